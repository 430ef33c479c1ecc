//! `GET /embed/frame?origin=…`: the list in a frame, for products on the same site as the service that have no server of their
//! own. The page around it gets none of what is in it: neither a token nor a row, and no click of it is one here.
//!
//! Which pages may hold the frame is what an operator has registered and nothing else: those that may close sessions in place.
//! A frame on another site is sent no cookie, so it is signed out there.

use std::sync::Arc;

use app::AppError;
use app::request::{Services, authenticate};
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
    let query = head.uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "origin");
    let origin = asked.and_then(|(_, origin)| EmbedOrigin::parse(&origin).ok());
    let Some(origin) = origin else {
        return refused("The address of this frame names no origin, such as ?origin=https://app.example.com.");
    };
    // Without an answer from storage no page may hold it.
    let Some(dashboard) = services.accounts.dashboard_at(&origin).await.unwrap_or_default() else {
        return refused(&format!(
            "Pages of {origin} may not hold this frame. Whoever runs the service registers them: user-sessions website \
             change … --embed-origin {origin}"
        ));
    };
    // A page around the frame can lead a person's click onto what it has laid something over.
    if dashboard.closing != EmbedClosing::Direct {
        return refused(&format!(
            "Pages of {origin} may not close sessions without the person's word at the services, so they may not hold this \
             frame, in which a click closes one. Whoever runs the service can permit that: --embed-closing direct"
        ));
    }
    let nonce = head.extensions.get::<Nonce>().map(|Nonce(nonce)| escape(&nonce.to_string())).unwrap_or_default();
    let list = link("/account/sessions", "User Sessions");
    let content = match authenticate(&services, &head).await {
        Ok(_) => format!(
            "<user-sessions>{list}</user-sessions><script type=\"module\" nonce=\"{nonce}\" \
             src=\"/embed/user-sessions.js\"></script>"
        ),
        Err(AppError::SignedOut(_)) => format!("<p>You are signed out. {}</p>", link("/sign-in", "Sign in")),
        Err(_) => format!("<p>Your sessions cannot be shown now. <a href=\"\">Try again</a> {list}</p>"),
    };
    let body = format!(
        "<div data-origin=\"{}\">{content}</div><script type=\"module\" nonce=\"{nonce}\">{SCRIPT}</script>",
        escape(origin.as_str())
    );
    let mut page = page(&body);
    page.extensions_mut().insert(Frame(origin));
    page
}

fn page(body: &str) -> Response {
    PlainPage { title: "User Sessions", look: None, head: "", body }.into_response()
}

/// No page of the asking origin shows this: whoever opens the address by itself reads it.
fn refused(why: &str) -> Response {
    let mut page = page(&format!("<h1>This frame is not for that page</h1><p>{}</p>", escape(why)));
    *page.status_mut() = StatusCode::FORBIDDEN;
    page
}

/// To a tab of its own, because the service's pages stand in no frame.
fn link(address: &str, text: &str) -> String {
    format!("<a href=\"{address}\" target=\"_blank\" rel=\"noopener\">{text}</a>")
}
