//! Sessions by their ids, and by their tokens: the statement that verifications share. One by one, most of their time would go
//! into SQLite's thread.

use std::sync::Arc;

use domain::storage::NewSession;
use domain::{AccountId, Session, SessionId, TokenHash};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, QueryBuilder, Row as _, SqliteConnection};
use tokio::sync::Mutex;

use super::both::rows::{SESSION_COLUMNS, read_found, readable_session, session_columns};
use super::connections::{Sqlite, WriteTransaction};
use super::dialect::erase_some;
use super::opened_file::OpenedFile;
use crate::verifying::{AT_ONCE, Answer, FindSessions};

const FIND: &str = concat!(
    "WITH RECURSIVE asked (position) AS ( \
         SELECT 0 UNION ALL SELECT position + 1 FROM asked WHERE position + 1 < ?2 \
     ) \
     SELECT ",
    session_columns!(),
    ", accounts.login_name, accounts.changes, asked.position \
     FROM asked \
     CROSS JOIN sessions ON sessions.token_hash = substr(?1, asked.position * 32 + 1, 32) \
     CROSS JOIN accounts ON accounts.id = sessions.account_id",
);

/// Erases sessions that have ended.
pub(super) const ERASE_ENDED: &str =
    erase_some!("sessions", "rowid", ["account_id", "id"], "closed_at IS NOT NULL AND closed_at < $1");

/// Finds sessions by their tokens.
pub(super) struct Finder {
    file: Arc<OpenedFile>,
    options: SqliteConnectOptions,
    connection: Mutex<Option<SqliteConnection>>,
}

impl Finder {
    pub(super) fn new(file: Arc<OpenedFile>, options: SqliteConnectOptions) -> Self {
        Self { file, options: options.row_buffer_size(AT_ONCE), connection: Mutex::new(None) }
    }
}

impl FindSessions for Finder {
    const LANES: usize = 1;

    async fn find(&self, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
        self.file.check()?;
        let mut kept = self.connection.lock().await;
        // Whatever is wrong with the connection after an error, the next question gets a new one.
        let mut connection = match kept.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        let answers = find(&mut connection, tokens).await?;
        *kept = Some(connection);
        Ok(answers)
    }
}

async fn find(connection: &mut SqliteConnection, tokens: &[TokenHash]) -> sqlx::Result<Vec<Answer>> {
    let bytes: Vec<u8> = tokens.iter().flat_map(|token| *token.as_bytes()).collect();
    let select = sqlx::query(FIND).bind(bytes).bind(i64::try_from(tokens.len()).unwrap_or(i64::MAX));
    let rows = select.fetch_all(connection).await?;
    let mut answers: Vec<Answer> = tokens.iter().map(|_| Ok(None)).collect();
    for row in &rows {
        let position: u32 = row.try_get(SESSION_COLUMNS + 2)?;
        if let Some(answer) = answers.get_mut(position as usize) {
            *answer = read_found(row).map(Some);
        }
    }
    Ok(answers)
}

/// Begins to open a session.
pub(super) async fn begin_opening<'a>(storage: &'a Sqlite, session: &NewSession) -> sqlx::Result<WriteTransaction<'a>> {
    storage.begin_write(&[session.account]).await
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
    let rows = select.build().persistent(false).fetch_all(storage.readers()?).await?;
    Ok(rows.iter().filter_map(readable_session).collect())
}
