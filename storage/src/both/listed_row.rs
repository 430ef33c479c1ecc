//! A row of a list: a session, and the clients that were reached through it.

use domain::{ReachedClient, Session, SessionId};
use sqlx::{FromRow, Row as _};

use super::Row;
use super::client_sessions::read_reached;
use super::rows::{SESSION_COLUMNS, read_session};

/// A row of the list: the columns of a session, and the clients that were reached through it.
pub(super) struct ListedRow {
    pub(super) id: SessionId,
    pub(super) session: sqlx::Result<Session>,
    pub(super) reached: Option<String>,
}

impl FromRow<'_, Row> for ListedRow {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        let session = read_session(row);
        Ok(Self { id: SessionId::from_uuid(row.try_get(0)?), session, reached: row.try_get(SESSION_COLUMNS)? })
    }
}

/// The session of a row, or nothing but a line in the log: one damaged row does not hide the others.
pub(super) fn readable(row: ListedRow) -> Option<Session> {
    row.session.inspect_err(|error| tracing::error!(%error, "a session cannot be read and is not listed")).ok()
}

/// The clients that the row of an open session names; a damaged one names none.
pub(super) fn reached_through(row: &ListedRow) -> Vec<ReachedClient> {
    let named = row.reached.as_ref().map_or_else(|| Ok(Vec::new()), |reached| read_reached(row.id, reached));
    named.inspect_err(|error| tracing::error!(%error, "the websites of a session cannot be read")).unwrap_or_default()
}
