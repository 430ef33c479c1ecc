//! Making the first account, by the one-time link that the terminal prints.

mod api;
mod page;

pub(crate) use page::SetUpPage;
