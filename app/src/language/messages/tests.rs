//! The files of the translators: each has every message, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::*;

/// A message: the names of what is filled in, and its text without them.
#[derive(Debug, Default)]
struct Message {
    variables: BTreeSet<String>,
    text: String,
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let resource = parse(file(language)).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(entry) = entry else { continue };
        let mut message = Message::default();
        read(&entry.value.expect("a message says something"), &mut message);
        let known = messages.insert(entry.id.name.to_owned(), message);
        assert!(known.is_none(), "{language:?} has {} twice", entry.id.name);
    }
    messages
}

fn read(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => read_inline(inline, message),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                read_inline(selector, message);
                for variant in variants {
                    read(&variant.value, message);
                }
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, message: &mut Message) {
    if let InlineExpression::VariableReference { id } = inline {
        message.variables.insert(id.name.to_owned());
    }
}

#[test]
fn every_language_has_every_message_and_fills_in_the_same() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let translated = messages(language);
        let keys = |messages: &BTreeMap<String, Message>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let (here, there) = (keys(&translated), keys(&english));
        let different: Vec<_> = here.symmetric_difference(&there).collect();
        assert!(different.is_empty(), "{language:?} has other messages than English: {different:?}");
        for (key, message) in &translated {
            assert_eq!(message.variables, english[key].variables, "{language:?}: {key}");
            let marks = |text: &str| (text.contains("<a>"), text.contains("</a>"));
            assert_eq!(marks(&message.text), marks(&english[key].text), "{language:?}: {key}");
        }
    }
}

/// What a translator has left as it was is English in the middle of another language.
#[test]
fn no_sentence_is_left_in_english() {
    let english = messages(Language::English);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        for (key, message) in messages(language) {
            let words = message.text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 2);
            // The same word in several languages, such as "minute" and "minutes", is none.
            let is_sentence = words.count() > 2;
            assert!(!is_sentence || message.text != english[&key].text, "{language:?}: {key} is {}", message.text);
        }
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let sources = sources(&[
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src"),
    ]);
    let unused: Vec<_> = keys(file(Language::English)).filter(|key| !sources.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

fn sources(folders: &[std::path::PathBuf]) -> String {
    let mut text = String::new();
    for folder in folders {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                text.push_str(&sources(&[path]));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

#[test]
fn a_living_part_gets_a_form_for_each_category_of_its_language() {
    let forms = |language: Language| match &for_page(language)["live-close-others-question"] {
        Template::One(_) => vec!["other"],
        Template::ByCategory(forms) => forms.keys().copied().collect(),
    };
    assert_eq!(forms(Language::English), ["one", "other"]);
    assert_eq!(forms(Language::Polish), ["few", "many", "one"]);
    let english = for_page(Language::English);
    let Template::ByCategory(question) = &english["live-close-others-question"] else { panic!("it has two forms") };
    assert_eq!(question["other"], "Close {count} other sessions?");
    let Template::One(name) = &english["live-close-name"] else { panic!("it has one form") };
    assert_eq!(name, "Close session: {name}, started {when}");
    let Template::One(closed) = &english["live-it-closed-from"] else { panic!("it has one form") };
    assert_eq!(closed, "It was closed from {device}, {when}.");
}

#[test]
fn a_living_part_gets_every_message_in_every_language() {
    for language in Language::ALL {
        let sent = for_page(language);
        assert!(sent.len() > 100 && sent.keys().all(|key| key.starts_with("live-")), "{language:?}");
    }
}

#[test]
fn a_living_part_fills_in_only_what_its_page_names() {
    for (key, message) in messages(Language::English).into_iter().filter(|(key, _)| key.starts_with("live-")) {
        let mut unknown = message.variables.iter().map(String::as_str);
        let unknown = unknown.find(|name| !FILLED_IN.contains(name) && !["count", "subject"].contains(name));
        assert_eq!(unknown, None, "{key}");
    }
}

#[test]
fn long_numbers_are_written_in_the_groups_of_the_language() {
    for (language, small, large) in [
        (Language::English, "9,999", "1,234,567"),
        (Language::German, "9.999", "1.234.567"),
        (Language::Spanish, "9999", "1.234.567"),
        (Language::French, "9\u{202f}999", "1\u{202f}234\u{202f}567"),
        (Language::Polish, "9999", "1\u{a0}234\u{a0}567"),
    ] {
        let written = |number| say_in(language, "number", &[("number", Argument::Number(number))]);
        assert_eq!((written(9_999), written(1_234_567)), (small.to_owned(), large.to_owned()));
        assert_eq!(written(999), "999");
    }
}
