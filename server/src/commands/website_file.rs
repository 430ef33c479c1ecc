//! Websites as a file says, for operators who keep their configuration in git.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use clap::ValueEnum;
use domain::{
    Accounts, ClientId, EmbedClosing, InvalidRegistration, RegisteredClient, Registration, SigningAlgorithm, TokenHash,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::commands::website_output::{registered_in_words, registered_json};

/// The file's form; what it does not know is an error, so that no word is misspelled in silence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "website")]
    websites: Vec<FileWebsite>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct FileWebsite {
    id: String,
    name: String,
    redirect_uris: Vec<String>,
    #[serde(default)]
    post_logout_redirect_uris: Vec<String>,
    backchannel_logout_uri: Option<String>,
    site: Option<String>,
    /// A path beside the file.
    logo: Option<String>,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    public: bool,
    #[serde(default)]
    always_ask: bool,
    #[serde(default)]
    pkce: Pkce,
    id_token_signing_alg: Option<String>,
    #[serde(default)]
    embed_origins: Vec<String>,
    embed_closing: Option<String>,
    /// The SHA-256 of a secret that the operator chose, in hex.
    secret_sha256: Option<String>,
}

/// Whether a website must bind its codes to a verifier (PKCE, RFC 7636).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Pkce {
    /// It must, as every current library does.
    #[default]
    Required,
    /// It may send a nonce instead; not for a public website.
    Optional,
}

/// What was done.
pub(crate) struct Applied {
    registered: Vec<RegisteredClient>,
    removed: Vec<ClientId>,
    /// Registered websites that the file does not name.
    unnamed: Vec<ClientId>,
}

/// A website of the file, looked at.
struct Entry {
    id: ClientId,
    registration: Registration,
    secret: Option<TokenHash>,
    algorithm: SigningAlgorithm,
}

/// Registers and changes websites as the file says. The whole file is looked at before anything is changed.
pub(crate) async fn apply(
    accounts: &Accounts,
    path: &Path,
    prune: bool,
    allow_private: bool,
) -> anyhow::Result<Applied> {
    let entries = read(path, allow_private).with_context(|| format!("{}; nothing was changed", path.display()))?;
    for entry in &entries {
        let can_be_signed = accounts.check_signs(entry.algorithm).await;
        can_be_signed.with_context(|| format!("{}; nothing was changed", path.display()))?;
    }
    let named: HashSet<ClientId> = entries.iter().map(|entry| entry.id.clone()).collect();
    let mut applied = Applied { registered: Vec::new(), removed: Vec::new(), unnamed: Vec::new() };
    for Entry { id, registration, secret, .. } in entries {
        let registered = accounts.apply_client(id, registration, secret, allow_private).await?;
        applied.registered.push(registered);
    }
    for website in accounts.registered_clients().await? {
        if named.contains(&website.id) {
            continue;
        }
        if prune && accounts.remove_client(&website.id).await?.is_ok() {
            applied.removed.push(website.id);
        } else {
            applied.unnamed.push(website.id);
        }
    }
    Ok(applied)
}

fn read(path: &Path, allow_private: bool) -> anyhow::Result<Vec<Entry>> {
    let file: File = toml::from_str(&fs::read_to_string(path)?)?;
    let mut ids = HashSet::new();
    let mut entries = Vec::with_capacity(file.websites.len());
    for website in file.websites {
        let about = format!("website {:?}", website.id);
        let entry = check(website, path, allow_private).with_context(|| about.clone())?;
        ensure!(ids.insert(entry.id.clone()), "{about} is there twice");
        entries.push(entry);
    }
    Ok(entries)
}

