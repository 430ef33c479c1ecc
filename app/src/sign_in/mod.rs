//! Signing in and out.

mod api;
mod page;

pub(crate) use page::SignInPage;
