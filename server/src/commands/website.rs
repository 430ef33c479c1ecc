//! `user-sessions website …`: what an operator does with websites.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{ArgGroup, Args, Subcommand};
use domain::{Accounts, ClientId, EmbedClosing, EmbeddingChange, Registration};
use serde_json::json;

use crate::commands::website_file::{self, Pkce};
use crate::commands::website_output::{
    embedding_in_words, list, pretty, registered_in_words, registered_json, website_json,
};
use crate::terminal::say;

/// What to do with websites.
#[derive(Debug, Subcommand)]
pub enum WebsiteCommand {
    /// Register a website at which people may sign in with their account; prints its id and, once, its secret.
    #[command(
        after_help = "Example:\n  user-sessions website add --name Wiki --redirect-uri https://wiki.example.com/callback"
    )]
    Add(AddWebsite),
    /// Register and change websites from a file; prints what was done and, once, new secrets.
    #[command(after_help = "Example:\n  user-sessions website apply websites.toml")]
    Apply {
        /// A TOML file with one `[[website]]` table per website.
        file: PathBuf,
        /// Remove every website that the file does not name.
        #[arg(long)]
        prune: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Change which pages of a website show people their sessions, and how sessions are closed from there.
    #[command(
        after_help = "Example:\n  user-sessions website change wiki --embed-origin https://wiki.example.com",
        group = ArgGroup::new("change").required(true).multiple(true).args(["embed-origin", "no_embed_origins", "embed_closing"])
    )]
    Change {
        /// Its client id.
        id: String,
        /// The origin of pages that may show sessions; may be repeated, and replaces all earlier origins.
        #[arg(id = "embed-origin", long, value_name = "ORIGIN")]
        embed_origins: Vec<String>,
        /// Let no pages show sessions.
        #[arg(long, conflicts_with = "embed-origin")]
        no_embed_origins: bool,
        /// How sessions are closed from there: direct, confirm or never.
        #[arg(long, value_name = "HOW", value_parser = EmbedClosing::parse)]
        embed_closing: Option<EmbedClosing>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List all websites.
    #[command(after_help = "Example:\n  user-sessions website list --json")]
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Give a website a new secret and refuse the old one from now on.
    #[command(after_help = "Example:\n  user-sessions website rotate-secret wiki")]
    RotateSecret {
        /// Its client id.
        id: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Remove a website and end all access that it has.
    #[command(after_help = "Example:\n  user-sessions website remove wiki")]
    Remove {
        /// Its client id.
        id: String,
    },
}

/// A website to register.
#[derive(Debug, Args)]
pub struct AddWebsite {
    /// Its name, as people see it.
    #[arg(long)]
    name: String,
    /// Its client id; a new one by default.
    #[arg(long)]
    id: Option<String>,
    /// Where browsers return with a code; compared character by character; may be repeated.
    #[arg(long = "redirect-uri", value_name = "URI", required = true)]
    redirect_uris: Vec<String>,
    /// Where browsers may be sent to after signing out; may be repeated.
    #[arg(long = "post-logout-redirect-uri", value_name = "URI")]
    post_logout_redirect_uris: Vec<String>,
    /// Where the website is notified that a session ended.
    #[arg(long, value_name = "URI")]
    backchannel_logout_uri: Option<String>,
    /// Its front page.
    #[arg(long, value_name = "URI")]
    site: Option<String>,
    /// Its picture: a PNG, JPEG or WebP file.
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// What it may ask for: openid, profile, `offline_access` and, with an embed origin, sessions; everything by default; may be
    /// repeated.
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,
    /// A public client without a secret, such as an app on people's devices.
    #[arg(long)]
    public: bool,
    /// Ask people every time, even if they have allowed it before.
    #[arg(long)]
    always_ask: bool,
    /// Whether it must use PKCE; a website whose library has no PKCE sends a nonce instead.
    #[arg(long, value_enum, default_value_t)]
    pkce: Pkce,
    /// How ID tokens for it are signed: ES256 or RS256.
    #[arg(long, value_name = "ALG", default_value = "ES256")]
    id_token_signing_alg: String,
    /// The origin of pages in which it shows people their sessions; may be repeated.
    #[arg(id = "embed-origin", long, value_name = "ORIGIN")]
    embed_origins: Vec<String>,
    /// How sessions are closed from there: direct, which closes in place, confirm, which leads to the service's own page, or
    /// never.
    #[arg(long, value_name = "HOW", default_value = "confirm", value_parser = EmbedClosing::parse)]
    embed_closing: EmbedClosing,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl WebsiteCommand {
    /// Runs the command, and says what it did.
    pub async fn run(self, accounts: &Accounts, allow_private: bool) -> anyhow::Result<()> {
        let done = match self {
            Self::Add(website) => add(accounts, website, allow_private).await?,
            Self::Apply { file, prune, json } => {
                let applied = website_file::apply(accounts, &file, prune, allow_private).await?;
                if json { pretty(&applied.to_json()) } else { applied.in_words() }
            }
            Self::Change { id, embed_origins, no_embed_origins, embed_closing, json } => {
                let origins = (no_embed_origins || !embed_origins.is_empty()).then_some(embed_origins);
                let change = EmbeddingChange { origins, closing: embed_closing };
                let website = accounts.change_embedding(&parse(&id)?, &change).await?.with_context(|| id.clone())?;
                if json { pretty(&website_json(&website)) } else { embedding_in_words(&website) }
            }
            Self::List { json } => list(&accounts.registered_clients().await?, json),
            Self::RotateSecret { id, json } => {
                let secret = accounts.replace_client_secret(&parse(&id)?).await?.with_context(|| id.clone())?.reveal();
                if json {
                    pretty(&json!({ "client_id": id, "client_secret": secret }))
                } else {
                    format!("client secret: {secret}\nIt is shown this once. The old one is refused from now on.")
                }
            }
            Self::Remove { id } => {
                accounts.remove_client(&parse(&id)?).await?.with_context(|| id.clone())?;
                format!("{id} is removed; whatever it got has ended.")
            }
        };
        say(&done)
    }
}

async fn add(accounts: &Accounts, website: AddWebsite, allow_private: bool) -> anyhow::Result<String> {
    let id = website.id.as_deref().map(parse).transpose()?;
    let read = |path: PathBuf| fs::read(&path).with_context(|| format!("the logo {} cannot be read", path.display()));
    let registration = Registration {
        name: website.name,
        is_public: website.public,
        site: website.site,
        logo: website.logo.map(read).transpose()?,
        redirect_uris: website.redirect_uris,
        post_logout_redirect_uris: website.post_logout_redirect_uris,
        backchannel_logout_uri: website.backchannel_logout_uri,
        scopes: website.scopes,
        always_ask: website.always_ask,
        pkce_optional: website.pkce == Pkce::Optional,
        id_token_signing_alg: Some(website.id_token_signing_alg),
        embed_origins: website.embed_origins,
        embed_closing: Some(website.embed_closing),
    };
    let registered = accounts.register_client(id, registration, allow_private).await?;
    Ok(if website.json { pretty(&registered_json(&registered)) } else { registered_in_words(&registered) })
}

fn parse(id: &str) -> anyhow::Result<ClientId> {
    Ok(ClientId::parse(id).ok_or(domain::InvalidRegistration::Id)?)
}
