//! What may be set: all that the service can be set to, but for what would make something other than a test of it.

use std::net::SocketAddr;

use clap::{CommandFactory as _, Parser};
use domain::TrustedProxies;
use server::{ServeOptions, read_settings};

/// The service for tests: on loopback, over a database that goes with it. Prints one line of JSON, {"url", "control",
/// "token"}, and ends when its standard input is closed.
#[derive(Debug, Parser)]
#[command(
    name = "user-sessions-testing",
    version,
    after_help = "Example:\n  user-sessions-testing --poll-interval 200ms\n\nThe control's routes are described in docs/testing.md."
)]
struct Settings {
    #[command(flatten)]
    serve: ServeOptions,
}

/// Why nothing is started.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    /// Whoever can reach the service could sign in as anybody.
    #[error("{0} cannot be {1}: sessions are handed out here, so it listens on loopback only, as on 127.0.0.1:0")]
    Reachable(&'static str, SocketAddr),
    /// Its accounts would be anybody's.
    #[error(
        "USER_SESSIONS_DATABASE_URL (--database-url) cannot be set: a test has a database of its own, which goes with it"
    )]
    Database,
    /// It would sign as another service does.
    #[error("USER_SESSIONS_SIGNING_KEYS (--signing-keys) cannot be set: a test has keys of its own, which go with it")]
    SigningKeys,
    /// Only what people use is behind https.
    #[error(
        "USER_SESSIONS_PUBLIC_URL (--public-url) cannot be {0}: a test is at plain http on this machine, as at http://account.localhost:0"
    )]
    PublicUrl(url::Url),
    /// Another machine would be believed.
    #[error(
        "USER_SESSIONS_TRUSTED_PROXIES (--trusted-proxies) cannot be {0}: proxies of a test are on loopback, as 127.0.0.1"
    )]
    TrustedProxies(TrustedProxies),
}

/// Reads the command line and the environment. Whatever is wrong with a setting is one line.
pub(crate) fn read() -> Result<ServeOptions, Refused> {
    let Settings { serve } = read_settings(command());
    check(&serve)?;
    Ok(serve)
}

/// The settings of the service with defaults for tests. Nobody waits for a load balancer to notice the end, a test waits
/// for each poll, a machine that runs many tests at once may be slow, and websites of tests are on this machine.
fn command() -> clap::Command {
    Settings::command()
        .mut_arg("listen", |arg| arg.default_value("127.0.0.1:0"))
        .mut_arg("public_url", |arg| {
            arg.help(
                "Where browsers find the service; by default http://localhost with the port, which also stands for 0",
            )
        })
        .mut_arg("database_url", |arg| arg.default_value("").hide(true))
        .mut_arg("signing_keys", |arg| arg.hide(true))
        .mut_arg("drain_delay", |arg| arg.default_value("0s"))
        .mut_arg("poll_interval", |arg| arg.default_value("500ms"))
        .mut_arg("read_deadline", |arg| arg.default_value("2s"))
        .mut_arg("allow_private_websites", |arg| arg.default_value("true"))
}

fn check(serve: &ServeOptions) -> Result<(), Refused> {
    if !serve.database_url.is_empty() {
        return Err(Refused::Database);
    }
    if serve.signing_keys.is_some() {
        return Err(Refused::SigningKeys);
    }
    let listeners = [
        ("USER_SESSIONS_LISTEN (--listen)", Some(serve.listen)),
        ("USER_SESSIONS_METRICS_LISTEN (--metrics-listen)", serve.metrics_listen),
    ];
    for (name, address) in listeners {
        if let Some(address) = address.filter(|address| !address.ip().is_loopback()) {
            return Err(Refused::Reachable(name, address));
        }
    }
    if let Some(url) = serve.public_url.as_ref().filter(|url| url.scheme() != "http") {
        return Err(Refused::PublicUrl(url.clone()));
    }
    if !serve.trusted_proxies.are_on_loopback() {
        return Err(Refused::TrustedProxies(serve.trusted_proxies.clone()));
    }
    Ok(())
}
