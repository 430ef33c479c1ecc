//! What others wrote: no vulnerability that is known, no license and no source that `deny.toml` does not name.

use std::process::Command;

use anyhow::Result;

use super::outcome::{Outcome, take_output};
use crate::{
    install,
    workspace::{program, root},
};

const OUT_OF_REACH: &str = "advisories were not looked at: their database could not be fetched";

/// Asks cargo-deny; of advisories only where their database can be fetched, so that tests need no network.
pub(super) fn check() -> Result<Outcome> {
    let always = Outcome::of_commands([deny(&["--offline", "check", "bans", "licenses", "sources"])])?;
    let (is_fetched, _) = take_output(&mut deny(&["fetch", "db"]))?;
    if always.failed > 0 || !is_fetched {
        return Ok(Outcome { output: format!("{}{OUT_OF_REACH}\n", always.output), worth_reading: true, ..always });
    }
    let advisories = Outcome::of_commands([deny(&["--offline", "check", "advisories"])])?;
    Ok(Outcome { passed: always.passed + advisories.passed, ..advisories })
}

fn deny(arguments: &[&str]) -> Command {
    let mut command = program(install::cargo_deny_folder().join("bin/cargo-deny"));
    command.args(arguments).current_dir(root());
    command
}
