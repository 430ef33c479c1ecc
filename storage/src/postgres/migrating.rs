//! Brings the tables to this version's form.

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{Connection as _, PgConnection, SqlSafeStr as _};

/// Whoever migrates holds the advisory lock of this number; it is "sessions" in ASCII.
const LOCK: i64 = 0x7365_7373_696f_6e73;

/// Runs what has not run yet, in one transaction that holds a lock: another node waits and then finds nothing to do.
/// Migrations of a newer version are left alone, so that a rolling upgrade can be rolled back; they may therefore only
/// add what an older version can live with.
pub(super) async fn migrate(connection: &mut PgConnection) -> Result<(), MigrateError> {
    let mut migrator = Migrator::with_migrations(migrations());
    migrator.set_ignore_missing(true);
    // Its own lock would belong to the connection, not to the transaction.
    migrator.set_locking(false);
    let mut transaction = connection.begin().await?;
    // That a table is there already is no news.
    sqlx::query("SET LOCAL client_min_messages = warning").execute(&mut *transaction).await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *transaction).await?;
    migrator.run_direct(None, &mut *transaction, false).await?;
    Ok(transaction.commit().await?)
}

fn migrations() -> Vec<Migration> {
    let migrations = [
        (1, "accounts", include_str!("../../migrations/postgres/0001_accounts.sql")),
        (2, "sessions", include_str!("../../migrations/postgres/0002_sessions.sql")),
        (3, "attempts", include_str!("../../migrations/postgres/0003_attempts.sql")),
        (4, "audit", include_str!("../../migrations/postgres/0004_audit.sql")),
        (5, "websites", include_str!("../../migrations/postgres/0005_websites.sql")),
        (6, "website sessions", include_str!("../../migrations/postgres/0006_website_sessions.sql")),
        (7, "tokens", include_str!("../../migrations/postgres/0007_tokens.sql")),
        (8, "reached", include_str!("../../migrations/postgres/0008_reached.sql")),
        (9, "API keys", include_str!("../../migrations/postgres/0009_api_keys.sql")),
        (10, "revocations", include_str!("../../migrations/postgres/0010_revocations.sql")),
        (11, "epochs", include_str!("../../migrations/postgres/0011_epochs.sql")),
        (12, "website changes", include_str!("../../migrations/postgres/0012_website_changes.sql")),
        (13, "keys", include_str!("../../migrations/postgres/0013_keys.sql")),
        (14, "provider", include_str!("../../migrations/postgres/0014_provider.sql")),
        (15, "replaced tokens", include_str!("../../migrations/postgres/0015_replaced_tokens.sql")),
        (16, "attempts being evaluated", include_str!("../../migrations/postgres/0016_attempts_being_evaluated.sql")),
        (17, "hardening", include_str!("../../migrations/postgres/0017_hardening.sql")),
        (19, "appearances", include_str!("../../migrations/postgres/0019_appearances.sql")),
        (21, "embedding", include_str!("../../migrations/postgres/0021_embedding.sql")),
        (22, "embed origins", include_str!("../../migrations/postgres/0022_embed_origins.sql")),
        (23, "recognition", include_str!("../../migrations/postgres/0023_recognition.sql")),
        (24, "names", include_str!("../../migrations/postgres/0024_names.sql")),
    ];
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    migrations.map(migration).into()
}
