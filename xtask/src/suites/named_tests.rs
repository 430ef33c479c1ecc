//! Every test that docs/security.md names beside an attack, a fault or a requirement exists.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::outcome::Outcome;
use crate::workspace::{files_below, root};

/// The page with the tables.
const PAGE: &str = "docs/security.md";

/// How the tables begin the names of tests that are no neighbours of what they test.
const PROGRAMS: [(&str, &str); 4] = [
    ("http", "server/tests/http"),
    ("use_cases", "domain/tests/use_cases"),
    ("contract", "storage/tests/contract"),
    ("control", "testing/tests/control"),
];

const CRATES: [&str; 4] = ["app/src", "domain/src", "server/src", "storage/src"];

/// A file of Rust, and the module that it is.
struct Source {
    module: Vec<String>,
    text: String,
}

/// Whoever renames or removes a test finds its name in the tables.
pub(super) fn check() -> Result<Outcome> {
    let mut missing = Vec::new();
    let page = fs::read_to_string(root().join(PAGE))?;
    for name in named(&page) {
        if !is_there(name)? {
            missing.push(format!("{PAGE} names `{name}`, which is not there"));
        }
    }
    Ok(if missing.is_empty() {
        Outcome { passed: 1, ..Outcome::default() }
    } else {
        Outcome::failure(missing.join("\n"))
    })
}

/// What stands between backticks in the rows of tables, and is a test, a module of tests or a file.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let code = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    code.filter(|code| !code.contains(' ') && (code.contains("::") || (code.contains('/') && !code.starts_with('/'))))
}

fn is_there(name: &str) -> io::Result<bool> {
    if !name.contains("::") {
        return Ok(root().join(name).exists());
    }
    let (first, rest) = name.split_once("::").unwrap_or((name, ""));
    let program = PROGRAMS.iter().find(|(program, _)| *program == first);
    let (folders, path): (&[&str], _) = match &program {
        Some((_, folder)) => (&[folder], rest),
        None => (&CRATES, name),
    };
    for folder in folders {
        if sources(&root().join(folder))?.iter().any(|source| source.has(path, program.is_some())) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sources(folder: &Path) -> io::Result<Vec<Source>> {
    let files = files_below(folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files.map(|path| Ok(Source { module: module(folder, &path), text: fs::read_to_string(&path)? })).collect()
}

fn module(folder: &Path, file: &Path) -> Vec<String> {
    let path: PathBuf = file.strip_prefix(folder).unwrap_or(file).with_extension("");
    let mut module: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "tests")) {
        module.pop();
    }
    module
}

impl Source {
    /// Whether it is the module of this path, or has the test. A path within a crate may leave out where it begins.
    fn has(&self, path: &str, is_whole: bool) -> bool {
        let is = |path: &[&str]| {
            let left_out = self.module.len().checked_sub(path.len());
            left_out.is_some_and(|count| (count == 0 || !is_whole) && self.module[count..].iter().eq(path))
        };
        let parts: Vec<&str> = path.split("::").collect();
        let Some((test, module)) = parts.split_last() else { return false };
        is(&parts) || (is(module) && self.text.contains(&format!("fn {test}(")))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{PAGE, Source, is_there, named};
    use crate::workspace::root;

    #[test]
    fn the_page_has_a_table_for_attacks_and_one_for_requirements() {
        let page = fs::read_to_string(root().join(PAGE)).unwrap();
        for heading in ["## What a stolen embed token can do", "## Attacks and faults", "## Requirements on tokens"] {
            let (_, rest) = page.split_once(heading).unwrap();
            let section = rest.split("\n## ").next().unwrap();
            assert!(named(section).next().is_some(), "no test is named below {heading}");
        }
    }

    #[test]
    fn tests_and_files_are_found_in_rows_of_tables() {
        let text = "`http::text` is no row\n| A1 | `http::closing::a`, `no-store`, `Vary: a::b`, `/pkg`, `end2end/tests/a.spec.ts` |\n";
        assert_eq!(named(text).collect::<Vec<_>>(), ["http::closing::a", "end2end/tests/a.spec.ts"]);
    }

    #[test]
    fn a_test_is_found_in_its_own_module_only() {
        let source = Source { module: ["password", "hashing"].map(String::from).into(), text: "fn a_b() {".to_owned() };
        assert!(source.has("hashing::a_b", false) && source.has("password::hashing", true));
        for (path, is_whole) in [("hashing::a_b", true), ("hashing::a", false), ("password::a_b", false)] {
            assert!(!source.has(path, is_whole), "{path}");
        }
    }

    #[test]
    fn what_was_renamed_is_missed() {
        assert!(is_there("http::closing").unwrap() && is_there("end2end/tests").unwrap());
        for name in ["http::closing::no_such_test", "contract::nothing", "end2end/tests/nothing.spec.ts"] {
            assert!(!is_there(name).unwrap(), "{name}");
        }
    }
}
