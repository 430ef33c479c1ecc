//! Background tasks: they run for as long as the process lives.

pub(crate) mod logout_notices;
pub(crate) mod place_watch;
pub(crate) mod readiness;
pub(crate) mod revocation_watch;
pub(crate) mod signing_key_watch;
pub(crate) mod sweep;
