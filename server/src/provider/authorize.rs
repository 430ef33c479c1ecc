//! The authorization endpoint (`OpenID` Connect Core 1.0, 3.1.2). A client that the person has allowed before may get its
//! code at once. New access is granted only by the person's answer, which is a server function of the consent page.

use std::sync::Arc;

use app::request::{ClientAnswer, PageSession, Services, authenticate, consent_view, note_activity};
use app::{AppError, Language, RefusedView};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{
    AccountId, AllowError, AuthorizationError, AuthorizationRequest, AuthorizationStep, Client, ConsentQuestion,
    CurrentSession, RequestRefused, Unaddressed,
};

use super::jwt;
use super::parameters::{self, OAuthParameters};
use crate::signing_keys::SigningKeys;
use crate::site::content_security_policy::{Nonce, form_target};
use crate::site::page_response::{failed, render};
use crate::site::plain_page::Look;
use crate::site::{kept_cookie, leading_on};

const PATH: &str = "/oauth2/authorize";

/// `POST /oauth2/authorize`: the same as GET. Cookies do not come with a form of another site, so the browser asks again.
pub(super) async fn by_form(form: String) -> Response {
    Redirect::to(&format!("{PATH}?{}", parameters::write(&parameters::read(&form)))).into_response()
}

/// `GET /oauth2/authorize`.
pub(super) async fn authorize(
    State(services): State<Arc<Services>>,
    State(keys): State<Arc<SigningKeys>>,
    request: Request,
) -> Response {
    let (head, _) = request.into_parts();
    let parameters = parameters::read(head.uri.query().unwrap_or_default());
    let read = match services.accounts.read_authorization_request(&parameters).await {
        Ok(read) => read,
        Err(error) => return failed(services, head, error.into()).await,
    };
    match read {
        Ok((client, request)) => consider(services, &keys, head, &parameters, &client, &request).await,
        Err(RequestRefused::ToClient(refusal)) => {
            let answer = ClientAnswer::refusal(&refusal, &services.issuer);
            to_client(&services, &head, &answer)
        }
        Err(RequestRefused::Here(reason)) => refuse(services, head, reason).await,
    }
}

/// The browser stays, and the person reads why.
async fn refuse(services: Arc<Services>, head: Parts, reason: Unaddressed) -> Response {
    let view = match reason {
        Unaddressed::UnknownClient => RefusedView::UnknownWebsite,
        Unaddressed::UnknownRedirectUri => RefusedView::UnknownRedirectUri,
    };
    let mut answer = render(services, head, |data| data.refused = Some(view)).await;
    *answer.status_mut() = StatusCode::BAD_REQUEST;
    answer
}

async fn consider(
    services: Arc<Services>,
    keys: &SigningKeys,
    head: Parts,
    parameters: &OAuthParameters,
    client: &Client,
    request: &AuthorizationRequest,
) -> Response {
    let current = match authenticate(&services, &head).await {
        Ok(current) => Some(current),
        Err(AppError::SignedOut(_)) => None,
        Err(error) => return failed(services, head, error).await,
    };
    let issuer = services.issuer.clone();
    let refused = |error| ClientAnswer::refusal(&request.refused(error), &issuer);
    let Ok(hinted) = hinted(&services, keys, request) else {
        let error = AuthorizationError::InvalidRequest("id_token_hint is no ID token that this website was given");
        return to_client(&services, &head, &refused(error));
    };
    // A client may ask in a hidden frame as often as it likes; that is not the person's doing.
    if let Some(current) = current.as_ref().filter(|_| !request.prompt.none) {
        note_activity(&services, &head, current).await;
    }
    match step(&services, current.as_ref(), client, request, hinted).await {
        Err(error) => failed(services, head, error).await,
        Ok(AuthorizationStep::SignIn) => sign_in(&services, &head, parameters, current.is_some()),
        Ok(AuthorizationStep::Refuse(error)) => to_client(&services, &head, &refused(error)),
        Ok(AuthorizationStep::Code(code)) => to_client(&services, &head, &ClientAnswer::code(request, &code, &issuer)),
        Ok(AuthorizationStep::Ask(question)) => match current {
            Some(current) => ask(services, head, client, request, current, question).await,
            None => sign_in(&services, &head, parameters, false),
        },
    }
}

