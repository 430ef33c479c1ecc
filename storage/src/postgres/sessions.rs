//! Sessions by their ids, and by their tokens: the statement that verifications share. What a database takes for one of them,
//! it takes for a hundred.

use std::io::ErrorKind;
use std::time::Duration;

use domain::storage::NewSession;
use domain::{AccountId, Session, SessionId, TokenHash};
use sqlx::Row as _;
use sqlx::postgres::PgConnection;
use uuid::Uuid;

use super::both::rows::{SESSION_COLUMNS, read_found, readable_session, session_columns};
use super::connections::{Postgres, WriteTransaction};
use super::dialect::erase_some;
use super::pool::Pool;
use super::server::LANES;
use crate::deadlines::{again_if_lost, within};
use crate::error::settled;
use crate::verifying::{Answer, FindSessions};

/// The sessions and accounts of the tokens `$1`, each with the position of its token.
pub(super) const FIND: &str = concat!(
    "SELECT ",
    session_columns!(),
    ", accounts.login_name, accounts.changes, asked.position \
     FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (token_hash, position) \
     JOIN sessions ON sessions.token_hash = asked.token_hash \
     JOIN accounts ON accounts.id = sessions.account_id",
);

/// Erases sessions that have ended.
pub(super) const ERASE_ENDED: &str =
    erase_some!("sessions", "rowid", ["account_id", "id"], "end_reason IS NOT NULL AND closed_at < $1");

/// Finds sessions by their tokens.
pub(super) struct Finder {
    connections: Pool,
    deadline: Duration,
}

impl Finder {
    pub(super) fn new(connections: Pool, deadline: Duration) -> Self {
        Self { connections, deadline }
    }

    /// The statement has the whole deadline for itself, however long the connection was waited for: given up when whoever
    /// asks is gone, it would take a good connection with it.
    async fn ask(&self, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
        let mut guard = within(self.deadline, self.connections.acquire()).await?;
        let answers = within(self.deadline, find(&mut guard, tokens)).await.map_err(hung)?;
        guard.release();
        Ok(answers)
    }
}

impl FindSessions for Finder {
    const LANES: usize = LANES;

    /// A server that hangs is left at the deadline: those who came meanwhile find out whether another connection is
    /// answered.
    async fn find(&self, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
        again_if_lost(|| self.ask(tokens)).await
    }
}

/// Nobody waits any more for what is asked again after a deadline.
fn hung(error: sqlx::Error) -> sqlx::Error {
    let has_hung = matches!(&error, sqlx::Error::Io(error) if error.kind() == ErrorKind::TimedOut);
    if has_hung { settled(error) } else { error }
}

async fn find(connection: &mut PgConnection, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
    let hashes: Vec<&[u8]> = tokens.iter().map(|token| token.as_bytes().as_slice()).collect();
    let rows = sqlx::query(FIND).bind(hashes).fetch_all(connection).await?;
    let mut answers: Vec<Answer> = tokens.iter().map(|_| Ok(None)).collect();
    for row in &rows {
        let position: i64 = row.try_get(SESSION_COLUMNS + 2)?;
        let answer = usize::try_from(position - 1).ok().and_then(|position| answers.get_mut(position));
        if let Some(answer) = answer {
            *answer = read_found(row).map(Some);
        }
    }
    Ok(answers)
}

/// Begins to open a session: its account is held, and that of the session which it replaces.
pub(super) async fn begin_opening(storage: &Postgres, session: &NewSession) -> sqlx::Result<WriteTransaction> {
    let mut accounts = vec![session.account];
    if let Some(replaced) = &session.replaces {
        accounts.extend(account_of_token(storage, replaced).await?);
    }
    storage.begin_write(&accounts).await
}

/// Whose session the token opens. A session keeps its account, so this stays true for as long as the token is the
/// session's.
async fn account_of_token(storage: &Postgres, token: &TokenHash) -> sqlx::Result<Option<AccountId>> {
    let select = sqlx::query_scalar("SELECT account_id FROM sessions WHERE token_hash = $1");
    let mut read = storage.begin_read().await?;
    let account = select.bind(token.as_bytes().as_slice()).fetch_optional(&mut *read).await?;
    read.finish();
    Ok(account.map(AccountId::from_uuid))
}

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
    Ok(rows.iter().filter_map(readable_session).collect())
}
