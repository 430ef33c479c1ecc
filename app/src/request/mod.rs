//! The request being served: who asks, what the answer may say. Exists on the server only.

mod answer;
mod authentication;
mod browser_cookies;
mod client;
mod reply;
mod services;
mod step_up;

pub use answer::{CONTINUE_AT, NOTICE, continue_at, fail_at};
pub use authentication::{PageSession, authenticate, current_session, visitor, watching_session};
pub use browser_cookies::BrowserCookies;
pub use client::{client, client_address};
pub use reply::{failure, status_of};
pub use services::{ClientAddressSource, Services, SetUp, services};

pub(crate) use browser_cookies::{forget_session, remember_browser, remember_session};
pub(crate) use reply::{end_view, session_list};
pub(crate) use step_up::prove;
