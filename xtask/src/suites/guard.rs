//! The arrows between the crates, as ARCHITECTURE.md draws them, and those between the files of each.

use std::{fs, io, path::Path};

use anyhow::Result;

use super::{circles::circles, outcome::Outcome};
use crate::workspace::{answer, cargo, files_below, root};

/// `app` says once which module only the server has, and once that the two halves exclude each other.
const MOST_FEATURE_SWITCHES: usize = 2;

/// The program that hands out sessions.
const TEST_SERVICE: &str = "user-sessions-testing";

/// Where no file uses another one that uses it.
const TREES: [&str; 8] = [
    "app/src",
    "domain/src",
    "frontend/src",
    "server/src",
    "storage/src",
    "testing/src",
    "testing/trials/src",
    "xtask/src",
];

const ALL: &str = "--workspace --all-features --target all";

/// What a crate must not reach.
struct Fence {
    /// As one would ask `cargo tree`.
    tree: &'static str,
    why: &'static str,
    forbidden: &'static [&'static str],
}

const FENCES: [Fence; 7] = [
    Fence {
        tree: "--package frontend --target wasm32-unknown-unknown",
        why: "the browser loads only what is seen and asked",
        forbidden: &["axum", "domain", "sqlx", "storage", "tokio"],
    },
    Fence {
        tree: "--package domain",
        why: "the rules know no SQL, no HTTP and no Leptos",
        forbidden: &["app", "axum", "leptos", "sqlx", "storage"],
    },
    Fence {
        tree: "--package storage",
        why: "storage implements what domain asks for, and knows nobody else",
        forbidden: &["app", "axum", "leptos", "server"],
    },
    Fence {
        tree: "--package app --features app/ssr",
        why: "what is seen and asked knows the rules, not how they are kept",
        forbidden: &["sqlx", "storage"],
    },
    Fence { tree: "--package server --depth 1", why: "SQL is written in storage alone", forbidden: &["sqlx"] },
    Fence {
        tree: "--package server",
        why: "its private operations take a time that tells of the key (RUSTSEC-2023-0071)",
        forbidden: &["rsa"],
    },
    Fence {
        tree: "--package xtask",
        why: "its parser takes a minute to compile, for which nobody waits who wants to see the service run",
        forbidden: &["minify", "oxc_parser"],
    },
];

/// Every fence stands.
pub(super) fn check() -> Result<Outcome> {
    let mut holes = Vec::new();
    for fence in &FENCES {
        let tree = answer(&mut cargo(&format!("tree --edges normal --prefix none {}", fence.tree)))?;
        let reached = reached(fence.forbidden, &tree);
        holes.extend(reached.iter().map(|name| format!("`{}` reaches {name}: {}", fence.tree, fence.why)));
    }
    let tree =
        answer(&mut cargo(&format!("tree --edges normal,build,dev --prefix none --invert {TEST_SERVICE} {ALL}")))?;
    holes.extend(
        dependents(&tree).iter().map(|name| {
            format!("{name} depends on {TEST_SERVICE}: nobody may, so that it is in nothing that is shipped")
        }),
    );
    let switches = feature_switches(&root().join("app/src"))?;
    if switches.len() > MOST_FEATURE_SWITCHES {
        holes.push(format!("`cfg(feature` is in more than {MOST_FEATURE_SWITCHES} lines of app/src:"));
        holes.extend(switches);
    }
    for sources in TREES {
        let circles = circles(&root().join(sources))?;
        holes.extend(circles.iter().map(|circle| format!("in {sources}, files use each other in a circle: {circle}")));
    }
    Ok(if holes.is_empty() { Outcome { passed: 1, ..Outcome::default() } } else { Outcome::failure(holes.join("\n")) })
}

fn reached<'a>(forbidden: &[&'a str], tree: &str) -> Vec<&'a str> {
    let is_in_tree = |name: &&&str| tree.lines().any(|line| line.split(' ').next() == Some(**name));
    forbidden.iter().filter(is_in_tree).copied().collect()
}

/// The crates in the tree of those that depend on the test service, itself left out.
fn dependents(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != TEST_SERVICE).collect()
}

fn feature_switches(folder: &Path) -> io::Result<Vec<String>> {
    let mut switches = Vec::new();
    for path in files_below(folder)? {
        let source = fs::read_to_string(&path)?;
        let lines = source.lines().filter(|line| switches_on_feature(line));
        switches.extend(lines.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    Ok(switches)
}

fn switches_on_feature(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or(line);
    code.contains("feature =") && (code.contains("cfg(") || code.contains("cfg!(") || code.contains("cfg_attr("))
}

#[cfg(test)]
mod tests {
    use super::{dependents, reached, switches_on_feature};

    #[test]
    fn whoever_depends_on_the_test_service_is_named() {
        let alone = "user-sessions-testing v0.1.0 (/somewhere/testing)\n";
        assert!(dependents(alone).is_empty());
        let planted = format!("{alone}server v0.1.0 (/somewhere/server)\n[dev-dependencies]\n");
        assert_eq!(dependents(&planted), ["server", "[dev-dependencies]"]);
    }

    #[test]
    fn only_whole_crate_names_are_found_in_a_tree() {
        let tree = "frontend v0.1.0 (/somewhere/sqlx/frontend)\nleptos v0.8.23\nserde v1.0.0\ntokio-macros v2.0.0\nhttp v1.0.0\n";
        assert_eq!(reached(&["sqlx", "tokio", "http", "leptos"], tree), ["http", "leptos"]);
    }

    #[test]
    fn every_way_to_switch_on_a_feature_is_seen() {
        assert!(switches_on_feature("#[cfg(feature = \"ssr\")]"));
        assert!(switches_on_feature("#[cfg(all(feature = \"ssr\", feature = \"hydrate\"))]"));
        assert!(switches_on_feature("    if cfg!(feature = \"ssr\") {"));
        assert!(switches_on_feature("#[cfg_attr(feature = \"ssr\", derive(Debug))]"));
        assert!(!switches_on_feature("#[cfg(test)]"));
        assert!(!switches_on_feature("// A `cfg(feature = \"ssr\")` would be wrong here."));
    }
}
