//! The suites that cargo runs.

use std::{env, path::Path, process::Command, time::Duration};

use anyhow::Result;

use super::outcome::{Outcome, take_output_until};
use crate::{
    install::WASM,
    postgres::Postgres,
    workspace::{cargo, program},
};

/// Always together, so that cargo gives their dependencies the same features each time and compiles them once.
pub(super) const SERVER_SIDE: &str =
    "--package domain --package storage --package app --package server --features app/ssr";

/// With the others, for the same reason.
const TEST_SERVICE: &str = "--package user-sessions-testing";

/// How often the tests try, and how long they wait.
const TRIALS: &str = "--package trials";

const MEMORY: &str = "/dev/shm";

/// Every wait of a test ends long before, and cargo compiles nothing for so long.
const SILENCE: Duration = Duration::from_mins(10);

/// rustfmt has nothing to change.
pub(super) fn formatting() -> Result<Outcome> {
    Outcome::of_commands([cargo("fmt --all --check")])
}

/// Clippy has nothing to say about what runs on the server, nor about the tasks.
pub(super) fn lints() -> Result<Outcome> {
    Outcome::of_commands([
        cargo(&format!("clippy {SERVER_SIDE} {TRIALS} {TEST_SERVICE} --all-targets -- --deny warnings")),
        cargo("clippy --package xtask --all-targets -- --deny warnings"),
        cargo("clippy --package minify --all-targets -- --deny warnings"),
    ])
}

/// Clippy has nothing to say about what runs in the browser.
pub(super) fn browser_lints() -> Result<Outcome> {
    Outcome::of_commands([cargo(&format!(
        "clippy --package frontend --package app --features app/hydrate --target {WASM} -- --deny warnings"
    ))])
}

/// rustdoc has nothing to say about any page, the private ones included.
pub(super) fn documentation() -> Result<Outcome> {
    let document = |what: &str| {
        let mut command = cargo(&format!("doc --no-deps --document-private-items {what}"));
        command.env("RUSTDOCFLAGS", "--deny warnings");
        command
    };
    let server_side = format!("{SERVER_SIDE} {TRIALS} {TEST_SERVICE}");
    Outcome::of_commands([&server_side, "--package xtask", "--package minify"].map(document))
}

/// The tests of this crate.
pub(super) fn task_tests() -> Result<Outcome> {
    cargo_test(&mut cargo("test --no-fail-fast --package xtask"))
}

/// The tests of the minifier, on its own so that it has the features with which it is run.
pub(super) fn minifier_tests() -> Result<Outcome> {
    cargo_test(&mut cargo("test --no-fail-fast --package minify"))
}

/// The tests of all that runs on the server, beside a PostgreSQL server.
pub(super) fn tests() -> Result<Outcome> {
    let postgres = Postgres::start()?;
    cargo_test(postgres.give_to(&mut cargo(&format!("test --no-fail-fast {SERVER_SIDE} {TRIALS}"))))
}

/// The tests of the service that others test with. Its pages come from the site that was built last, whichever that is.
pub(super) fn tests_of_the_test_service() -> Result<Outcome> {
    let programs = "--bin user-sessions-testing --test control";
    cargo_test(&mut cargo(&format!("test --no-fail-fast {SERVER_SIDE} {TEST_SERVICE} {programs}")))
}

/// The tests over HTTP once more, with a PostgreSQL server under the service. Of a full disk only a file can be told,
/// and only a file is backed up by a command.
pub(super) fn tests_on_postgres() -> Result<Outcome> {
    let postgres = Postgres::start()?;
    let mut test = cargo(&format!("test --no-fail-fast {SERVER_SIDE} --test http -- --skip a_full_disk --skip backup"));
    cargo_test(postgres.give_to(test.env("USER_SESSIONS_TEST_STORAGE", "postgres")))
}

/// `cargo xtask build` succeeds.
pub(super) fn shipped_server() -> Result<Outcome> {
    let mut build = program(env::current_exe()?);
    build.arg("build");
    Outcome::of_commands([build])
}

/// Databases of tests lie in memory where there is a place for that: a busy disk would hold up their deadlines.
pub(super) fn keep_databases_in_memory(test: &mut Command) {
    if Path::new(MEMORY).is_dir() {
        test.env("TMPDIR", MEMORY);
    }
}

/// A run of cargo that says how many tests passed. A test that hangs fails: its program is ended, and the others go on.
pub(super) fn cargo_test(test: &mut Command) -> Result<Outcome> {
    keep_databases_in_memory(test);
    let (succeeded, output) = take_output_until(test, SILENCE)?;
    let (passed, failed) = counts(&output);
    Ok(Outcome::of_tests(passed, failed, succeeded, output))
}

/// Sums up what each test program says at its end.
fn counts(output: &str) -> (u64, u64) {
    let results = output.lines().filter_map(|line| line.strip_prefix("test result: "));
    results.fold((0, 0), |(passed, failed), result| {
        (passed + number_before(" passed", result), failed + number_before(" failed", result))
    })
}

fn number_before(word: &str, text: &str) -> u64 {
    let number = text.split(word).next().and_then(|before| before.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn the_results_of_all_test_programs_are_summed_up() {
        let output = "\
running 2 tests
test session::tests::closing ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
     Running tests/contract.rs (target/debug/deps/contract-0123)
test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.00s
   Doc-tests domain
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(counts(output), (12, 3));
    }

    #[test]
    fn output_without_results_counts_nothing() {
        assert_eq!(counts("error: could not compile `domain`\n"), (0, 0));
    }
}
