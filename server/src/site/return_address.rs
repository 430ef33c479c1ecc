//! Back to the product: who is sent to sign in by a proxy goes on to the page that they wanted.
//!
//! Anybody can write the link that brings the address, so it leads to no origin but the service's own, a host that gets the
//! session cookie, or one that an operator has registered. Everything else leads nowhere: the person signs in, lands on the
//! list and is told. [`go_on`] is the only place that leads there.

use std::fmt::Write as _;

use app::request::{Services, client_address};
use app::{Language, Notice, text_in};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::{ReturnAddress, SecurityEvent, SecurityEventKind};
use url::Url;
use url::form_urlencoded::byte_serialize;

use crate::site::leading_on::after_form;
use crate::site::plain_page::{Look, PlainPage, escape};
use crate::state::KnownOrigins;

/// Of whom the proxy is asked, as it says itself.
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const FORWARDED_URI: HeaderName = HeaderName::from_static("x-forwarded-uri");
pub(crate) const FORWARDED_METHOD: HeaderName = HeaderName::from_static("x-forwarded-method");

/// How long an encoded address may be that goes through a proxy, whose room for headers may be 4,096 bytes.
const LONGEST_FORWARDED: usize = 2_000;

/// A browser that comes back this soon has been sent back, in milliseconds.
const AT_ONCE: u64 = 10_000;

/// What the form has instead of an address that was refused, so that the person is told after signing in.
const REFUSED: &str = "refused";

/// Where a link wants a person to go on after signing in.
#[derive(Clone, Debug)]
pub(crate) enum Return {
    /// It says nothing of that.
    Nowhere,
    /// To a page whose origin is known.
    To(ReturnAddress),
    /// To somewhere else.
    Refused,
}

impl Return {
    /// Reads what the link has; `asked` is empty when it has nothing. What is refused leaves a trace.
    pub(crate) async fn read(known: &KnownOrigins, services: &Services, head: &Parts, asked: &str) -> Self {
        if asked.is_empty() {
            return Self::Nowhere;
        }
        let address = ReturnAddress::parse(asked);
        if let Some(address) = address.as_ref().filter(|address| is_secure_enough(known, address))
            && is_known(known, address).await
        {
            return Self::To(address.clone());
        }
        if asked != REFUSED {
            let from = Some(client_address(&head.extensions));
            let event = SecurityEvent { address: from, ..SecurityEvent::of(SecurityEventKind::ReturnRefused) };
            services.accounts.report(&event);
        }
        Self::Refused
    }

    /// What the form of the page to sign in at brings along.
    pub(crate) fn field(&self) -> String {
        match self {
            Self::Nowhere => String::new(),
            Self::To(address) => address.as_str().to_owned(),
            Self::Refused => REFUSED.to_owned(),
        }
    }

    /// What a person calls the place.
    pub(crate) fn place(&self) -> Option<String> {
        match self {
            Self::To(address) => Some(address.place().to_owned()),
            Self::Nowhere | Self::Refused => None,
        }
    }
}

/// Over plain http only where the service itself is, which is on the very machine of whoever develops with it.
fn is_secure_enough(known: &KnownOrigins, address: &ReturnAddress) -> bool {
    address.is_https() || known.public_url.scheme() == "http"
}

async fn is_known(known: &KnownOrigins, address: &ReturnAddress) -> bool {
    let url = &known.public_url;
    if address.origin() == url.origin().ascii_serialization() {
        return true;
    }
    let usual_port = address.port() == 443 || Some(address.port()) == url.port_or_known_default();
    if address.is_https()
        && usual_port
        && known.cookie_domain.as_ref().is_some_and(|domain| domain.covers(address.host()))
    {
        return true;
    }
    // Without an answer from storage nobody is led anywhere; signing in does without.
    known.accounts.is_registered_origin(address).await.unwrap_or_else(|error| {
        tracing::error!(%error, "it cannot be told whether an origin is registered");
        false
    })
}

