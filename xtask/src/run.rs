//! `cargo xtask run`: from a fresh clone to a server that listens.

use std::{env, ffi::OsString, process::Command, process::ExitCode};

use anyhow::Result;

use crate::{
    install,
    site::{self, Goal},
    workspace::{Steps, call, cargo, cargo_target, say},
};

/// Builds the site and the server in cargo's fast profile, and becomes the server.
pub(crate) fn run(server_arguments: &[OsString]) -> Result<ExitCode> {
    let program = cargo_target()?.join("debug/user-sessions");
    if !program.exists() {
        say("The first start compiles everything, which takes minutes. Later ones take seconds.");
    }
    install::wasm_target()?;
    let mut steps = Steps::of(4);
    site::build(Goal::QuickBuild, &mut steps)?;
    steps.begin("Compiling the server");
    call(&mut cargo("build --package server"))?;
    steps.begin("Starting the server");
    let mut server = Command::new(program);
    server.args(server_arguments);
    if is_plain_and_local(server_arguments, |name| env::var(name).ok()) {
        server.env("USER_SESSIONS_INSECURE_COOKIES", "true");
    }
    become_program(&mut server)
}

/// Whether the server is the one of a first look: on loopback, over plain http. There, Safari keeps no `Secure` cookie.
fn is_plain_and_local(server_arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> bool {
    let given = |flag: &str, name: &str| {
        let mut arguments = server_arguments.iter().filter_map(|argument| argument.to_str());
        let argument = arguments.find_map(|argument| argument.strip_prefix(flag).map(str::to_owned));
        argument.or_else(|| variable(name).filter(|value| !value.is_empty()))
    };
    let choices = [
        ("--insecure-cookies", "USER_SESSIONS_INSECURE_COOKIES"),
        ("--public-url", "USER_SESSIONS_PUBLIC_URL"),
        ("--cookie-domain", "USER_SESSIONS_COOKIE_DOMAIN"),
        ("--listen", "USER_SESSIONS_LISTEN"),
    ];
    choices.iter().all(|(flag, name)| given(flag, name).is_none())
}

/// The program takes this process's place, so that signals and the exit status are its own.
#[cfg(unix)]
pub(crate) fn become_program(program: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;

    Err(program.exec().into())
}

#[cfg(not(unix))]
pub(crate) fn become_program(program: &mut Command) -> Result<ExitCode> {
    let code = program.status()?.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(test)]
mod tests {
    use super::is_plain_and_local;

    #[test]
    fn only_a_server_of_nobodys_choice_has_cookies_for_plain_http() {
        let is_plain = |arguments: &[&str], set: &[(&str, &str)]| {
            let arguments: Vec<_> = arguments.iter().map(Into::into).collect();
            is_plain_and_local(&arguments, |name| {
                set.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(is_plain(&[], &[]));
        assert!(is_plain(&["--poll-interval", "1s"], &[("USER_SESSIONS_LISTEN", "")]));
        for argument in ["--insecure-cookies", "--public-url=https://example.com", "--listen", "--cookie-domain"] {
            assert!(!is_plain(&[argument], &[]), "{argument}");
        }
        assert!(!is_plain(&[], &[("USER_SESSIONS_PUBLIC_URL", "https://example.com")]));
    }
}
