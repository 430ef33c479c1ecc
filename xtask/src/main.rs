//! The project's tasks: run, build and test everything with nothing installed beforehand but Rust, Node and apt.

mod demo;
mod dist;
mod install;
mod postgres;
mod run;
mod site;
mod suites;
mod workspace;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

/// The project's tasks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Build the site and the server quickly, then start the server
    Run {
        /// What the server is started with, after `--`
        #[arg(last = true)]
        server_arguments: Vec<OsString>,
    },
    /// See everything at once: a service with sessions in it, beside a product that shows the list
    Demo,
    /// Build `target/dist/user-sessions`, the server with its site inside
    Build,
    /// Build only the site that goes into it, and show what a first visit costs
    Site,
    /// Run a command beside a PostgreSQL server that ends with it, as `cargo xtask postgres -- cargo test`
    Postgres {
        /// The command; it finds the server's URL in `USER_SESSIONS_TEST_POSTGRES`
        #[arg(last = true, required = true)]
        command: Vec<OsString>,
    },
    /// Check and test everything, or only the suites that are named
    Test {
        /// Names of suites, as `--list` shows them
        suites: Vec<String>,
        /// Show the suites and do nothing
        #[arg(long)]
        list: bool,
    },
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Run { server_arguments } => run::run(&server_arguments),
        Task::Demo => demo::run(),
        Task::Build => dist::build().map(|()| ExitCode::SUCCESS),
        Task::Site => dist::build_site().map(|()| ExitCode::SUCCESS),
        Task::Postgres { command } => postgres::run(&command),
        Task::Test { list: true, .. } => {
            suites::list();
            Ok(ExitCode::SUCCESS)
        }
        Task::Test { suites, .. } => suites::run(&suites),
    };
    done.unwrap_or_else(|error| {
        eprintln!("cargo xtask: {error:#}");
        ExitCode::FAILURE
    })
}
