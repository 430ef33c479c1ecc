//! Authorized Websites: where the account signs in to other sites.

mod page;

pub(crate) use page::WebsitesPage;
