//! The statement that verifications share: what a database takes for one of them, it takes for a hundred.

use domain::TokenHash;
use sqlx::Row as _;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use tokio::task::JoinHandle;

use super::reading::read_found;
use super::server::{self, CONNECT_DEADLINE, Purpose};
use crate::deadlines::{READ_DEADLINE, within};
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

/// Finds sessions by their tokens.
pub(super) struct Finder {
    options: PgConnectOptions,
    connection: Option<PgConnection>,
    /// Goes on when nobody waits for it any more: making a connection may take longer than a question waits.
    connecting: Option<JoinHandle<sqlx::Result<PgConnection>>>,
}

impl Finder {
    pub(super) async fn connect(options: PgConnectOptions) -> sqlx::Result<Self> {
        let connection = within(CONNECT_DEADLINE, server::connect(&options, Purpose::Read)).await?;
        Ok(Self { options, connection: Some(connection), connecting: None })
    }

    async fn ask(&mut self, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
        if let Some(mut connection) = self.connection.take() {
            // The server may have ended it since the last question, and then another one is as good.
            if let Ok(answers) = find(&mut connection, tokens).await {
                self.connection = Some(connection);
                return Ok(answers);
            }
        }
        let mut connection = self.reconnect().await?;
        let answers = find(&mut connection, tokens).await?;
        self.connection = Some(connection);
        Ok(answers)
    }

    async fn reconnect(&mut self) -> sqlx::Result<PgConnection> {
        let connecting = self.connecting.get_or_insert_with(|| {
            let options = self.options.clone();
            tokio::spawn(async move { within(CONNECT_DEADLINE, server::connect(&options, Purpose::Read)).await })
        });
        let connected = connecting.await;
        self.connecting = None;
        connected.unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }
}

impl FindSessions for Finder {
    /// A server that hangs is left at the deadline: those who came meanwhile find out whether another connection is
    /// answered.
    async fn find(&mut self, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
        within(READ_DEADLINE, self.ask(tokens)).await
    }
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
