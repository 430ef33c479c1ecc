//! `cargo xtask test`: every check there is, cheap ones first, one at a time.

mod api;
mod browser;
mod circles;
mod dependencies;
mod failures;
mod guard;
mod named_tests;
mod outcome;
mod playwright;
mod rust;
mod size;
mod soak;
mod test_service;

use std::{
    io::{Write, stdout},
    process::ExitCode,
    time::Instant,
};

use anyhow::{Result, bail};

use crate::install;
use outcome::Outcome;

/// One line of the report.
struct Suite {
    name: &'static str,
    what: &'static str,
    needs: &'static [fn() -> Result<()>],
    run: fn() -> Result<Outcome>,
}

/// In the order in which they run. Each stands on its own, so that it can run alone.
static SUITES: [Suite; 22] = [
    Suite { name: "fmt", what: "the formatting of all Rust", needs: &[], run: rust::formatting },
    Suite { name: "guard", what: "who may depend on whom", needs: &[], run: guard::check },
    Suite {
        name: "named-tests",
        what: "whether the tests that are named are there",
        needs: &[],
        run: named_tests::check,
    },
    Suite {
        name: "dependencies",
        what: "vulnerabilities and licenses of dependencies",
        needs: &[],
        run: dependencies::check,
    },
    Suite { name: "clippy", what: "lints of the server's half and of xtask", needs: &[], run: rust::lints },
    Suite {
        name: "clippy-wasm",
        what: "lints of the browser's half",
        needs: &[install::wasm_target],
        run: rust::browser_lints,
    },
    Suite { name: "docs", what: "the documentation of all crates", needs: &[], run: rust::documentation },
    Suite {
        name: "types",
        what: "the types of the browser tests and of the element",
        needs: &[install::npm_packages],
        run: browser::types,
    },
    Suite { name: "xtask", what: "tests of xtask", needs: &[], run: rust::task_tests },
    Suite { name: "minify", what: "tests of the minifier", needs: &[], run: rust::minifier_tests },
    Suite {
        name: "rust",
        what: "tests of domain, storage, app and server",
        needs: &[install::postgres],
        run: rust::tests,
    },
    Suite {
        name: "http-postgres",
        what: "the tests over HTTP once more, on PostgreSQL",
        needs: &[install::postgres],
        run: rust::tests_on_postgres,
    },
    Suite {
        name: "testing",
        what: "tests of the service for other people's tests",
        needs: &[],
        run: rust::tests_of_the_test_service,
    },
    Suite { name: "api", what: "schemathesis against the JSON API", needs: &[install::schemathesis], run: api::check },
    Suite {
        name: "size",
        what: "the bytes of a first visit and of the element",
        needs: &[install::wasm_target],
        run: size::check,
    },
    Suite {
        name: "build",
        what: "the server as it is shipped",
        needs: &[install::wasm_target],
        run: rust::shipped_server,
    },
    Suite {
        name: "browser",
        what: "Chromium, Firefox and WebKit against the server as it is shipped",
        needs: &[
            install::wasm_target,
            install::npm_packages,
            install::npm_packages_of_samples,
            install::chromium,
            install::other_browsers,
        ],
        run: browser::tests,
    },
    Suite {
        name: "playwright",
        what: "the npm package in a project of somebody else",
        needs: &[install::wasm_target, install::npm_packages, install::headless_shell],
        run: playwright::tests,
    },
    Suite {
        name: "demo",
        what: "what `cargo xtask demo` shows",
        needs: &[install::wasm_target, install::npm_packages, install::chromium],
        run: browser::demo,
    },
    Suite {
        name: "two-nodes",
        what: "what crosses nodes, on two over one PostgreSQL",
        needs: &[install::wasm_target, install::npm_packages, install::chromium, install::postgres],
        run: browser::tests_of_two_nodes,
    },
    Suite {
        name: "foreign-clients",
        what: "programs of others that sign people in",
        needs: &[install::wasm_target, install::npm_packages, install::chromium, install::foreign_clients],
        run: browser::foreign_clients,
    },
    Suite {
        name: "proxies",
        what: "products behind nginx and Caddy, fail2ban, promtool",
        needs: &[install::wasm_target, install::npm_packages, install::chromium, install::proxies],
        run: browser::proxies,
    },
];

/// Runs only when it is named, because it takes longer than all others.
static SOAK: Suite = Suite {
    name: "soak",
    what: "races, closes and kills, thousands of times",
    needs: &[install::postgres],
    run: soak::tests,
};

/// Shows what can be run.
pub(crate) fn list() {
    for Suite { name, what, .. } in &SUITES {
        println!("{name:<15} {what}");
    }
    println!("{:<15} {}, only when it is named", SOAK.name, SOAK.what);
}

/// Runs the suites that are named, or all. The end says what failed, and its last line the sum.
pub(crate) fn run(names: &[String]) -> Result<ExitCode> {
    let chosen = chosen(names)?;
    let (mut passed, mut failed) = (0, 0);
    let mut failures = String::new();
    for suite in chosen {
        let outcome = report(suite)?;
        passed += outcome.passed;
        failed += outcome.failed;
        if outcome.failed > 0 {
            failures += &failures::summary(suite.name, &outcome.output);
        }
    }
    print!("{failures}");
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The suites that are named; without names all but the soak.
fn chosen(names: &[String]) -> Result<Vec<&'static Suite>> {
    let is_named = |suite: &Suite| names.iter().any(|name| name == suite.name);
    if let Some(unknown) = names.iter().find(|name| SUITES.iter().chain([&SOAK]).all(|suite| suite.name != **name)) {
        bail!("there is no suite {unknown:?}; `cargo xtask test --list` shows all");
    }
    let mut chosen: Vec<_> = SUITES.iter().filter(|suite| names.is_empty() || is_named(suite)).collect();
    chosen.extend([&SOAK].into_iter().filter(|suite| is_named(suite)));
    Ok(chosen)
}

fn report(suite: &Suite) -> Result<Outcome> {
    // What is installed says so itself, so it comes before the suite's own line.
    let installed = suite.needs.iter().try_for_each(|install| install());
    print!("{:<15} {:<46} ", suite.name, suite.what);
    stdout().flush()?;
    let begin = Instant::now();
    let outcome = installed.and_then(|()| (suite.run)());
    let outcome = outcome.unwrap_or_else(|error| Outcome::failure(format!("{error:#}")));
    let seconds = begin.elapsed().as_secs_f32();
    let verdict = if outcome.failed == 0 { "ok" } else { "FAILED" };
    println!("{verdict}: {} passed, {} failed in {seconds:.1} s", outcome.passed, outcome.failed);
    if outcome.failed > 0 || outcome.worth_reading {
        println!("{}\n", outcome.output.trim_end());
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::{SUITES, chosen};

    fn names_of(words: &[&str]) -> Vec<&'static str> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        chosen(&words).unwrap().iter().map(|suite| suite.name).collect()
    }

    #[test]
    fn the_soak_runs_only_when_it_is_named() {
        assert_eq!(names_of(&[]).len(), SUITES.len());
        assert_eq!(names_of(&["soak", "fmt"]), ["fmt", "soak"]);
    }

    #[test]
    fn a_suite_that_is_not_there_is_refused() {
        assert!(chosen(&["fnt".to_owned()]).is_err());
    }
}
