//! Sessions by their ids, and how the row of a session is read.

use domain::{AccountId, Session, SessionId, TokenHash};
use sqlx::FromRow as _;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use super::Postgres;
use crate::rows::{SessionRow, session_columns};

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

/// The session of a row, or nothing but a line in the log: one damaged row does not hide the others.
pub(super) fn readable(row: &PgRow) -> Option<Session> {
    read_session(row).inspect_err(|error| tracing::error!(%error, "a session cannot be read and is not listed")).ok()
}

pub(super) fn read_session(row: &PgRow) -> sqlx::Result<Session> {
    Ok(Session::try_from(SessionRow::from_row(row)?)?)
}
