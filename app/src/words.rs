//! Names in a sentence, and sentences in a row.

use crate::language::t;

/// "Wiki", "Wiki and Mail", "Wiki, Mail and 3 more": `names`, and how many there are besides.
pub(crate) fn names_in_words(names: &[String], more: u32) -> String {
    let more = (more > 0).then(|| t!("live-more", count = more));
    let mut parts: Vec<&str> = names.iter().map(String::as_str).chain(more.as_deref()).collect();
    match (parts.pop(), parts.as_slice()) {
        (None, _) => String::new(),
        (Some(only), []) => only.to_owned(),
        (Some(last), rest) => t!("live-list-end", first = rest.join(&t!("live-list-comma")), last = last),
    }
}

/// The sentences that there are, one after the other.
pub(crate) fn together<const N: usize>(sentences: [Option<String>; N]) -> String {
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_in_speech() {
        let cases: [(&[&str], u32, &str); 6] = [
            (&[], 0, ""),
            (&["Wiki"], 0, "Wiki"),
            (&["Wiki", "Mail"], 0, "Wiki and Mail"),
            (&["Wiki", "Mail", "Chat"], 0, "Wiki, Mail and Chat"),
            (&["Wiki", "Mail"], 3, "Wiki, Mail and 3 more"),
            (&["Wiki"], 1, "Wiki and 1 more"),
        ];
        for (names, more, words) in cases {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(names_in_words(&names, more), words);
        }
    }
}
