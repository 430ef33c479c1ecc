//! The database that an installation is moved to, in one transaction. Whoever asks it meanwhile waits.

use sqlx::{AssertSqlSafe, PgConnection, SqlSafeStr as _};

use super::open;
use crate::moving::error::MoveError;
use crate::moving::values::{Column, Kind, Values};

/// Has a row from the beginning, in the place of which comes the beginning of what is moved. More are only in a database that
/// has sessions, and so not empty.
const FEED: &str = "revocations";

/// A database in which nothing of the move is seen before the end.
pub(crate) struct Target {
    connection: PgConnection,
}

impl Target {
    /// Connects, brings the tables to this version's form and begins.
    pub(crate) async fn open(url: &str) -> Result<Self, MoveError> {
        let (_, connection) = open::migrated(url).await?;
        let mut target = Self { connection };
        target.execute("BEGIN").await.map_err(MoveError::Write)?;
        Ok(target)
    }

    pub(crate) async fn tables(&mut self) -> sqlx::Result<Vec<String>> {
        let select = sqlx::query_scalar(
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations'",
        );
        select.fetch_all(&mut self.connection).await
    }

    pub(crate) async fn columns(&mut self, table: &'static str) -> sqlx::Result<Vec<Column>> {
        let select = sqlx::query_as(
            "SELECT column_name::text, data_type::text, is_identity = 'YES' FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1 \
             ORDER BY ordinal_position",
        );
        let columns: Vec<(String, String, bool)> = select.bind(table).fetch_all(&mut self.connection).await?;
        let column = |(name, type_name, is_counted): (String, String, bool)| {
            let kind = Kind::of_type(&type_name).ok_or_else(|| sqlx::Error::TypeNotFound { type_name })?;
            Ok(Column { name, kind, is_counted })
        };
        columns.into_iter().map(column).collect()
    }

    /// Holds the tables, of which none may have a row. Triggers refuse what begins in a closed session and count what
    /// comes, and these rows have gone through them before; so they rest until [`Self::commit`]. Constraints do not.
    pub(crate) async fn hold_empty(&mut self, tables: &[&'static str]) -> Result<(), MoveError> {
        self.execute("SET LOCAL lock_timeout = '5s'").await.map_err(MoveError::Write)?;
        let lock = format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", tables.join(", "));
        self.execute(&lock).await.map_err(MoveError::Write)?;
        for &table in tables {
            if table == FEED {
                self.execute(&format!("TRUNCATE {FEED}")).await.map_err(MoveError::Write)?;
            }
            if self.count(table).await.map_err(MoveError::Write)? > 0 {
                return Err(MoveError::NotEmpty(table));
            }
            let disable = format!("ALTER TABLE {table} DISABLE TRIGGER USER");
            self.execute(&disable).await.map_err(MoveError::Write)?;
        }
        Ok(())
    }

    pub(crate) async fn count(&mut self, table: &'static str) -> sqlx::Result<u64> {
        let select = sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {table}")));
        let count: i64 = select.fetch_one(&mut self.connection).await?;
        Ok(count.cast_unsigned())
    }

    /// Adds rows, whose values are given column by column.
    pub(crate) async fn insert(
        &mut self,
        table: &'static str,
        columns: &[Column],
        values: Vec<Values>,
    ) -> sqlx::Result<()> {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let array = |(index, column): (usize, &Column)| format!("${}::{}", index + 1, column.kind.array_type());
        let arrays: Vec<String> = columns.iter().enumerate().map(array).collect();
        let insert = format!("INSERT INTO {table} ({}) SELECT * FROM unnest({})", names.join(", "), arrays.join(", "));
        let query = sqlx::query(AssertSqlSafe(insert).into_sql_str());
        let query = values.into_iter().fold(query, |query, values| values.bind_to(query));
        query.execute(&mut self.connection).await?;
        Ok(())
    }

    /// Wakes the triggers, lets PostgreSQL count on from what has come and learn how much there is, and makes all of it
    /// durable and visible.
    pub(crate) async fn commit(mut self, tables: &[&'static str]) -> Result<(), MoveError> {
        self.finish(tables).await.map_err(MoveError::Write)?;
        self.execute("COMMIT").await.map_err(MoveError::Commit)
    }

    async fn finish(&mut self, tables: &[&'static str]) -> sqlx::Result<()> {
        for &table in tables {
            self.execute(&format!("ALTER TABLE {table} ENABLE TRIGGER USER")).await?;
            for Column { name, .. } in self.columns(table).await?.iter().filter(|column| column.is_counted) {
                let count_on = format!(
                    "SELECT setval(pg_get_serial_sequence('{table}', '{name}'), coalesce(max({name}), 0) + 1, false) \
                     FROM {table}"
                );
                self.execute(&count_on).await?;
            }
            self.execute(&format!("ANALYZE {table}")).await?;
        }
        Ok(())
    }

    async fn execute(&mut self, sql: &str) -> sqlx::Result<()> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut self.connection).await?;
        Ok(())
    }
}
