//! The pages: who may see one is settled before it is made.

use std::sync::Arc;

use app::request::{
    CONTINUE_AT, NOTICE, PageSession, Services, authenticate, note_activity, refuse_other_pages, session_questions,
    status_of,
};
use app::{
    AppError, DashboardView, Language, MADE_FOR_HEADER, Notice, PageData, SessionQuestion, SignInView, safe_next,
};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use domain::{Accounts, ClientId, CurrentSession, LoginName};

use crate::first_run::FirstRun;
use crate::provider::signing_in_to;
use crate::site::compression::HoldsSecret;
use crate::site::content_security_policy::form_target;
use crate::site::dashboard::registered_dashboard;
use crate::site::kept_cookie;
use crate::site::leading_on::after_form;
use crate::site::page_response::{failed, render};
use crate::site::plain_page::Look;
use crate::site::return_address::{Return, go_on};
use crate::state::{AppState, KnownOrigins};

/// The pages of the account, each by itself: any other address below is 404 and no page (ASVS 14.2.5).
pub(crate) const ACCOUNT_PAGES: [&str; 13] = [
    "/account",
    "/account/sessions",
    "/account/sessions/close",
    "/account/sessions/close-selected",
    "/account/sessions/ended",
    "/account/sessions/name",
    "/account/sessions/close-others",
    "/account/sessions/revoke-websites",
    "/account/websites",
    "/account/websites/revoke",
    "/account/websites/revoke-all",
    "/account/security",
    "/account/secure",
];

/// Every page.
pub(crate) fn routes() -> Router<AppState> {
    let pages = Router::new()
        .route("/sign-in", get(entrance).post(come_back))
        .route("/setup", get(set_up))
        .route("/websites/{id}/logo", get(logo))
        .fallback(nothing);
    ACCOUNT_PAGES.into_iter().fold(pages, |router, path| router.route(path, get(account)))
}

/// A page of the account: only for who is signed in, and opening one is activity.
async fn account(State(services): State<Arc<Services>>, request: Request) -> Response {
    let (mut head, _) = request.into_parts();
    let asked_about = match signed_in(&services, &mut head).await {
        Ok(current) => asked_about(&services, &head, &current).await,
        Err(error) => Err(error),
    };
    match asked_about {
        Ok(sessions) => {
            let dashboard = dashboard(&services, &head).await;
            render(services, head, |data| (data.sessions, data.dashboard) = (sessions, dashboard)).await
        }
        Err(error @ AppError::SignedInAs(_)) => {
            let notice = Notice::Failed { error, login_name: String::new() };
            (StatusCode::CONFLICT, [(NOTICE, notice.encoded())]).into_response()
        }
        Err(AppError::SignedOut(_)) => {
            Redirect::to(&kept_cookie::entrance(&services, &head.headers, "", &address(&head))).into_response()
        }
        Err(error) => failed(services, head, error).await,
    }
}

async fn signed_in(services: &Services, head: &mut Parts) -> Result<CurrentSession, AppError> {
    let current = authenticate(services, head).await?;
    // A page that another one fetches, to stand in its place, is for the same session.
    if let Some(page) = head.headers.get(MADE_FOR_HEADER) {
        refuse_other_pages(&current, page.as_bytes())?;
    }
    note_activity(services, head, &current).await;
    head.extensions.insert(PageSession(current.clone()));
    Ok(current)
}

/// The sessions of the account that the address names.
async fn asked_about(
    services: &Services,
    head: &Parts,
    current: &CurrentSession,
) -> Result<Vec<SessionQuestion>, AppError> {
    let query = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes());
    let ids = query.filter(|(key, _)| key == "session").map(|(_, value)| value.into_owned());
    let language = Language::of(&head.headers, &services.cookies);
    session_questions(&services.accounts, current, ids, language).await
}

/// The dashboard that the address says it comes from: what is registered of it, and nothing that anybody else says.
async fn dashboard(services: &Services, head: &Parts) -> Option<DashboardView> {
    let from = parameter(head, "from")?;
    let here: String = url::form_urlencoded::byte_serialize(address(head).as_bytes()).collect();
    let another_account = format!("/sign-in?switch=yes&next={here}");
    Some(DashboardView { another_account, ..registered_dashboard(&services.accounts, &from).await.unwrap_or_default() })
}

