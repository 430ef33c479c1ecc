//! What every back end promises, in one list of tests that runs on each of them; in `server` what a server adds to that, because
//! it can hang, go away, be another one or be the wrong one; and in `file` what a file adds, because it can be copied.

#![expect(clippy::unwrap_used, reason = "these are tests, though the macro calls most of them from another module")]

#[macro_use]
mod tests;

mod access_tokens;
mod accounts;
mod activity;
mod addresses;
mod api_keys;
mod attempts;
mod audit;
mod clients;
mod closing;
mod closing_others;
mod closing_some;
mod codes;
mod damage;
mod embed_closing;
mod embed_minting;
mod embed_token_races;
mod embed_tokens;
mod epochs;
mod erasing;
mod erasing_tokens;
mod expiry;
mod file;
mod fixture;
mod grants;
mod health;
mod isolation;
mod listing;
mod naming;
mod notices;
mod one_way;
mod one_way_clients;
mod opening;
mod passwords;
mod races;
mod reached;
mod reauthentication;
mod recognition;
mod refreshing;
mod replaced_tokens;
mod revocations;
mod server;
mod signing_keys;
mod token_races;
mod verifying;
mod withdrawing;

macro_rules! for_every_back_end {
    ($($module:ident: $($test:ident),+ $(,)?;)+) => {
        on_a_back_end! { sqlite: $($module: $($test),+;)+ }
        on_a_back_end! { postgres: $($module: $($test),+;)+ }
    };
}

macro_rules! on_a_back_end {
    ($back_end:ident: $($module:ident: $($test:ident),+;)+) => {
        mod $back_end {
            $(mod $module {
                $(#[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    let database = crate::fixture::Database::$back_end().await;
                    crate::$module::$test(&database).await;
                    database.remove().await;
                })+
            })+
        }
    };
}

with_every_test! { for_every_back_end }
