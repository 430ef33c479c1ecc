//! User Sessions: the list, and closing what is on it.

pub(crate) mod api;
mod close_dialog;
mod confirm_page;
mod ended_table;
mod page;
mod password_prompt;
mod rows;
mod session_row;
mod sessions_view;
mod view;

pub(crate) use api::{EndedRow, SessionEnd, SessionList, SessionRow};
pub(crate) use confirm_page::{ConfirmCloseOthersPage, ConfirmClosePage};
pub(crate) use page::SessionsPage;
