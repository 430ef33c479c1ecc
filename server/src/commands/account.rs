//! `user-sessions account …`: what an operator does with accounts.

use std::io::{BufRead as _, IsTerminal as _};

use anyhow::{Context as _, bail};
use clap::Subcommand;
use domain::{Account, Accounts};

use crate::terminal::{HiddenInput, say};

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Create an account; the password is read from the terminal or standard input.
    #[command(after_help = "Example:\n  user-sessions account add ada")]
    Add {
        /// The login name.
        #[arg(allow_hyphen_values = true)]
        name: String,
    },
    /// List all accounts.
    #[command(after_help = "Example:\n  user-sessions account list")]
    List,
    /// Close all sessions of an account and refuse new ones.
    #[command(after_help = "Example:\n  user-sessions account disable ada")]
    Disable {
        /// The login name.
        #[arg(allow_hyphen_values = true)]
        name: String,
    },
    /// Let a disabled account sign in again.
    #[command(after_help = "Example:\n  user-sessions account enable ada")]
    Enable {
        /// The login name.
        #[arg(allow_hyphen_values = true)]
        name: String,
    },
    /// Set a password and close all sessions; the password is read from the terminal or standard input.
    #[command(after_help = "Example:\n  user-sessions account set-password ada")]
    SetPassword {
        /// The login name.
        #[arg(allow_hyphen_values = true)]
        name: String,
    },
    /// End the wait after too many wrong passwords, for every browser.
    #[command(after_help = "Example:\n  user-sessions account unlock ada")]
    Unlock {
        /// The login name.
        #[arg(allow_hyphen_values = true)]
        name: String,
    },
    /// Close all sessions of an account.
    #[command(after_help = "Example:\n  user-sessions account close-sessions ada")]
    CloseSessions {
        /// The login name.
        #[arg(allow_hyphen_values = true)]
        name: String,
    },
}

impl AccountCommand {
    /// Runs the command, and says what it did.
    pub async fn run(self, accounts: &Accounts) -> anyhow::Result<()> {
        let done = match self {
            Self::Add { name } => {
                let account = accounts.create_account(&name, password().await?).await?;
                format!("{} can sign in now.", account.login_name)
            }
            Self::List => list(accounts).await?,
            Self::Disable { name } => {
                let account = find(accounts, &name).await?;
                let closed = accounts.disable_account(&account).await?;
                format!("{} is disabled; {}.", account.login_name, sessions_closed(closed))
            }
            Self::Enable { name } => {
                let account = find(accounts, &name).await?;
                accounts.enable_account(&account).await?;
                format!("{} can sign in again.", account.login_name)
            }
            Self::SetPassword { name } => {
                let account = find(accounts, &name).await?;
                let closed = accounts.set_password(&account, password().await?).await?;
                format!("{} has a new password; {}.", account.login_name, sessions_closed(closed))
            }
            Self::Unlock { name } => {
                let account = find(accounts, &name).await?;
                accounts.unlock_account(&account).await?;
                format!("{} can try to sign in again in every browser.", account.login_name)
            }
            Self::CloseSessions { name } => {
                let account = find(accounts, &name).await?;
                let closed = accounts.close_account_sessions(&account).await?;
                format!("{}: {}.", account.login_name, sessions_closed(closed))
            }
        };
        say(&done)
    }
}

async fn find(accounts: &Accounts, name: &str) -> anyhow::Result<Account> {
    accounts.find_account(name).await?.with_context(|| name.to_owned())
}

async fn list(accounts: &Accounts) -> anyhow::Result<String> {
    let all = accounts.list_accounts().await?;
    if all.is_empty() {
        return Ok("There is no account yet.".into());
    }
    let line = |summary: &domain::AccountSummary| {
        let state = if summary.disabled { "disabled" } else { "enabled" };
        format!("{}\t{state}", summary.account.login_name)
    };
    Ok(all.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn sessions_closed(count: u64) -> String {
    if count == 1 { "1 session was closed".into() } else { format!("{count} sessions were closed") }
}

async fn password() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        let terminal = HiddenInput::begin()?;
        let password = terminal.ask("Password: ").await?;
        if password != terminal.ask("Repeat password: ").await? {
            bail!("the two passwords differ; nothing was changed");
        }
        return Ok(password);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("cannot read the password from standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
