//! Playwright with Chromium, and other browsers beside it, against the server as it is shipped.

use std::{env, fs, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{
    outcome::{Outcome, take_output},
    test_service,
};
use crate::{
    postgres::Postgres,
    workspace::{program, root, shipped_server, site},
};

/// TypeScript has nothing to say about the browser tests, and about the element that other people's pages load.
pub(super) fn types() -> Result<Outcome> {
    Outcome::of_commands([npm_program("tsc", "--noEmit"), npm_program("tsc", "--project tsconfig.embed.json")])
}

/// The browser tests.
pub(super) fn tests() -> Result<Outcome> {
    project("browser", |_| {})
}

/// Once more those in which nodes differ if they can, on two nodes over one PostgreSQL server.
pub(super) fn tests_of_two_nodes() -> Result<Outcome> {
    let postgres = Postgres::start()?;
    project("two-nodes", |playwright| {
        postgres.give_to(playwright);
    })
}

/// The browser tests that need programs of others.
pub(super) fn foreign_clients() -> Result<Outcome> {
    project("foreign-clients", |_| {})
}

/// The browser tests behind proxies.
pub(super) fn proxies() -> Result<Outcome> {
    project("proxies", |_| {})
}

/// What `cargo xtask demo` starts, and its three links.
pub(super) fn demo() -> Result<Outcome> {
    let built = test_service::build()?;
    if built.failed > 0 {
        return Ok(built);
    }
    let service = test_service::path()?;
    run("demo", |playwright| {
        playwright.env("USER_SESSIONS_TESTING", service);
    })
}

/// A part of the tests, as `playwright.config.ts` divides them, on a server that is built anew when something changed.
fn project(name: &str, prepare: impl FnOnce(&mut Command)) -> Result<Outcome> {
    let (succeeded, output) = take_output(program(env::current_exe()?).arg("build"))?;
    if !succeeded {
        return Ok(Outcome::failure(output));
    }
    run(name, |playwright| {
        playwright.env("USER_SESSIONS_BINARY", shipped_server());
        playwright.env("USER_SESSIONS_ELEMENT", site().join("embed/user-sessions.js"));
        prepare(playwright);
    })
}

/// A part of the tests, on a server that is there.
fn run(name: &str, prepare: impl FnOnce(&mut Command)) -> Result<Outcome> {
    let results = site().with_file_name("browser-tests.json");
    // Results of an earlier run must not count for one that did not get to write any.
    if results.exists() {
        fs::remove_file(&results)?;
    }
    let mut playwright = npm_program("playwright", &format!("test --project={name} --reporter=list,json"));
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results);
    prepare(&mut playwright);
    let (succeeded, output) = take_output(&mut playwright)?;
    let (passed, failed) = match fs::read_to_string(&results) {
        Ok(json) => counts(&json)?,
        Err(_) => (0, 0),
    };
    Ok(Outcome::of_tests(passed, failed, succeeded, output))
}

/// A program of the npm packages of `end2end`, in that folder.
pub(super) fn npm_program(name: &str, arguments: &str) -> Command {
    let end2end = root().join("end2end");
    let mut command = program(end2end.join("node_modules/.bin").join(name));
    command.args(arguments.split_whitespace()).current_dir(end2end);
    command
}

/// How many of Playwright's tests passed and failed. A flaky one is one that failed.
pub(super) fn counts(json: &str) -> Result<(u64, u64)> {
    let results: Value = serde_json::from_str(json).context("Playwright's results cannot be read")?;
    let count = |name: &str| {
        results["stats"][name].as_u64().with_context(|| format!("Playwright's results do not count {name:?}"))
    };
    Ok((count("expected")?, count("unexpected")? + count("flaky")?))
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn expected_results_pass_and_unexpected_ones_fail() {
        let json = r#"{ "stats": { "expected": 12, "unexpected": 2, "flaky": 1, "skipped": 3 } }"#;
        assert_eq!(counts(json).unwrap(), (12, 3));
    }

    #[test]
    fn other_json_is_refused() {
        assert!(counts("{}").is_err());
        assert!(counts("").is_err());
    }
}
