//! What has to hold however often it is tried, tried as often as the tables in the documents say.

use anyhow::Result;

use super::{
    outcome::Outcome,
    rust::{SERVER_SIDE, cargo_test},
};
use crate::{postgres::Postgres, workspace::cargo};

/// Set, it has the tests try so often; the crate `trials` reads it.
const SOAK: &str = "USER_SESSIONS_TEST_SOAK";

/// A test program, where its service keeps things, and tests of it.
type Part = (&'static str, &'static str, &'static [&'static str]);

const RACES: [&str; 10] = [
    "sqlite::races::nothing_reopens_a_session_that_is_closed_while_it_is_used",
    "sqlite::races::two_processes_cannot_reopen_a_closed_session",
    "sqlite::token_races::nothing_of_a_session_is_good_that_is_closed_while_tokens_are_given_out",
    "sqlite::token_races::nothing_of_a_client_is_good_that_is_revoked_while_tokens_are_given_out",
    "sqlite::embed_token_races::no_embed_token_of_a_session_is_good_that_is_closed_while_they_are_given_out",
    "postgres::races::nothing_reopens_a_session_that_is_closed_while_it_is_used",
    "postgres::races::two_processes_cannot_reopen_a_closed_session",
    "postgres::token_races::nothing_of_a_session_is_good_that_is_closed_while_tokens_are_given_out",
    "postgres::token_races::nothing_of_a_client_is_good_that_is_revoked_while_tokens_are_given_out",
    "postgres::embed_token_races::no_embed_token_of_a_session_is_good_that_is_closed_while_they_are_given_out",
];

const OVER_HTTP: [&str; 3] = [
    "durability::kill_9_in_burst_after_burst_of_closes_forgets_none_that_was_acknowledged",
    "embed::nodes::of_many_sessions_closed_at_one_node_the_other_accepts_no_embed_token",
    "nodes::of_many_sessions_closed_at_one_node_the_other_accepts_none",
];

const PARTS: [Part; 3] =
    [("contract", "sqlite", &RACES), ("http", "sqlite", &OVER_HTTP), ("http", "postgres", &OVER_HTTP)];

/// All of them pass, beside a PostgreSQL server, and none was renamed.
pub(super) fn tests() -> Result<Outcome> {
    let postgres = Postgres::start()?;
    let mut whole = Outcome::default();
    for (program, storage, tests) in PARTS {
        let mut test = cargo(&format!("test --no-fail-fast {SERVER_SIDE} --test {program} -- --exact"));
        test.args(tests).env(SOAK, "1").env("USER_SESSIONS_TEST_STORAGE", storage);
        let outcome = cargo_test(postgres.give_to(&mut test))?;
        let ran = usize::try_from(outcome.passed + outcome.failed)?;
        let missing = u64::from(ran != tests.len());
        whole.passed += outcome.passed;
        whole.failed += outcome.failed.max(missing);
        whole.output += &outcome.output;
    }
    Ok(whole)
}
