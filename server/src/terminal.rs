//! What a command says to whoever gave it.

use std::io::Write as _;

use anyhow::Context as _;

/// Writes a line to standard output.
pub fn say(line: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{line}").context("cannot write to the terminal")
}
