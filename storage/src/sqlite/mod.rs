//! SQLite in one file: one connection writes, a few others read, and a commit is on the disk before it is acknowledged.

mod access_tokens;
mod accounts;
mod activity;
mod addresses;
mod allowing;
mod api_keys;
mod attempts;
mod audit;
mod authorizations;
mod backup;
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
mod reaching;
mod receipts;
mod refreshing;
mod registered;
mod registering;
mod revocations;
mod revoking;
mod sessions;
mod source;
mod tokens;
mod verifying;
mod websites;
mod withdrawing;

#[cfg(test)]
mod faults;

pub(crate) use source::Source;

use sqlx::SqlitePool;
use sqlx::error::DatabaseError;

use crate::verifying::Verifier;

/// The database in one SQLite file.
pub(crate) struct Sqlite {
    /// Has one connection: SQLite has one writer at a time, and here they wait in the order in which they came.
    writer: SqlitePool,
    readers: SqlitePool,
    verifier: Verifier,
}

/// Whether the tables refused what was written, rather than the machine.
pub(crate) fn is_refused_by_a_constraint(error: &dyn DatabaseError) -> bool {
    const CONSTRAINT: i32 = 19;
    const MISMATCH: i32 = 20;
    let extended_code = error.code().and_then(|code| code.parse::<i32>().ok());
    extended_code.is_some_and(|code| [CONSTRAINT, MISMATCH].contains(&(code & 0xff)))
}
