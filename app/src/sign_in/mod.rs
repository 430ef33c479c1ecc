//! Signing in and out.

mod api;
mod login_name_field;
mod page;

pub(crate) use login_name_field::LoginNameField;
pub(crate) use page::SignInPage;
