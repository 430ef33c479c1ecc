//! Authorized Websites: where the account signs in to other sites, and revoking that.

pub(crate) mod api;
mod confirm_page;
mod page;
mod revoked;
mod websites_view;
pub(crate) mod words;

pub(crate) use api::{WebsiteFacts, WebsiteList};
pub(crate) use confirm_page::{ConfirmRevokeAllPage, ConfirmRevokePage};
pub(crate) use page::WebsitesPage;
pub use revoked::RevokedWebsites;
pub(crate) use words::logo_address;
