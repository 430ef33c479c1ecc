//! The file that an installation is moved from. Nobody else has it open meanwhile.

use std::path::Path;

use futures_util::TryStreamExt as _;
use futures_util::stream::BoxStream;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteLockingMode, SqlitePoolOptions, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions as _, SqlSafeStr as _, Sqlite};

use super::ends_beside::EndsBeside;
use super::{epochs, migrating, open};
use crate::error::{ConnectError, is_busy};
use crate::moving::error::MoveError;
use crate::moving::values::{Column, Values};

/// Where the account of a token is, which has no column for it.
const ACCOUNT_OF_TOKEN: &str = "(SELECT account_id FROM authorizations WHERE id = authorization_id)";

/// The one that cursors of the feed of a file are given out with: whoever follows it just goes on.
const TRANSACTION: &str = "'0'";

/// All that the file holds, as it stays until this is dropped.
pub(crate) struct Source {
    connection: PoolConnection<Sqlite>,
}

/// The rows of a table.
pub(crate) struct Rows<'a> {
    stream: BoxStream<'a, sqlx::Result<SqliteRow>>,
}

impl Source {
    /// A service keeps its file open, so that it is alone with it is what an exclusive lock says.
    pub(crate) async fn open(path: &Path) -> Result<Self, MoveError> {
        let cannot_open = |error: sqlx::Error| {
            let database = open::name(path);
            if is_busy(&error) {
                return MoveError::InUse(database);
            }
            ConnectError::Open { database, reason: open::describe(&error) }.into()
        };
        open::check_files(path).map_err(|reason| ConnectError::Open { database: open::name(path), reason })?;
        // That the lock is waited for is no slow statement to warn of.
        let options = open::writer_options(path).locking_mode(SqliteLockingMode::Exclusive).disable_statement_logging();
        let alone = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(cannot_open)?;
        let migrated = migrating::migrate(&alone).await;
        migrated.map_err(|error| ConnectError::Migrate { database: open::name(path), reason: error.to_string() })?;
        // What is moved out of a backup would revive what was closed since.
        epochs::begin_in_copy(&alone, &EndsBeside::of(path)).await.map_err(cannot_open)?;
        let mut connection = alone.acquire().await.map_err(cannot_open)?;
        sqlx::query("BEGIN EXCLUSIVE").execute(&mut *connection).await.map_err(cannot_open)?;
        Ok(Self { connection })
    }

    pub(crate) async fn tables(&mut self) -> sqlx::Result<Vec<String>> {
        let select = sqlx::query_scalar(
            "SELECT name FROM sqlite_schema \
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '_sqlx_migrations'",
        );
        select.fetch_all(&mut *self.connection).await
    }

    pub(crate) async fn count(&mut self, table: &'static str) -> sqlx::Result<u64> {
        let select = sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {table}")));
        let count: i64 = select.fetch_one(&mut *self.connection).await?;
        Ok(count.cast_unsigned())
    }

    /// The table's rows with these columns.
    pub(crate) async fn rows(&mut self, table: &'static str, columns: &[Column]) -> Result<Rows<'_>, MoveError> {
        let select = sqlx::query_scalar("SELECT name FROM pragma_table_info(?1)").bind(table);
        let own: Vec<String> = select.fetch_all(&mut *self.connection).await.map_err(MoveError::Read)?;
        if let Some(column) = own.iter().find(|name| columns.iter().all(|column| column.name != **name)) {
            return Err(MoveError::Unknown { whose: "file", what: format!("a column {table}.{column}") });
        }
        let mut expressions = Vec::with_capacity(columns.len());
        for Column { name, .. } in columns {
            expressions.push(match name.as_str() {
                name if own.iter().any(|own| own == name) => name,
                "account_id" => ACCOUNT_OF_TOKEN,
                "transaction" => TRANSACTION,
                name => {
                    return Err(MoveError::Unknown { whose: "database", what: format!("a column {table}.{name}") });
                }
            });
        }
        let select = AssertSqlSafe(format!("SELECT {} FROM {table}", expressions.join(", "))).into_sql_str();
        Ok(Rows { stream: sqlx::query(select).fetch(&mut *self.connection) })
    }
}

impl Rows<'_> {
    /// Takes the values of up to `limit` rows, column by column, and answers how many there were.
    pub(crate) async fn next(&mut self, values: &mut [Values], limit: usize) -> sqlx::Result<usize> {
        for read in 0..limit {
            let Some(row) = self.stream.try_next().await? else { return Ok(read) };
            for (index, values) in values.iter_mut().enumerate() {
                values.take(&row, index)?;
            }
        }
        Ok(limit)
    }
}
