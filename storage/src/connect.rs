//! Opens the database that a URL names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::storage::Storage;

use crate::deadlines::Deadlines;
use crate::error::ConnectError;
use crate::postgres::connections::Postgres;
use crate::sqlite::connections::Sqlite;

/// Opens the database that `url` names, creates it if it is a file that is not there, and brings its tables to this
/// version's form. What it answers later than within the deadlines is
/// unavailable.
pub async fn connect(url: &str, deadlines: Deadlines) -> Result<Arc<dyn Storage>, ConnectError> {
    match url.split_once(':') {
        Some(("sqlite", file)) => Ok(Arc::new(Sqlite::open(&sqlite_file(file)?, deadlines).await?)),
        Some(("postgres" | "postgresql", _)) => Ok(Arc::new(Postgres::open(url, deadlines).await?)),
        Some((scheme, _)) => Err(ConnectError::Unsupported(scheme.to_owned())),
        None => Err(ConnectError::Unsupported(String::new())),
    }
}

/// Makes a SQLite file for a test, with a mark by which [`connect`] refuses it, and so does everything else that opens
/// the databases of people.
pub async fn make_for_tests(file: &Path, deadlines: Deadlines) -> Result<Arc<dyn Storage>, ConnectError> {
    Ok(Arc::new(Sqlite::make_for_tests(file, deadlines).await?))
}

/// The path of the SQLite file that a URL names after its scheme.
pub(crate) fn sqlite_file(after_scheme: &str) -> Result<PathBuf, ConnectError> {
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
        connect(url, Deadlines::default()).await.err().expect("the URL is refused").to_string()
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