/// The account that the client expects. A hint that is no ID token which this client was given, or whose key is withdrawn, is
/// as good as none, but where nobody could be asked whom it is about: then it is an error.
fn hinted(services: &Services, keys: &SigningKeys, request: &AuthorizationRequest) -> Result<Option<AccountId>, ()> {
    let Some(token) = request.id_token_hint.as_deref() else {
        return Ok(None);
    };
    let now = services.accounts.now();
    let hint = jwt::read_hint(keys, &services.issuer, token, now).filter(|hint| hint.client == request.client);
    if hint.is_none() && request.prompt.none { Err(()) } else { Ok(hint.map(|hint| hint.account)) }
}

async fn step(
    services: &Services,
    current: Option<&CurrentSession>,
    client: &Client,
    request: &AuthorizationRequest,
    hinted: Option<AccountId>,
) -> Result<AuthorizationStep, AppError> {
    let step = services.accounts.consider_authorization(current, client, request, hinted).await;
    step.map_err(|error: AllowError| error.into())
}

async fn ask(
    services: Arc<Services>,
    mut head: Parts,
    client: &Client,
    request: &AuthorizationRequest,
    current: CurrentSession,
    question: ConsentQuestion,
) -> Response {
    let query = head.uri.query().unwrap_or_default().to_owned();
    let language = Language::of(&head.headers, &services.cookies);
    let view = consent_view(client, request, &current, question, &query, language);
    head.extensions.insert(PageSession(current));
    let mut answer = render(services, head, |data| data.consent = Some(view)).await;
    if let Some(target) = form_target(&request.redirect_uri) {
        answer.extensions_mut().insert(target);
    }
    answer
}

/// Signing in leads back here. What it satisfies is not asked for a second time; the ID token tells when it was.
fn sign_in(services: &Services, head: &Parts, parameters: &OAuthParameters, as_somebody_else: bool) -> Response {
    let next = format!("{PATH}?{}", parameters::write(&after_signing_in(parameters)));
    let switch = if as_somebody_else { "switch=yes&" } else { "" };
    Redirect::to(&kept_cookie::entrance(services, &head.headers, switch, &next)).into_response()
}

fn after_signing_in(parameters: &OAuthParameters) -> OAuthParameters {
    let satisfied = |word: &&str| !matches!(*word, "login" | "select_account");
    let kept = parameters.iter().filter(|(name, value)| !(name == "max_age" && value == "0"));
    let rest = kept.map(|(name, value)| match name.as_str() {
        "prompt" => (name.clone(), value.split(' ').filter(satisfied).collect::<Vec<_>>().join(" ")),
        _ => (name.clone(), value.clone()),
    });
    rest.filter(|(name, value)| name != "prompt" || !value.is_empty()).collect()
}

/// The client that somebody is about to sign in to, when `next` is a good request of one.
pub(crate) async fn signing_in_to(services: &Services, next: &str) -> Option<(Client, AuthorizationRequest)> {
    let query = next.strip_prefix(PATH)?.strip_prefix('?')?;
    let read = services.accounts.read_authorization_request(&parameters::read(query)).await;
    // Without an answer the page is one of signing in, no more and no less.
    read.ok()?.ok()
}

/// By a redirect (303, so that no browser sends a form on; RFC 9700, 4.12), or by a form where the client asked for one.
fn to_client(services: &Services, head: &Parts, answer: &ClientAnswer) -> Response {
    let location = answer.location();
    if let Some(form) = answer.form() {
        let nonce = head.extensions.get::<Nonce>().map(|Nonce(nonce)| nonce.to_string()).unwrap_or_default();
        let language = Language::of(&head.headers, &services.cookies);
        return leading_on::by_form(&location, &form, Look::of(services), &nonce, language);
    }
    match header::HeaderValue::try_from(location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_signing_in_satisfies_is_not_asked_for_again() {
        let after = |query: &str| parameters::write(&after_signing_in(&parameters::read(query)));
        assert_eq!(after("a=b&prompt=login"), "a=b");
        assert_eq!(after("prompt=login+consent&max_age=0"), "prompt=consent");
        assert_eq!(after("prompt=select_account&max_age=60"), "max_age=60");
        assert_eq!(after("prompt=none"), "prompt=none");
    }
}
