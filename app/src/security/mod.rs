//! Security: changing the password, and securing the account against somebody who is in it.

mod api;
mod page;
mod password_fields;
mod secure_page;

pub(crate) use page::SecurityPage;
pub(crate) use secure_page::SecurePage;
