//! `GET /embed/frame?origin=…`: the list in a frame, for products on the same site as the service that have no server of their
//! own. The page around it gets none of what is in it: neither a token nor a row, and no click of it is one here.
//!
//! Which pages may hold the frame is what an operator has registered and nothing else: those that may close sessions in place.
//! A frame on another site is sent no cookie, so it is signed out there.

use std::sync::Arc;

use app::request::{Services, authenticate};
use app::{AppError, Language, text_in};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::{EmbedClosing, EmbedOrigin};
use url::form_urlencoded;

use crate::site::content_security_policy::{Frame, Nonce};
use crate::site::plain_page::{PlainPage, escape};
use crate::state::AppState;

/// Tells the page around the frame how high it is.
const SCRIPT: &str = include_str!("embed_frame/frame.js");

/// The frame's own route.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/embed/frame", get(frame))
}

/// Looking at it is no activity, as with every embedded list.
async fn frame(State(services): State<Arc<Services>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let language = Language::of(&head.headers, &services.cookies);
    let query = head.uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "origin");
    let origin = asked.and_then(|(_, origin)| EmbedOrigin::parse(&origin).ok());
    let Some(origin) = origin else {
        return refused(language, "embed-frame-without-origin", "");
    };
    // Without an answer from storage no page may hold it.
    let Some(dashboard) = services.accounts.dashboard_at(&origin).await.unwrap_or_default() else {
        return refused(language, "embed-frame-unregistered", origin.as_str());
    };
    // A page around the frame can lead a person's click onto what it has laid something over.
    if dashboard.closing != EmbedClosing::Direct {
        return refused(language, "embed-frame-not-direct", origin.as_str());
    }
    let nonce = head.extensions.get::<Nonce>().map(|Nonce(nonce)| escape(&nonce.to_string())).unwrap_or_default();
    let say = |key: &str| escape(&text_in(language, key, &[]));
    let list = link("/account/sessions", &say("embed-frame-title"));
    let content = match authenticate(&services, &head).await {
        Ok(_) => format!(
            "<user-sessions>{list}</user-sessions><script type=\"module\" nonce=\"{nonce}\" \
             src=\"/embed/user-sessions.js\"></script>"
        ),
        Err(AppError::SignedOut(_)) => {
            let sign_in = link("/sign-in", &say("embed-frame-sign-in"));
            format!("<p>{} {sign_in}</p>", say("embed-frame-signed-out"))
        }
        Err(_) => {
            let (text, again) = (say("embed-frame-unavailable"), say("error-try-again"));
            format!("<p>{text} <a href=\"\">{again}</a> {list}</p>")
        }
    };
    let body = format!(
        "<div data-origin=\"{}\">{content}</div><script type=\"module\" nonce=\"{nonce}\">{SCRIPT}</script>",
        escape(origin.as_str())
    );
    let mut page = page(language, &body);
    page.extensions_mut().insert(Frame(origin));
    page
}

fn page(language: Language, body: &str) -> Response {
    let title = text_in(language, "embed-frame-title", &[]);
    PlainPage { language, title: &title, look: None, head: "", body }.into_response()
}

/// No page of the asking origin shows this: whoever opens the address by itself reads it.
fn refused(language: Language, why: &str, origin: &str) -> Response {
    let heading = escape(&text_in(language, "embed-frame-refused", &[]));
    let why = escape(&text_in(language, why, &[("origin", origin)]));
    let mut page = page(language, &format!("<h1>{heading}</h1><p>{why}</p>"));
    *page.status_mut() = StatusCode::FORBIDDEN;
    page
}

/// To a tab of its own, because the service's pages stand in no frame.
fn link(address: &str, text: &str) -> String {
    format!("<a href=\"{address}\" target=\"_blank\" rel=\"noopener\">{text}</a>")
}
