//! SQLite in one file: one connection writes, a few others read, and a commit is on the disk before it is acknowledged.

#[path = "../both/mod.rs"]
mod both;

mod client_sessions;
pub(crate) mod connections;
mod dialect;
mod ends;
mod ends_beside;
mod epochs;
#[cfg(test)]
mod faults;
mod locks;
mod migrating;
mod notices;
mod open;
mod opened_file;
mod revocations;
mod sessions;
pub(crate) mod source;
mod sweeping;
mod tokens;

// What `both` calls the parts of this back end.
use connections::Sqlite as Backend;
use dialect::{change_held, change_some, erase_some, for_share, for_update, within_account};
use locks::{hold_signing_keys, hold_who_is_there, lock_accounts, lock_attempts};
use sqlx::sqlite::{SqliteArguments as Arguments, SqliteRow as Row};
use sqlx::{Sqlite as Database, SqliteConnection as Connection};
