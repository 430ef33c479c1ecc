//! Parses the command, runs it, and reports what went wrong in one line.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Parser as _;
use domain::{Accounts, Clock as _, SystemClock};
use server::{Command, Config, serve, start_logging};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    match run(Config::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("user-sessions: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> anyhow::Result<()> {
    start_logging(config.serve.log_format);
    match &config.command {
        Some(Command::SigningKey { command }) => {
            return command.run(&config.serve.signing_keys_file()?, SystemClock.now());
        }
        Some(Command::MigrateData(command)) => return command.run().await,
        _ => {}
    }
    let policy = config.serve.policy()?;
    let storage = storage::connect(&config.serve.database_url).await?;
    let accounts = Accounts::new(storage, Arc::new(SystemClock), policy);
    match config.command {
        Some(Command::Account { command }) => command.run(&accounts).await,
        Some(Command::CheckProxy(command)) => command.run(&accounts, &config.serve).await,
        Some(Command::Website { command }) => command.run(&accounts, config.serve.allow_private_websites).await,
        Some(Command::Serve | Command::MigrateData(_) | Command::SigningKey { .. }) | None => {
            let listen = config.serve.listen;
            let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
            serve(listener, config.serve, accounts, stop_signal()).await
        }
    }
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
