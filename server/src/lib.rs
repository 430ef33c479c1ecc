//! The process: wires storage, rules and pages together. Reading order: what is set, what is served, what runs in the
//! background.

mod brand;
mod client_address;
mod config;
mod cookie_domain;
mod database_file;
mod hsts;

mod api;
mod authorization_header;
mod health;
mod middleware;
mod provider;
mod site;
mod verify;

mod commands;
mod telemetry;
mod terminal;

mod background;
mod connections;
mod first_run;
mod observers;
mod places;
mod signing_keys;
mod stopping;

mod router;
mod serve;
mod state;

pub use background::revocation_watch::RevocationWatch;
pub use brand::accent_color::{AccentColor, InvalidAccentColor};
pub use brand::files::UnusableLogo;
pub use commands::{
    AccountCommand, ApiKeyCommand, AuditCommand, CheckProxyCommand, Command, MigrateDataCommand, SigningKeyCommand,
    WebsiteCommand, ask_whether_ready,
};
pub use config::{Config, ConfigError, LogFormat, ServeOptions, read_settings, warn_of_misspelt_settings};
pub use cookie_domain::{CookieDomain, InvalidCookieDomain};
pub use database_file::check_database_is_not_lost;
pub use hsts::{Hsts, InvalidHsts};
pub use places::{PlaceFiles, UnusablePlaces};
pub use serve::{serve, serve_behind};
pub use signing_keys::{SigningKeyFile, SigningKeys};
pub use telemetry::{complain, finish_logging, start_logging};
pub use terminal::say;
