//! Where things are in the workspace, and how its programs are called.

use std::{
    env,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the workspace")
}

/// The folder of the files that a browser loads. The server's source names it, so it does not move with `CARGO_TARGET_DIR`.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// The server as it is shipped.
pub(crate) fn shipped_server() -> PathBuf {
    root().join("target/dist/user-sessions")
}

/// A program to be run in the workspace's root.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs this task, with arguments separated by spaces.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(arguments.split_whitespace());
    command
}

/// The folder that cargo builds in.
pub(crate) fn cargo_target() -> Result<PathBuf> {
    let metadata = answer(&mut cargo("metadata --no-deps --format-version=1"))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let target = metadata["target_directory"].as_str().context("cargo metadata names no target_directory")?;
    Ok(PathBuf::from(target))
}

/// All files of a folder and of the folders in it.
pub(crate) fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Says what is done next.
pub(crate) fn say(step: &str) {
    println!("── {step}");
}

/// The steps of a task that takes a while: each says how many there are.
pub(crate) struct Steps {
    begun: u8,
    all: u8,
}

impl Steps {
    /// None has begun.
    pub(crate) fn of(all: u8) -> Self {
        Self { begun: 0, all }
    }

    /// Says that the next one begins.
    pub(crate) fn begin(&mut self, step: &str) {
        self.begun += 1;
        say(&format!("Step {} of {}: {step}", self.begun, self.all));
    }
}

/// Runs a command that shows its own output, and fails when it does.
pub(crate) fn call(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", line(command)))?;
    ensure!(status.success(), "{} failed ({status})", line(command));
    Ok(())
}

/// Runs a command and takes what it prints.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", line(command)))?;
    ensure!(output.status.success(), "{} failed: {}", line(command), String::from_utf8_lossy(&output.stderr).trim());
    Ok(String::from_utf8(output.stdout)?)
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
