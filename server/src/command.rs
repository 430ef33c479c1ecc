//! What an operator can have the program do.

use std::path::PathBuf;

use clap::Subcommand;

use crate::{
    AccountCommand, ApiKeyCommand, AuditCommand, CheckProxyCommand, MigrateDataCommand, SigningKeyCommand,
    WebsiteCommand,
};

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages.
    Serve,
    /// Make and manage accounts.
    Account {
        /// What to do with accounts.
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Register and manage websites at which people sign in with their account.
    Website {
        /// What to do with websites.
        #[command(subcommand)]
        command: WebsiteCommand,
    },
    /// Say which client address would be seen behind proxies and why, and where the sessions are connected from.
    CheckProxy(CheckProxyCommand),
    /// Make and manage keys by which your programs use the API.
    ApiKey {
        /// What to do with keys.
        #[command(subcommand)]
        command: ApiKeyCommand,
    },
    /// Show what is on record: sign-ins, failed attempts, ends of sessions, what websites were let do.
    Audit(AuditCommand),
    /// Copy the database's SQLite file to a new file while the service works on. What is open in the copy ends as soon as
    /// anything opens it.
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Move everything from a SQLite file to an empty PostgreSQL database, or nothing.
    MigrateData(MigrateDataCommand),
    /// Sign everybody out after the database was restored by other means: it does not know what was closed since.
    Restored,
    /// Manage the keys that sign what websites are told.
    SigningKey {
        /// What to do with keys.
        #[command(subcommand)]
        command: SigningKeyCommand,
    },
}
