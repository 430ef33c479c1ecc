//! User Sessions: the list, and closing what is on it.

pub(crate) mod api;
mod api_for_dashboards;
mod confirm_page;
#[cfg(all(test, feature = "ssr"))]
mod embedded_words;
mod end_in_words;
mod ended_table;
mod nothing_to_close;
mod page;
mod receipt;
pub(crate) mod session_end;
mod session_question;
mod session_watch;
mod sessions_view;
mod view;
mod words;

pub(crate) use api::{EndedRow, PlaceNames, Receipt, ReceiptState, SessionList, SessionRow};
pub(crate) use confirm_page::{ConfirmCloseOthersPage, ConfirmClosePage, ConfirmRevokeSessionWebsitesPage};
pub(crate) use end_in_words::EndInWords;
pub(crate) use page::SessionsPage;
pub use session_end::SessionEnd;
pub use session_question::SessionQuestion;
pub(crate) use session_watch::SessionWatch;
