//! Who is told of what happens in the use cases: the log, the metrics, and the operator whose proxy nobody has named.

pub(crate) mod metrics;
pub(crate) mod security_log;
pub(crate) mod unnamed_proxy;
