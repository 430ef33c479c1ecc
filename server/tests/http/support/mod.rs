//! What the tests act with: the service in this process or in its own, browsers, and a look into the database.

mod answer;
mod app;
mod browser;
mod client;
mod dashboard;
mod database;
mod disk;
mod lines;
mod place;
mod place_file;
mod process;
mod program;
mod receiver;
mod site;
mod storage;

pub(crate) use answer::{Answer, Cookie, List, OthersClosed, PlaceNames, Poll, Receipt, ReceiptState, RevokedWebsites};
pub(crate) use app::TestApp;
pub(crate) use browser::Browser;
pub(crate) use client::{Client, Tokens, VERIFIER, basic, oauth_error, payload};
pub(crate) use dashboard::Dashboard;
pub(crate) use database::Database;
pub(crate) use disk::Disk;
pub(crate) use lines::Lines;
pub(crate) use place::PRODUCTION;
pub(crate) use place_file::{city, network, place_file};
pub(crate) use process::{Installation, Process, program};
pub(crate) use program::{DASHBOARD, EVERY_SCOPE, Program};
pub(crate) use receiver::{HANGS, Received, Receiver};
pub(crate) use site::Site;
pub(crate) use storage::{Fault, TestStorage};

/// A password that the rules take.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// Every server function and the fields that it cannot do without.
pub(crate) const FUNCTIONS: [(&str, &[(&str, &str)]); 20] = [
    ("/api/account/overview", &[]),
    ("/api/account/secure", &[("current_password", PASSWORD), ("new_password", "another long pass phrase")]),
    ("/api/password/change", &[("current_password", PASSWORD), ("new_password", "another long pass phrase")]),
    ("/api/sessions/close", &[("session", "0199a3c0-0000-7000-8000-000000000001")]),
    (
        "/api/sessions/close-for-dashboard",
        &[("session", "0199a3c0-0000-7000-8000-000000000001"), ("from", "https://dash.example.com")],
    ),
    ("/api/sessions/close-others", &[]),
    ("/api/sessions/close-others-for-dashboard", &[("from", "https://dash.example.com")]),
    ("/api/sessions/close-selected", &[("sessions", "0199a3c0-0000-7000-8000-000000000001")]),
    ("/api/sessions/ended-together", &[("session", "0199a3c0-0000-7000-8000-000000000001")]),
    ("/api/sessions/list", &[]),
    ("/api/sessions/name", &[("session", "0199a3c0-0000-7000-8000-000000000001"), ("name", "Kitchen")]),
    ("/api/sessions/revoke-websites", &[("session", "0199a3c0-0000-7000-8000-000000000001")]),
    ("/api/setup", &[("token", "x"), ("login_name", "ada"), ("password", PASSWORD)]),
    ("/api/sign-in", &[("login_name", "ada"), ("password", PASSWORD)]),
    ("/api/sign-out", &[]),
    ("/api/websites/authorize", &[("request", "client_id=wiki"), ("decision", "allow")]),
    ("/api/websites/list", &[]),
    ("/api/websites/revoke", &[("website", "wiki")]),
    ("/api/websites/revoke-all", &[]),
    ("/api/websites/sign-out", &[("request", "client_id=wiki")]),
];

/// The server functions that ask who is there.
pub(crate) fn functions_for_the_signed_in()
-> impl Iterator<Item = (&'static str, &'static [(&'static str, &'static str)])> {
    FUNCTIONS.into_iter().filter(|(path, _)| !matches!(*path, "/api/setup" | "/api/sign-in"))
}

/// Pages of the account.
pub(crate) const ACCOUNT_PAGES: [&str; 13] = [
    "/account",
    "/account/secure",
    "/account/sessions",
    "/account/sessions/close?session=0199a3c0-0000-7000-8000-000000000001",
    "/account/sessions/close-others",
    "/account/sessions/close-selected?session=0199a3c0-0000-7000-8000-000000000001",
    "/account/sessions/ended?session=0199a3c0-0000-7000-8000-000000000001",
    "/account/sessions/name?session=0199a3c0-0000-7000-8000-000000000001",
    "/account/sessions/revoke-websites?session=0199a3c0-0000-7000-8000-000000000001",
    "/account/websites",
    "/account/websites/revoke?website=wiki",
    "/account/websites/revoke-all",
    "/account/security",
];
