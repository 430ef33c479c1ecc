//! PostgreSQL: writes to one account's things wait for each other, those to others do not, and a commit is on the disk
//! before it is acknowledged. What one node has committed, every node reads.

#[path = "../both/mod.rs"]
mod both;

mod client_sessions;
pub(crate) mod connections;
mod dialect;
mod ends;
mod epochs;
mod locks;
mod migrating;
mod notices;
mod open;
mod pool;
mod revocations;
mod server;
mod sessions;
mod sweeping;
pub(crate) mod target;
mod tokens;
mod transport;

// What `both` calls the parts of this back end.
use connections::Postgres as Backend;
use dialect::{change_held, change_some, erase_some, for_share, for_update, within_account};
use locks::{hold_signing_keys, hold_who_is_there, lock_accounts, lock_attempts};
use sqlx::postgres::{PgArguments as Arguments, PgRow as Row};
use sqlx::{PgConnection as Connection, Postgres as Database};
