//! Brings the tables to this version's form.

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr as _, Sqlite, SqlitePool, Transaction};

use super::open::is_busy;

/// How many times the busy timeout a migration in another process is waited for.
const WAITS: u32 = 15;

/// Runs what has not run yet, in one transaction that holds the write lock: a second process waits and
/// then finds nothing to do. Migrations of a newer version are left alone, so that a rolling upgrade can be rolled back;
/// they may therefore only add what an older version can live with.
pub(super) async fn migrate(writer: &SqlitePool) -> Result<(), MigrateError> {
    let mut migrator = Migrator::with_migrations(migrations());
    migrator.set_ignore_missing(true);
    let mut transaction = begin_patiently(writer).await?;
    migrator.run_direct(None, &mut *transaction, false).await?;
    Ok(transaction.commit().await?)
}

async fn begin_patiently(writer: &SqlitePool) -> sqlx::Result<Transaction<'static, Sqlite>> {
    let mut waits = 1;
    loop {
        match writer.begin_with("BEGIN IMMEDIATE").await {
            Err(error) if waits < WAITS && is_busy(&error) => waits += 1,
            result => return result,
        }
    }
}

fn migrations() -> Vec<Migration> {
    let migrations = [
        (1, "accounts", include_str!("../../migrations/sqlite/0001_accounts.sql")),
        (2, "sessions", include_str!("../../migrations/sqlite/0002_sessions.sql")),
        (3, "attempts", include_str!("../../migrations/sqlite/0003_attempts.sql")),
        (4, "audit", include_str!("../../migrations/sqlite/0004_audit.sql")),
        (5, "websites", include_str!("../../migrations/sqlite/0005_websites.sql")),
        (6, "website sessions", include_str!("../../migrations/sqlite/0006_website_sessions.sql")),
        (7, "tokens", include_str!("../../migrations/sqlite/0007_tokens.sql")),
        (9, "API keys", include_str!("../../migrations/sqlite/0009_api_keys.sql")),
        (10, "revocations", include_str!("../../migrations/sqlite/0010_revocations.sql")),
    ];
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    migrations.map(migration).into()
}
