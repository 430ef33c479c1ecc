//! `user-sessions signing-key …`: what an operator does with the keys that sign what websites are told.

use anyhow::{Context as _, ensure};
use clap::Subcommand;
use domain::{Accounts, KnownSigningKeys, Timestamp};

use crate::signing_keys::file::{SigningKeyFile, new_keys};
use crate::signing_keys::key::SigningKey;
use crate::signing_keys::missing;
use crate::terminal::say;

/// What to do with signing keys.
#[derive(Clone, Debug, Subcommand)]
pub enum SigningKeyCommand {
    /// Create the keys if a first start would not, or confirm that those in the file are the right ones.
    #[command(after_help = "Example:\n  user-sessions signing-key init")]
    Init {
        /// Replace the keys that the database knows and that are lost.
        #[arg(long)]
        replace: bool,
    },
    /// List the keys, newest last, and whether they belong to this installation.
    #[command(after_help = "Example:\n  user-sessions signing-key list")]
    List,
    /// Add a key of each kind that begins to sign after an hour.
    ///
    /// It is published at once. The key before it stays published for one more day.
    #[command(after_help = "Examples:\n  user-sessions signing-key rotate\n  user-sessions signing-key rotate --now")]
    Rotate {
        /// Let the new keys sign at once and withdraw the old ones, for example because they were stolen.
        #[arg(long)]
        now: bool,
    },
    /// Withdraw a key at once.
    #[command(after_help = "Example:\n  user-sessions signing-key remove 2JZ0Vmb4sQFyHOtI")]
    Remove {
        /// Its id, of which one in 64 begins with a hyphen.
        #[arg(allow_hyphen_values = true)]
        id: String,
    },
}

impl SigningKeyCommand {
    /// Runs the command, and says what it did.
    pub async fn run(self, file: &SigningKeyFile, accounts: &Accounts) -> anyhow::Result<()> {
        let now = accounts.now();
        let known = accounts.known_signing_keys().await?;
        match self {
            Self::Init { replace } => init(file, accounts, &known, replace).await,
            Self::List => list(file, &known, now),
            Self::Rotate { now: at_once } => {
                let _alone = file.hold()?;
                let mut keys = own(file, &known, now)?;
                let published = know(&keys);
                keys.retain(|key| !at_once && published.is_published(&key.known.id, now));
                let made = new_keys(now)?;
                let ids: Vec<_> = made.iter().map(|key| key.known.id.clone()).collect();
                keys.extend(made);
                replace(file, accounts, &keys).await?;
                let when = if at_once {
                    "sign at once; every other key is withdrawn"
                } else {
                    "are published, and sign in an hour"
                };
                say(&format!("{} {when}.", ids.join(" and ")))
            }
            Self::Remove { id } => {
                let _alone = file.hold()?;
                let mut keys = own(file, &known, now)?;
                let removed = keys.iter().position(|key| key.known.id == id).context("there is no such signing key")?;
                let removed = keys.remove(removed).known;
                ensure!(
                    keys.iter().any(|key| key.known.algorithm == removed.algorithm),
                    "{id} is the only {} key; `user-sessions signing-key rotate --now` puts another in its place",
                    removed.algorithm
                );
                replace(file, accounts, &keys).await?;
                say(&format!("{id} is withdrawn."))
            }
        }
    }
}

async fn init(file: &SigningKeyFile, accounts: &Accounts, known: &KnownSigningKeys, anew: bool) -> anyhow::Result<()> {
    ensure!(
        anew || known.is_empty(),
        "this installation has signing keys already; copy their file from another node to {}, or have them replaced by \
         --replace",
        file.path.display()
    );
    let _alone = file.hold()?;
    let keys = match file.read()? {
        Some(keys) => keys,
        None => file.make(accounts.now())?,
    };
    accounts.replace_signing_keys(&know(&keys)).await?;
    say(&format!("The signing keys of this installation are those in {}.", file.path.display()))
}

fn list(file: &SigningKeyFile, known: &KnownSigningKeys, now: Timestamp) -> anyhow::Result<()> {
    let held = know(&file.read()?.with_context(|| missing(&file.path))?);
    let line = |key: &domain::KnownSigningKey| {
        let signs = held.signing(key.algorithm, now).is_some_and(|signing| signing.id == key.id);
        let state = match held.is_published(&key.id, now) {
            _ if signs => "signs",
            true => "published",
            false => "withdrawn",
        };
        format!("{}\t{}\t{state}", key.id, key.algorithm)
    };
    say(&held.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    if known.is_empty() { Ok(()) } else { Ok(known.check(&held, now)?) }
}

/// The keys of the file, if they are those of this installation.
fn own(file: &SigningKeyFile, known: &KnownSigningKeys, now: Timestamp) -> anyhow::Result<Vec<SigningKey>> {
    let keys = file.read()?.with_context(|| missing(&file.path))?;
    if !known.is_empty() {
        known.check(&know(&keys), now)?;
    }
    Ok(keys)
}

fn know(keys: &[SigningKey]) -> KnownSigningKeys {
    KnownSigningKeys::new(keys.iter().map(|key| key.known.clone()).collect())
}

/// The file comes first: a node that finds that other keys are known looks into it.
async fn replace(file: &SigningKeyFile, accounts: &Accounts, keys: &[SigningKey]) -> anyhow::Result<()> {
    file.write(keys)?;
    let known = accounts.replace_signing_keys(&know(keys)).await;
    known.context("the file is changed, but the database does not know it yet; `user-sessions signing-key init --replace` tells it")
}
