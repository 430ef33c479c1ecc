//! What a browser is given to keep.

use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use domain::{BROWSER_LIFETIME, SecretToken};
use leptos::prelude::expect_context;
use leptos_axum::ResponseOptions;

use super::Services;
use super::browser_cookies::{BROWSER, SESSION};

/// Gives the browser its session token.
pub(crate) fn remember_session(services: &Services, token: &SecretToken) {
    let lifetime = services.accounts.policy().session_lifetime;
    append(services.cookies.set(SESSION, &token.reveal(), lifetime));
}

/// Gives the browser the token by which it is known when it signs in again.
pub(crate) fn remember_browser(services: &Services, token: &SecretToken) {
    append(services.cookies.set(BROWSER, &token.reveal(), BROWSER_LIFETIME));
}

/// Takes the session token from the browser that asks.
pub(crate) fn forget_session(services: &Services) {
    for (name, value) in services.cookies.without_session() {
        expect_context::<ResponseOptions>().append_header(name, value);
    }
}

fn append(cookie: HeaderValue) {
    expect_context::<ResponseOptions>().append_header(SET_COOKIE, cookie);
}
