//! Every setting: a flag, an environment variable, and a line in the README.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use axum::http::HeaderName;
use clap::{Args, Parser, ValueEnum};
use domain::{Policy, StepUpWindow, TrustedProxies};
use url::Url;

use crate::{Command, CookieDomain, Hsts, SigningKeyFile};

/// Sessions of accounts: seen by their people, closed at once.
#[derive(Debug, Parser)]
#[command(name = "user-sessions", version, about, args_conflicts_with_subcommands = false)]
pub struct Config {
    /// What to do; serve when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// How to serve.
    #[command(flatten)]
    pub serve: ServeOptions,
}

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct ServeOptions {
    /// Address and port to listen on.
    #[arg(long, env = "USER_SESSIONS_LISTEN", default_value = "127.0.0.1:3000", global = true)]
    pub listen: SocketAddr,

    /// Where browsers find the service, without a path; by default http and the listen address.
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

    /// Proxies whose word about the client address counts: addresses or networks, separated by commas.
    #[arg(long, env = "USER_SESSIONS_TRUSTED_PROXIES", default_value = "", global = true)]
    pub trusted_proxies: TrustedProxies,

    /// The one header in which trusted proxies give the client address.
    #[arg(long, env = "USER_SESSIONS_CLIENT_ADDRESS_HEADER", default_value = "X-Forwarded-For", global = true)]
    pub client_address_header: HeaderName,

    /// A session ends when nobody was active in it for this long.
    #[arg(long, env = "USER_SESSIONS_IDLE_TIMEOUT", default_value = "7days", value_parser = humantime::parse_duration, global = true)]
    pub idle_timeout: Duration,

    /// A session ends this long after its start.
    #[arg(long, env = "USER_SESSIONS_SESSION_LIFETIME", default_value = "30days", value_parser = humantime::parse_duration, global = true)]
    pub session_lifetime: Duration,

    /// Closing sessions asks for the password when it was last entered longer ago than this; 0s always asks, never never does.
    #[arg(long, env = "USER_SESSIONS_STEP_UP_WINDOW", default_value = "15min", value_parser = step_up_window, global = true)]
    pub step_up_window: StepUpWindow,

    /// How often an open page asks for changes.
    #[arg(long, env = "USER_SESSIONS_POLL_INTERVAL", default_value = "1500ms", value_parser = humantime::parse_duration, global = true)]
    pub poll_interval: Duration,

    /// The file of the keys that sign what websites are told, the same on every node; by default the SQLite file's name
    /// with .keys behind it.
    #[arg(long, env = "USER_SESSIONS_SIGNING_KEYS", global = true)]
    pub signing_keys: Option<PathBuf>,

    /// Tell websites in private networks, or over plain http, that a session ended.
    #[arg(long, env = "USER_SESSIONS_ALLOW_PRIVATE_WEBSITES", global = true)]
    pub allow_private_websites: bool,

    /// How long a node that is stopping still takes requests, so that whoever asks whether it is ready sends no more.
    #[arg(long, env = "USER_SESSIONS_DRAIN_DELAY", default_value = "2s", value_parser = humantime::parse_duration, global = true)]
    pub drain_delay: Duration,

    /// How many connections there may be at once; one address has a quarter of them at the most, if it is no trusted proxy.
    #[arg(long, env = "USER_SESSIONS_MAX_CONNECTIONS", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(4..), global = true)]
    pub max_connections: u32,

    /// Address and port at which Prometheus finds the metrics, best a loopback one; nowhere when it is not set.
    #[arg(long, env = "USER_SESSIONS_METRICS_LISTEN", global = true)]
    pub metrics_listen: Option<SocketAddr>,

    /// Development only: cookies that a browser takes over plain http on localhost if it refuses Secure ones there.
    #[arg(long, env = "USER_SESSIONS_INSECURE_COOKIES", global = true)]
    pub insecure_cookies: bool,

    /// A domain, such as example.com, whose every host gets the session cookie; by default only the service's own host does.
    #[arg(long, env = "USER_SESSIONS_COOKIE_DOMAIN", global = true)]
    pub cookie_domain: Option<CookieDomain>,

    /// What browsers are told about https (Strict-Transport-Security), or off.
    #[arg(long, env = "USER_SESSIONS_HSTS", default_value = "max-age=63072000", global = true)]
    pub hsts: Hsts,

    /// How log lines are written.
    #[arg(long, env = "USER_SESSIONS_LOG_FORMAT", default_value = "text", global = true)]
    pub log_format: LogFormat,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// A setting that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The public URL is more or less than scheme, host and port.
    #[error("PUBLIC_URL must look like https://account.example.com, with neither path nor query: got {0}")]
    PublicUrl(String),
    /// Browsers do not keep the session cookie over plain http.
    #[error("PUBLIC_URL must be https, except on localhost: browsers refuse the session cookie over {0}")]
    PublicUrlNotSecure(String),
    /// Insecure cookies are for development only.
    #[error("INSECURE_COOKIES is only for http on localhost, not for {0}")]
    InsecureCookies(String),
    /// The service itself would not get the cookie, or anybody could read it on its way.
    #[error(
        "COOKIE_DOMAIN must be PUBLIC_URL's host or a domain above it, over https: {domain} does not go with {url}"
    )]
    CookieDomain {
        /// The domain.
        domain: String,
        /// The public URL.
        url: String,
    },
    /// A lifetime is zero.
    #[error("{0} must be longer than zero")]
    Zero(&'static str),
    /// The header lists addresses in a form of its own.
    #[error("CLIENT_ADDRESS_HEADER cannot be Forwarded: have the proxy write X-Forwarded-For")]
    ForwardedHeader,
    /// There is no file beside which the keys could lie.
    #[error(
        "SIGNING_KEYS must name a file when the database is not a SQLite file: every node signs with the same keys, \
         and no key is kept in the database"
    )]
    SigningKeys,
    /// Pages would not notice a change within 2 seconds.
    #[error("POLL_INTERVAL must be between 100ms and 1h")]
    PollInterval,
    /// Requests under way would have no time left.
    #[error("DRAIN_DELAY must be at most 5s: a stop takes 10s in all, and requests under way need the rest")]
    DrainDelay,
}

