//! One stylesheet out of `main.css` and what it imports, so that a page waits for a single request.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

/// Puts each `@import "file.css" layer(name);` in place, and leaves comments and indentation out.
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
        let import = Import::parse(line).with_context(|| format!("in {}: {}", path.display(), line.trim()))?;
        let content = with_imports(&folder.join(import.file))?;
        if let Some(layer) = import.layer {
            bundled.extend([
                "@layer ", layer, " {
", &content, "}
",
            ]);
        } else {
            bundled.push_str(&content);
        }
    }
    Ok(bundled)
}

/// One `@import` line.
#[derive(Debug, PartialEq)]
struct Import<'a> {
    file: &'a str,
    layer: Option<&'a str>,
}

impl<'a> Import<'a> {
    fn parse(line: &'a str) -> Result<Self> {
        let rest = line.trim().strip_prefix("@import").context("an import is a line of its own")?.trim_start();
        let rest = rest.strip_suffix(';').context("an import ends its line with a semicolon")?.trim_end();
        let mut quoted = rest.splitn(3, '"');
        let (Some(before), Some(file), Some(after)) = (quoted.next(), quoted.next(), quoted.next()) else {
            bail!("an import names its file in double quotes");
        };
        ensure!(!file.contains(':'), "an import names a file of this folder");
        let conditions = match before {
            "" => after,
            "url(" => after.strip_prefix(')').context("url( is not closed")?,
            _ => bail!("an import begins with its file"),
        };
        let layer = match conditions.trim() {
            "" => None,
            layer => Some(
                layer
                    .strip_prefix("layer(")
                    .and_then(|name| name.strip_suffix(')'))
                    .context("the only condition that an import may have is layer(name)")?,
            ),
        };
        Ok(Self { file, layer })
    }
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

    use super::{Import, bundle, without_comments};

    #[test]
    fn imports_take_their_place_in_their_layer() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
        write(
            "main.css",
            "@layer tokens, page;\n@import \"tokens.css\" layer(tokens);\n@import url(\"page.css\") layer(page);\n@import \"plain.css\";\n",
        );
        write("tokens.css", "/* Colours.\n */\n:root {\n  --accent: blue;\n}");
        write("page.css", "@import \"table.css\" layer(table);\nbody {\n  margin: 0;\n}\n");
        write("table.css", "table { width: 100%; }");
        write("plain.css", "p { margin: 0; }");

        let bundled = bundle(&folder.path().join("main.css")).unwrap();

        assert_eq!(
            bundled,
            "@layer tokens, page;\n\
             @layer tokens {\n:root {\n--accent: blue;\n}\n}\n\
             @layer page {\n@layer table {\ntable { width: 100%; }\n}\nbody {\nmargin: 0;\n}\n}\n\
             p { margin: 0; }\n"
        );
    }

    #[test]
    fn an_import_of_another_kind_is_refused() {
        let layered = Import { file: "a.css", layer: Some("base.reset") };
        assert_eq!(Import::parse("@import \"a.css\" layer(base.reset);").unwrap(), layered);
        for line in [
            "@import \"a.css\" screen;",
            "@import \"a.css\" layer(a) screen;",
            "@import \"https://example.com/a.css\";",
            "@import a.css;",
            "@import \"a.css\"",
        ] {
            assert!(Import::parse(line).is_err(), "{line}");
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
