//! How accounts, sessions and websites are kept: the only crate that knows SQL. It implements the interface in
//! [`domain::storage`] and decides nothing that a rule of `domain` decides.

#![expect(clippy::duplicate_mod, reason = "what both databases understand is one text, compiled for each")]

mod backup;
mod deadlines;
mod error;
mod moving;
mod owner;
mod postgres;
mod private_file;
mod rows;
mod sqlite;
mod verifying;

pub use moving::{MoveError, Progress, move_data};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::storage::Storage;

pub use backup::{BackupError, back_up};
pub use owner::{check_may_change, check_may_read, folder, hand_over};
pub use private_file::check_private;

/// Why there is no storage to work with; each is one line that an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The URL names something else. Only its scheme is repeated, because it may hold a password.
    #[error(
        "the database URL has the scheme {0:?}; a SQLite file is named as in sqlite:user-sessions.db, a database of a \
         PostgreSQL server as in postgres://user@host/database"
    )]
    Unsupported(String),
    /// The URL of a server cannot be read.
    #[error("the database URL cannot be read, it must look like postgres://user@host:5432/database: {0}")]
    Url(String),
    /// A database in memory would forget who signed out.
    #[error("a database in memory forgets what was closed; name a file, as in sqlite:user-sessions.db")]
    InMemory,
    /// The URL has parameters.
    #[error("the database URL of a SQLite file takes no parameters, as in sqlite:user-sessions.db")]
    Parameters,
    /// The file could not be created or opened, or the server cannot be used.
    #[error("the database {database} cannot be opened: {reason}")]
    Open {
        /// The file, or the database and its server.
        database: String,
        /// Why not.
        reason: String,
    },
    /// Its sessions were made by a test, and whoever ran it may hold their tokens.
    #[error(
        "the database {database} was made by user-sessions-testing, which lets anybody sign in as anybody; name another"
    )]
    MadeForTests {
        /// The file.
        database: String,
    },
    /// The database would acknowledge what it may forget.
    #[error("Close would not be durable, so the service does not start: {0}")]
    NotDurable(String),
    /// The tables could not be brought to this version's form.
    #[error("the database {database} cannot be migrated: {reason}")]
    Migrate {
        /// The file, or the database and its server.
        database: String,
        /// Why not.
        reason: String,
    },
}

/// Opens the database that `url` names, creates it if it is a file that is not there, and brings its tables to this
/// version's form.
pub async fn connect(url: &str) -> Result<Arc<dyn Storage>, ConnectError> {
    match url.split_once(':') {
        Some(("sqlite", file)) => Ok(Arc::new(sqlite::Sqlite::open(&sqlite_file(file)?).await?)),
        Some(("postgres" | "postgresql", _)) => Ok(Arc::new(postgres::Postgres::open(url).await?)),
        Some((scheme, _)) => Err(ConnectError::Unsupported(scheme.to_owned())),
        None => Err(ConnectError::Unsupported(String::new())),
    }
}

/// Makes a SQLite file for a test, with a mark by which [`connect`] refuses it, and so does everything else that opens
/// the databases of people.
pub async fn make_for_tests(file: &Path) -> Result<Arc<dyn Storage>, ConnectError> {
    Ok(Arc::new(sqlite::Sqlite::make_for_tests(file).await?))
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
        .map_err(|error| ConnectError::Open { database: format!("file {file}"), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refusal(url: &str) -> String {
        connect(url).await.err().expect("the URL is refused").to_string()
    }

    #[tokio::test]
    async fn what_is_no_database_is_refused_in_one_clear_line() {
        for (url, part) in [
            ("mysql://ada:secret@db.example.com/sessions", "the scheme \"mysql\"; a SQLite file is named as in"),
            ("user-sessions.db", "the scheme \"\"; a SQLite file is named as in"),
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
