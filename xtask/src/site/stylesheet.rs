//! One stylesheet out of those that `main.css` lists, so that a page waits for a single request.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// The files that `main.css` imports, one after the other, without indentation and comments that are a line of their own. What
/// else a minifier removes is worth little after brotli, and it would take one of two declarations of the same property, of
/// which the first is for older browsers. There are no layers: a browser that is older than they are leaves out all that is
/// in one.
pub(super) fn bundle(folder: &Path) -> Result<String> {
    let mut bundled = String::new();
    for line in read(&folder.join("main.css"))?.lines() {
        let file = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        let file = file.with_context(|| format!("main.css holds nothing but imports of files, not: {line}"))?;
        let source = read(&folder.join(file))?;
        let is_comment = |line: &&str| line.starts_with("/*") && line.find("*/") == Some(line.len() - 2);
        let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
        bundled.extend(lines.flat_map(|line| [line, "\n"]));
    }
    Ok(bundled)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::Result;

    use super::bundle;

    fn bundle_of(files: &[(&str, &str)]) -> Result<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        bundle(folder.path())
    }

    #[test]
    fn imports_take_their_place_without_indentation_and_comments() {
        let bundled = bundle_of(&[
            ("main.css", "@import \"tokens.css\";\n@import \"page.css\";\n"),
            ("tokens.css", "/* Colours. */\n:root {\n  /* Blue. */\n  --accent: blue; /* ink */\n}"),
            ("page.css", "\nbody {\n  margin: 0;\n}\n/* Of\ntwo lines. */\n/* a */ b {} /* c */\n"),
        ]);
        let tokens = ":root {\n--accent: blue; /* ink */\n}\n";
        let page = "body {\nmargin: 0;\n}\n/* Of\ntwo lines. */\n/* a */ b {} /* c */\n";
        assert_eq!(bundled.unwrap(), format!("{tokens}{page}"));
    }

    #[test]
    fn what_is_no_import_of_a_file_is_refused_by_its_line() {
        for line in ["@import \"a.css\" screen;", "@import url(a.css);", "p { margin: 0; }", "@import \"nowhere.css\";"]
        {
            let error = format!("{:#}", bundle_of(&[("main.css", line), ("a.css", "")]).unwrap_err());
            assert!(error.contains(line) || error.contains("nowhere.css"), "{line}: {error}");
        }
    }
}
