//! The request being served: who asks, what the answer may say. Exists on the server only.

mod account_view;
mod activity;
mod answer;
mod authentication;
mod browser_cookies;
mod choice;
mod client_address;
mod client_redirect;
mod closing;
mod consent_view;
mod device;
mod device_words;
mod ended_words;
mod keeping;
mod language;
mod last_visit;
mod places;
mod reauthentication;
mod reply;
mod services;
mod session_filter;
mod session_list;
mod session_question;
mod session_words;
mod website_list;
mod website_words;

pub use activity::{is_made_by_a_person, note_activity};
pub use answer::{CONTINUE_AT, CONTINUE_WITH, NOTICE, continue_at, fail_at};
pub use authentication::{
    MadeFor, PageSession, Stray, StrayCookie, authenticate, authenticate_token, current_session,
    current_session_or_back_at, current_session_or_no_change, refuse_other_pages, visitor, watching_session,
};
pub use browser_cookies::BrowserCookies;
pub use client_address::client_address;
pub use client_redirect::{ClientAnswer, sign_out_location};
pub use consent_view::consent_view;
pub use places::place_name;
pub use reply::{end_view, end_view_for, failure, status_of};
pub use services::{Services, SetUp, services};
pub use session_question::session_questions;

pub(crate) use account_view::account_view;
pub(crate) use answer::{continue_at_client, query};
pub(crate) use choice::{still_ticked, websites};
pub(crate) use client_redirect::authorize_address;
pub(crate) use closing::{close_other_sessions, close_session};
pub(crate) use device_words::device_in_words;
pub(crate) use keeping::{forget_session, remember_browser, remember_session};
pub(crate) use last_visit::last_visit;
pub(crate) use reauthentication::reauthenticate;
pub(crate) use session_filter::session_filter;
pub(crate) use session_list::{ended_rows, session_list};
pub(crate) use website_list::{revoked_websites, website_list};
