//! The process: wires storage, rules and pages together. Reading order: what is set, what is served, what runs beside it.

mod config;

mod pages;
mod router;
mod server_functions;
mod site;

mod middleware;

mod account_command;
mod connections;
mod sweep;
mod telemetry;

mod serve;

pub use account_command::AccountCommand;
pub use config::{Command, Config, ConfigError, LogFormat, ServeOptions};
pub use serve::{Service, serve};
pub use telemetry::start_logging;
