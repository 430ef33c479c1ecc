//! What an operator and an operator's programs read of websites.

use domain::{Client, EmbedClosing, EmbedOrigin, RegisteredClient};
use serde_json::{Value, json};

/// The websites, a line each, or as JSON.
pub(crate) fn list(websites: &[Client], json: bool) -> String {
    if json {
        return pretty(&websites.iter().map(website_json).collect());
    }
    if websites.is_empty() {
        return "There is no website yet.".into();
    }
    let line = |website: &Client| {
        let kind = if website.is_public { "public" } else { "confidential" };
        let told = if website.backchannel_logout_uri.is_some() { "is told of closed sessions" } else { "is not told" };
        let pkce = if website.requires_pkce { "" } else { "\tPKCE optional" };
        let algorithm = website.id_token_signing_alg;
        let embed = match website.embed_origins.as_slice() {
            [] => String::new(),
            origins => format!("\tshows sessions in {}, closing {}", written(origins), website.embed_closing.as_str()),
        };
        format!("{}\t{}\t{kind}\t{told}\t{algorithm}{pkce}{embed}", website.id, website.name)
    };
    websites.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Which pages may show sessions.
pub(crate) fn embedding_in_words(website: &Client) -> String {
    let name = &website.name;
    let closing = match website.embed_closing {
        EmbedClosing::Direct => "sessions are closed in place",
        EmbedClosing::Confirm => "a close leads to the service's own page",
        EmbedClosing::Never => "nothing can be closed there",
    };
    match website.embed_origins.as_slice() {
        [] => format!("{name} shows no sessions in its pages."),
        origins => format!("{name} may show people their sessions in pages of {}; {closing}.", written(origins)),
    }
}

fn written(origins: &[EmbedOrigin]) -> String {
    origins.iter().map(EmbedOrigin::as_str).collect::<Vec<_>>().join(" and ")
}

/// What an operator needs to set the website up.
pub(crate) fn registered_in_words(registered: &RegisteredClient) -> String {
    let Client { id, name, .. } = &registered.client;
    match &registered.secret {
        Some(secret) => format!(
            "{name} is registered.\nclient id:     {id}\nclient secret: {}\nThe secret is shown this once.",
            secret.reveal()
        ),
        None => format!("{name} is registered.\nclient id:     {id}"),
    }
}

/// The same for a program.
pub(crate) fn registered_json(registered: &RegisteredClient) -> Value {
    let mut value = website_json(&registered.client);
    if let Some(secret) = &registered.secret {
        value["client_secret"] = secret.reveal().into();
    }
    value
}

/// A website for a program.
pub(crate) fn website_json(website: &Client) -> Value {
    json!({
        "client_id": website.id.as_str(),
        "name": website.name,
        "public": website.is_public,
        "site": website.site,
        "redirect_uris": website.redirect_uris,
        "post_logout_redirect_uris": website.post_logout_redirect_uris,
        "backchannel_logout_uri": website.backchannel_logout_uri,
        "scope": website.scopes.to_string(),
        "remembers_consent": website.remembers_consent,
        "pkce": if website.requires_pkce { "required" } else { "optional" },
        "id_token_signing_alg": website.id_token_signing_alg.as_str(),
        "embed_origins": website.embed_origins.iter().map(EmbedOrigin::as_str).collect::<Vec<_>>(),
        "embed_closing": website.embed_closing.as_str(),
    })
}

/// JSON that people can read, too.
pub(crate) fn pretty(value: &Value) -> String {
    format!("{value:#}")
}
