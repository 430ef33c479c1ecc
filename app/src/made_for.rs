//! The session that a page was made for. The page names it in all that it asks, so that a page which waited while somebody
//! else signed in neither shows nor changes what is theirs.

use std::future::Future;

use futures_util::{Sink, Stream};
use leptos::prelude::*;
use leptos::server_fn::Bytes;
use leptos::server_fn::client::Client;
use leptos::server_fn::client::browser::BrowserClient;
use leptos::server_fn::request::browser::BrowserRequest;
use leptos::server_fn::response::browser::BrowserResponse;

use crate::AppError;
use crate::half::IN_BROWSER;
use crate::page_data::page_data;

/// The header in which the page's own code gives the public id of the session.
pub const MADE_FOR_HEADER: &str = "x-made-for";

/// The field in which a plain form gives it.
pub const MADE_FOR_FIELD: &str = "made_for";

/// The public id of the session that this page was made for; empty on pages that need nobody.
pub(crate) fn made_for() -> String {
    if IN_BROWSER {
        let page = document().document_element();
        page.and_then(|page| page.get_attribute("data-made-for")).unwrap_or_default()
    } else {
        page_data().made_for
    }
}

/// The login name of whom this page was made for; empty on pages that need nobody.
pub(crate) fn login_name() -> String {
    if IN_BROWSER {
        let page = document().document_element();
        page.and_then(|page| page.get_attribute("data-login-name")).unwrap_or_default()
    } else {
        page_data().login_name
    }
}

/// The field that every form of the signed in has.
#[component]
pub(crate) fn MadeFor() -> impl IntoView {
    view! { <input type="hidden" name=MADE_FOR_FIELD value=made_for() /> }
}

/// Tells password managers whose password a form asks for; nobody sees it.
#[component]
pub(crate) fn UserName() -> impl IntoView {
    view! {
        <input
            class="visually-hidden"
            name="user_name"
            autocomplete="username"
            value=login_name()
            readonly
            tabindex="-1"
            aria-hidden="true"
        />
    }
}

/// Sends what a living part asks, and names the session.
pub struct PageClient;

impl Client<AppError> for PageClient {
    type Request = BrowserRequest;
    type Response = BrowserResponse;

    fn send(request: BrowserRequest) -> impl Future<Output = Result<BrowserResponse, AppError>> + Send {
        request.headers().set(MADE_FOR_HEADER, &made_for());
        let language = document().document_element().and_then(|page| page.get_attribute("lang"));
        request.headers().set("x-language", &language.unwrap_or_default());
        <BrowserClient as Client<AppError>>::send(request)
    }

    fn open_websocket(
        path: &str,
    ) -> impl Future<
        Output = Result<
            (impl Stream<Item = Result<Bytes, Bytes>> + Send + 'static, impl Sink<Bytes> + Send + 'static),
            AppError,
        >,
    > + Send {
        <BrowserClient as Client<AppError>>::open_websocket(path)
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        <BrowserClient as Client<AppError>>::spawn(future);
    }
}
