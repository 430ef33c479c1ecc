//! Signing in and out.

mod api;
mod login_name_field;
mod next;
mod page;
mod sign_in_again;

pub(crate) use login_name_field::LoginNameField;
pub use next::safe_next;
pub(crate) use page::SignInPage;
pub(crate) use sign_in_again::SignInAgain;