/// Leads a browser that is signed in on to `back`.
pub(crate) fn go_on(services: &Services, headers: &HeaderMap, back: &Return) -> Response {
    let Return::To(address) = back else {
        return with_notice(services, Redirect::to("/account/sessions").into_response(), &Notice::NotLedBack);
    };
    let language = Language::of(headers, &services.cookies);
    let now = services.accounts.now().as_millis();
    let to = address.fingerprint();
    let came_back = match services.cookies.notice(headers) {
        Some(Notice::LedBack { to: before, at }) => before == to && now.abs_diff(at) < AT_ONCE,
        _ => false,
    };
    if came_back {
        return stranded(services, address, language);
    }
    let onward = after_form(address.as_str(), Look::of(services), language);
    with_notice(services, onward, &Notice::LedBack { to, at: now })
}

fn with_notice(services: &Services, mut answer: Response, notice: &Notice) -> Response {
    if let Ok(encoded) = notice.encoded().to_str() {
        answer.headers_mut().append(header::SET_COOKIE, services.cookies.set_notice(Some(encoded)));
    }
    answer
}

/// Ends the circle of a browser that is signed in here and not at the product, which sends it back each time.
fn stranded(services: &Services, address: &ReturnAddress, language: Language) -> Response {
    let place = address.place();
    tracing::warn!(place, "a browser that is signed in is sent back to sign in: no session cookie arrives there");
    let say = |key: &str| escape(&text_in(language, key, &[("place", place)]));
    let body = format!(
        "<h1>{}</h1><p>{}</p><p class=\"buttons\"><a class=\"button main\" href=\"{}\">{}</a>\
         <a class=\"button\" href=\"/account/sessions\">{}</a></p>",
        say("stranded-heading"),
        say("stranded"),
        escape(address.as_str()),
        say("stranded-again"),
        say("error-go-to-sessions"),
    );
    let (title, look) = (text_in(language, "stranded-title", &[]), Some(Look::of(services)));
    let mut page = PlainPage { language, title: &title, look, head: "", body: &body }.into_response();
    page.headers_mut().append(header::SET_COOKIE, services.cookies.set_notice(None));
    page
}

/// Where a browser signs in whose request a proxy holds back, and comes back from. What the proxy says of the request is
/// looked at when the browser gets there.
pub(crate) fn entrance_from(public_url: &Url, headers: &HeaderMap) -> String {
    let entrance = format!("{public_url}sign-in");
    match wanted(headers, public_url.scheme()) {
        Some(address) => format!("{entrance}?return={address}"),
        None => entrance,
    }
}

/// The encoded address of the page that a proxy holds back. What was sent by a form cannot be gone back to, nor can what is
/// too long: then it is the first page of the same host.
fn wanted(headers: &HeaderMap, scheme: &str) -> Option<String> {
    let host = only(headers, FORWARDED_HOST)?;
    let scheme = only(headers, FORWARDED_PROTO).unwrap_or(scheme.as_bytes());
    let is_read = only(headers, FORWARDED_METHOD).is_none_or(|method| method == Method::GET.as_str().as_bytes());
    let path = only(headers, FORWARDED_URI).filter(|path| is_read && path.starts_with(b"/"));
    let origin = [scheme, b"://", host].concat();
    let page = |path: &[u8]| {
        let address = ReturnAddress::parse(&as_written(&[origin.as_slice(), path].concat()))?;
        if address.place().as_bytes() != host {
            return None;
        }
        let encoded: String = byte_serialize(address.as_str().as_bytes()).collect();
        (encoded.len() <= LONGEST_FORWARDED).then_some(encoded)
    };
    path.and_then(page).or_else(|| page(b"/"))
}

/// The value of a header that comes once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&[u8]> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.as_bytes();
    values.next().is_none().then_some(value)
}

/// A request's target with what browsers send in it although it does not belong into an address (URL Standard, 1.3).
fn as_written(target: &[u8]) -> String {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\\<>\"^`{|}#".contains(&byte);
    let mut written = String::with_capacity(target.len());
    for &byte in target {
        if is_plain(byte) {
            written.push(char::from(byte));
        } else {
            write!(written, "%{byte:02X}").expect("a string takes everything");
        }
    }
    written
}
