//! Programs that ask and close: their API keys, and the feed of what has ended.

pub(crate) mod api_caller;
pub(crate) mod api_key;
pub(crate) mod api_key_registry;
pub(crate) mod api_key_use;
pub(crate) mod revocation;
pub(crate) mod revocation_feed;
