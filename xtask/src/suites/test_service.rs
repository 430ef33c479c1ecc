//! The service for tests, for the suites that test with it.

use std::{env, path::PathBuf};

use anyhow::Result;

use super::outcome::Outcome;
use crate::workspace::{cargo, cargo_target, program};

/// Builds it as people install it, with the site that its pages load inside.
pub(super) fn build() -> Result<Outcome> {
    let mut site = program(env::current_exe()?);
    site.arg("site");
    Outcome::of_commands([site, cargo("build --package user-sessions-testing --profile dist")])
}

/// Where the program is then.
pub(super) fn path() -> Result<PathBuf> {
    Ok(cargo_target()?.join("dist/user-sessions-testing"))
}
