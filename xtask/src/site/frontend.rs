//! The browser's half: wasm and the JavaScript that loads it.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::Goal;
use crate::{
    install::{self, WASM},
    workspace::{call, cargo, cargo_target, say},
};

/// What wasm-bindgen makes of the `frontend` crate.
pub(super) struct Frontend {
    /// The ES module whose default export starts the wasm that it is given.
    pub(super) glue: String,
    pub(super) wasm: Vec<u8>,
}

/// Compiles and post-processes the `frontend` crate.
pub(super) fn build(goal: Goal) -> Result<Frontend> {
    let compiled = match goal {
        Goal::QuickBuild => compile_quickly()?,
        Goal::SmallFiles => compile_small()?,
    };
    bind(&fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?)
}

/// In cargo's `dev` profile, because it shares the procedural macros with the server's build.
fn compile_quickly() -> Result<PathBuf> {
    call(&mut cargo(&format!("build --package frontend --target {WASM}")))?;
    compiled("debug")
}

/// With the standard library compiled for size too, where that is possible.
fn compile_small() -> Result<PathBuf> {
    if install::standard_library_source().is_err() || call(&mut with_small_standard_library()).is_err() {
        say(
            "The standard library could not be compiled for size: taking the installed one, which makes the wasm larger",
        );
        call(&mut compile_for_size())?;
    }
    compiled("wasm-release")
}

fn compile_for_size() -> Command {
    cargo(&format!("build --package frontend --target {WASM} --profile wasm-release"))
}

/// Panics without texts, and algorithms that are small rather than fast, need a standard library built so; stable cargo
/// builds one when `RUSTC_BOOTSTRAP` lets it. Nothing in the browser prints what is derived for debugging.
fn with_small_standard_library() -> Command {
    let mut build = compile_for_size();
    build.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    build.env("RUSTC_BOOTSTRAP", "1").env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    );
    build
}

fn compiled(profile: &str) -> Result<PathBuf> {
    Ok(cargo_target()?.join(WASM).join(profile).join("frontend.wasm"))
}

fn bind(wasm: &[u8]) -> Result<Frontend> {
    let mut output = Bindgen::new()
        .input_bytes("user-sessions", wasm.to_vec())
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let needs_no_other_file = output.snippets().values().all(Vec::is_empty)
        && output.local_modules().is_empty()
        && output.npm_dependencies().is_empty();
    ensure!(needs_no_other_file, "a crate brings JavaScript files of its own, which the site has no place for");
    Ok(Frontend { glue: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}
