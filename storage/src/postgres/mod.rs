//! PostgreSQL: writes to one account's things wait for each other, those to others do not, and a commit is on the disk
//! before it is acknowledged. What one node has committed, every node reads.

mod access_tokens;
mod connections;
mod epochs;
mod erasing;
mod erasing_tokens;
mod finding;
mod health;
mod issuing;
mod lapsing;
mod lending;
mod locks;
mod migrating;
mod notices;
mod open;
mod pooler;
mod receipts;
mod refreshing;
mod revocations;
mod revoking_tokens;
mod server;
mod target;
mod transport;
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

pub(crate) use target::Target;

use sqlx::error::DatabaseError;

// What `both` calls the parts of this back end.
use Postgres as Backend;
use connections::written;
use lending::Connections;
use locks::{for_share, for_update, hold_signing_keys, hold_who_is_there, lock_accounts, lock_attempts};
use sqlx::postgres::{PgArguments as Arguments, PgRow as Row};
use sqlx::{PgConnection as Connection, Postgres as Database};

use crate::verifying::Verifier;

/// A database of a PostgreSQL server.
pub(crate) struct Postgres {
    writers: Connections,
    readers: Connections,
    verifier: Verifier,
}

/// Whether the tables refused what was written, rather than the machine: SQLSTATE classes 22 (a value that no column of
/// its kind takes) and 23 (a constraint, or a trigger that stands for one).
pub(crate) fn is_refused_by_a_constraint(error: &dyn DatabaseError) -> bool {
    error.code().is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}
