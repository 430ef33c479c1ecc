//! User Sessions: the list, and closing what is on it.

pub(crate) mod api;
mod api_for_dashboards;
mod confirm_page;
#[cfg(all(test, feature = "ssr"))]
mod embedded_words;
mod end_in_words;
pub(crate) mod ended_page;
mod ended_table;
mod list_place;
mod name_page;
mod nothing_to_close;
mod page;
mod pages_nav;
mod selection;
pub(crate) mod session_end;
mod session_question;
mod session_watch;
mod sessions_view;
pub(crate) mod shapes;
pub(crate) mod view;
pub(crate) mod words;

pub(crate) use confirm_page::{ConfirmCloseOthersPage, ConfirmClosePage, ConfirmRevokeSessionWebsitesPage};
pub(crate) use end_in_words::EndInWords;
pub(crate) use ended_page::EndedTogetherPage;
pub(crate) use name_page::NamePage;
pub(crate) use page::SessionsPage;
pub(crate) use selection::ConfirmCloseSelectedPage;
pub use session_end::SessionEnd;
pub use session_question::SessionQuestion;
pub(crate) use session_watch::SessionWatch;
pub(crate) use shapes::{EndedRow, EndedShown, ReceiptLine, SessionList};
