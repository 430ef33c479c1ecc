//! How operators write what a setting is: in the ways of other programs too, as long as only one thing can be meant.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use domain::StepUpWindow;
use url::Url;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// What each setting may look like, by the name of its variable without what all names begin with.
pub(super) const EXAMPLES: [(&str, &[&str]); 25] = [
    ("LISTEN", &["127.0.0.1:3000", ":3000"]),
    ("PUBLIC_URL", &["https://account.example.com"]),
    ("DATABASE_URL", &["sqlite:user-sessions.sqlite"]),
    ("TRUSTED_PROXIES", &["10.0.0.1, 192.168.0.0/16"]),
    ("CLIENT_ADDRESS_HEADER", &["X-Forwarded-For"]),
    ("IDLE_TIMEOUT", &["7days"]),
    ("SESSION_LIFETIME", &["30days"]),
    ("STEP_UP_WINDOW", &["15min", "always", "never"]),
    ("POLL_INTERVAL", &["1500ms"]),
    ("READ_DEADLINE", &["500ms"]),
    ("SIGNING_KEYS", &["/var/lib/user-sessions/keys"]),
    ("ALLOW_PRIVATE_WEBSITES", &["yes", "no"]),
    ("DRAIN_DELAY", &["2s"]),
    ("MAX_CONNECTIONS", &["10000"]),
    ("METRICS_LISTEN", &["127.0.0.1:9090"]),
    ("INSECURE_COOKIES", &["yes", "no"]),
    ("COOKIE_DOMAIN", &["example.com"]),
    ("EMBED_ORIGINS", &["https://wiki.example.com"]),
    ("PLACES", &["/var/lib/places/city.mmdb, /var/lib/places/asn.mmdb"]),
    ("SERVICE_NAME", &["Example Bank"]),
    ("LOGO_FILE", &["/etc/user-sessions/logo.png"]),
    ("ACCENT_COLOR", &["#0b5bd3"]),
    ("HELP_URL", &["https://help.example.com", "mailto:help@example.com"]),
    ("HSTS", &["max-age=63072000", "off"]),
    ("LOG_FORMAT", &["text", "json"]),
];

/// Yes or no, in one of the words for it.
pub(super) fn yes_or_no(text: &str) -> Result<bool, &'static str> {
    match text.trim().to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "t" | "on" | "1" => Ok(true),
        "no" | "n" | "false" | "f" | "off" | "0" => Ok(false),
        _ => Err("it is neither yes nor no"),
    }
}

/// An address and a port. No name but localhost stands for an address, because none of those has to be asked for.
pub(super) fn address(text: &str) -> Result<SocketAddr, &'static str> {
    let text = text.trim();
    if let Ok(address) = text.parse() {
        return Ok(address);
    }
    let (host, port) = text.rsplit_once(':').ok_or("it is no address with a port")?;
    let host: IpAddr = match host.to_ascii_lowercase().as_str() {
        "" | "*" => Ipv4Addr::UNSPECIFIED.into(),
        "localhost" => Ipv4Addr::LOCALHOST.into(),
        host if host.contains(':') => return Err("an IPv6 address stands in brackets, as in [::1]:3000"),
        _ => return Err("it is no address with a port"),
    };
    port.parse().map(|port| SocketAddr::new(host, port)).map_err(|_| "its port is no number up to 65535")
}

/// A longer name has no place in the bar of a phone.
const LONGEST_SERVICE_NAME: usize = 40;

/// A name that has a place in a bar and in a title.
pub(super) fn service_name(text: &str) -> Result<String, &'static str> {
    let name = text.trim();
    match name.chars().count() {
        0 => Err("it is empty"),
        count if count > LONGEST_SERVICE_NAME => Err("it has more than 40 characters"),
        _ if name.chars().any(char::is_control) => Err("it is more than a line of text"),
        _ => Ok(name.to_owned()),
    }
}

/// What a link can lead to without running anything.
pub(super) fn help_url(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text.trim()).map_err(|_| "it is no URL")?;
    let is_known = matches!(url.scheme(), "https" | "http" | "mailto");
    if is_known { Ok(url) } else { Err("it begins with neither https: nor mailto:") }
}

/// One file of a list.
pub(super) fn file(text: &str) -> Result<PathBuf, &'static str> {
    match text.trim() {
        "" => Err("a name in the list is empty"),
        path => Ok(PathBuf::from(path)),
    }
}

/// A span of time in words, as in `1h 30min`, or by ISO 8601, as in `PT1H30M`.
pub(super) fn span(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let in_words = || humantime::parse_duration(text).or_else(|_| humantime::parse_duration(&text.to_lowercase()));
    iso_8601(text).map_or_else(in_words, Ok).map_err(|error| error.to_string())
}

/// When the password is asked for.
pub(super) fn step_up_window(text: &str) -> Result<StepUpWindow, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "never" => Ok(StepUpWindow::Never),
        "always" => Ok(StepUpWindow::Within(Duration::ZERO)),
        _ => span(text).map(StepUpWindow::Within),
    }
}

/// A duration without years and months, which have no fixed length (ISO 8601-1, 5.5.2).
fn iso_8601(text: &str) -> Option<Duration> {
    let text = text.to_ascii_uppercase();
    let rest = text.strip_prefix('P').filter(|rest| !rest.is_empty())?;
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    let date = sum(date, &[('W', 7 * DAY), ('D', DAY)])?;
    let time = match time {
        Some("") => return None,
        Some(time) => sum(time, &[('H', HOUR), ('M', MINUTE), ('S', 1)])?,
        None => Duration::ZERO,
    };
    date.checked_add(time)
}

/// The sum of numbers with units, which come in this order.
fn sum(text: &str, units: &[(char, u64)]) -> Option<Duration> {
    let (mut rest, mut units, mut total) = (text, units.iter(), Duration::ZERO);
    while let Some(letter) = rest.find(|character: char| character.is_ascii_alphabetic()) {
        let (number, unit) = rest.split_at(letter);
        let (_, seconds) = units.find(|(name, _)| unit.starts_with(*name))?;
        total = total.checked_add(times(number, *seconds)?)?;
        rest = &unit[1..];
    }
    rest.is_empty().then_some(total)
}

fn times(number: &str, seconds: u64) -> Option<Duration> {
    if let Ok(number) = number.parse::<u64>() {
        return number.checked_mul(seconds).map(Duration::from_secs);
    }
    let number: f64 = number.replace(',', ".").parse().ok()?;
    let unit = Duration::from_secs(seconds).as_secs_f64();
    Duration::try_from_secs_f64(number * unit).ok()
}
