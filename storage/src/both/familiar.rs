//! Where an account has been lately, and with which browsers: what is new to it is marked.

use domain::storage::{NewSession, StorageError};
use domain::{AccountId, FAMILIAR_FOR, Place, Timestamp};

use super::sweeping::in_batches;
use super::{Backend, Connection, erase_some};

/// Whether the account was not in this place lately, but elsewhere.
pub(super) async fn is_new_place(
    connection: &mut Connection,
    account: AccountId,
    place: &Place,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let place = place.without_city();
    let select = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM familiar_places WHERE account_id = $1 AND last_seen_at > $3), \
                EXISTS (SELECT 1 FROM familiar_places WHERE account_id = $1 AND last_seen_at > $3 AND place = $2)",
    );
    let (was_anywhere, was_here): (bool, bool) = select
        .bind(account.as_uuid())
        .bind(place.as_stored())
        .bind(at.minus(FAMILIAR_FOR).as_millis())
        .fetch_one(connection)
        .await?;
    Ok(was_anywhere && !was_here)
}

/// Notes that the account is in this place.
pub(super) async fn remember_place(
    connection: &mut Connection,
    account: AccountId,
    place: &Place,
    at: Timestamp,
) -> sqlx::Result<()> {
    let place = place.without_city();
    let upsert = sqlx::query(
        "INSERT INTO familiar_places (account_id, place, last_seen_at) VALUES ($1, $2, $3) \
         ON CONFLICT (account_id, place) DO UPDATE SET last_seen_at = excluded.last_seen_at",
    );
    upsert.bind(account.as_uuid()).bind(place.as_stored()).bind(at.as_millis()).execute(connection).await?;
    Ok(())
}

/// Whether the account was not used with the session's browser lately, but with another.
pub(super) async fn is_new_browser(connection: &mut Connection, session: &NewSession) -> sqlx::Result<bool> {
    let Some(browser) = &session.browser else { return Ok(false) };
    let select = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM known_browsers WHERE account_id = $1 AND last_used_at > $3), \
                EXISTS (SELECT 1 FROM known_browsers WHERE account_id = $1 AND last_used_at > $3 AND browser_hash = $2)",
    );
    let (had_any, had_this): (bool, bool) = select
        .bind(session.account.as_uuid())
        .bind(browser.as_bytes().as_slice())
        .bind(session.at.minus(FAMILIAR_FOR).as_millis())
        .fetch_one(connection)
        .await?;
    Ok(had_any && !had_this)
}

/// Notes that the account is used with the session's browser.
pub(super) async fn remember_browser(connection: &mut Connection, session: &NewSession) -> sqlx::Result<()> {
    let Some(browser) = &session.browser else { return Ok(()) };
    let upsert = sqlx::query(
        "INSERT INTO known_browsers (account_id, browser_hash, last_used_at) VALUES ($1, $2, $3) \
         ON CONFLICT (account_id, browser_hash) DO UPDATE SET last_used_at = excluded.last_used_at",
    );
    upsert
        .bind(session.account.as_uuid())
        .bind(browser.as_bytes().as_slice())
        .bind(session.at.as_millis())
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn purge_places(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql = erase_some!("familiar_places", "account_id, place", ["account_id", "place"], "last_seen_at < $1");
    in_batches(storage, sql, before).await.map(drop)
}
