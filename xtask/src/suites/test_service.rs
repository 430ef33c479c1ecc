//! The service for tests, for the suites that test with it.

use std::{env, path::PathBuf};

use anyhow::Result;

use super::{outcome::Outcome, rust::SERVER_SIDE};
use crate::workspace::{cargo, cargo_target, program};

/// Builds it, and the site that its pages load.
pub(super) fn build() -> Result<Outcome> {
    let mut site = program(env::current_exe()?);
    site.arg("site");
    Outcome::of_commands([site, cargo(&format!("build {SERVER_SIDE} --package user-sessions-testing"))])
}

/// Where the program is then.
pub(super) fn path() -> Result<PathBuf> {
    Ok(cargo_target()?.join("debug/user-sessions-testing"))
}
