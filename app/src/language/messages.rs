//! Every message of every language, in the files that translators write (Project Fluent).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Argument, Language, language};

/// The names of what is filled into a message of a living part.
const FILLED_IN: [&str; 9] = ["count", "device", "address", "reason", "name", "names", "when", "first", "last"];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| (language, bundle(language))).collect());

/// What a translator wrote.
pub(super) const fn file(language: Language) -> &'static str {
    match language {
        Language::Arabic => include_str!("../../locales/ar.ftl"),
        Language::Chinese => include_str!("../../locales/zh-Hans.ftl"),
        Language::English => include_str!("../../locales/en.ftl"),
        Language::French => include_str!("../../locales/fr.ftl"),
        Language::German => include_str!("../../locales/de.ftl"),
        Language::Italian => include_str!("../../locales/it.ftl"),
        Language::Japanese => include_str!("../../locales/ja.ftl"),
        Language::Polish => include_str!("../../locales/pl.ftl"),
        Language::Portuguese => include_str!("../../locales/pt-BR.ftl"),
        Language::Spanish => include_str!("../../locales/es.ftl"),
    }
}

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse().expect("tags of languages are such");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The marks around what is filled in matter where directions mix, and are seen by programs that read the page.
    bundle.set_use_isolating(language.direction() == "rtl");
    bundle.set_formatter(Some(match language {
        Language::English | Language::Japanese | Language::Chinese | Language::Arabic => grouped::<',', 4>,
        Language::German | Language::Italian | Language::Portuguese => grouped::<'.', 4>,
        Language::Spanish => grouped::<'.', 5>,
        Language::French => grouped::<'\u{202f}', 4>,
        Language::Polish => grouped::<'\u{a0}', 5>,
    }));
    let resource = FluentResource::try_new(file(language).to_owned());
    // What cannot be read of a file, the test of the files says.
    bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
    bundle
}

/// Numbers in groups of three digits, from so many digits on.
fn grouped<const SEPARATOR: char, const FROM: usize>(
    value: &FluentValue,
    _: &intl_memoizer::concurrent::IntlLangMemoizer,
) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    if digits.len() < FROM {
        return Some(digits.into_owned());
    }
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            written.push(SEPARATOR);
        }
        written.push(digit);
    }
    Some(written)
}

/// What the page says under this key.
pub(crate) fn say(key: &str, arguments: &[(&'static str, Argument)]) -> String {
    say_in(language(), key, arguments)
}

/// A number as the page's language writes it.
pub(crate) fn number(number: u32) -> String {
    say("number", &[("number", Argument::Number(number))])
}

/// How long ago something happened, in whole units of "minute", "hour" or "day"; of none, that it is now.
pub(crate) fn ago(count: u32, unit: &str) -> String {
    let key = match unit {
        "minute" => "minutes-ago",
        "hour" => "hours-ago",
        "day" => "days-ago",
        _ => "now",
    };
    say(key, &[("count", Argument::Number(count))])
}

/// A length of time in whole units of "second" or "minute".
pub(crate) fn duration(count: u32, unit: &str) -> String {
    say(if unit == "minute" { "minutes" } else { "seconds" }, &[("count", Argument::Number(count))])
}

fn say_in(language: Language, key: &str, arguments: &[(&'static str, Argument)]) -> String {
    let bundles = BUNDLES.iter().filter(|(of, _)| *of == language || *of == Language::English);
    let mut found = bundles.filter_map(|(of, bundle)| Some((*of, bundle, bundle.get_message(key)?.value()?)));
    let best = found.clone().find(|(of, ..)| *of == language).or_else(|| found.next());
    let Some((_, bundle, pattern)) = best else { return key.to_owned() };
    let mut given = FluentArgs::new();
    for (name, argument) in arguments {
        match argument {
            Argument::Text(text) => given.set(*name, text.as_str()),
            Argument::Number(number) => given.set(*name, *number),
        }
    }
    bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
}

/// What a living part says by itself in this language: messages of one form each, with the names of what is filled in.
pub fn for_page(language: Language) -> BTreeMap<&'static str, String> {
    let keys = keys(file(Language::English)).filter(|key| key.starts_with("live-"));
    let arguments = FILLED_IN.map(|name| (name, Argument::Text(format!("{{{name}}}"))));
    keys.map(|key| (key, say_in(language, key, &arguments))).collect()
}

/// The keys of a file.
pub(super) fn keys(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).filter(|key| {
        key.starts_with(|first: char| first.is_ascii_lowercase())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}
