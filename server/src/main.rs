//! Parses the command, runs it, and reports what went wrong in one line.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use domain::{Accounts, SystemClock};
use server::{
    Command, Config, ask_whether_ready, check_database_is_not_lost, complain, finish_logging, say, serve,
    start_logging, warn_of_misspelt_settings,
};
use storage::{BackupError, ConnectError};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let result = run(Config::read()).await;
    finish_logging();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> anyhow::Result<()> {
    start_logging(config.serve.log_format);
    // A health check is one line, again and again.
    if !matches!(config.command, Some(Command::Health)) {
        warn_of_misspelt_settings();
    }
    match &config.command {
        Some(Command::Backup { file }) => {
            storage::back_up(&config.serve.database_url, file).await.map_err(|error| match error {
                BackupError::Connect(error) => name_the_setting(error),
                error => error.into(),
            })?;
            return say(&format!(
                "{} is complete. What is open in it ends as soon as anything opens it.",
                file.display()
            ));
        }
        Some(Command::MigrateData(command)) => return command.run().await,
        Some(Command::Health) => return ask_whether_ready(config.serve.listen),
        _ => {}
    }
    let policy = config.serve.policy()?;
    check_database_is_not_lost(&config.serve)?;
    let storage = storage::connect(&config.serve.database_url, config.serve.deadlines()).await;
    let storage = storage.map_err(name_the_setting)?;
    let accounts = Accounts::new(storage, Arc::new(SystemClock), policy);
    accounts.follow_database_clock().await?;
    match config.command {
        Some(Command::Account { command }) => command.run(&accounts).await,
        Some(Command::ApiKey { command }) => command.run(&accounts).await,
        Some(Command::Audit(command)) => command.run(&accounts).await,
        Some(Command::CheckProxy(command)) => command.run(&accounts, &config.serve).await,
        Some(Command::Website { command }) => command.run(&accounts, config.serve.allow_private_websites).await,
        Some(Command::SigningKey { command }) => command.run(&config.serve.signing_key_file()?, &accounts).await,
        Some(Command::Restored) => {
            let ended = accounts.begin_epoch().await?;
            say(&format!("Everybody is signed out, and websites ask again. Sessions that ended: {ended}."))
        }
        Some(Command::Serve | Command::Backup { .. } | Command::MigrateData(_) | Command::Health) | None => {
            let listen = config.serve.listen;
            let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
            serve(listener, config.serve, accounts, StopSignals::listen()?.first()).await
        }
    }
}

/// Says how the database is set, where what is set is no database.
fn name_the_setting(error: ConnectError) -> anyhow::Error {
    let is_misspelt = matches!(
        error,
        ConnectError::Unsupported(_) | ConnectError::Url(_) | ConnectError::InMemory | ConnectError::Parameters
    );
    let error = anyhow::Error::new(error);
    if is_misspelt { error.context("USER_SESSIONS_DATABASE_URL (--database-url)") } else { error }
}

/// The signals by which a process is asked to end.
struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    fn listen() -> anyhow::Result<Self> {
        let listen = |kind| signal(kind).context("cannot listen for the signals to stop");
        Ok(Self { terminate: listen(SignalKind::terminate())?, interrupt: listen(SignalKind::interrupt())? })
    }

    /// Done at the first signal. The second one ends the process at once: what was acknowledged is on disk.
    async fn first(mut self) {
        self.next().await;
        tokio::spawn(async move {
            self.next().await;
            tracing::warn!("a second signal: ending at once");
            finish_logging();
            std::process::exit(1);
        });
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
