//! `POST /keys`, and the control's own key, by which it closes sessions as an operator does.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::{ApiCaller, ApiScope, ApiScopes, ClosingSessions, CreatedApiKey, EmbedClosing, EmbedOrigin};
use serde::{Deserialize, Serialize};

use super::input::Body;
use super::problem::Problem;
use super::state::Control;

/// A key to make.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(rename = "rights")]
    scopes: Vec<String>,
    /// Of the pages that show sessions, with the scope for that.
    #[serde(default)]
    origins: Vec<String>,
}

/// A key.
#[derive(Serialize)]
pub(super) struct Made {
    key: String,
}

/// Makes a key with these scopes.
pub(super) async fn create(
    State(control): State<Arc<Control>>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Made>), Problem> {
    let scopes = wanted.scopes.iter().map(|name| ApiScope::parse(name)).collect::<Result<ApiScopes, _>>();
    let scopes = scopes.map_err(|error| Problem::unusable(error.to_string()))?;
    let made = control.key("test", scopes, origins(&wanted.origins)?).await?;
    Ok((StatusCode::CREATED, Json(Made { key: made.secret.reveal() })))
}

/// Origins of pages, as browsers write them.
fn origins(texts: &[String]) -> Result<Vec<EmbedOrigin>, Problem> {
    let read = |text: &String| origin(text);
    texts.iter().map(read).collect()
}

/// The same for one.
pub(super) fn origin(text: &str) -> Result<EmbedOrigin, Problem> {
    EmbedOrigin::parse(text).map_err(|error| Problem::unusable(format!("{text:?}: {error}")))
}

impl Control {
    /// A key by which sessions are shown in pages of this origin.
    pub(super) async fn embed_key(&self, origin: &EmbedOrigin) -> Result<CreatedApiKey, Problem> {
        self.key("Dashboard", [ApiScope::Embed].into_iter().collect(), vec![origin.clone()]).await
    }

    async fn key(&self, name: &str, scopes: ApiScopes, origins: Vec<EmbedOrigin>) -> Result<CreatedApiKey, Problem> {
        let made = self.accounts.create_embed_key(name, scopes, origins, EmbedClosing::Direct).await;
        made.map_err(|error| Problem::unusable(error.to_string()))
    }

    /// Whoever may close any session.
    pub(super) async fn operator(&self) -> Result<ApiCaller<ClosingSessions>, Problem> {
        let make = || async {
            let key = self.key("control", [ApiScope::CloseSessions].into_iter().collect(), Vec::new()).await?;
            Ok::<_, Problem>(key.secret.reveal())
        };
        let secret = self.operator_key.get_or_try_init(make).await?;
        let caller = self.accounts.authorize(secret).await;
        caller.map_err(|error| Problem::conflict(format!("the control's own key cannot be used: {error}")))
    }
}
