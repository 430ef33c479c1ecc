//! `cargo xtask demo`: everything at once, with something in it, for whoever wants to see it in a minute.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::{
    install,
    run::become_program,
    site::{self, Goal},
    workspace::{Steps, call, cargo, cargo_target, root},
};

/// Builds the site and the test service in cargo's fast profile, and becomes the demo, which starts the service.
pub(crate) fn run() -> Result<ExitCode> {
    install::node()?;
    install::wasm_target()?;
    let mut steps = Steps::of(4);
    site::build(Goal::QuickBuild, &mut steps)?;
    steps.begin("Compiling the test service");
    call(&mut cargo("build --package user-sessions-testing"))?;
    steps.begin("Starting the demo");
    let mut demo = Command::new("node");
    demo.arg(root().join("testing/demo/demo.mjs")).arg(cargo_target()?.join("debug/user-sessions-testing"));
    become_program(&mut demo)
}
