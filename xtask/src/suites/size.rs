//! The bytes of a first visit stay within their budget.

use std::env;

use anyhow::Result;

use super::outcome::{Outcome, take_output};
use crate::{site, workspace::program};

/// Builds the site as it is shipped and measures it. The table is worth reading each time.
pub(super) fn check() -> Result<Outcome> {
    let (succeeded, output) = take_output(program(env::current_exe()?).arg("site"))?;
    if !succeeded {
        return Ok(Outcome::failure(output));
    }
    let sizes = site::sizes()?;
    let failed = u64::from(!sizes.within_budget());
    Ok(Outcome { passed: 1 - failed, failed, output: sizes.to_string(), worth_reading: true })
}
