//! What others wrote: no vulnerability that is known, no license and no source that `deny.toml` does not name.

use anyhow::Result;

use super::outcome::{Outcome, take_output};
use crate::workspace::cargo;

const NOT_INSTALLED: &str = "nothing was looked at: cargo-deny is not installed (`cargo install --locked cargo-deny`)";
const OUT_OF_REACH: &str = "advisories were not looked at: their database could not be fetched";

/// Asks cargo-deny, where there is one; of advisories only where their database can be fetched.
pub(super) fn check() -> Result<Outcome> {
    let (is_installed, _) = take_output(&mut cargo("deny --version"))?;
    if !is_installed {
        return Ok(note(0, NOT_INSTALLED));
    }
    let (succeeded, output) = take_output(&mut cargo("deny --offline check bans licenses sources"))?;
    if !succeeded {
        return Ok(Outcome::failure(output));
    }
    let (is_fetched, _) = take_output(&mut cargo("deny fetch db"))?;
    if !is_fetched {
        return Ok(note(1, OUT_OF_REACH));
    }
    Outcome::of_commands([cargo("deny --offline check advisories")])
}

fn note(passed: u64, text: &str) -> Outcome {
    Outcome { passed, failed: 0, output: text.to_owned(), worth_reading: true }
}
