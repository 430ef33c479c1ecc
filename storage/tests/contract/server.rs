//! A server is not a file: what becomes of requests when it hangs or goes away, and which ones are refused.

mod cluster;
mod faults;
mod losses;
mod migrating;
mod moving;
mod pgbouncer;
mod plans;
mod pooler;
mod proxy;
mod refusals;
mod restored;
mod transport;
