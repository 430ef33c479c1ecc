//! A copy of the file as of one moment, while everybody works on, which says of itself that it is one.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{ConnectOptions as _, Connection as _};

use super::Sqlite;

impl Sqlite {
    /// Writes the copy over `to`, an empty file.
    pub(crate) async fn copy_to(&self, to: &Path) -> sqlx::Result<()> {
        sqlx::query("VACUUM INTO ?1").bind(to.to_string_lossy()).execute(self.readers()?).await?;
        // In one file: nothing of it may be left in a log beside it.
        let options = SqliteConnectOptions::new().filename(to).journal_mode(SqliteJournalMode::Delete);
        let mut copy = options.connect().await?;
        let mark = "INSERT INTO backup_mark (taken_at) VALUES (CAST(unixepoch('subsec') * 1000 AS INTEGER))";
        sqlx::query(mark).execute(&mut copy).await?;
        copy.close().await
    }
}
