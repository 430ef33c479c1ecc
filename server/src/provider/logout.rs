//! A client asks to sign a person out (`OpenID` Connect RP-Initiated Logout 1.0). The person is always asked, so that no
//! address can sign anybody out (ASVS 10.6.2).

use std::sync::Arc;

use app::request::{PageSession, Services, authenticate, sign_out_location};
use app::{AppError, SignOutView};
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{Client, ClientId};

use super::jwt;
use super::parameters::{self, OAuthParameters};
use crate::signing_keys::SigningKeys;
use crate::site::content_security_policy::form_target;
use crate::site::page_response::{failed, render};

/// `POST /oauth2/logout`: the same as GET, with cookies.
pub(super) async fn by_form(form: String) -> Response {
    Redirect::to(&format!("/oauth2/logout?{}", parameters::write(&parameters::read(&form)))).into_response()
}

/// `GET /oauth2/logout`.
pub(super) async fn logout(
    State(services): State<Arc<Services>>,
    State(keys): State<Arc<SigningKeys>>,
    request: Request,
) -> Response {
    let (mut head, _) = request.into_parts();
    let parameters = parameters::read(head.uri.query().unwrap_or_default());
    let client = match client_of(&services, &keys, &parameters).await {
        Ok(client) => client,
        Err(error) => return failed(services, head, error).await,
    };
    let checked = client.as_ref().map_or_else(OAuthParameters::new, |client| checked(&parameters, client));
    let location = match sign_out_location(&services, &checked).await {
        Ok(location) => location,
        Err(error) => return failed(services, head, error).await,
    };
    match authenticate(&services, &head).await {
        Ok(current) => {
            let login_name = current.account.login_name.to_string();
            let request = parameters::write(&checked);
            let named = match client {
                Some(client) => Some(client),
                None => named_client(&services, &parameters).await,
            };
            let (website, site) = named.map(|client| (client.name, client.site)).unzip();
            let view = SignOutView { website, site: site.flatten(), login_name, request };
            head.extensions.insert(PageSession(current));
            let mut answer = render(services, head, |data| data.sign_out = Some(view)).await;
            if let Some(target) = location.as_deref().and_then(form_target) {
                answer.extensions_mut().insert(target);
            }
            answer
        }
        Err(AppError::SignedOut(_)) => Redirect::to(location.as_deref().unwrap_or("/sign-in")).into_response(),
        Err(error) => failed(services, head, error).await,
    }
}

/// The client that asks, as its ID token proves; without one nobody is sent anywhere.
async fn client_of(
    services: &Services,
    keys: &SigningKeys,
    parameters: &OAuthParameters,
) -> Result<Option<Client>, AppError> {
    let single = |name| domain::single(parameters, name).ok().flatten();
    let now = services.accounts.now();
    let hint = single("id_token_hint").and_then(|token| jwt::read_hint(keys, &services.issuer, token, now));
    let Some(hint) = hint else {
        return Ok(None);
    };
    if single("client_id").is_some_and(|id| id != hint.client.as_str()) {
        return Ok(None);
    }
    Ok(services.accounts.registered_client(&hint.client).await?)
}

/// The client that the request names and does not prove to come from: enough to say its name and to lead to its registered
/// front page.
async fn named_client(services: &Services, parameters: &OAuthParameters) -> Option<Client> {
    let id = domain::single(parameters, "client_id").ok().flatten().and_then(ClientId::parse)?;
    // The question can be put without the name.
    services.accounts.registered_client(&id).await.ok().flatten()
}

/// What the answer of the person needs of the request.
fn checked(parameters: &OAuthParameters, client: &Client) -> OAuthParameters {
    let kept = ["post_logout_redirect_uri", "state"];
    let kept = kept.into_iter().filter_map(|name| {
        let value = domain::single(parameters, name).ok().flatten()?;
        Some((name.to_owned(), value.to_owned()))
    });
    [("client_id".to_owned(), client.id.to_string())].into_iter().chain(kept).collect()
}
