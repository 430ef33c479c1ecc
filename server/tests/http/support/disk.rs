//! A disk that can be full.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Process;

/// What a service writes to.
pub(crate) enum Disk {
    /// A tmpfs over this folder, which is gone when this is dropped.
    Mounted(PathBuf),
    /// The machine's own, on which the process is let write nothing instead.
    Limited,
}

impl Disk {
    /// A small tmpfs over the folder. Where nobody lets us mount one, it is said, and a limit stands for it.
    pub(crate) fn at(folder: &Path) -> Self {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs"]).arg(folder);
        match mount.output() {
            Ok(output) if output.status.success() => Self::Mounted(folder.into()),
            refused => {
                // Not by a macro, whose words the harness keeps to itself when a test passes.
                let _ = writeln!(
                    io::stderr(),
                    "NO TMPFS WAS FILLED, a limit on the size of files stands for it: {refused:?}"
                );
                Self::Limited
            }
        }
    }

    /// Takes all that is free from now on.
    pub(crate) fn fill(&self, process: &Process) {
        match self {
            Self::Mounted(folder) => {
                let mut filler = File::create(folder.join(FILLER)).expect("there is room yet");
                let full = loop {
                    if let Err(error) = filler.write_all(&[0; 512]) {
                        break error;
                    }
                };
                assert_eq!(full.kind(), ErrorKind::StorageFull);
            }
            Self::Limited => limit_files_of(process, "1"),
        }
    }

    /// Gives it back.
    pub(crate) fn empty(&self, process: &Process) {
        match self {
            Self::Mounted(folder) => fs::remove_file(folder.join(FILLER)).expect("it is ours"),
            Self::Limited => limit_files_of(process, "unlimited"),
        }
    }
}

const FILLER: &str = "filler";

fn limit_files_of(process: &Process, bytes: &str) {
    let limit = Command::new("prlimit").args([format!("--pid={}", process.id()), format!("--fsize={bytes}:")]).status();
    assert!(limit.expect("util-linux has prlimit").success());
}

impl Drop for Disk {
    /// Whatever still has files open on it keeps those to itself.
    fn drop(&mut self) {
        if let Self::Mounted(folder) = self {
            let unmounted = Command::new("umount").arg("--lazy").arg(&*folder).status();
            // A test that fails has its own reason to tell.
            if !std::thread::panicking() {
                assert!(unmounted.is_ok_and(|status| status.success()), "{} is still mounted", folder.display());
            }
        }
    }
}
