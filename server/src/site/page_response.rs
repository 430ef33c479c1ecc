//! A page as an answer: what it needs to know is filled in, and what follows from that is in its headers.

use std::sync::Arc;

use app::request::{PageSession, Services, status_of};
use app::{AppError, Language, Notice, PageData, shell};
use axum::body::Body;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::prelude::provide_context;

use crate::middleware::reference;
use crate::site::content_security_policy::Nonce;
use crate::site::living_parts::with_nodes_counted;

/// What the sign-in page asks browsers to say about themselves (User-Agent Client Hints).
const HINTS: &str = "Sec-CH-UA-Platform-Version";

const ACCEPT_CH: HeaderName = HeaderName::from_static("accept-ch");

/// The page that says why another one cannot be shown.
pub(crate) async fn failed(services: Arc<Services>, head: Parts, error: AppError) -> Response {
    let status = status_of(&error);
    let mut answer = render(services, head, |data| data.problem = Some(error)).await;
    *answer.status_mut() = status;
    if status == StatusCode::SERVICE_UNAVAILABLE {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    answer
}

/// Makes the page that stands at the address, for the [`PageSession`] of `head` if there is one.
pub(crate) async fn render(services: Arc<Services>, head: Parts, fill: impl FnOnce(&mut PageData)) -> Response {
    let nonce = head.extensions.get::<Nonce>().cloned();
    let language = Language::of(&head.headers, &services.cookies);
    let notice = services.cookies.notice(&head.headers);
    let noticed = notice.is_some();
    let mut data = PageData {
        notice: notice.filter(|notice| !matches!(notice, Notice::LedBack { .. })),
        poll_interval: u32::try_from(services.poll_interval.as_millis()).unwrap_or(u32::MAX),
        assets: services.assets.clone(),
        brand: services.brand.clone(),
        nonce: nonce.as_ref().map(|Nonce(nonce)| nonce.to_string()).unwrap_or_default(),
        reference: reference(&head.headers).to_owned(),
        ..PageData::default()
    };
    if let Some(PageSession(current)) = head.extensions.get() {
        data.login_name = current.account.login_name.to_string();
        data.made_for = current.session.id.to_string();
    }
    // Only pages of somebody have living parts.
    if !data.made_for.is_empty() {
        data.words = serde_json::to_string(&app::for_page(language)).ok();
    }
    fill(&mut data);
    let cookies = services.cookies.clone();
    let context = move || {
        provide_context(services.clone());
        provide_context(language);
        provide_context(data.clone());
        if let Some(Nonce(nonce)) = &nonce {
            provide_context(nonce.clone());
        }
    };
    let page = leptos_axum::render_app_async_with_context(context, shell);
    let mut answer = with_nodes_counted(page(Request::from_parts(head, Body::empty())).await).await;
    let headers = answer.headers_mut();
    headers.insert(ACCEPT_CH, HeaderValue::from_static(HINTS));
    if noticed {
        headers.append(header::SET_COOKIE, cookies.set_notice(None));
    }
    answer
}
