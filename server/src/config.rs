//! Every setting: a flag, an environment variable, and a line in the README.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use app::request::BrowserCookies;
use axum::http::HeaderName;
use clap::{ArgAction, Args, Parser, ValueEnum};
use domain::{EmbedOrigins, Policy, StepUpWindow, TrustedProxies};
use storage::Deadlines;
use url::Url;

mod misplaced;
mod misspelt;
mod reading;
mod unusable;
mod values;
mod variables;

pub use misspelt::warn_of_misspelt_settings;
pub(crate) use reading::log_level;
pub use reading::read_settings;
pub use unusable::ConfigError;

use crate::AccentColor;
use crate::Command;
use crate::CookieDomain;
use crate::Hsts;
use crate::SigningKeyFile;

/// Shows people every session of their account, and lets them close any of them.
#[derive(Debug, Parser)]
#[command(
    name = "user-sessions",
    version,
    args_conflicts_with_subcommands = false,
    after_help = "Examples:
  user-sessions
  user-sessions --public-url https://account.example.com --trusted-proxies 127.0.0.1
  user-sessions account add ada

Each setting is a flag and an environment variable. An empty variable counts as not set."
)]
pub struct Config {
    /// The command; serve by default.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The settings of the service.
    #[command(flatten)]
    pub serve: ServeOptions,
}

/// The settings of the service.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Settings")]
pub struct ServeOptions {
    /// Address and port to listen on; :3000 means every IPv4 address.
    #[arg(long, env = "USER_SESSIONS_LISTEN", default_value = "127.0.0.1:3000", value_parser = values::address, global = true)]
    pub listen: SocketAddr,

    /// The URL of the service in browsers, without a path; by default http and the listen address.
    #[arg(long, env = "USER_SESSIONS_PUBLIC_URL", global = true)]
    pub public_url: Option<Url>,

