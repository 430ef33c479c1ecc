//! `user-sessions-testing`: the service for tests. It is the real one on loopback, over a SQLite file of its own that goes
//! with it, and beside it a control, on a port of its own, that makes sessions of any age and moves the clock.
//!
//! Reading order: what may be set, how it starts and ends, and what the control offers.

mod settings;

mod lifetime;
mod marked;
mod service;
mod test_clock;
mod test_storage;

mod control;

use std::process::ExitCode;

use server::{finish_logging, start_logging};

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match settings::read() {
        Ok(options) => {
            start_logging(options.log_format);
            service::run(options).await
        }
        Err(refused) => Err(refused.into()),
    };
    finish_logging();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("user-sessions-testing: {error:#}");
            ExitCode::FAILURE
        }
    }
}
