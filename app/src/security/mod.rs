//! Security: changing the password.

mod api;
mod page;

pub(crate) use page::SecurityPage;
