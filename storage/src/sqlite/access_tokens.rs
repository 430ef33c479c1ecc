//! Access tokens are looked at. Whether one is good is read from what it follows from, each time anew.

use domain::storage::FoundAccessToken;
use domain::{Horizon, Scopes, Timestamp, TokenHash, WebsiteSessionId};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::Sqlite;
use crate::rows::{read_account, read_time, read_website_id};

pub(super) async fn find_access_token(
    storage: &Sqlite,
    token: &TokenHash,
    horizon: &Horizon,
    now: Timestamp,
) -> sqlx::Result<Option<FoundAccessToken>> {
    let select = sqlx::query(
        "SELECT authorizations.website_id, authorizations.account_id, accounts.login_name, \
             authorizations.website_session_id, access_tokens.scopes, access_tokens.issued_at, \
             access_tokens.expires_at, authorizations.proved_at \
         FROM access_tokens \
         JOIN authorizations ON authorizations.id = access_tokens.authorization_id \
         JOIN accounts ON accounts.id = authorizations.account_id \
         WHERE access_tokens.token_hash = ?1 AND access_tokens.expires_at > ?2 \
             AND authorizations.ended_at IS NULL AND authorizations.ends_at > ?2 \
             AND accounts.disabled_at IS NULL \
             AND (access_tokens.session_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM sessions \
                 WHERE sessions.account_id = authorizations.account_id AND sessions.id = access_tokens.session_id \
                     AND sessions.closed_at IS NULL AND sessions.last_active_at > ?3 AND sessions.started_at > ?4 \
             ))",
    );
    let row = select
        .bind(token.as_bytes().as_slice())
        .bind(now.as_millis())
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .fetch_optional(storage.readers())
        .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &SqliteRow) -> sqlx::Result<FoundAccessToken> {
    Ok(FoundAccessToken {
        website: read_website_id(row.try_get(0)?)?,
        account: read_account(row.try_get(1)?, row.try_get(2)?)?,
        website_session: WebsiteSessionId::from_uuid(row.try_get(3)?),
        scopes: Scopes::from_stored(row.try_get(4)?),
        issued_at: read_time(row.try_get(5)?)?,
        expires_at: read_time(row.try_get(6)?)?,
        proved_at: read_time(row.try_get(7)?)?,
    })
}
