//! Sessions by their ids, and accounts by their sessions' tokens.

use domain::{AccountId, Session, SessionId, TokenHash};
use uuid::Uuid;

use super::Postgres;
use super::reading::readable;
use crate::rows::session_columns;

pub(super) async fn find_sessions(
    storage: &Postgres,
    account: AccountId,
    ids: &[SessionId],
) -> sqlx::Result<Vec<Session>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        " FROM sessions \
         WHERE sessions.account_id = $1 AND sessions.id = ANY($2) \
         ORDER BY sessions.started_at DESC, sessions.id DESC",
    ));
    let ids: Vec<Uuid> = ids.iter().map(|id| *id.as_uuid()).collect();
    let mut read = storage.begin_read().await?;
    let rows = select.bind(account.as_uuid()).bind(ids).fetch_all(&mut *read).await?;
    read.finish();
    Ok(rows.iter().filter_map(readable).collect())
}

/// Whose session the token opens. A session keeps its account, so this stays true for as long as the token is the
/// session's.
pub(super) async fn account_of_token(storage: &Postgres, token: &TokenHash) -> sqlx::Result<Option<AccountId>> {
    let select = sqlx::query_scalar("SELECT account_id FROM sessions WHERE token_hash = $1");
    let mut read = storage.begin_read().await?;
    let account = select.bind(token.as_bytes().as_slice()).fetch_optional(&mut *read).await?;
    read.finish();
    Ok(account.map(AccountId::from_uuid))
}
