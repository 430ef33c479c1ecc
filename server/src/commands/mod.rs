//! What an operator can have the program do.

mod account;
mod api_key;
mod audit;
mod check_proxy;
mod health;
mod migrate_data;
mod signing_key;
mod website;
mod website_file;
mod website_output;

use std::path::PathBuf;

use clap::Subcommand;

pub use account::AccountCommand;
pub use api_key::ApiKeyCommand;
pub use audit::AuditCommand;
pub use check_proxy::CheckProxyCommand;
pub use health::ask_whether_ready;
pub use migrate_data::MigrateDataCommand;
pub use signing_key::SigningKeyCommand;
pub use website::WebsiteCommand;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages; this is the default.
    #[command(after_help = "Example:\n  user-sessions serve --listen 127.0.0.1:3000")]
    Serve,
    /// Create and manage accounts.
    #[command(after_help = "Examples:\n  user-sessions account add ada\n  user-sessions account close-sessions ada")]
    Account {
        /// What to do with accounts.
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Register and manage websites at which people sign in with their account.
    #[command(
        after_help = "Examples:\n  user-sessions website add --name Wiki --redirect-uri https://wiki.example.com/callback\n  user-sessions website list"
    )]
    Website {
        /// What to do with websites.
        #[command(subcommand)]
        command: WebsiteCommand,
    },
    /// Explain which client address the service sees behind proxies, and count active sessions by address.
    #[command(after_help = "Example:\n  user-sessions check-proxy --peer 127.0.0.1 --forwarded 203.0.113.7")]
    CheckProxy(CheckProxyCommand),
    /// Create and manage the API keys of your programs.
    #[command(
        after_help = "Examples:\n  user-sessions api-key add --name support --right verify\n  user-sessions api-key list"
    )]
    ApiKey {
        /// What to do with keys.
        #[command(subcommand)]
        command: ApiKeyCommand,
    },
    /// Show the audit trail: sign-ins, failed attempts, ended sessions, and what websites were allowed.
    #[command(
        after_help = "Examples:\n  user-sessions audit --account ada --since 30days\n  user-sessions audit --follow --json"
    )]
    Audit(AuditCommand),
    /// Copy the SQLite file to a new file while the service keeps running.
    ///
    /// Every session that is open in the copy ends as soon as anything opens the copy.
    #[command(after_help = "Example:\n  user-sessions backup /backups/monday.sqlite")]
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Move all data from a SQLite file to an empty PostgreSQL database, or none.
    #[command(
        after_help = "Example:\n  user-sessions migrate-data --from sqlite:user-sessions.sqlite --to postgres://user-sessions@localhost/user-sessions"
    )]
    MigrateData(MigrateDataCommand),
    /// Sign everybody out after a restore by other means, because the old copy does not know what was closed since.
    #[command(after_help = "Example:\n  user-sessions restored")]
    Restored,
    /// Ask the service whether it is ready: prints one line and exits with 0 or 1.
    ///
    /// It is asked at its listen address, so give this command the same settings, as in a container.
    #[command(after_help = "Examples:\n  user-sessions health\n  user-sessions health --listen 127.0.0.1:3001")]
    Health,
    /// Manage the keys that sign ID tokens and logout tokens.
    #[command(after_help = "Examples:\n  user-sessions signing-key list\n  user-sessions signing-key rotate")]
    SigningKey {
        /// What to do with keys.
        #[command(subcommand)]
        command: SigningKeyCommand,
    },
}

#[cfg(test)]
mod tests {
    use clap::{Command as Parser, CommandFactory as _, Parser as _};

    use crate::Config;

    /// Words of whoever writes the program.
    const INTERNAL: [&str; 10] =
        ["wires", "wire", "rules", "sql", "storage", "crate", "module", "handler", "struct", "enum"];

    fn look(command: &mut Parser, path: &str, seen: &mut Vec<String>) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(about.len() > 10 && about.starts_with(char::is_uppercase), "{path}: {about:?}");
        assert!(!about.contains(". ") && !about.contains('\n'), "{path}: {about:?} is one sentence");
        let help = command.render_long_help().to_string();
        let words = help.split(|end: char| !end.is_alphanumeric()).map(str::to_lowercase);
        let internal: Vec<_> = words.filter(|word| INTERNAL.contains(&word.as_str())).collect();
        assert!(internal.is_empty(), "{path}: {internal:?}");
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let examples: Vec<_> = after.lines().filter_map(|line| line.strip_prefix("  ")).collect();
        assert!(after.starts_with("Example") && !examples.is_empty(), "{path}: {after:?}");
        assert!(examples[0].starts_with(path), "{path}: {after:?}");
        for example in examples {
            assert!(Config::try_parse_from(example.split(' ')).is_ok(), "{example}");
        }
        seen.push(path.to_owned());
        for command in command.get_subcommands_mut().filter(|command| command.get_name() != "help") {
            let path = format!("{path} {}", command.get_name());
            look(command, &path, seen);
        }
    }

    #[test]
    fn what_begins_with_a_hyphen_is_an_id_or_a_name_and_help_is_help() {
        for id in ["-0PZ0Vmb4sQFyHOtI", "--Z0Vmb4sQFyHOtI", "-h0Vmb4sQFyHOtI"] {
            let read = Config::try_parse_from(["user-sessions", "signing-key", "remove", id]);
            assert!(format!("{read:?}").contains(&format!("id: {id:?}")), "{id}: {read:?}");
        }
        for command in [["account", "disable", "-ada"], ["audit", "--account", "-ada"]] {
            let read = Config::try_parse_from(["user-sessions"].iter().chain(&command));
            assert!(read.is_ok(), "{command:?}: {read:?}");
        }
        let help = Config::try_parse_from(["user-sessions", "signing-key", "remove", "--help"]).unwrap_err();
        assert_eq!(help.kind(), clap::error::ErrorKind::DisplayHelp);
    }

    #[test]
    fn each_command_says_what_it_does_for_its_user_with_an_example_that_works() {
        let mut command = Config::command();
        command.build();
        let mut seen = Vec::new();
        look(&mut command, "user-sessions", &mut seen);
        assert!(seen.len() > 25 && seen.contains(&"user-sessions account add".to_owned()), "{seen:?}");
    }
}
