//! `user-sessions api-key …`: what an operator does with the keys of programs.

use std::time::{Duration, UNIX_EPOCH};

use anyhow::Context as _;
use clap::Subcommand;
use domain::{Accounts, ApiKey, ApiKeyId, ApiScope, CreatedApiKey, EmbedClosing, EmbedOrigin, NoSuchApiKey, Timestamp};
use serde_json::{Value, json};

use crate::terminal::say;

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum ApiKeyCommand {
    /// Create a key for one of your programs; prints its id and, once, the key.
    #[command(
        after_help = "Examples:\n  user-sessions api-key add --name support --right verify --right revocations\n  user-sessions api-key add --name Dashboard --right embed --origin https://app.example.com"
    )]
    Add {
        /// Its name; people see that of an embed key beside sessions that were closed with it.
        #[arg(long)]
        name: String,
        /// What it may do: verify, revocations, sessions:read, sessions:close, embed; may be repeated.
        #[arg(long = "right", value_name = "RIGHT", required = true, value_parser = ApiScope::parse)]
        scopes: Vec<ApiScope>,
        /// For the right embed: an origin in whose pages the key may have sessions shown, such as `https://app.example.com`; may
        /// be repeated.
        #[arg(long = "origin", value_name = "ORIGIN", value_parser = EmbedOrigin::parse)]
        origins: Vec<EmbedOrigin>,
        /// For the right embed: whether those pages close in place, lead to the page of this service, or only show: direct,
        /// confirm, never.
        #[arg(long, value_name = "HOW", value_parser = EmbedClosing::parse, requires = "origins")]
        embed_closing: Option<EmbedClosing>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List all keys, including revoked ones.
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
            Self::Add { name, scopes, origins, embed_closing, json } => {
                let nowhere = if origins.is_empty() { EmbedClosing::Never } else { EmbedClosing::Direct };
                let closing = embed_closing.unwrap_or(nowhere);
                let created = accounts.create_embed_key(&name, scopes.into_iter().collect(), origins, closing).await?;
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
    let ApiKey { id, name, scopes, .. } = key;
    let origins = if key.embed_origins.is_empty() { String::new() } else { format!("\nin pages of: {}", origins(key)) };
    format!("{name} may do: {scopes}.{origins}\nid:  {id}\nkey: {}\nThe key is shown this once.", secret.reveal())
}

fn origins(key: &ApiKey) -> String {
    let origins: Vec<_> = key.embed_origins.iter().map(EmbedOrigin::as_str).collect();
    format!("{} (closing: {})", origins.join(" "), key.embed_closing.as_str())
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
        let place = if key.embed_origins.is_empty() { String::new() } else { format!("\t{}", origins(key)) };
        format!("{}\t{}\t{}\t{state}\t{used}{place}", key.id, key.name, key.scopes)
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
        "rights": key.scopes.iter().map(ApiScope::as_str).collect::<Vec<_>>(),
        "origins": key.embed_origins.iter().map(EmbedOrigin::as_str).collect::<Vec<_>>(),
        "embed_closing": (!key.embed_origins.is_empty()).then(|| key.embed_closing.as_str()),
        "created_at": key.created_at.as_millis(),
        "last_used_at": key.last_used_at.map(Timestamp::as_millis),
        "revoked_at": key.revoked_at.map(Timestamp::as_millis),
    })
}
