//! Single sessions, by token or id.

use domain::storage::FoundSession;
use domain::{AccountId, Session, SessionId, TokenHash};
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow as _, QueryBuilder, Row as _};

use super::Sqlite;
use crate::rows::{SESSION_COLUMNS, SessionRow, read_account, session_columns};

pub(super) async fn find_session(storage: &Sqlite, token: &TokenHash) -> sqlx::Result<Option<FoundSession>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        ", accounts.login_name, accounts.changes \
         FROM sessions \
         JOIN accounts ON accounts.id = sessions.account_id \
         WHERE sessions.token_hash = ?1",
    ));
    let row = select.bind(token.as_bytes().as_slice()).fetch_optional(storage.readers()).await?;
    row.as_ref().map(read_found).transpose()
}

fn read_found(row: &SqliteRow) -> sqlx::Result<FoundSession> {
    let session = read_session(row)?;
    let login_name: &str = row.try_get(SESSION_COLUMNS)?;
    Ok(FoundSession {
        account: read_account(*session.account.as_uuid(), login_name)?,
        session,
        changes: row.try_get(SESSION_COLUMNS + 1)?,
    })
}

pub(super) async fn find_sessions(
    storage: &Sqlite,
    account: AccountId,
    ids: &[SessionId],
) -> sqlx::Result<Vec<Session>> {
    let mut select =
        QueryBuilder::new(concat!("SELECT ", session_columns!(), " FROM sessions WHERE sessions.account_id = "));
    select.push_bind(*account.as_uuid()).push(" AND sessions.id IN (");
    let mut list = select.separated(", ");
    for id in ids {
        list.push_bind(*id.as_uuid());
    }
    select.push(") ORDER BY sessions.started_at DESC, sessions.id DESC");
    let rows = select.build().persistent(false).fetch_all(storage.readers()).await?;
    Ok(rows.iter().filter_map(readable).collect())
}

/// The session of a row, or nothing but a line in the log: one damaged row does not hide the others.
pub(super) fn readable(row: &SqliteRow) -> Option<Session> {
    read_session(row).inspect_err(|error| tracing::error!(%error, "a session cannot be read and is not listed")).ok()
}

fn read_session(row: &SqliteRow) -> sqlx::Result<Session> {
    Ok(Session::try_from(SessionRow::from_row(row)?)?)
}