fn check(website: FileWebsite, file: &Path, allow_private: bool) -> anyhow::Result<Entry> {
    let id = ClientId::parse(&website.id).ok_or(InvalidRegistration::Id)?;
    let beside = |logo: &str| file.parent().unwrap_or(Path::new("")).join(logo);
    let logo = website.logo.map(|logo| fs::read(beside(&logo)).with_context(|| format!("the logo {logo}")));
    let secret = website.secret_sha256.map(|hex| parse_hash(&hex).context("secret-sha256 must be 64 hex digits"));
    let secret = secret.transpose()?;
    ensure!(!website.public || secret.is_none(), "a public website has no secret");
    let closing = website.embed_closing.as_deref().map(EmbedClosing::parse).transpose().context("embed-closing")?;
    let registration = Registration {
        name: website.name,
        is_public: website.public,
        site: website.site,
        logo: logo.transpose()?,
        redirect_uris: website.redirect_uris,
        post_logout_redirect_uris: website.post_logout_redirect_uris,
        backchannel_logout_uri: website.backchannel_logout_uri,
        scopes: website.scopes,
        always_ask: website.always_ask,
        pkce_optional: website.pkce == Pkce::Optional,
        id_token_signing_alg: website.id_token_signing_alg,
        embed_origins: website.embed_origins,
        embed_closing: closing,
    };
    let (website, _) = registration.clone().check(id.clone(), allow_private)?;
    Ok(Entry { id, registration, secret, algorithm: website.id_token_signing_alg })
}

fn parse_hash(hex: &str) -> Option<TokenHash> {
    let digits = hex.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    let bytes: Vec<u8> = digits.collect::<Option<_>>()?;
    (hex.len() == 64).then(|| bytes.try_into().ok().map(TokenHash::from_bytes)).flatten()
}

impl Applied {
    /// For a person at a terminal.
    pub(crate) fn in_words(&self) -> String {
        let removed = self.removed.iter().map(|id| format!("{id} is removed; whatever it got has ended."));
        let unnamed = self.unnamed.iter().map(|id| format!("{id} is not in the file and stays; --prune removes it."));
        let lines: Vec<_> = self.registered.iter().map(registered_in_words).chain(removed).chain(unnamed).collect();
        if lines.is_empty() { "The file names no website.".into() } else { lines.join("\n") }
    }

    /// For a program.
    pub(crate) fn to_json(&self) -> Value {
        let ids = |ids: &[ClientId]| ids.iter().map(ClientId::to_string).collect::<Vec<_>>();
        json!({
            "websites": self.registered.iter().map(registered_json).collect::<Vec<_>>(),
            "removed": ids(&self.removed),
            "not_in_file": ids(&self.unnamed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("websites.toml");
        fs::write(&path, text).unwrap();
        format!("{:#}", read(&path, false).err().expect("the file is refused"))
    }

    #[test]
    fn a_file_is_refused_whole_with_the_place_and_the_reason() {
        let wiki = "[[website]]\nid = \"wiki\"\nname = \"Wiki\"\nredirect-uris = [\"https://wiki.example.com/\"]\n";
        for (more, reason) in [
            ("redirect-uri = 'x'", "unknown field `redirect-uri`"),
            ("site = 'javascript:x'", "website \"wiki\": javascript:x has a scheme"),
            ("id-token-signing-alg = 'HS256'", "signed by ES256 or RS256, not by HS256"),
            ("logo = 'no.png'", "the logo no.png"),
            ("pkce = 'never'", "unknown variant `never`"),
            ("public = true\npkce = 'optional'", "cannot do without PKCE"),
            ("secret-sha256 = 'abc'", "64 hex digits"),
            (&format!("public = true\nsecret-sha256 = '{}'", "ab".repeat(32)), "has no secret"),
            (wiki, "website \"wiki\" is there twice"),
        ] {
            let refusal = refusal(&format!("{wiki}{more}"));
            assert!(refusal.contains(reason), "{refusal}");
        }
    }

    #[test]
    fn a_hash_is_64_hex_digits() {
        assert!(parse_hash(&"0f".repeat(32)).is_some());
        for bad in ["", "0f", &"0f".repeat(33), &"0g".repeat(32), &"é".repeat(32)] {
            assert!(parse_hash(bad).is_none(), "{bad}");
        }
    }
}
