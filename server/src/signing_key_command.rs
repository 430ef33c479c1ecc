//! `user-sessions signing-key …`: what an operator does with the keys that sign what websites are told.

use std::path::Path;

use clap::Subcommand;
use domain::Timestamp;

use crate::signing_keys::SigningKeys;
use crate::terminal::say;

/// What to do with signing keys.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum SigningKeyCommand {
    /// List the keys, the newest last.
    List,
    /// Add a key. It is published at once, signs after an hour, and the one before it stays published for a day more.
    Rotate,
}

impl SigningKeyCommand {
    /// Runs the command, and says what it did.
    pub fn run(self, file: &Path, now: Timestamp) -> anyhow::Result<()> {
        let done = match self {
            Self::List => {
                let keys = SigningKeys::open(file, now)?;
                let signing = keys.signing(now).id;
                let line = |id: &str| if id == signing { format!("{id}\tsigns") } else { format!("{id}\tpublished") };
                keys.all().iter().map(|key| line(&key.id)).collect::<Vec<_>>().join("\n")
            }
            Self::Rotate => {
                let id = SigningKeys::rotate(file, now)?;
                format!("{id} is published within a minute, and signs in an hour.")
            }
        };
        say(&done)
    }
}
