//! What websites ask for and a person answers: to be signed in there, and to be signed out here.

mod api;
mod authorize_page;
mod sign_out_page;
mod view;

pub(crate) use authorize_page::AuthorizePage;
pub(crate) use sign_out_page::SignOutPage;
pub use view::{ConsentView, RefusedView, SignOutView};
