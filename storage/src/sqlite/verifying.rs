//! The statement that verifications share. One by one, most of their time would go into SQLite's thread.

use std::sync::Arc;

use domain::TokenHash;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Row as _, SqliteConnection};
use tokio::sync::Mutex;

use super::opened_file::OpenedFile;
use super::reading::read_found;
use crate::rows::{SESSION_COLUMNS, session_columns};
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
