//! SQLite in one file: one connection writes, a few others read, and a commit is on the disk before it is acknowledged.

mod access_tokens;
mod backup;
mod connections;
mod ends_beside;
mod epochs;
mod erasing;
mod erasing_tokens;
mod finding;
mod health;
mod issuing;
mod lapsing;
mod locks;
mod migrating;
mod notices;
mod open;
mod opened_file;
mod receipts;
mod refreshing;
mod revocations;
mod revoking_tokens;
mod source;
mod test_mark;
mod verifying;

// What both databases understand, compiled for this one.
#[path = "../both/accounts.rs"]
mod accounts;
#[path = "../both/activity.rs"]
mod activity;
#[path = "../both/addresses.rs"]
mod addresses;
#[path = "../both/allowing.rs"]
mod allowing;
#[path = "../both/api_keys.rs"]
mod api_keys;
#[path = "../both/attempts.rs"]
mod attempts;
#[path = "../both/audit.rs"]
mod audit;
#[path = "../both/authorizations.rs"]
mod authorizations;
#[path = "../both/batches.rs"]
mod batches;
#[path = "../both/closing.rs"]
mod closing;
#[path = "../both/credentials.rs"]
mod credentials;
#[path = "../both/embed_tokens.rs"]
mod embed_tokens;
#[path = "../both/exchanging.rs"]
mod exchanging;
#[path = "../both/grants.rs"]
mod grants;
#[path = "../both/listing.rs"]
mod listing;
#[path = "../both/opening.rs"]
mod opening;
#[path = "../both/reaching.rs"]
mod reaching;
#[path = "../both/reading.rs"]
mod reading;
#[path = "../both/registered.rs"]
mod registered;
#[path = "../both/registering.rs"]
mod registering;
#[path = "../both/revoking.rs"]
mod revoking;
#[path = "../both/sessions.rs"]
mod sessions;
#[path = "../both/signing_keys.rs"]
mod signing_keys;
#[path = "../both/tokens.rs"]
mod tokens;
#[path = "../both/websites.rs"]
mod websites;
#[path = "../both/withdrawing.rs"]
mod withdrawing;

#[cfg(test)]
mod faults;

pub(crate) use source::Source;

use std::sync::Arc;

use sqlx::SqlitePool;
use sqlx::error::DatabaseError;

// What `both` calls the parts of this back end.
use Sqlite as Backend;
use connections::written;
use ends_beside::EndsBeside;
use locks::{for_share, for_update, hold_signing_keys, hold_who_is_there, lock_accounts, lock_attempts};
use opened_file::OpenedFile;
use sqlx::sqlite::{SqliteArguments as Arguments, SqliteRow as Row};
use sqlx::{Sqlite as Database, SqliteConnection as Connection};

use crate::verifying::Verifier;

/// The database in one SQLite file.
pub(crate) struct Sqlite {
    file: Arc<OpenedFile>,
    ends: EndsBeside,
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
