//! How accounts, sessions and websites are kept: the only crate that knows SQL. It implements the interface in
//! [`domain::storage`] and decides nothing that a rule of `domain` decides.

mod backup;
mod error;
mod rows;
mod sqlite;

use std::path::PathBuf;
use std::sync::Arc;

use domain::storage::Storage;

pub use backup::{BackupError, back_up};

/// Why there is no storage to work with; each is one line that an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The URL names something else than a SQLite file. Only its scheme is repeated, because it may hold a password.
    #[error(
        "the database URL has the scheme {0:?}, but only SQLite files are supported, as in sqlite:user-sessions.db"
    )]
    Unsupported(String),
    /// A database in memory would forget who signed out.
    #[error("a database in memory forgets what was closed; name a file, as in sqlite:user-sessions.db")]
    InMemory,
    /// The URL has parameters.
    #[error("the database URL of a SQLite file takes no parameters, as in sqlite:user-sessions.db")]
    Parameters,
    /// The file could not be created or opened.
    #[error("the database file {path} cannot be opened: {reason}", path = path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The database would acknowledge what it may forget.
    #[error("Close would not be durable, so the service does not start: {0}")]
    NotDurable(String),
    /// The tables could not be brought to this version's form.
    #[error("the database file {path} cannot be migrated: {reason}", path = path.display())]
    Migrate {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

/// Opens the database that `url` names, creates it if it is not there, and brings its tables to this version's form.
pub async fn connect(url: &str) -> Result<Arc<dyn Storage>, ConnectError> {
    match url.split_once(':') {
        Some(("sqlite", file)) => Ok(Arc::new(sqlite::Sqlite::open(&sqlite_file(file)?).await?)),
        Some((scheme, _)) => Err(ConnectError::Unsupported(scheme.to_owned())),
        None => Err(ConnectError::Unsupported(String::new())),
    }
}

fn sqlite_file(after_scheme: &str) -> Result<PathBuf, ConnectError> {
    let file = after_scheme.strip_prefix("//").unwrap_or(after_scheme);
    if file.is_empty() || file.starts_with(":memory:") {
        return Err(ConnectError::InMemory);
    }
    if file.contains('?') {
        return Err(ConnectError::Parameters);
    }
    // An absolute path, because SQLite reads one that begins with "file:" as a URL.
    std::path::absolute(file)
        .map_err(|error| ConnectError::Open { path: PathBuf::from(file), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refusal(url: &str) -> String {
        connect(url).await.err().expect("the URL is refused").to_string()
    }

    #[tokio::test]
    async fn what_is_no_sqlite_file_is_refused_in_one_clear_line() {
        for (url, part) in [
            ("postgres://ada:secret@db/sessions", "the scheme \"postgres\", but only SQLite files"),
            ("user-sessions.db", "the scheme \"\", but only SQLite files"),
            ("sqlite::memory:", "in memory forgets what was closed"),
            ("sqlite://:memory:", "in memory forgets what was closed"),
            ("sqlite:", "in memory forgets what was closed"),
            ("sqlite:a.db?mode=ro", "takes no parameters"),
            ("sqlite:/no/such/folder/a.db", "/no/such/folder/a.db cannot be opened: No such file or directory"),
        ] {
            let line = refusal(url).await;
            assert!(line.contains(part), "{url}: {line}");
            assert!(!line.contains("secret") && !line.contains('\n'), "{url}: {line}");
        }
    }
}
