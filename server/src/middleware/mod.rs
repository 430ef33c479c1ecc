//! What every request passes through, one concern a file; the order stands in the router.

mod bare_answers;
mod found_address;
mod made_for;
mod native_forms;
mod public_host;
mod request_id;
mod same_origin;
mod security_headers;
mod stray_cookie;

pub(crate) use bare_answers::bare_answers;
pub(crate) use found_address::found_address;
pub(crate) use made_for::made_for;
pub(crate) use native_forms::{accepts_html, native_forms};
pub(crate) use public_host::public_host;
pub(crate) use request_id::{REQUEST_ID, reference, sane_request_id};
pub(crate) use same_origin::same_origin;
pub(crate) use security_headers::security_headers;
pub(crate) use stray_cookie::stray_cookie;