    /// The database: sqlite:FILE, or postgres://USER:PASSWORD@HOST/DATABASE for several nodes.
    #[expect(clippy::doc_markdown, reason = "the help shows it as one types it")]
    #[arg(
        long,
        env = "USER_SESSIONS_DATABASE_URL",
        default_value = "sqlite:user-sessions.sqlite",
        hide_env_values = true,
        global = true
    )]
    pub database_url: String,

    #[expect(clippy::doc_markdown, reason = "the help shows it as one types it")]
    /// Comma-separated proxy addresses or CIDR ranges trusted to report the client address, or
    /// private_ranges.
    #[arg(long, env = "USER_SESSIONS_TRUSTED_PROXIES", default_value = "", global = true)]
    pub trusted_proxies: TrustedProxies,

    /// The header that trusted proxies use to report the client address; parsed right to left.
    #[arg(long, env = "USER_SESSIONS_CLIENT_ADDRESS_HEADER", default_value = "X-Forwarded-For", global = true)]
    pub client_address_header: HeaderName,

    /// A session ends after this long without activity.
    #[arg(long, env = "USER_SESSIONS_IDLE_TIMEOUT", default_value = "7days", value_parser = values::span, global = true)]
    pub idle_timeout: Duration,

    /// A session ends this long after its start.
    #[arg(long, env = "USER_SESSIONS_SESSION_LIFETIME", default_value = "30days", value_parser = values::span, global = true)]
    pub session_lifetime: Duration,

    /// Closing sessions asks for the password if it was last entered longer ago than this; 0s or always asks
    /// each time, never does not ask.
    #[arg(long, env = "USER_SESSIONS_STEP_UP_WINDOW", default_value = "15min", value_parser = values::step_up_window, global = true)]
    pub step_up_window: StepUpWindow,

    /// A read of the database that takes longer than this counts as unavailable; until then nobody is let in.
    #[arg(long, env = "USER_SESSIONS_READ_DEADLINE", default_value = "500ms", value_parser = values::span, global = true)]
    pub read_deadline: Duration,

    /// How often an open page asks for changes.
    #[arg(long, env = "USER_SESSIONS_POLL_INTERVAL", default_value = "1500ms", value_parser = values::span, global = true)]
    pub poll_interval: Duration,

    /// The file of the keys that sign tokens for websites, the same on every node; by default the SQLite file's name plus
    /// .keys.
    #[arg(long, env = "USER_SESSIONS_SIGNING_KEYS", global = true)]
    pub signing_keys: Option<PathBuf>,

    /// Send logout notices to websites in private networks and over plain http too.
    #[arg(
        long,
        env = "USER_SESSIONS_ALLOW_PRIVATE_WEBSITES",
        action = ArgAction::Set,
        value_parser = values::yes_or_no,
        default_value = "false",
        num_args = 0..=1,
        default_missing_value = "true",
        require_equals = true,
        value_name = "yes|no",
        global = true
    )]
    pub allow_private_websites: bool,

    /// How long a stopping node still takes requests, so that load balancers notice that it is not ready.
    #[arg(long, env = "USER_SESSIONS_DRAIN_DELAY", default_value = "2s", value_parser = values::span, global = true)]
    pub drain_delay: Duration,

    /// The limit on open connections; one address gets at most a quarter of it, unless it is a trusted proxy.
    #[arg(long, env = "USER_SESSIONS_MAX_CONNECTIONS", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(4..), global = true)]
    pub max_connections: u32,

    /// Address and port on which Prometheus reads the metrics, preferably a loopback address; off by default.
    #[arg(long, env = "USER_SESSIONS_METRICS_LISTEN", value_parser = values::address, global = true)]
    pub metrics_listen: Option<SocketAddr>,

    /// Development only: set cookies without Secure, for browsers that refuse those over plain http on localhost.
    #[arg(
        long,
        env = "USER_SESSIONS_INSECURE_COOKIES",
        action = ArgAction::Set,
        value_parser = values::yes_or_no,
        default_value = "false",
        num_args = 0..=1,
        default_missing_value = "true",
        require_equals = true,
        value_name = "yes|no",
        global = true
    )]
    pub insecure_cookies: bool,

    /// A domain, such as example.com: all its hosts get the session cookie; by default only the service's own host does.
    #[arg(long, env = "USER_SESSIONS_COOKIE_DOMAIN", global = true)]
    pub cookie_domain: Option<CookieDomain>,

    /// Comma-separated origins of products behind a proxy whose pages may show people their sessions.
    #[arg(long, env = "USER_SESSIONS_EMBED_ORIGINS", default_value = "", global = true)]
    pub embed_origins: EmbedOrigins,

    #[expect(clippy::doc_markdown, reason = "the help shows it as it is written")]
    /// Comma-separated .mmdb files, in the format of MaxMind DB, that say where addresses are; sessions show their places then.
    #[arg(long, env = "USER_SESSIONS_PLACES", value_delimiter = ',', value_parser = values::file, value_name = "FILES", global = true)]
    pub places: Vec<PathBuf>,

    /// What people call the service, in the bar, on the page to sign in at and in the titles of windows.
    #[arg(long, env = "USER_SESSIONS_SERVICE_NAME", value_parser = values::service_name, global = true)]
    pub service_name: Option<String>,

    /// A PNG, JPEG or WebP picture of up to 64 KiB, shown beside the service's name.
    #[arg(long, env = "USER_SESSIONS_LOGO_FILE", global = true)]
    pub logo_file: Option<PathBuf>,

    /// The color of links and main buttons, such as #0b5bd3; a color that is hard to read is refused.
    #[arg(long, env = "USER_SESSIONS_ACCENT_COLOR", global = true)]
    pub accent_color: Option<AccentColor>,

    /// Where people get help: a web page, or mailto: and an address.
    #[arg(long, env = "USER_SESSIONS_HELP_URL", value_parser = values::help_url, global = true)]
    pub help_url: Option<Url>,

    /// The Strict-Transport-Security header, or off.
    #[arg(long, env = "USER_SESSIONS_HSTS", default_value = "max-age=63072000", global = true)]
    pub hsts: Hsts,

    /// The format of log lines.
    #[arg(long, env = "USER_SESSIONS_LOG_FORMAT", default_value = "text", ignore_case = true, global = true)]
    pub log_format: LogFormat,
}

