//! Every message of every language, in the files that translators write (Project Fluent).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use super::{Argument, Language, language};

/// The names of what is filled into a message of a living part.
const FILLED_IN: [&str; 8] = ["address", "device", "first", "last", "name", "names", "reason", "when"];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> = LazyLock::new(|| {
    bundles(|language| match language {
        Language::English | Language::Japanese | Language::Chinese | Language::Arabic => grouped::<',', 4>,
        Language::German | Language::Italian | Language::Portuguese => grouped::<'.', 4>,
        Language::Spanish => grouped::<'.', 5>,
        Language::French => grouped::<'\u{202f}', 4>,
        Language::Polish => grouped::<'\u{a0}', 5>,
    })
});

/// The same with the name of a number in its place.
static TEMPLATES: LazyLock<Vec<(Language, Bundle)>> = LazyLock::new(|| bundles(|_| named));

/// How numbers are written.
type Formatter = fn(&FluentValue, &IntlLangMemoizer) -> Option<String>;

fn bundles(formatter: impl Fn(Language) -> Formatter) -> Vec<(Language, Bundle)> {
    Language::ALL.into_iter().map(|language| (language, bundle(language, formatter(language)))).collect()
}

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

fn langid(language: Language) -> LanguageIdentifier {
    language.tag().parse().expect("tags of languages are such")
}

fn bundle(language: Language, formatter: Formatter) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![langid(language)]);
    // The marks around what is filled in matter where directions mix, and are seen by programs that read the page.
    bundle.set_use_isolating(language.direction() == "rtl");
    bundle.set_formatter(Some(formatter));
    let resource = FluentResource::try_new(file(language).to_owned());
    // What cannot be read of a file, the test of the files says.
    bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
    bundle
}

/// Numbers in groups of three digits, from so many digits on.
fn grouped<const SEPARATOR: char, const FROM: usize>(value: &FluentValue, _: &IntlLangMemoizer) -> Option<String> {
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

fn named(value: &FluentValue, _: &IntlLangMemoizer) -> Option<String> {
    matches!(value, FluentValue::Number(_)).then(|| "{count}".to_owned())
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

pub(super) fn say_in(language: Language, key: &str, arguments: &[(&'static str, Argument)]) -> String {
    format_with(&BUNDLES, language, key, arguments)
}

fn format_with(
    bundles: &[(Language, Bundle)],
    language: Language,
    key: &str,
    arguments: &[(&'static str, Argument)],
) -> String {
    let bundles = bundles.iter().filter(|(of, _)| *of == language || *of == Language::English);
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

/// What a living part says by itself in this language.
pub fn for_page(language: Language) -> BTreeMap<&'static str, Template> {
    let keys = keys(file(Language::English)).filter(|key| key.starts_with("live-"));
    keys.map(|key| (key, Template::of(language, key))).collect()
}

/// A message with the names of what is filled in, in braces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Template {
    /// It has one form.
    One(String),
    /// It has a form for each category of plurals that the language has (Unicode CLDR).
    ByCategory(BTreeMap<&'static str, String>),
}

/// Numbers of every category that a language may have; none comes last, because a message may have words of its own for it.
const SAMPLES: [u32; 20] = [1, 2, 3, 4, 5, 6, 10, 11, 12, 20, 21, 22, 99, 100, 101, 102, 103, 111, 1_000_000, 0];

impl Template {
    fn of(language: Language, key: &str) -> Self {
        let rules = plural_locale(language);
        let plurals = PluralRules::create(rules, PluralRuleType::CARDINAL).expect("languages have plurals");
        let mut forms = BTreeMap::new();
        for sample in SAMPLES {
            let category = plurals.select(sample).expect("numbers have a category");
            forms.entry(name_of(category)).or_insert_with(|| template(language, key, sample));
        }
        let mut texts = forms.values();
        let first = texts.next().cloned().unwrap_or_default();
        if texts.all(|text| *text == first) { Self::One(first) } else { Self::ByCategory(forms) }
    }
}

/// Regions and scripts have no rules of their own.
fn plural_locale(language: Language) -> LanguageIdentifier {
    LanguageIdentifier::from_parts(langid(language).language, None, None, &[])
}

const fn name_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

fn template(language: Language, key: &str, count: u32) -> String {
    let mut arguments = FILLED_IN.map(|name| (name, Argument::Text(format!("{{{name}}}")))).to_vec();
    // Where a living part says how a session ended, its heading has named it.
    arguments.push(("subject", Argument::Text("it".into())));
    arguments.push(("count", Argument::Number(count)));
    format_with(&TEMPLATES, language, key, &arguments)
}

/// The keys of a file.
pub(super) fn keys(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).filter(|key| {
        key.starts_with(|first: char| first.is_ascii_lowercase())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

#[cfg(test)]
mod tests;
