//! A session begins.

use domain::storage::{AuditEvent, AuditRecord, NewSession};
use domain::{EndReason, TokenHash};

use super::closing::{Ending, bind_ending, set_ended};
use super::{Backend, Connection, audit};

pub(super) async fn open_session(storage: &Backend, session: &NewSession) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_opening(session).await?;
    let opened = insert_session(&mut transaction, session).await?;
    if opened {
        transaction.commit().await?;
    } else {
        transaction.roll_back().await?;
    }
    Ok(opened)
}

/// Opens the session in a transaction that holds its account and that of the session which it replaces, and is about more
/// than it; false, and nothing written, when it may not be opened.
pub(super) async fn insert_session(connection: &mut Connection, session: &NewSession) -> sqlx::Result<bool> {
    // The account is held, and the insertion is the next change that it counts.
    let insert = sqlx::query(
        "INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, \
                               started_from, connected_from, browser, system, device_kind, appeared_with) \
         SELECT $1, id, $2, $3, $3, $3, $4, $4, $5, $6, $7, changes + 1 \
         FROM accounts \
         WHERE id = $8 AND password_hash = $9 AND disabled_at IS NULL",
    );
    let device = &session.client.device;
    let inserted = insert
        .bind(session.id.as_uuid())
        .bind(session.token.as_bytes().as_slice())
        .bind(session.at.as_millis())
        .bind(session.client.address.to_string())
        .bind(&device.browser)
        .bind(&device.system)
        .bind(device.kind.as_str())
        .bind(session.account.as_uuid())
        .bind(session.verified.as_str())
        .execute(&mut *connection)
        .await?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some(replaced) = &session.replaces {
        end_replaced_session(connection, replaced, session).await?;
    }
    remember_browser(connection, session).await?;
    let signed_in = AuditRecord {
        at: session.at,
        event: AuditEvent::SignedIn,
        account: Some(session.account),
        session: Some(session.id),
        website: None,
        api_key: None,
        place: None,
        address: Some(session.client.address),
    };
    audit::record(connection, &signed_in).await?;
    Ok(true)
}

/// The owner is not named: whoever holds the token may give the session up, and the browser held it.
async fn end_replaced_session(connection: &mut Connection, replaced: &TokenHash, by: &NewSession) -> sqlx::Result<()> {
    let ending = Ending {
        at: by.at,
        reason: EndReason::SignedInAgain,
        by: None,
        from: Some(by.client.address),
        key: None,
        website: None,
    };
    let update = bind_ending(concat!(set_ended!(), " WHERE token_hash = $11 AND closed_at IS NULL"), &ending);
    update.bind(replaced.as_bytes().as_slice()).execute(connection).await?;
    Ok(())
}

async fn remember_browser(connection: &mut Connection, session: &NewSession) -> sqlx::Result<()> {
    let upsert = sqlx::query(
        "INSERT INTO known_browsers (account_id, browser_hash, last_used_at) VALUES ($1, $2, $3) \
         ON CONFLICT (account_id, browser_hash) DO UPDATE SET last_used_at = excluded.last_used_at",
    );
    upsert
        .bind(session.account.as_uuid())
        .bind(session.browser.as_bytes().as_slice())
        .bind(session.at.as_millis())
        .execute(connection)
        .await?;
    Ok(())
}
