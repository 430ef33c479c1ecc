//! How a server proves who it is: whoever stands between could read the hashes of passwords, and say of a closed session
//! that it is open.

use std::fs::File;
use std::net::IpAddr;

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::error::ConnectError;

/// How to connect to the database that the URL names. Over a network the server has to prove by its certificate that it
/// has the name in the URL (`sslmode=verify-full`), unless the URL or `PGSSLMODE` says otherwise.
pub(super) fn options(url: &str) -> Result<PgConnectOptions, ConnectError> {
    let mode = std::env::var("PGSSLMODE").ok();
    let options = protected(url, mode.as_deref())?;
    check_mode(mode.as_deref()).map_err(|reason| ConnectError::Open { database: name(&options), reason })?;
    check_authorities(&options)?;
    Ok(options)
}

/// What an operator knows the database by; the password is no part of it.
pub(super) fn name(options: &PgConnectOptions) -> String {
    let database = options.get_database().unwrap_or_else(|| options.get_username());
    match options.get_socket() {
        Some(socket) => format!("{database} at {}", socket.display()),
        None => format!("{database} on {}:{}", options.get_host(), options.get_port()),
    }
}

fn protected(url: &str, mode_of_the_environment: Option<&str>) -> Result<PgConnectOptions, ConnectError> {
    let options: PgConnectOptions = url.parse().map_err(|error: sqlx::Error| match error {
        sqlx::Error::Configuration(reason) => ConnectError::Url(reason.to_string()),
        error => ConnectError::Url(error.to_string()),
    })?;
    // One that cannot be read is not followed either.
    let is_said = names_mode(url) || mode_of_the_environment.is_some_and(|mode| mode.parse::<PgSslMode>().is_ok());
    if is_said || is_on_this_machine(&options) {
        return Ok(options);
    }
    Ok(options.ssl_mode(PgSslMode::VerifyFull))
}

/// Refuses a word that nobody would follow.
fn check_mode(mode_of_the_environment: Option<&str>) -> Result<(), String> {
    match mode_of_the_environment.filter(|mode| !mode.is_empty()) {
        Some(mode) if mode.parse::<PgSslMode>().is_err() => {
            Err(format!("PGSSLMODE cannot be {mode:?}; as in verify-full, verify-ca or disable"))
        }
        _ => Ok(()),
    }
}

fn names_mode(url: &str) -> bool {
    let url = url.split('#').next().unwrap_or(url);
    let parameters = url.split_once('?').map_or("", |(_, parameters)| parameters);
    parameters.split('&').any(|parameter| parameter.starts_with("sslmode=") || parameter.starts_with("ssl-mode="))
}

fn is_on_this_machine(options: &PgConnectOptions) -> bool {
    let host = options.get_host().trim_start_matches('[').trim_end_matches(']');
    let is_socket = options.get_socket().is_some() || host.starts_with('/');
    let is_loopback = host.parse().is_ok_and(|address: IpAddr| address.to_canonical().is_loopback());
    is_socket || is_loopback || host.eq_ignore_ascii_case("localhost")
}

/// No authority is trusted that is not named.
fn check_authorities(options: &PgConnectOptions) -> Result<(), ConnectError> {
    if !matches!(options.get_ssl_mode(), PgSslMode::VerifyCa | PgSslMode::VerifyFull) {
        return Ok(());
    }
    let cannot_open = |reason| Err(ConnectError::Open { database: name(options), reason });
    let url = options.to_url_lossy();
    // A variable that is set and empty names none.
    let is_named = |value: &str| !value.trim_start_matches("file: ").is_empty();
    let Some((_, authorities)) = url.query_pairs().find(|(key, value)| key == "sslrootcert" && is_named(value)) else {
        let reason = "nobody vouches for the server; name the certificate of its authority, as in \
                      ?sslrootcert=/etc/user-sessions/database-ca.pem or PGSSLROOTCERT, or another sslmode";
        return cannot_open(reason.to_owned());
    };
    match authorities.strip_prefix("file: ").map(File::open) {
        Some(Err(error)) => {
            let file = authorities.trim_start_matches("file: ");
            cannot_open(format!("the certificate of its authority, {file}, cannot be read: {error}"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(url: &str, mode_of_the_environment: Option<&str>) -> String {
        format!("{:?}", protected(url, mode_of_the_environment).unwrap().get_ssl_mode())
    }

    #[test]
    fn over_a_network_the_server_is_verified_unless_somebody_says_otherwise() {
        for (url, of_the_environment, expected) in [
            ("postgres://ada@db.example.com/sessions", None, "VerifyFull"),
            ("postgresql://ada@192.0.2.1:5433/sessions", None, "VerifyFull"),
            ("postgres://ada@localhost.example.com/sessions", None, "VerifyFull"),
            ("postgres://ada@localhost/sessions?host=192.0.2.1", None, "VerifyFull"),
            ("postgres://ada@localhost/sessions?hostaddr=2001:db8::1", None, "VerifyFull"),
            ("postgres://ada@db.example.com/sessions?user=sslmode=disable", None, "VerifyFull"),
            ("postgres://ada@db.example.com/sessions#?sslmode=disable", None, "VerifyFull"),
            ("postgres://ada@db.example.com/sessions", Some("verify_full"), "VerifyFull"),
            ("postgres://ada@db.example.com/sessions?sslmode=verify-ca", None, "VerifyCa"),
            ("postgres://ada@db.example.com/sessions?application_name=a&ssl-mode=disable", None, "Disable"),
            ("postgres://ada@db.example.com/sessions", Some("require"), "Prefer"),
            ("postgres://ada@localhost/sessions", None, "Prefer"),
            ("postgres://ada@127.0.0.2/sessions", None, "Prefer"),
            ("postgres://ada@[::1]/sessions", None, "Prefer"),
            ("postgres://ada@localhost/sessions?host=/var/run/postgresql", None, "Prefer"),
            ("postgres://ada@%2Fvar%2Frun%2Fpostgresql/sessions", None, "Prefer"),
        ] {
            assert_eq!(mode(url, of_the_environment), expected, "{url} {of_the_environment:?}");
        }
    }

    #[test]
    fn a_mode_that_nobody_knows_is_refused_by_the_name_of_its_variable() {
        for good in [None, Some(""), Some("verify-full"), Some("DISABLE")] {
            assert_eq!(check_mode(good), Ok(()), "{good:?}");
        }
        let refusal = check_mode(Some("verify")).unwrap_err();
        assert_eq!(refusal, "PGSSLMODE cannot be \"verify\"; as in verify-full, verify-ca or disable");
    }

    #[test]
    fn a_server_for_which_nobody_vouches_is_refused_before_anything_is_sent() {
        for (url, part) in [
            ("postgres://ada:open-sesame@db.example.com/sessions", "name the certificate of its authority"),
            (
                "postgres://ada:open-sesame@db.example.com/sessions?sslrootcert=",
                "name the certificate of its authority",
            ),
            (
                "postgres://ada:open-sesame@db.example.com/sessions?sslrootcert=/no/such/ca.pem",
                "the certificate of its authority, /no/such/ca.pem, cannot be read: No such file or directory",
            ),
        ] {
            let refusal = options(url).unwrap_err().to_string();
            assert!(
                refusal.starts_with("the database sessions on db.example.com:5432 cannot be opened: "),
                "{refusal}"
            );
            assert!(refusal.contains(part) && !refusal.contains("sesame"), "{refusal}");
        }
    }
}
