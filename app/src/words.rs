//! Names in a sentence, and sentences in a row.

/// "Wiki", "Wiki and Mail", "Wiki, Mail and 3 more": `names`, and how many there are besides.
pub(crate) fn names_in_words(names: &[String], more: u32) -> String {
    let more = (more > 0).then(|| format!("{more} more"));
    let mut parts: Vec<&str> = names.iter().map(String::as_str).chain(more.as_deref()).collect();
    match (parts.pop(), parts.as_slice()) {
        (None, _) => String::new(),
        (Some(only), []) => only.to_owned(),
        (Some(last), rest) => format!("{} and {last}", rest.join(", ")),
    }
}

/// "9,999".
pub(crate) fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The sentences that there are, one after the other.
pub(crate) fn together<const N: usize>(sentences: [Option<String>; N]) -> String {
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_written_in_groups() {
        let cases = [(0, "0"), (999, "999"), (1_000, "1,000"), (9_999, "9,999"), (1_234_567, "1,234,567")];
        for (given, written) in cases {
            assert_eq!(number(given), written);
        }
    }

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
