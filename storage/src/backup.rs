//! Backups that can be restored without reviving what was closed since.

use std::path::{Path, PathBuf};

use crate::connect::sqlite_file;
use crate::deadlines::Deadlines;
use crate::error::ConnectError;
use crate::owner::{check_may_change, folder, hand_over};
use crate::sqlite::connections::Sqlite;

/// Why there is no backup; each is one line that an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database is no SQLite file.
    #[error("only a SQLite file is backed up by this command; for PostgreSQL, see docs/operations.md")]
    NotSqlite,
    /// There is nothing to back up.
    #[error("there is no database file {path}", path = .0.display())]
    NoDatabase(PathBuf),
    /// The database cannot be opened.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// There is a file of that name already.
    #[error("{path} is there already and is not overwritten", path = .0.display())]
    Exists(PathBuf),
    /// The copy could not be written; nothing of it is left.
    #[error("the backup {path} cannot be written: {reason}", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

/// Copies the database that `url` names to the new file `to`, for the eyes of the database's owner only, while the
/// service works on. Whoever opens the copy begins an epoch: what is open in it is ended. A copy that is not complete is never
/// there under its name.
pub async fn back_up(url: &str, to: &Path) -> Result<(), BackupError> {
    let file = match url.split_once(':') {
        Some(("sqlite", file)) => sqlite_file(file)?,
        _ => return Err(BackupError::NotSqlite),
    };
    check_may_change(&file)
        .map_err(|reason| ConnectError::Open { database: format!("file {}", file.display()), reason })?;
    if !file.exists() {
        return Err(BackupError::NoDatabase(file));
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let storage = Sqlite::open(&file, Deadlines::default()).await?;
    let failed = |reason: String| BackupError::Write { path: to.to_owned(), reason };
    let copy = tempfile::Builder::new().prefix(".backup-").tempfile_in(folder(to));
    let copy = copy.map_err(|error| failed(error.to_string()))?;
    storage.copy_to(copy.path()).await.map_err(|error| failed(error.to_string()))?;
    hand_over(copy.as_file(), to, &[&file]).map_err(|error| failed(error.to_string()))?;
    copy.as_file().sync_all().map_err(|error| failed(error.to_string()))?;
    match copy.persist_noclobber(to) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(BackupError::Exists(to.to_owned()))
        }
        Err(error) => Err(failed(error.error.to_string())),
    }
}
