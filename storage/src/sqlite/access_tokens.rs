//! Access tokens are looked at. Whether one is good is read from what it follows from, each time anew.

use domain::storage::FoundAccessToken;
use domain::{Horizon, Timestamp, TokenHash};

use super::Sqlite;
use crate::rows::{access_token_columns, active_session, read_access_token};

pub(super) async fn find_access_token(
    storage: &Sqlite,
    token: &TokenHash,
    horizon: &Horizon,
    now: Timestamp,
) -> sqlx::Result<Option<FoundAccessToken>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        access_token_columns!(),
        " FROM access_tokens \
         JOIN authorizations ON authorizations.id = access_tokens.authorization_id \
         JOIN accounts ON accounts.id = authorizations.account_id \
         WHERE access_tokens.token_hash = ?1 AND access_tokens.expires_at > ?2 \
             AND authorizations.ended_at IS NULL AND authorizations.ends_at > ?2 \
             AND accounts.disabled_at IS NULL \
             AND (access_tokens.session_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM sessions \
                 WHERE sessions.account_id = authorizations.account_id AND sessions.id = access_tokens.session_id AND ",
        active_session!("?3", "?4"),
        "))",
    ));
    let row = select
        .bind(token.as_bytes().as_slice())
        .bind(now.as_millis())
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .fetch_optional(storage.readers()?)
        .await?;
    row.as_ref().map(read_access_token).transpose()
}
