//! Who may ask: the test that started the service, and no page in any browser.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::SecretToken;

use super::problem::Problem;
use super::state::Control;

/// Lets a request through that names this host, comes from no page, and has the token.
pub(super) async fn check(State(control): State<Arc<Control>>, request: Request, next: Next) -> Response {
    match refusal(&control, request.headers()) {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    }
}

fn refusal(control: &Control, headers: &HeaderMap) -> Option<Problem> {
    if !is_named(control, headers) {
        let detail = format!("the control answers at {} and under no other name", control.url());
        return Some(Problem::forbidden(detail));
    }
    if headers.contains_key(header::ORIGIN) {
        return Some(Problem::forbidden("the control answers tests, and no page of a browser"));
    }
    if !has_token(control, headers) {
        return Some(Problem::unauthorized());
    }
    None
}

/// Any other name may have been made to lead here (DNS rebinding).
fn is_named(control: &Control, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let own = [control.address.to_string(), format!("localhost:{}", control.address.port())];
    own.iter().any(|own| host.as_bytes() == own.as_bytes())
}

/// Hashes are compared, so the time says nothing about the token's prefix.
fn has_token(control: &Control, headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = given.and_then(|given| given.strip_prefix("Bearer ")).and_then(SecretToken::parse);
    token.is_some_and(|token| token.hash() == control.token)
}
