//! What a page says: a message under a key, with what is filled in.

/// The message of this key in the page's language. What begins with `live-` a living part may say in the browser.
macro_rules! t {
    ($key:literal) => { $crate::language::say($key, &[]) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::say($key, &[$((stringify!($name), $crate::language::Argument::from($value))),+])
    };
}
pub(crate) use t;

/// What stands before, between and behind the marks `<a>` and `</a>` of a message, which surround its link or what is bold in
/// it. What is filled in between them may have such marks itself, so the last one ends it.
pub fn marked(text: &str) -> (String, String, String) {
    let (before, rest) = text.split_once("<a>").unwrap_or((text, ""));
    let (inside, after) = rest.rsplit_once("</a>").unwrap_or((rest, ""));
    (before.to_owned(), inside.to_owned(), after.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_message_has_three_parts() {
        for (text, before, inside, after) in [
            ("Close it and <a>change your password</a>.", "Close it and ", "change your password", "."),
            ("<a>Wiki</a> asks to sign you out.", "", "Wiki", " asks to sign you out."),
            ("Set <a></a>", "Set ", "", ""),
            ("You return to <a>Wiki</a><a></a>.", "You return to ", "Wiki</a><a>", "."),
            ("Nothing is marked.", "Nothing is marked.", "", ""),
        ] {
            assert_eq!(marked(text), (before.into(), inside.into(), after.into()), "{text}");
        }
    }
}
