//! `cargo xtask build` and `cargo xtask site`: what is shipped.

use std::fs;

use anyhow::{Context, Result};

use crate::{
    install,
    site::{self, Goal},
    workspace::{call, cargo, cargo_target, say, shipped_server},
};

/// Leaves the release server with the site's files inside at `target/dist/user-sessions`.
pub(crate) fn build() -> Result<()> {
    build_site()?;
    say("Compiling the server with the site inside");
    call(&mut cargo("build --package server --profile dist"))?;

    let (built, shipped) = (cargo_target()?.join("dist/user-sessions"), shipped_server());
    if built != shipped {
        let folder = shipped.parent().expect("the shipped server is in a folder");
        fs::create_dir_all(folder)?;
        fs::copy(&built, &shipped).with_context(|| format!("cannot copy {}", built.display()))?;
    }
    let megabytes = fs::metadata(&shipped)?.len() / 1_000_000;
    say(&format!("Built target/dist/user-sessions, {megabytes} MB"));
    Ok(())
}

/// Leaves the site as it is shipped in `target/site`, and shows its sizes.
pub(crate) fn build_site() -> Result<()> {
    install::wasm_target()?;
    site::build(Goal::SmallFiles)?;
    println!("{}", site::sizes()?);
    Ok(())
}
