//! Variables that were meant to be settings.

use clap::CommandFactory as _;
use strsim::damerau_levenshtein;

use super::Config;
use super::variables::{PREFIX, settings};

/// In so many letters a name may differ from one of ours and still be meant for it, although it begins in another way.
const SLIPS: usize = 2;

/// In so many letters a name may differ from one of ours that is worth naming.
const FURTHEST: usize = 3;

/// Logs each variable of the environment that looks like a setting and is none, with the setting that was probably meant. It
/// is no reason to stop: versions that know different settings may be started with the same variables.
pub fn warn_of_misspelt_settings() {
    let command = Config::command();
    let known: Vec<_> = settings(&command).map(|(_, name)| name).collect();
    let given = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    for warning in given.filter_map(|name| misspelt(&name, &known)) {
        tracing::warn!("{warning}");
    }
}

fn misspelt(name: &str, known: &[&str]) -> Option<String> {
    if known.contains(&name) || is_of_the_platform(name) {
        return None;
    }
    let upper = name.to_ascii_uppercase();
    let distance = |setting: &&str| damerau_levenshtein(setting, &upper);
    let (nearest, slips) = known.iter().map(|setting| (setting, distance(setting))).min_by_key(|(_, slips)| *slips)?;
    if !upper.starts_with(PREFIX) && slips > SLIPS {
        return None;
    }
    Some(if slips <= FURTHEST {
        format!("{name} is no setting and changes nothing; perhaps {nearest} is meant")
    } else {
        format!("{name} is no setting and changes nothing; user-sessions --help names those that there are")
    })
}

/// Kubernetes tells every container of a service that is called `user-sessions`.
fn is_of_the_platform(name: &str) -> bool {
    let rest = name.strip_prefix(PREFIX).unwrap_or_default();
    rest == "PORT" || ["PORT_", "SERVICE_HOST", "SERVICE_PORT"].iter().any(|begin| rest.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_setting_is_told_with_the_one_that_is_meant() {
        let command = Config::command();
        let known: Vec<_> = settings(&command).map(|(_, name)| name).collect();
        for (name, meant) in [
            ("USER_SESSIONS_LISTN", "USER_SESSIONS_LISTEN is meant"),
            ("USER_SESSIONS_TRUSTED_PROXY", "USER_SESSIONS_TRUSTED_PROXIES is meant"),
            ("USER_SESSIONS_PUBLIC_URI", "USER_SESSIONS_PUBLIC_URL is meant"),
            ("USER_SESSIONS_BASE_URL", "--help names those that there are"),
            ("USER_SESSION_PUBLIC_URL", "USER_SESSIONS_PUBLIC_URL is meant"),
            ("USERSESSIONS_LISTEN", "USER_SESSIONS_LISTEN is meant"),
            ("user_sessions_hsts", "USER_SESSIONS_HSTS is meant"),
            ("USER_SESSIONS_SOMETHING_ELSE_ALTOGETHER", "--help names those that there are"),
        ] {
            let warning = misspelt(name, &known).unwrap();
            assert!(warning.starts_with(name) && warning.contains(meant), "{warning}");
        }
        for name in [
            "USER_SESSIONS_LISTEN",
            "USER",
            "USERNAME",
            "PUBLIC_URL",
            "USER_SESSIONS_PORT",
            "USER_SESSIONS_PORT_3000_TCP_ADDR",
            "USER_SESSIONS_SERVICE_HOST",
            "USER_SESSIONS_SERVICE_PORT_HTTP",
        ] {
            assert_eq!(misspelt(name, &known), None, "{name}");
        }
    }
}