impl ServeOptions {
    /// The rules' part of the settings.
    pub fn policy(&self) -> Result<Policy, ConfigError> {
        for (name, span) in [("IDLE_TIMEOUT", self.idle_timeout), ("SESSION_LIFETIME", self.session_lifetime)] {
            if span.is_zero() {
                return Err(ConfigError::Zero(name));
            }
        }
        Ok(Policy {
            idle_timeout: self.idle_timeout,
            session_lifetime: self.session_lifetime,
            step_up_window: self.step_up_window,
        })
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
        if let Some(domain) = &self.cookie_domain
            && (url.scheme() != "https" || !domain.covers(url.host_str().unwrap_or_default()))
        {
            return Err(ConfigError::CookieDomain { domain: domain.to_string(), url: url.into() });
        }
        Ok(url)
    }
}

fn step_up_window(text: &str) -> Result<StepUpWindow, humantime::DurationError> {
    if text == "never" { Ok(StepUpWindow::Never) } else { humantime::parse_duration(text).map(StepUpWindow::Within) }
}

fn default_public_url(bound: SocketAddr) -> Url {
    let host = if bound.ip().is_unspecified() { "127.0.0.1".to_owned() } else { bound.ip().to_string() };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    Url::parse(&format!("http://{host}:{}", bound.port())).expect("an address and a port make a URL")
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> ServeOptions {
        Config::try_parse_from([&["user-sessions"], arguments].concat()).unwrap().serve
    }

    fn public_url(arguments: &[&str]) -> Result<String, ConfigError> {
        let bound = "127.0.0.1:4321".parse().unwrap();
        options(arguments).checked_public_url(bound).map(String::from)
    }

    #[test]
    fn the_public_url_is_the_bound_address_unless_set() {
        assert_eq!(public_url(&[]), Ok("http://127.0.0.1:4321/".into()));
        assert_eq!(
            public_url(&["--public-url", "https://account.example.com"]),
            Ok("https://account.example.com/".into())
        );
    }

    #[test]
    fn public_urls_that_cannot_work_are_refused() {
        for url in ["https://example.com/app", "https://example.com/?a", "ftp://example.com", "https://a:b@example.com"]
        {
            assert!(matches!(public_url(&["--public-url", url]), Err(ConfigError::PublicUrl(_))), "{url}");
        }
        let plain = public_url(&["--public-url", "http://example.com"]);
        assert!(matches!(plain, Err(ConfigError::PublicUrlNotSecure(_))));
        let insecure = public_url(&["--insecure-cookies", "--public-url", "https://example.com"]);
        assert!(matches!(insecure, Err(ConfigError::InsecureCookies(_))));
    }

    #[test]
    fn the_signing_keys_lie_beside_the_database_file_or_where_they_are_said_to_be() {
        let file = |arguments: &[&str]| options(arguments).signing_key_file().map(|file| file.path);
        let server = "postgres://ada:secret@db.example.com/sessions";
        assert_eq!(file(&["--database-url", "sqlite:a.db"]), Ok("a.db.keys".into()));
        assert_eq!(file(&["--database-url", "sqlite:///var/a.db"]), Ok("/var/a.db.keys".into()));
        assert_eq!(file(&["--database-url", server, "--signing-keys", "keys"]), Ok("keys".into()));
        let refusal = file(&["--database-url", server]).unwrap_err();
        assert_eq!(refusal, ConfigError::SigningKeys);
        assert!(!refusal.to_string().contains("secret"));
    }

    #[test]
    fn a_cookie_domain_covers_the_service_over_https_or_is_refused() {
        for (domain, url, fits) in [
            ("example.com", "https://account.example.com", true),
            ("example.com", "https://example.com", true),
            ("example.com", "https://account.example.org", false),
            ("account.example.com", "https://example.com", false),
            ("app.localhost", "http://account.app.localhost", false),
        ] {
            let checked = public_url(&["--cookie-domain", domain, "--public-url", url]);
            assert_eq!(checked.is_ok(), fits, "{domain}, {url}");
            assert_eq!(matches!(checked, Err(ConfigError::CookieDomain { .. })), !fits, "{domain}, {url}");
        }
        assert!(Config::try_parse_from(["user-sessions", "--cookie-domain", "com"]).is_err());
    }

    #[test]
    fn the_password_is_asked_for_after_a_while_always_or_never() {
        let window = |text| options(&["--step-up-window", text]).step_up_window;
        for (text, read) in [
            ("0s", StepUpWindow::Within(Duration::ZERO)),
            ("1h 30min", StepUpWindow::Within(Duration::from_mins(90))),
            ("never", StepUpWindow::Never),
        ] {
            assert_eq!(window(text), read);
        }
        assert_eq!(options(&[]).step_up_window, Policy::default().step_up_window);
    }

    #[test]
    fn settings_that_cannot_work_are_refused() {
        assert_eq!(options(&["--idle-timeout", "0s"]).policy(), Err(ConfigError::Zero("IDLE_TIMEOUT")));
        assert_eq!(public_url(&["--poll-interval", "1ms"]), Err(ConfigError::PollInterval));
        assert_eq!(public_url(&["--drain-delay", "6s"]), Err(ConfigError::DrainDelay));
        assert_eq!(public_url(&["--client-address-header", "Forwarded"]), Err(ConfigError::ForwardedHeader));
        for arguments in [
            ["--listen", "nowhere"],
            ["--idle-timeout", "soon"],
            ["--trusted-proxies", "10.0.0.0/99"],
            ["--step-up-window", "always"],
            ["--max-connections", "3"],
        ] {
            assert!(Config::try_parse_from([&["user-sessions"], &arguments[..]].concat()).is_err(), "{arguments:?}");
        }
    }
}
