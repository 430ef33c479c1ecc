//! PostgreSQL: writes to one account's things wait for each other, those to others do not, and a commit is on the disk
//! before it is acknowledged. What one node has committed, every node reads.

mod access_tokens;
mod accounts;
mod activity;
mod addresses;
mod allowing;
mod api_keys;
mod attempts;
mod audit;
mod authorizations;
mod closing;
mod connections;
mod credentials;
mod epochs;
mod erasing;
mod erasing_tokens;
mod exchanging;
mod finding;
mod grants;
mod health;
mod lapsing;
mod listing;
mod migrating;
mod notices;
mod open;
mod opening;
mod pooler;
mod reaching;
mod receipts;
mod refreshing;
mod registered;
mod registering;
mod revocations;
mod revoking;
mod server;
mod sessions;
mod target;
mod tokens;
mod verifying;
mod websites;
mod withdrawing;

pub(crate) use target::Target;

use sqlx::PgPool;
use sqlx::error::DatabaseError;

use crate::verifying::Verifier;

/// A database of a PostgreSQL server.
pub(crate) struct Postgres {
    writers: PgPool,
    readers: PgPool,
    verifier: Verifier,
}

/// Whether the tables refused what was written, rather than the machine: SQLSTATE classes 22 (a value that no column of
/// its kind takes) and 23 (a constraint, or a trigger that stands for one).
pub(crate) fn is_refused_by_a_constraint(error: &dyn DatabaseError) -> bool {
    error.code().is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}
