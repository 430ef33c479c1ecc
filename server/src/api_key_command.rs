//! `user-sessions api-key …`: what an operator does with the keys of programs.

use std::time::{Duration, UNIX_EPOCH};

use anyhow::Context as _;
use clap::Subcommand;
use domain::{Accounts, ApiKey, ApiKeyId, ApiRight, CreatedApiKey, NoSuchApiKey, Timestamp};
use serde_json::{Value, json};

use crate::terminal::say;

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum ApiKeyCommand {
    /// Make a key for one of your programs; prints its id and, once, the key.
    #[command(after_help = "Example:\n  user-sessions api-key add --name support --right verify --right revocations")]
    Add {
        /// What you call it.
        #[arg(long)]
        name: String,
        /// What it may do: verify, revocations, sessions:read, sessions:close; may be repeated.
        #[arg(long = "right", value_name = "RIGHT", required = true, value_parser = ApiRight::parse)]
        rights: Vec<ApiRight>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List all keys, the revoked ones too.
    #[command(after_help = "Example:\n  user-sessions api-key list")]
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Revoke a key for good: the next request with it is refused.
    #[command(after_help = "Example:\n  user-sessions api-key revoke 0199a3c0-0000-7000-8000-000000000001")]
    Revoke {
        /// Its id.
        id: String,
    },
}

impl ApiKeyCommand {
    /// Runs the command, and says what it did.
    pub async fn run(self, accounts: &Accounts) -> anyhow::Result<()> {
        let done = match self {
            Self::Add { name, rights, json } => {
                let created = accounts.create_api_key(&name, rights.into_iter().collect()).await?;
                if json { format!("{:#}", created_json(&created)) } else { created_in_words(&created) }
            }
            Self::List { json } => list(&accounts.api_keys().await?, json),
            Self::Revoke { id } => {
                let key = ApiKeyId::parse(&id).ok_or(NoSuchApiKey).with_context(|| id.clone())?;
                accounts.revoke_api_key(key).await?.with_context(|| id.clone())?;
                format!("{id} is revoked; it is refused from now on.")
            }
        };
        say(&done)
    }
}

fn created_in_words(CreatedApiKey { key, secret }: &CreatedApiKey) -> String {
    format!(
        "{} may do: {}.\nid:  {}\nkey: {}\nThe key is shown this once.",
        key.name,
        key.rights,
        key.id,
        secret.reveal()
    )
}

fn created_json(CreatedApiKey { key, secret }: &CreatedApiKey) -> Value {
    let mut value = key_json(key);
    value["key"] = secret.reveal().into();
    value
}

fn list(keys: &[ApiKey], json: bool) -> String {
    if json {
        return format!("{:#}", keys.iter().map(key_json).collect::<Value>());
    }
    if keys.is_empty() {
        return "There is no key yet.".into();
    }
    let line = |key: &ApiKey| {
        let used = key.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("last used {}", in_utc(at)));
        let state = if key.revoked_at.is_some() { "revoked" } else { "good" };
        format!("{}\t{}\t{}\t{state}\t{used}", key.id, key.name, key.rights)
    };
    keys.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn in_utc(at: Timestamp) -> humantime::Rfc3339Timestamp {
    let millis = u64::try_from(at.as_millis()).unwrap_or(0);
    humantime::format_rfc3339_seconds(UNIX_EPOCH + Duration::from_millis(millis))
}

fn key_json(key: &ApiKey) -> Value {
    json!({
        "id": key.id.to_string(),
        "name": key.name,
        "rights": key.rights.iter().map(ApiRight::as_str).collect::<Vec<_>>(),
        "created_at": key.created_at.as_millis(),
        "last_used_at": key.last_used_at.map(Timestamp::as_millis),
        "revoked_at": key.revoked_at.map(Timestamp::as_millis),
    })
}
