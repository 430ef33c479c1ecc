//! What the process tells every page that it makes.

use leptos::prelude::*;

use crate::consent::{ConsentView, RefusedView, SignOutView};
use crate::language::t;
use crate::sessions::{SessionEnd, SessionQuestion};
use crate::{AppError, Brand, Notice};

/// What the process tells every page that it makes.
#[derive(Clone, Debug, Default)]
pub struct PageData {
    /// Who is signed in; empty on pages that need nobody.
    pub login_name: String,
    /// The public id of the session that the page is made for; empty on pages that need nobody.
    pub made_for: String,
    /// What a form sent without JavaScript has to say.
    pub notice: Option<Notice>,
    /// Whether there is no page at the address, whatever the router of the pages makes of it.
    pub missing: bool,
    /// Whether such an answer offers the account's pages, to somebody who is signed in.
    pub offers_pages: bool,
    /// Why the page cannot be shown.
    pub problem: Option<AppError>,
    /// By what an operator finds the request in the log.
    pub reference: String,
    /// How the session ended that the browser still holds a cookie of.
    pub ended: Option<SessionEnd>,
    /// The sessions that the page asks about, as far as the account has them.
    pub sessions: Vec<SessionQuestion>,
    /// The dashboard of a product that led to the page.
    pub dashboard: Option<DashboardView>,
    /// What a website asks the person.
    pub consent: Option<ConsentView>,
    /// Why a website's request is put before nobody.
    pub refused: Option<RefusedView>,
    /// The website that asks to sign the person out.
    pub sign_out: Option<SignOutView>,
    /// Where signing in goes on, on the page to sign in at.
    pub sign_in: SignInView,
    /// Whether the page to make the first account at was opened with a link that is not good.
    pub bad_link: bool,
    /// Whose service it is.
    pub brand: Brand,
    /// What the living parts of the page say by themselves, in JSON.
    pub words: Option<String>,
    /// Milliseconds between two polls.
    pub poll_interval: u32,
    /// Addresses of the page's files.
    pub assets: Assets,
    /// Marks the scripts that the page itself wrote (Content Security Policy Level 3).
    pub nonce: String,
}

/// The dashboard of a product that led a person here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DashboardView {
    /// Its origin, if it is registered.
    pub origin: String,
    /// What its operator calls it, if it is registered.
    pub name: String,
    /// Its host, if it is registered.
    pub place: String,
    /// Where to sign in with another account and come back from to the same page.
    pub another_account: String,
}

/// Where signing in goes on.
#[derive(Clone, Debug, Default)]
pub struct SignInView {
    /// The address, as it came; nothing is to be believed of it yet.
    pub next: String,
    /// What the form brings along of the page of a product that the person wanted; empty without one.
    pub return_to: String,
    /// What a person calls the place that they return to, when it is known.
    pub returns_to: Option<String>,
    /// Whether somebody is signed in who wants another account.
    pub switch: bool,
    /// Whether there is no account yet.
    pub first_run: bool,
    /// The website's name that it goes on to.
    pub website: Option<String>,
    /// Why the browser came back without the cookie that it had been given.
    pub refused_cookie: Option<RefusedCookie>,
}

/// Why a browser does not keep a cookie, as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedCookie {
    /// It keeps no `Secure` cookie from plain http, as Safari does, not even on loopback.
    PlainHttp,
    /// Its settings forbid cookies, or a proxy takes them away.
    Blocked,
}

impl RefusedCookie {
    /// What happened and what to do, in plain words.
    pub(crate) fn explanation(self) -> String {
        match self {
            Self::PlainHttp => t!("sign-in-cookie-plain-http"),
            Self::Blocked => t!("sign-in-cookie-blocked"),
        }
    }
}

/// Addresses of the page's files, below the site's root.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Assets {
    /// The loader.
    pub start: String,
    /// The glue between the loader and the wasm.
    pub js: String,
    /// The wasm.
    pub wasm: String,
    /// The stylesheet.
    pub css: String,
}

/// What the process told this page.
pub(crate) fn page_data() -> PageData {
    use_context().unwrap_or_default()
}
