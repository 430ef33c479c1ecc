//! Sessions by their ids, and how the row of a session is read.

use domain::{AccountId, Session, SessionId};
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow as _, QueryBuilder};

use super::Sqlite;
use crate::rows::{SessionRow, session_columns};

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

pub(super) fn read_session(row: &SqliteRow) -> sqlx::Result<Session> {
    Ok(Session::try_from(SessionRow::from_row(row)?)?)
}
