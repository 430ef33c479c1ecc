//! The statement that verifications share: what a database takes for one of them, it takes for a hundred.

use std::io::ErrorKind;

use domain::TokenHash;
use sqlx::Row as _;
use sqlx::postgres::PgConnection;

use super::lending::Connections;
use super::reading::read_found;
use crate::deadlines::{READ_DEADLINE, again_if_lost, within};
use crate::error::settled;
use crate::rows::{SESSION_COLUMNS, session_columns};
use crate::verifying::{Answer, FindSessions};

const FIND: &str = concat!(
    "SELECT ",
    session_columns!(),
    ", accounts.login_name, accounts.changes, asked.position \
     FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (token_hash, position) \
     JOIN sessions ON sessions.token_hash = asked.token_hash \
     JOIN accounts ON accounts.id = sessions.account_id",
);

/// How many statements may be under way at once. One is the fastest while the database is near; but over a long way each
/// would wait for the one before it.
pub(super) const LANES: usize = 4;

/// Finds sessions by their tokens.
pub(super) struct Finder {
    connections: Connections,
}

impl Finder {
    pub(super) fn new(connections: Connections) -> Self {
        Self { connections }
    }

    /// The statement has the whole deadline for itself, however long the connection was waited for: given up when whoever
    /// asks is gone, it would take a good connection with it.
    async fn ask(&self, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
        let mut loan = within(READ_DEADLINE, self.connections.lend()).await?;
        let answers = within(READ_DEADLINE, find(&mut loan, tokens)).await.map_err(hung)?;
        loan.give_back();
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

pub(super) async fn find(connection: &mut PgConnection, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
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
