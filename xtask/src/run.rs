//! `cargo xtask run`: from a fresh clone to a server that listens.

use std::{ffi::OsString, process::Command, process::ExitCode};

use anyhow::Result;

use crate::{
    install,
    site::{self, Goal},
    workspace::{call, cargo, cargo_target, say},
};

/// Builds the site and the server in cargo's fast profile, and becomes the server.
pub(crate) fn run(server_arguments: &[OsString]) -> Result<ExitCode> {
    install::wasm_target()?;
    site::build(Goal::QuickBuild)?;
    say("Compiling the server");
    call(&mut cargo("build --package server"))?;
    say("Starting the server");
    let mut server = Command::new(cargo_target()?.join("debug/user-sessions"));
    server.args(server_arguments);
    become_server(&mut server)
}

/// The server takes this process's place, so that signals and the exit status are its own.
#[cfg(unix)]
fn become_server(server: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;

    Err(server.exec().into())
}

#[cfg(not(unix))]
fn become_server(server: &mut Command) -> Result<ExitCode> {
    let code = server.status()?.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
