//! Where the database should be.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::config::ServeOptions;

/// Refuses to make a new SQLite file where the rest of an installation lies: after a lost mount or a mistyped path, the
/// service would come up empty, open for whoever reads the link that it prints.
pub fn check_database_is_not_lost(options: &ServeOptions) -> anyhow::Result<()> {
    let Some(database) = options.database_url.strip_prefix("sqlite:") else { return Ok(()) };
    let database = database.strip_prefix("//").unwrap_or(database);
    let rest = [options.signing_key_file()?.path, PathBuf::from(format!("{database}-wal"))];
    // First the rest: another process that begins makes the database before it.
    let rest = rest.into_iter().find(|file| file.exists());
    match rest {
        Some(rest) if !database.is_empty() && !Path::new(database).exists() => bail!(
            "there is no database {database}, but {rest} is there: bring the database back; to begin anew, move {rest} away",
            rest = rest.display()
        ),
        _ => Ok(()),
    }
}
