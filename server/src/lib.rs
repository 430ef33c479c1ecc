//! The process: wires storage, rules and pages together. Reading order: what is set, what is served, what runs beside it.

mod config;
mod cookie_domain;
mod hsts;

mod api;
mod authorization_header;
mod dashboard;
mod embed_frame;
mod pages;
mod provider;
mod return_address;
mod router;
mod server_functions;
mod site;
mod verify;

mod compression;
mod content_security_policy;
mod kept_cookie;
mod leading_on;
mod living_parts;
mod middleware;
mod page_response;
mod plain_page;

mod account_command;
mod api_key_command;
mod audit_command;
mod check_proxy_command;
mod command;
mod health_command;
mod migrate_data_command;
mod signing_key_command;
mod website_command;
mod website_file;
mod website_output;

mod connections;
mod database_file;
mod first_run;
mod health;
mod logout_notices;
mod metrics;
mod readiness;
mod revocation_watch;
mod security_log;
mod signing_key;
mod signing_key_file;
mod signing_key_watch;
mod signing_keys;
mod stopping;
mod sweep;
mod telemetry;
mod terminal;
mod unnamed_proxy;

mod serve;
mod state;

pub use account_command::AccountCommand;
pub use api_key_command::ApiKeyCommand;
pub use audit_command::AuditCommand;
pub use check_proxy_command::CheckProxyCommand;
pub use command::Command;
pub use config::{Config, ConfigError, LogFormat, ServeOptions, read_settings, warn_of_misspelt_settings};
pub use cookie_domain::{CookieDomain, InvalidCookieDomain};
pub use database_file::check_database_is_not_lost;
pub use health_command::ask_whether_ready;
pub use hsts::{Hsts, InvalidHsts};
pub use migrate_data_command::MigrateDataCommand;
pub use revocation_watch::RevocationWatch;
pub use serve::{serve, serve_behind};
pub use signing_key_command::SigningKeyCommand;
pub use signing_key_file::SigningKeyFile;
pub use signing_keys::SigningKeys;
pub use telemetry::{complain, finish_logging, start_logging};
pub use terminal::say;
pub use website_command::WebsiteCommand;