/// The page to sign in at, which tells a browser how its last session ended. Whoever is signed in sees it only on the way
/// to another account, and else goes on at once; a form may have led here, too, when its sign-in failed.
async fn entrance(
    State(services): State<Arc<Services>>,
    State(known): State<KnownOrigins>,
    State(first_run): State<FirstRun>,
    request: Request,
) -> Response {
    let (head, _) = request.into_parts();
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let value = |name: &str| query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let back = Return::read(&known, &services, &head, value("return")).await;
    let ended = match authenticate(&services, &head).await {
        Ok(_) if value("switch") != "yes" => {
            return match back {
                Return::Nowhere => {
                    let language = Language::of(&head.headers, &services.cookies);
                    after_form(safe_next(value("next")), Look::of(&services), language)
                }
                back => go_on(&services, &head.headers, &back),
            };
        }
        Ok(_) => None,
        Err(AppError::SignedOut(ended)) => ended.map(|ended| *ended),
        Err(error) => return failed(services, head, error).await,
    };
    let refused_cookie = kept_cookie::is_refused(&services, &head.headers, value("cookie"));
    let refused_cookie = refused_cookie.then(|| kept_cookie::why_refused(&services));
    let first_run = first_run.is_on(&services.accounts).await;
    let on_the_way = signing_in_to(&services, value("next")).await;
    let mut answer = render(services, head, |data| {
        data.ended = ended;
        data.sign_in = SignInView {
            next: value("next").to_owned(),
            return_to: back.field(),
            returns_to: back.place(),
            switch: value("switch") == "yes",
            refused_cookie,
            first_run,
            website: on_the_way.as_ref().map(|(website, _)| website.name.clone()),
        };
    })
    .await;
    if let Some(target) = on_the_way.and_then(|(_, request)| form_target(&request.redirect_uri)) {
        answer.extensions_mut().insert(target);
    }
    answer
}

/// The same page for who comes back from one whose session is over, by the login name that it was made for. A form brings the
/// name, so that no address has it.
async fn come_back(form: Bytes) -> Response {
    let value = |name: &str| {
        let field = url::form_urlencoded::parse(&form).find(|(key, _)| key == name);
        field.map_or_else(String::new, |(_, value)| value.into_owned())
    };
    let login_name = LoginName::parse(&value("login_name")).map_or_else(|_| String::new(), |name| name.to_string());
    let next = value("next");
    let next = if next.is_empty() {
        String::new()
    } else {
        let next: String = url::form_urlencoded::byte_serialize(safe_next(&next).as_bytes()).collect();
        format!("?next={next}")
    };
    let notice = Notice::SignInAs { login_name };
    let mut answer = [(NOTICE, notice.encoded())].into_response();
    if let Ok(place) = HeaderValue::try_from(format!("/sign-in{next}")) {
        answer.headers_mut().insert(CONTINUE_AT, place);
    }
    answer
}

/// The page to make the first account at, while there is none.
async fn set_up(State(services): State<Arc<Services>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    match services.accounts.is_empty().await {
        Ok(true) => {
            let token = parameter(&head, "token").unwrap_or_default();
            let bad_link = !services.set_up.admits(&token);
            let mut answer = render(services, head, |data| data.bad_link = bad_link).await;
            if bad_link {
                *answer.status_mut() = StatusCode::FORBIDDEN;
            }
            answer.extensions_mut().insert(HoldsSecret);
            answer
        }
        Ok(false) => Redirect::to("/sign-in").into_response(),
        Err(error) => failed(services, head, error.into()).await,
    }
}

/// The picture of a website, which is no secret.
async fn logo(State(accounts): State<Accounts>, Path(id): Path<String>) -> Response {
    let logo = match ClientId::parse(&id) {
        Some(id) => accounts.client_logo(&id).await,
        None => Ok(None),
    };
    match logo {
        Ok(Some(logo)) => {
            let headers =
                [(header::CONTENT_TYPE, logo.content_type()), (header::CACHE_CONTROL, "public, max-age=3600")];
            (headers, logo.as_bytes().to_vec()).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => status_of(&error.into()).into_response(),
    }
}

/// Any other address. What it looks like may have a cache keep the answer, so nothing of anybody is in it, their name neither.
/// The pages' own router reads some of them as a page that nobody has been let into, such as one with a slash at its end.
async fn nothing(State(services): State<Arc<Services>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let offers_pages = head.uri.path().starts_with("/account/") && authenticate(&services, &head).await.is_ok();
    let fill = |data: &mut PageData| (data.missing, data.offers_pages) = (true, offers_pages);
    let mut answer = render(services, head, fill).await;
    *answer.status_mut() = StatusCode::NOT_FOUND;
    answer
}

fn parameter(head: &Parts, name: &str) -> Option<String> {
    let mut query = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes());
    query.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn address(head: &Parts) -> String {
    head.uri.path_and_query().map_or_else(String::new, ToString::to_string)
}