/// The format of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

impl ServeOptions {
    /// The rules' part of the settings.
    pub fn policy(&self) -> Result<Policy, ConfigError> {
        for (name, span) in [("IDLE_TIMEOUT", self.idle_timeout), ("SESSION_LIFETIME", self.session_lifetime)] {
            if span.is_zero() {
                return Err(ConfigError::Zero(name));
            }
        }
        if !(Duration::from_millis(100)..=Duration::from_secs(10)).contains(&self.read_deadline) {
            return Err(ConfigError::ReadDeadline);
        }
        Ok(Policy {
            idle_timeout: self.idle_timeout,
            session_lifetime: self.session_lifetime,
            step_up_window: self.step_up_window,
            read_deadline: self.read_deadline,
            embed_origins: self.embed_origins.clone(),
        })
    }

    /// How long the database is waited for.
    pub fn deadlines(&self) -> Deadlines {
        Deadlines { read: self.read_deadline, ..Deadlines::default() }
    }

    /// The names and attributes of the cookies.
    pub fn cookies(&self) -> BrowserCookies {
        match &self.cookie_domain {
            Some(domain) => BrowserCookies::shared(domain.as_str()),
            None if self.insecure_cookies => BrowserCookies::insecure(),
            None => BrowserCookies::secure(),
        }
    }

    /// The file of the signing keys.
    pub fn signing_key_file(&self) -> Result<SigningKeyFile, ConfigError> {
        let database = self.database_url.strip_prefix("sqlite:");
        let database = database.map(|file| file.strip_prefix("//").unwrap_or(file));
        let path = match (&self.signing_keys, database) {
            (Some(file), _) => file.clone(),
            (None, Some(database)) => PathBuf::from(format!("{database}.keys")),
            (None, None) => return Err(ConfigError::SigningKeys),
        };
        Ok(SigningKeyFile { path, database: database.map(PathBuf::from) })
    }

    /// The public URL, by default of the address that was bound; refuses what could not work.
    pub fn checked_public_url(&self, bound: SocketAddr) -> Result<Url, ConfigError> {
        if self.client_address_header == "forwarded" {
            return Err(ConfigError::ForwardedHeader);
        }
        if !(Duration::from_millis(100)..=Duration::from_hours(1)).contains(&self.poll_interval) {
            return Err(ConfigError::PollInterval);
        }
        if self.drain_delay > Duration::from_secs(5) {
            return Err(ConfigError::DrainDelay);
        }
        let url = self.public_url.clone().unwrap_or_else(|| default_public_url(bound));
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let anonymous = url.username().is_empty() && url.password().is_none();
        if !matches!(url.scheme(), "http" | "https") || !bare || !anonymous || url.host_str().is_none() {
            return Err(ConfigError::PublicUrl(url.into()));
        }
        if url.scheme() == "http" && !is_local(&url) {
            return Err(ConfigError::PublicUrlNotSecure(url.into()));
        }
        if self.insecure_cookies && url.scheme() == "https" {
            return Err(ConfigError::InsecureCookies(url.into()));
        }
        if self.insecure_cookies && !bound.ip().is_loopback() {
            return Err(ConfigError::InsecureCookiesReachable(bound));
        }
        if let Some(domain) = &self.cookie_domain
            && (url.scheme() != "https" || !domain.covers(url.host_str().unwrap_or_default()))
        {
            return Err(ConfigError::CookieDomain { domain: domain.to_string(), url: url.into() });
        }
        Ok(url)
    }
}

fn default_public_url(bound: SocketAddr) -> Url {
    let host = if bound.ip().is_unspecified() { "127.0.0.1".to_owned() } else { bound.ip().to_string() };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    Url::parse(&format!("http://{host}:{}", bound.port())).expect("an address and a port make a URL")
}

/// Whether the URL is of a name that only this machine has.
pub(crate) fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests;
