//! `POST /websites`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::storage::{Allow, AllowOutcome, Caller, Consent, NewCode};
use domain::{AuthorizationId, CODE_LIFETIME, Client, ClosedBy, GrantId, Registration, Scopes, SecretToken, Session};
use serde::{Deserialize, Serialize};

use super::input::Body;
use super::problem::Problem;
use super::state::Control;

/// A website to register.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Wanted {
    redirect_uri: String,
    name: Option<String>,
    backchannel_logout_uri: Option<String>,
    /// The origin of its pages, where they show the list.
    embed_origin: Option<String>,
    /// Accounts that have signed in to it, each in its newest session.
    #[serde(default)]
    allowed_by: Vec<String>,
}

/// A website.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Made {
    client_id: String,
    client_secret: String,
}

/// Registers a website, and signs the accounts in to it that have allowed it.
pub(super) async fn register(
    State(control): State<Arc<Control>>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Made>), Problem> {
    let mut sessions = Vec::new();
    for name in &wanted.allowed_by {
        let account = control.account(name).await?;
        let session = control.newest_session(account.id, None).await?;
        sessions.push(session.ok_or_else(|| {
            Problem::unusable(format!(
                "the account {name:?} has no open session in which it could sign in to the website"
            ))
        })?);
    }
    let registration = Registration {
        name: wanted.name.unwrap_or_else(|| "Website".to_owned()),
        redirect_uris: vec![wanted.redirect_uri.clone()],
        backchannel_logout_uri: wanted.backchannel_logout_uri,
        embed_origins: wanted.embed_origin.into_iter().collect(),
        ..Registration::default()
    };
    let registered = control.accounts.register_client(None, registration, true).await;
    let registered = registered.map_err(|error| Problem::unusable(error.to_string()))?;
    for session in &sessions {
        control.allow(session, &registered.client, &wanted.redirect_uri).await?;
    }
    let secret = registered.secret.expect("a website that is not public has a secret");
    let made = Made { client_id: registered.client.id.to_string(), client_secret: secret.reveal() };
    Ok((StatusCode::CREATED, Json(made)))
}

impl Control {
    /// The person says yes, and the website exchanges its code.
    async fn allow(&self, session: &Session, website: &Client, redirect_uri: &str) -> Result<(), Problem> {
        let (at, code) = (self.now(), SecretToken::generate()?);
        let allow = Allow {
            caller: Caller {
                account: session.account,
                by: ClosedBy {
                    session: session.id,
                    device: session.device.clone(),
                    address: session.connected_from,
                    place: None,
                },
                embed: None,
                cutoff: self.policy.cutoff(at),
                at,
            },
            client: website.id.clone(),
            consent: Consent::Given(GrantId::generate()?),
            code: NewCode {
                authorization: AuthorizationId::generate()?,
                code: code.hash(),
                redirect_uri: redirect_uri.to_owned(),
                scopes: Scopes::known("openid profile"),
                nonce: None,
                challenge: None,
                authenticated_at: session.authenticated_at,
                expires_at: at.plus(CODE_LIFETIME),
                ends_at: at.plus(self.policy.session_lifetime),
            },
        };
        let ended = || Problem::conflict("the session ended while it was signed in to the website");
        if self.storage.allow(&allow).await? != AllowOutcome::Allowed {
            return Err(ended());
        }
        let exchanged = self.accounts.exchange_code(&website.id, &code.reveal(), redirect_uri, None).await;
        exchanged.map(drop).map_err(|_| ended())
    }
}
