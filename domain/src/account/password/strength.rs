//! How easy a password is to guess: an estimate whose cost is bounded, whatever the password.

use zxcvbn::{Score, zxcvbn};

/// The estimate's cost grows with the square of the length, so it sees this many characters at a time.
const WINDOW: usize = 40;

/// Characters that are written for the same letter, as the estimate knows them. It tries every combination of them.
const SPELLINGS: [&[char]; 7] =
    [&['4', '@'], &['(', '{', '[', '<'], &['6', '9'], &['1', '!', '|'], &['1', '|', '7'], &['$', '5'], &['+', '7']];

/// More combinations than this cost more than the hash that follows; no password that is tried early has as many.
const MOST_COMBINATIONS: usize = 32;

/// Whether fewer than a million guesses find the password (ASVS 6.2.4). The words in the login name count as known.
///
/// A password is at least as hard to guess as any part of it, so a long one is judged by its beginning and its end.
pub(super) fn is_easy_to_guess(password: &str, login_name: &str) -> bool {
    let words = login_name.split(|letter: char| !letter.is_alphanumeric());
    let known: Vec<_> = words.chain([login_name]).collect();
    let characters: Vec<char> = password.chars().collect();
    let beginning = &characters[..characters.len().min(WINDOW)];
    let end = &characters[characters.len().saturating_sub(WINDOW)..];
    let is_easy = |part: &[char]| zxcvbn(&with_few_spellings(part), &known).score() <= Score::One;
    is_easy(beginning) && (characters.len() <= WINDOW || is_easy(end))
}

/// The text for the estimate. Where it would have too many combinations, symbols stand for nothing but themselves: digits
/// alone never have too many.
fn with_few_spellings(part: &[char]) -> String {
    let ways = |spellings: &[char]| spellings.iter().filter(|spelling| part.contains(spelling)).count().max(1);
    let combinations: usize = SPELLINGS.iter().map(|spellings| ways(spellings)).product();
    if combinations <= MOST_COMBINATIONS { part.iter().collect() } else { part.iter().copied().map(neutral).collect() }
}

/// A symbol's stand-in, each its own: a letter that is in no word of the estimate and next to none on a keyboard.
fn neutral(symbol: char) -> char {
    match symbol {
        '@' => 'ж',
        '(' => 'њ',
        '{' => 'ц',
        '[' => 'ђ',
        '<' => 'щ',
        '!' => 'ѓ',
        '|' => 'э',
        '$' => 'љ',
        '+' => 'ф',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_first_is_easy_and_the_rest_is_not() {
        for (password, easy) in [
            ("password", true),
            ("Password123!", true),
            ("p4$$w0rd", true),
            ("12345678", true),
            ("1234567890!@#$%^&*()", true),
            ("qwertyuiop", true),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", true),
            ("ada.lovelace", true),
            ("Lovelace1", true),
            (&"a".repeat(1000), true),
            (&"abcdefgh".repeat(100), true),
            (&"password".repeat(100), true),
            ("kX8#pq2L", false),
            ("Всё хорошо, прекрасная маркиза", false),
            ("correct horse battery staple", false),
            ("4@8({[<3691!|0$5+7%2z", false),
            (&format!("{}kX8#pq2L", "a".repeat(60)), false),
            (&format!("kX8#pq2L{}", "a".repeat(60)), false),
        ] {
            assert_eq!(is_easy_to_guess(password, "ada.lovelace"), easy, "{password:?}");
        }
    }

    /// Counts instead of time: what the estimate is handed has few combinations and few characters.
    #[test]
    fn no_password_gives_the_estimate_many_spellings_to_try() {
        let hostile = "4@8({[<3691!|0$5+7%2z".repeat(50);
        let digits = "0123456789".repeat(4);
        for text in [hostile.as_str(), &digits, "4@8({[<", "1!|7+$5(["] {
            let part: Vec<char> = text.chars().take(WINDOW).collect();
            let handed: Vec<char> = with_few_spellings(&part).chars().collect();
            let ways =
                |spellings: &[char]| spellings.iter().filter(|spelling| handed.contains(spelling)).count().max(1);
            let combinations: usize = SPELLINGS.iter().map(|spellings| ways(spellings)).product();
            assert!(combinations <= MOST_COMBINATIONS, "{text:?}: {combinations}");
            assert_eq!(handed.len(), part.len());
        }
    }

    #[test]
    fn stand_ins_differ_from_each_other_and_from_what_they_stand_for() {
        let symbols = ['@', '(', '{', '[', '<', '!', '|', '$', '+'];
        let stand_ins: std::collections::HashSet<char> = symbols.iter().copied().map(neutral).collect();
        assert_eq!(stand_ins.len(), symbols.len());
        assert!(symbols.iter().all(|symbol| !stand_ins.contains(symbol)));
    }
}
