//! The spaces of a stylesheet, of which most say nothing (CSS Syntax Module Level 3, 4).

/// No space is needed behind these.
const SAYS_ENOUGH: [char; 5] = ['{', '}', ';', ':', ','];

/// A stylesheet without the spaces that say nothing, which are those at braces and semicolons and behind colons and commas. The
/// last semicolon of a block goes too. Strings stay, and it has no comments.
pub(crate) fn without_spaces(stylesheet: &str) -> String {
    let mut kept = String::with_capacity(stylesheet.len());
    let mut quote = None;
    let mut is_escaped = false;
    let mut is_spaced = false;
    for character in stylesheet.chars() {
        if quote.is_none() && character.is_ascii_whitespace() {
            is_spaced = true;
            continue;
        }
        if is_spaced && !kept.ends_with(SAYS_ENOUGH) && !"{};".contains(character) {
            kept.push(' ');
        }
        is_spaced = false;
        if quote.is_none() && character == '}' && kept.ends_with(';') {
            kept.pop();
        }
        match quote {
            None if character == '"' || character == '\'' => quote = Some(character),
            Some(begin) if character == begin && !is_escaped => quote = None,
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
        kept.push(character);
    }
    if is_spaced && !kept.ends_with(SAYS_ENOUGH) {
        kept.push(' ');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without_spaces;

    #[test]
    fn spaces_go_where_they_say_nothing_and_stay_where_they_do() {
        for (stylesheet, kept) in [
            ("a b > c, d:hover {\n  e: 1px solid;\n}\n", "a b > c,d:hover{e:1px solid}"),
            ("a :is(b) { c: calc(1em - 2px) }", "a :is(b){c:calc(1em - 2px)}"),
            ("th:nth-child(n + 2) { a: 1 / -1; b: c; }", "th:nth-child(n + 2){a:1 / -1;b:c}"),
            ("@media (a: b) and (c: d) { e { f: g; } }", "@media (a:b) and (c:d){e{f:g}}"),
            ("a { content: \" ;  \\\" } \"; b: '{ } ' }", "a{content:\" ;  \\\" } \";b:'{ } '}"),
            ("a { content: attr(b) \" \" / \"\"; }", "a{content:attr(b) \" \" / \"\"}"),
        ] {
            assert_eq!(without_spaces(stylesheet), kept);
        }
    }

    #[test]
    fn a_part_of_a_stylesheet_keeps_a_space_at_its_ends_that_may_say_something() {
        assert_eq!(without_spaces("a { b: c "), "a{b:c ");
        assert_eq!(without_spaces("a { b: "), "a{b:");
        assert_eq!(without_spaces(" d; }\n"), " d}");
    }
}
