//! How the row of a session is read.

use domain::Session;
use domain::storage::FoundSession;
use sqlx::{FromRow as _, Row as _};

use super::Row;
use crate::rows::{SESSION_COLUMNS, SessionRow, read_account};

/// The session of a row, or nothing but a line in the log: one damaged row does not hide the others.
pub(super) fn readable(row: &Row) -> Option<Session> {
    read_session(row).inspect_err(|error| tracing::error!(%error, "a session cannot be read and is not listed")).ok()
}

/// The session of a row, with the login name and the count of changes of its account behind it.
pub(super) fn read_found(row: &Row) -> sqlx::Result<FoundSession> {
    let session = read_session(row)?;
    let login_name: &str = row.try_get(SESSION_COLUMNS)?;
    Ok(FoundSession {
        account: read_account(*session.account.as_uuid(), login_name)?,
        session,
        changes: row.try_get(SESSION_COLUMNS + 1)?,
    })
}

fn read_session(row: &Row) -> sqlx::Result<Session> {
    Ok(Session::try_from(SessionRow::from_row(row)?)?)
}
