//! Brings the tables to this version's form.

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr as _, Sqlite, SqlitePool, Transaction};

use crate::error::is_busy;

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
        (8, "reached", include_str!("../../migrations/sqlite/0008_reached.sql")),
        (9, "API keys", include_str!("../../migrations/sqlite/0009_api_keys.sql")),
        (10, "revocations", include_str!("../../migrations/sqlite/0010_revocations.sql")),
        (11, "epochs", include_str!("../../migrations/sqlite/0011_epochs.sql")),
        (12, "website changes", include_str!("../../migrations/sqlite/0012_website_changes.sql")),
        (13, "keys", include_str!("../../migrations/sqlite/0013_keys.sql")),
        (14, "provider", include_str!("../../migrations/sqlite/0014_provider.sql")),
        (15, "replaced tokens", include_str!("../../migrations/sqlite/0015_replaced_tokens.sql")),
        (16, "attempts being evaluated", include_str!("../../migrations/sqlite/0016_attempts_being_evaluated.sql")),
        (17, "hardening", include_str!("../../migrations/sqlite/0017_hardening.sql")),
        (19, "appearances", include_str!("../../migrations/sqlite/0019_appearances.sql")),
        (20, "copies", include_str!("../../migrations/sqlite/0020_copies.sql")),
        (21, "embedding", include_str!("../../migrations/sqlite/0021_embedding.sql")),
        (22, "embed origins", include_str!("../../migrations/sqlite/0022_embed_origins.sql")),
        (23, "recognition", include_str!("../../migrations/sqlite/0023_recognition.sql")),
        (24, "names", include_str!("../../migrations/sqlite/0024_names.sql")),
    ];
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    migrations.map(migration).into()
}

#[cfg(test)]
mod tests {
    use sqlx::ConnectOptions as _;
    use sqlx::sqlite::SqliteConnectOptions;

    use super::*;

    /// An open session and one that has ended, each with a client that was reached through it.
    const BEFORE: &str = "
        INSERT INTO accounts (id, login_name, password_hash, created_at)
        VALUES (zeroblob(16), 'ada', 'a hash', 0);
        INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, started_from,
            connected_from, device_kind)
        VALUES (unhex(printf('%032x', 1)), zeroblob(16), unhex(printf('%064x', 1)), 0, 0, 0, '', '', 'unknown'),
            (unhex(printf('%032x', 2)), zeroblob(16), unhex(printf('%064x', 2)), 0, 0, 0, '', '', 'unknown');
        INSERT INTO websites (id, name, is_public, redirect_uris, post_logout_redirect_uris, scopes,
            remembers_consent, registered_at)
        VALUES ('wiki', 'Wiki', 1, '', '', 'openid', 1, 0);
        INSERT INTO grants (id, account_id, website_id, scopes, authorized_at, authorized_in, last_used_at,
            last_used_from)
        VALUES (zeroblob(16), zeroblob(16), 'wiki', 'openid', 0, zeroblob(16), 0, '');
        INSERT INTO website_sessions (id, account_id, session_id, website_id, website_name, grant_id, keeps_access,
            started_at, access_ends_by)
        SELECT id, account_id, id, 'wiki', 'Wiki', zeroblob(16), 0, 0, 0 FROM sessions;
        UPDATE sessions SET closed_at = 1, end_reason = 'closed' WHERE id = unhex(printf('%032x', 2));
    ";

    #[tokio::test]
    async fn sessions_of_an_older_version_name_their_clients_after_the_migration() {
        let mut database = SqliteConnectOptions::new().in_memory(true).connect().await.unwrap();
        let older = migrations().into_iter().filter(|migration| migration.version < 8).collect();
        Migrator::with_migrations(older).run_direct(None, &mut database, false).await.unwrap();
        sqlx::raw_sql(BEFORE).execute(&mut database).await.unwrap();
        Migrator::with_migrations(migrations()).run_direct(None, &mut database, false).await.unwrap();
        let reached: Vec<String> =
            sqlx::query_scalar("SELECT reached FROM sessions ORDER BY id").fetch_all(&mut database).await.unwrap();
        assert_eq!(reached, [r#"{"of":1,"first":[["wiki","Wiki",0,0]]}"#, r#"{"of":0,"first":[]}"#]);
        let reopened = sqlx::query("UPDATE sessions SET closed_at = NULL WHERE closed_at = 1");
        assert!(reopened.execute(&mut database).await.is_err());
    }
}
