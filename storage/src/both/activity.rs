//! What a person does in an open session: is active, and proves who they are.

use domain::storage::{AuditEvent, AuditRecord, Prove};
use domain::{ACTIVITY_REFRESH, AccountId, ClientAddress, Horizon, SessionId, Timestamp};

use super::{Backend, audit};
use crate::rows::active_session;

pub(super) async fn record_activity(
    storage: &Backend,
    account: AccountId,
    session: SessionId,
    horizon: &Horizon,
    from: ClientAddress,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[account]).await?;
    // Of many requests at the same moment the first is written, and none that comes late.
    let update = sqlx::query(concat!(
        "UPDATE sessions \
         SET last_active_at = $1, connected_from = $2 \
         WHERE account_id = $3 AND id = $4 AND +last_active_at <= $7 AND ",
        active_session!("$5", "$6"),
    ));
    let updated = update
        .bind(at.as_millis())
        .bind(from.to_string())
        .bind(account.as_uuid())
        .bind(session.as_uuid())
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .bind(at.minus(ACTIVITY_REFRESH).as_millis())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(updated.rows_affected() == 1)
}

pub(super) async fn prove(storage: &Backend, proof: &Prove) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[proof.account]).await?;
    let update = sqlx::query(concat!(
        "UPDATE sessions \
         SET token_hash = $1, proved_at = $2 \
         WHERE account_id = $3 AND id = $4 AND ",
        active_session!("$5", "$6"),
        " AND EXISTS (SELECT 1 FROM accounts WHERE id = $3 AND password_hash = $7 AND disabled_at IS NULL)",
    ));
    let updated = update
        .bind(proof.new_token.as_bytes().as_slice())
        .bind(proof.at.as_millis())
        .bind(proof.account.as_uuid())
        .bind(proof.session.as_uuid())
        .bind(proof.horizon.active_after.as_millis())
        .bind(proof.horizon.started_after.as_millis())
        .bind(proof.verified.as_str())
        .execute(&mut *transaction)
        .await?;
    if updated.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    let proved = AuditRecord {
        at: proof.at,
        event: AuditEvent::Proved,
        account: Some(proof.account),
        session: Some(proof.session),
        website: None,
        api_key: None,
        place: None,
        address: None,
    };
    audit::record(&mut transaction, &proved).await?;
    transaction.commit().await?;
    Ok(true)
}
