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
    (before.to_owned(), inside.replace(ISOLATES, ""), after.to_owned())
}

/// What stands before and behind what was filled in, where that gets an element of its own.
pub(crate) fn around(text: &str, filled_in: &str) -> (String, String) {
    let (before, after) = text.split_once(filled_in).unwrap_or((text, ""));
    (before.trim_end_matches(ISOLATES).to_owned(), after.trim_start_matches(ISOLATES).to_owned())
}

/// The marks around what is filled in where text runs from right to left. An element of its own needs none.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

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
            ("<a>\u{2068}192.0.2.1\u{2069}</a>", "", "192.0.2.1", ""),
        ] {
            assert_eq!(marked(text), (before.into(), inside.into(), after.into()), "{text}");
        }
    }

    #[test]
    fn what_was_filled_in_leaves_no_mark_behind() {
        for (text, before, after) in [
            ("It was closed, {when}.", "It was closed, ", "."),
            ("\u{2068}Wiki\u{2069}: \u{2068}{when}\u{2069}.", "\u{2068}Wiki\u{2069}: ", "."),
            ("It was closed.", "It was closed.", ""),
        ] {
            assert_eq!(around(text, "{when}"), (before.to_owned(), after.to_owned()));
        }
    }
}
