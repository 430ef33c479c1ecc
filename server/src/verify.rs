//! `GET /verify`: a proxy asks about each request before it passes it on to a product. docs/proxies.md is for those who set
//! the proxy up.
//!
//! It answers under any `Host`, because a proxy asks by whatever name it has for the service. That leads nowhere else: no
//! browser sends the session cookie to another name, and of the request nothing comes back but, where the proxy asks for it,
//! the address of the page that was wanted, within that of the page to sign in at.

use std::sync::Arc;

use app::AppError;
use app::request::{Services, authenticate, is_made_by_a_person};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use domain::CurrentSession;

use crate::middleware::accepts_html;
use crate::site::return_address::{FORWARDED_METHOD, entrance_from};
use crate::state::{AppState, PublicUrl};

/// The account for good (a UUID), by which a product keeps what belongs to it.
const ACCOUNT_ID: HeaderName = HeaderName::from_static("x-account-id");

/// The name to greet the person by; it may change hands.
const LOGIN_NAME: HeaderName = HeaderName::from_static("x-login-name");

/// The public id of the session; no credential.
const SESSION_ID: HeaderName = HeaderName::from_static("x-session-id");

/// Sent by the proxy with the value `none` for a request that no person made, such as a poll: it keeps no session alive.
const SESSION_ACTIVITY: HeaderName = HeaderName::from_static("x-session-activity");

/// In the query, has a browser that asked for a page sent to sign in instead of refused.
const REDIRECT: &str = "signed-out=redirect";

/// In the query, has the refusal say where a browser signs in, for a proxy that leads it there itself.
const ADDRESS: &str = "signed-out=address";

/// With a refusal: where a browser signs in, and comes back from to the page that it wanted.
const SIGN_IN: HeaderName = HeaderName::from_static("x-sign-in");

/// A route for `GET` and `HEAD`, and no other method.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/verify", get(verify))
}

/// 200 with who it is, 401 (or 303 where the proxy asked for it) when nobody is signed in, and 503 when that cannot be told.
async fn verify(
    State(services): State<Arc<Services>>,
    State(public_url): State<PublicUrl>,
    request: Request,
) -> Response {
    let (head, _) = request.into_parts();
    match authenticate(&services, &head).await {
        Ok(current) => {
            if is_activity(&head) {
                services.accounts.record_activity(&current).await;
            }
            identity(&current).into_response()
        }
        Err(AppError::SignedOut(_)) if asks_for(&head.uri, REDIRECT) && accepts_html(&head.headers) => {
            Redirect::to(&entrance_from(&public_url, &head.headers)).into_response()
        }
        Err(AppError::SignedOut(_)) => {
            let sign_in = asks_for(&head.uri, ADDRESS).then(|| [(SIGN_IN, entrance_from(&public_url, &head.headers))]);
            (StatusCode::UNAUTHORIZED, sign_in, "Nobody is signed in.\n").into_response()
        }
        Err(_) => {
            let answer = "The session cannot be checked now, so nobody is let in. Try again in a moment.\n";
            (StatusCode::SERVICE_UNAVAILABLE, answer).into_response()
        }
    }
}

/// Whether a person made the request that the proxy holds back.
fn is_activity(head: &Parts) -> bool {
    let forwarded = head.headers.get(FORWARDED_METHOD).and_then(|method| Method::from_bytes(method.as_bytes()).ok());
    !is_poll(&head.headers) && is_made_by_a_person(forwarded.as_ref().unwrap_or(&head.method), &head.headers)
}

fn is_poll(headers: &HeaderMap) -> bool {
    headers.get_all(SESSION_ACTIVITY).iter().any(|value| value.as_bytes().trim_ascii().eq_ignore_ascii_case(b"none"))
}

fn asks_for(uri: &Uri, what: &str) -> bool {
    uri.query().is_some_and(|query| query.split('&').any(|part| part == what))
}

fn identity(current: &CurrentSession) -> [(HeaderName, HeaderValue); 3] {
    [
        (ACCOUNT_ID, current.account.id.to_string()),
        (LOGIN_NAME, current.account.login_name.to_string()),
        (SESSION_ID, current.session.id.to_string()),
    ]
    .map(|(name, value)| {
        (name, HeaderValue::try_from(value).expect("ids and login names are ASCII letters, digits and . _ - @ +"))
    })
}
