//! User Sessions: the list, and closing what is on it.

pub(crate) mod api;
mod confirm_page;
mod ended_table;
mod page;
mod receipt;
mod sessions_view;
mod view;
mod words;

pub use api::SessionEnd;
pub(crate) use api::{EndedRow, Receipt, ReceiptState, SessionList, SessionRow};
pub(crate) use confirm_page::{ConfirmCloseOthersPage, ConfirmClosePage, ConfirmRevokeSessionWebsitesPage};
pub(crate) use page::SessionsPage;
