//! Installs what comes from `PyPI`: each in a folder of its own below `target`, nothing into the system's Python.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use super::{apt_install, can_use_apt};
use crate::workspace::{answer, call, program, root, say};

/// The program that tries the JSON API.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Where [`schemathesis`] puts the program.
pub(crate) fn schemathesis_folder() -> PathBuf {
    root().join("target/schemathesis")
}

/// Makes the program available that tries the JSON API.
pub(crate) fn schemathesis() -> Result<()> {
    packages("the tests of the JSON API", &schemathesis_folder(), SCHEMATHESIS)
}

/// Makes the libraries available that the websites of Python sign people in with; `end2end/tests/foreign_client.ts` looks for
/// them in the same place.
pub(super) fn foreign_clients() -> Result<()> {
    let file = root().join("end2end/foreign_clients/requirements.txt");
    let wanted = fs::read_to_string(file).context("requirements.txt of the foreign clients cannot be read")?;
    packages("the tests of foreign clients", &root().join("target/foreign_clients"), &wanted)
}

/// Makes a virtual environment in the folder, with exactly what is wanted: a package a line, as `pip` reads it.
fn packages(who: &str, folder: &Path, wanted: &str) -> Result<()> {
    let installed = folder.join(".installed");
    if fs::read(&installed).is_ok_and(|before| before == wanted.as_bytes()) {
        return Ok(());
    }
    let has_python = || answer(program("python3").args(["-c", "import ensurepip, venv"])).is_ok();
    if !has_python() && can_use_apt() {
        say("Installing python3-venv");
        apt_install(&["python3-venv"])?;
    }
    ensure!(has_python(), "{who} need Python 3 with venv: run `apt-get install python3-venv` as root");
    say(&format!("Installing Python packages for {who}"));
    call(program("python3").args(["-m", "venv", "--clear"]).arg(folder))?;
    let list = folder.join("wanted.txt");
    fs::write(&list, wanted)?;
    let mut pip = program(folder.join("bin/pip"));
    call(pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(list))?;
    Ok(fs::write(installed, wanted)?)
}
