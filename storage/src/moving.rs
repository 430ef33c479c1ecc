//! Moves an installation from a SQLite file to a PostgreSQL database: row by row, in one transaction, or not at all.

pub(crate) mod error;
pub(crate) mod values;

use error::MoveError;
use values::{Column, Values};

use crate::connect::sqlite_file;
use crate::postgres::target::Target;
use crate::sqlite::source::Source;

/// Every table, those first that others refer to.
const TABLES: [&str; 18] = [
    "accounts",
    "known_browsers",
    "familiar_places",
    "sessions",
    "attempts",
    "audit",
    "websites",
    "removed_websites",
    "grants",
    "website_sessions",
    "authorizations",
    "access_tokens",
    "refresh_tokens",
    "api_keys",
    "embed_tokens",
    "revocations",
    "epochs",
    "signing_keys",
];

/// What each database says of itself: whether it is a backup or a copy, and where it is.
const OF_THE_PLACE: [&str; 3] = ["backup_mark", "ends_beside", "home"];

/// How many rows are on the way at a time.
const BATCH: usize = 1000;

/// How far a table has been moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which table.
    pub table: &'static str,
    /// How many of its rows have been moved.
    pub moved: u64,
    /// How many it has.
    pub of: u64,
}

/// Moves everything that the SQLite file `from` holds into the empty PostgreSQL database `to`, and answers how much each
/// table has. What is closed stays closed with all its details, and what is open stays open: the rows are copied as they
/// are. Nobody else uses the file meanwhile, and whoever asks the database waits. After an error the database is empty
/// as before; the file is never changed but to be brought to this version's form.
pub async fn move_data(
    from: &str,
    to: &str,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Vec<Progress>, MoveError> {
    let file = from.strip_prefix("sqlite:").ok_or(MoveError::From)?;
    if !(to.starts_with("postgres:") || to.starts_with("postgresql:")) {
        return Err(MoveError::To);
    }
    let mut source = Source::open(&sqlite_file(file)?).await?;
    let mut target = Target::open(to).await?;
    check_tables("file", &source.tables().await.map_err(MoveError::Read)?)?;
    check_tables("database", &target.tables().await.map_err(MoveError::Write)?)?;
    target.hold_empty(&TABLES).await?;
    let mut moved = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        moved.push(move_table(&mut source, &mut target, table, progress).await?);
    }
    target.commit(&TABLES).await?;
    Ok(moved)
}

/// A table that this version does not know, because a newer one made it, would be left behind.
fn check_tables(whose: &'static str, tables: &[String]) -> Result<(), MoveError> {
    match tables.iter().find(|table| ![&TABLES[..], &OF_THE_PLACE].concat().contains(&table.as_str())) {
        Some(table) => Err(MoveError::Unknown { whose, what: format!("a table {table}") }),
        None => Ok(()),
    }
}

async fn move_table(
    source: &mut Source,
    target: &mut Target,
    table: &'static str,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Progress, MoveError> {
    let columns = target.columns(table).await.map_err(MoveError::Write)?;
    let of = source.count(table).await.map_err(MoveError::Read)?;
    let mut rows = source.rows(table, &columns).await?;
    let mut so_far = Progress { table, moved: 0, of };
    loop {
        let mut values: Vec<Values> = columns.iter().map(Column::values).collect();
        let read = rows.next(&mut values, BATCH).await.map_err(|reason| MoveError::Row { table, reason })?;
        if read == 0 {
            break;
        }
        target.insert(table, &columns, values).await.map_err(MoveError::Write)?;
        so_far.moved += read as u64;
        progress(so_far);
    }
    let arrived = target.count(table).await.map_err(MoveError::Write)?;
    if (so_far.moved, arrived) == (of, of) { Ok(so_far) } else { Err(MoveError::Count { table, of, arrived }) }
}
