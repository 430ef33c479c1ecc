//! The number of the latest end of a session, in a file beside the database. An older copy of the database that takes its
//! place knows of fewer ends than there have been, and a copy that is elsewhere has no such file.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use crate::owner::{folder, hand_over};

/// What the file's name has behind the database's.
const SUFFIX: &str = ".ends";

/// The file. What is in it was committed before: after a crash it says less than the database, never more.
pub(super) struct EndsBeside {
    path: PathBuf,
    database: PathBuf,
    noted: AtomicI64,
}

impl EndsBeside {
    pub(super) fn of(database: &Path) -> Self {
        let mut path = OsString::from(database);
        path.push(SUFFIX);
        Self { path: path.into(), database: database.to_owned(), noted: AtomicI64::new(-1) }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The latest end that was noted. What cannot be understood is no proof of anything.
    pub(super) fn read(&self) -> io::Result<Option<i64>> {
        match std::fs::read_to_string(&self.path) {
            Ok(text) => Ok(Some(text.trim().parse().unwrap_or(0))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Some(0)),
            Err(error) => Err(error),
        }
    }

    /// Begins with this number, and answers when the file will be there after a loss of power as well.
    pub(super) fn begin(&self, latest: i64) -> io::Result<()> {
        let file = self.write(latest)?;
        file.sync_all()?;
        File::open(folder(&self.path))?.sync_all()?;
        self.noted.store(latest, Ordering::Relaxed);
        Ok(())
    }

    /// Notes an end that has been committed. Nobody is refused because that fails: it only says less.
    pub(super) fn note(&self, latest: i64) {
        if self.noted.swap(latest, Ordering::Relaxed) == latest {
            return;
        }
        if let Err(error) = self.write(latest) {
            tracing::warn!(%error, "the number of the latest end cannot be kept beside the database");
        }
    }

    /// Of one length always, so that the old number is replaced by the new one at once.
    fn write(&self, latest: i64) -> io::Result<File> {
        let open = |new: bool| OpenOptions::new().write(true).create_new(new).mode(0o600).open(&self.path);
        let file = match open(false) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let file = open(true)?;
                hand_over(&file, &self.path, &[&self.database])?;
                file
            }
            opened => opened?,
        };
        file.write_all_at(format!("{latest:020}\n").as_bytes(), 0)?;
        Ok(file)
    }
}
