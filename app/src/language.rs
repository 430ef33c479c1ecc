//! The languages of the pages, and what the pages say in them. The server has every message; of those that a living part says
//! by itself, the page brings the ones of its language, so that the wasm has none.

mod argument;
#[cfg(not(target_family = "wasm"))]
mod messages;
#[cfg(target_family = "wasm")]
mod page_messages;
mod text;

use leptos::prelude::*;

pub(crate) use argument::Argument;
#[cfg(not(target_family = "wasm"))]
pub use messages::for_page;
#[cfg(not(target_family = "wasm"))]
pub(crate) use messages::{ago, duration, number, say};
#[cfg(target_family = "wasm")]
pub(crate) use page_messages::{ago, duration, number, say};
pub use text::marked;
pub(crate) use text::{around, t};

/// A language of the pages (BCP 47).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// Simplified Chinese.
    Chinese,
    /// English, where nothing else is asked for.
    #[default]
    English,
    /// French.
    French,
    /// German.
    German,
    /// Italian.
    Italian,
    /// Japanese.
    Japanese,
    /// Polish.
    Polish,
    /// Portuguese, as it is written in Brazil.
    Portuguese,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Every language, in the order of their own names.
    pub const ALL: [Self; 10] = [
        Self::German,
        Self::English,
        Self::Spanish,
        Self::French,
        Self::Italian,
        Self::Polish,
        Self::Portuguese,
        Self::Arabic,
        Self::Chinese,
        Self::Japanese,
    ];

    /// The tag, for `lang` attributes and settings.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh-Hans",
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Italian => "it",
            Self::Japanese => "ja",
            Self::Polish => "pl",
            Self::Portuguese => "pt-BR",
            Self::Spanish => "es",
        }
    }

    /// What those who speak it call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::Chinese => "简体中文",
            Self::English => "English",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Italian => "Italiano",
            Self::Japanese => "日本語",
            Self::Polish => "Polski",
            Self::Portuguese => "Português (Brasil)",
            Self::Spanish => "Español",
        }
    }

    /// The direction of its text, for `dir` attributes.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a tag, whatever its region: who reads `pt-PT` reads Brazilian Portuguese sooner than English.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let asked = primary(tag.trim());
        Self::ALL.into_iter().find(|language| primary(language.tag()) == asked)
    }

    /// The first language of an `Accept-Language` that the pages speak (RFC 9110, 12.5.4).
    pub fn accepted(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|range| {
                let mut parts = range.split(';');
                let language = Self::parse(parts.next()?)?;
                let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
                (weight > 0.0).then_some((weight, language))
            })
            .collect();
        wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
        wanted.first().map(|(_, language)| *language)
    }
}

/// The language of the page that is being made.
pub(crate) fn language() -> Language {
    use_context().unwrap_or_default()
}

/// What is said under this key in this language, where no page is being made.
#[cfg(not(target_family = "wasm"))]
pub fn text_in(language: Language, key: &str, arguments: &[(&'static str, &str)]) -> String {
    let arguments: Vec<_> = arguments.iter().map(|(name, text)| (*name, Argument::from(*text))).collect();
    messages::say_in(language, key, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_is_taken_that_the_pages_speak() {
        for (header, language) in [
            ("de-AT,de;q=0.9,en;q=0.8", Some(Language::German)),
            ("en-GB", Some(Language::English)),
            ("nl,fr;q=0.5,it;q=0.7", Some(Language::Italian)),
            ("pt-PT", Some(Language::Portuguese)),
            ("zh-TW, zh;q=0.9", Some(Language::Chinese)),
            ("de;q=0,ja", Some(Language::Japanese)),
            ("nl, *", None),
            ("", None),
        ] {
            assert_eq!(Language::accepted(header), language, "{header:?}");
        }
    }
}
