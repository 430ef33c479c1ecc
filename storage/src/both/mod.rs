//! What both databases understand, compiled for each of them. A file has the name of the noun that `domain` has for what it
//! keeps. What a database says in words of its own is in the file of the same name in its folder.

mod accounts;
mod api_keys;
mod attempts;
mod audit;
pub(super) mod authorizations;
mod callers;
mod client_registry;
pub(super) mod client_sessions;
mod clients;
mod codes;
mod credentials;
mod embed_tokens;
mod ended_list;
mod ends;
pub(super) mod epochs;
mod familiar;
pub(super) mod grants;
mod health;
mod listed_row;
mod notices;
mod revocations;
pub(super) mod rows;
mod session_list;
mod sessions;
mod signing_keys;
pub(super) mod sweeping;
mod tokens;

use super::{
    Arguments, Backend, Connection, Database, Row, change_held, change_some, erase_some, for_share, for_update,
    hold_signing_keys, hold_who_is_there, lock_accounts, lock_attempts, within_account,
};
