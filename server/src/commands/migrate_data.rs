//! `user-sessions migrate-data`: moves an installation from its SQLite file to a PostgreSQL database.

use std::io::{IsTerminal as _, Write as _};

use clap::Args;
use storage::{Progress, move_data};

use crate::terminal::say;

/// Which installation to move, and where.
#[derive(Clone, Debug, Args)]
pub struct MigrateDataCommand {
    /// The SQLite file, as in sqlite:user-sessions.sqlite. Stop the service first; the file stays as it is.
    #[arg(long)]
    from: String,

    /// An empty PostgreSQL database, as in postgres://USER@HOST/DATABASE?sslrootcert=FILE; the file that the environment
    /// variable PGPASSFILE names, or ~/.pgpass, has the password.
    #[expect(clippy::doc_markdown, reason = "the help shows it as one types it")]
    #[arg(long)]
    to: String,
}

impl MigrateDataCommand {
    /// Moves everything or nothing, and says what to do next.
    pub async fn run(&self) -> anyhow::Result<()> {
        let in_place = std::io::stderr().is_terminal();
        let moved = move_data(&self.from, &self.to, &|progress| show(progress, in_place)).await?;
        let rows: u64 = moved.iter().map(|table| table.moved).sum();
        let done = format!(
            "All {rows} rows were moved. Start the service with the new database and with --signing-keys naming the file \
             of keys that it had, and put the old database file away: a service that starts on it knows nothing of what \
             is closed from now on."
        );
        say(&done)
    }
}

/// A line for each table, which grows in a terminal while its rows are moved.
fn show(Progress { table, moved, of }: Progress, in_place: bool) {
    let mut out = std::io::stderr();
    // Whether anybody sees it is no reason to stop.
    _ = match (in_place, moved == of) {
        (true, true) => writeln!(out, "\r{table}: {moved} of {of}"),
        (true, false) => write!(out, "\r{table}: {moved} of {of}"),
        (false, true) => writeln!(out, "{table}: {moved} of {of}"),
        (false, false) => Ok(()),
    };
}
