//! The file that was opened, as long as it is where it was. What is written into one that was removed or replaced is gone
//! with the process, and what is read there may not be what everybody else reads.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What SQLite keeps beside the file while it is open.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// A device and a number on it. By looking at a path: closing a descriptor would give up SQLite's locks (fcntl(2)).
type Identity = (u64, u64);

/// The database file under its path, and what is kept beside it.
pub(super) struct OpenedFile {
    path: PathBuf,
    identity: Identity,
    beside: Mutex<Option<[Identity; 2]>>,
    is_gone: AtomicBool,
}

impl OpenedFile {
    /// The file as it is before it is opened.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        let identity = identity(path)?;
        Ok(Self { path: path.to_owned(), identity, beside: Mutex::new(None), is_gone: AtomicBool::new(false) })
    }

    /// Takes what is beside the file now for what belongs to it, because a connection has just opened both. While that is
    /// there nobody removes it by right.
    pub(super) fn belongs_with_what_is_beside(&self) -> io::Result<()> {
        let [log, index] = BESIDE.map(|suffix| identity(&self.beside_path(suffix)));
        *self.beside.lock().unwrap_or_else(PoisonError::into_inner) = Some([log?, index?]);
        Ok(())
    }

    /// Says that the connection is about to be closed that opened what is beside the file: the last one removes it.
    pub(super) fn is_alone(&self) {
        *self.beside.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Refuses to go on when the file is not the one that was opened. It says so once in the log, and once when it is back.
    pub(super) fn check(&self) -> sqlx::Result<()> {
        let is_gone = !self.is_there();
        if is_gone != self.is_gone.swap(is_gone, Ordering::Relaxed) {
            let path = self.path.display();
            if is_gone {
                tracing::error!(
                    "the database {path}, or what belongs to it, was removed, replaced or moved away: nothing is \
                     acknowledged until it is back; else stop the service, and bring the database back"
                );
            } else {
                tracing::info!("the database {path} is back");
            }
        }
        if is_gone {
            let reason = "the database file is not the one that was opened";
            return Err(io::Error::new(ErrorKind::NotFound, reason).into());
        }
        Ok(())
    }

    fn is_there(&self) -> bool {
        let is = |path: &Path, of: &Identity| identity(path).is_ok_and(|identity| identity == *of);
        let beside = *self.beside.lock().unwrap_or_else(PoisonError::into_inner);
        is(&self.path, &self.identity)
            && beside.iter().flatten().zip(BESIDE).all(|(of, suffix)| is(&self.beside_path(suffix), of))
    }

    fn beside_path(&self, suffix: &str) -> PathBuf {
        let mut path = OsString::from(&self.path);
        path.push(suffix);
        path.into()
    }
}

fn identity(path: &Path) -> io::Result<Identity> {
    let metadata = fs::metadata(path)?;
    Ok((metadata.dev(), metadata.ino()))
}
