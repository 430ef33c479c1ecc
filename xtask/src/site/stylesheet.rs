//! One stylesheet out of `main.css` and what it imports, so that a page waits for a single request.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

/// Puts each `@import "file.css";` in place, and leaves comments and indentation out. There are no layers: a browser that
/// is older than they are leaves out all that is in one.
pub(super) fn bundle(path: &Path) -> Result<String> {
    Ok(compact(&with_imports(path)?))
}

fn with_imports(path: &Path) -> Result<String> {
    let source = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let folder = path.parent().expect("a stylesheet is in a folder");
    let mut bundled = String::new();
    for line in without_comments(&source).lines() {
        if !line.trim_start().starts_with("@import") {
            bundled.push_str(line);
            bundled.push('\n');
            continue;
        }
        let file = imported(line).with_context(|| format!("in {}: {}", path.display(), line.trim()))?;
        bundled.push_str(&with_imports(&folder.join(file))?);
    }
    Ok(bundled)
}

/// The file of an `@import` line.
fn imported(line: &str) -> Result<&str> {
    let rest = line.trim().strip_prefix("@import").context("an import is a line of its own")?.trim();
    let rest = rest.strip_suffix(';').context("an import ends its line with a semicolon")?.trim_end();
    let file = rest.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let file = file.context("an import is of a file in double quotes, and has no conditions")?;
    ensure!(!file.contains([':', '"']), "an import names one file of this folder");
    Ok(file)
}

fn without_comments(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut string_quote = None;
    let mut characters = source.chars().peekable();
    while let Some(character) = characters.next() {
        match string_quote {
            None if character == '/' && characters.peek() == Some(&'*') => {
                characters.next();
                let mut previous = ' ';
                // The line ends inside a comment stay out too: nothing in CSS depends on them.
                for inside in characters.by_ref() {
                    if previous == '*' && inside == '/' {
                        break;
                    }
                    previous = inside;
                }
                kept.push(' ');
                continue;
            }
            None if character == '"' || character == '\'' => string_quote = Some(character),
            Some(_) if character == '\\' => {
                kept.push(character);
                kept.extend(characters.next());
                continue;
            }
            Some(quote) if character == quote => string_quote = None,
            _ => {}
        }
        kept.push(character);
    }
    kept
}

/// Indentation and empty lines go. What else a minifier removes is worth little after brotli.
fn compact(source: &str) -> String {
    let mut compact = String::with_capacity(source.len());
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty()) {
        compact.push_str(line);
        compact.push('\n');
    }
    compact
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{bundle, imported, without_comments};

    #[test]
    fn imports_take_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
        write("main.css", "@import \"tokens.css\";\n@import \"page.css\";\np { margin: 0; }\n");
        write("tokens.css", "/* Colours.\n */\n:root {\n  --accent: blue;\n}");
        write("page.css", "@import \"table.css\";\nbody {\n  margin: 0;\n}\n");
        write("table.css", "table { width: 100%; }");

        let bundled = bundle(&folder.path().join("main.css")).unwrap();

        assert_eq!(
            bundled,
            ":root {\n--accent: blue;\n}\ntable { width: 100%; }\nbody {\nmargin: 0;\n}\np { margin: 0; }\n"
        );
    }

    #[test]
    fn an_import_of_another_kind_is_refused() {
        assert_eq!(imported("@import \"a.css\";").unwrap(), "a.css");
        for line in [
            "@import \"a.css\" screen;",
            "@import \"a.css\" layer(a);",
            "@import \"a.css\" layer(\"a\");",
            "@import \"https://example.com/a.css\";",
            "@import a.css;",
            "@import \"a.css\"",
        ] {
            assert!(imported(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("main.css"), "@import \"nowhere.css\";\n").unwrap();

        let error = bundle(&folder.path().join("main.css")).unwrap_err();

        assert!(format!("{error:#}").contains("nowhere.css"), "{error:#}");
    }

    #[test]
    fn comments_go_and_strings_stay() {
        assert_eq!(without_comments("a/* b */c"), "a c");
        assert_eq!(without_comments("a { content: \"/* \\\" */\"; }"), "a { content: \"/* \\\" */\"; }");
        assert_eq!(without_comments("a /* it's */ { content: '*/'; }"), "a   { content: '*/'; }");
        assert_eq!(without_comments("a /***/ b"), "a   b");
        assert_eq!(without_comments("a /* never closed"), "a  ");
    }
}
