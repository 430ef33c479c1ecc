//! What browsers see: pages, their files and policy, the forms that they send, and where they are led on to.

pub(crate) mod brand;
pub(crate) mod compression;
pub(crate) mod content_security_policy;
pub(crate) mod dashboard;
pub(crate) mod embed_frame;
pub(crate) mod files;
pub(crate) mod kept_cookie;
pub(crate) mod language;
pub(crate) mod leading_on;
pub(crate) mod living_parts;
pub(crate) mod page_response;
pub(crate) mod pages;
pub(crate) mod plain_page;
pub(crate) mod return_address;
pub(crate) mod server_functions;
