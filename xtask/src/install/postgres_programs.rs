//! Where a machine has the programs of a PostgreSQL server.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::workspace::{answer, program};

/// The folder of the newest server's programs.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian.filter_map(|entry| Some((version(&entry.path())?, entry.path().join("bin")))).max();
    let elsewhere = || {
        let named = answer(program("pg_config").arg("--bindir")).ok()?;
        Some(PathBuf::from(named.trim()))
    };
    let found = newest.map(|(_, bin)| bin).or_else(elsewhere)?;
    found.join("initdb").exists().then_some(found)
}

fn version(folder: &Path) -> Option<u32> {
    let version = folder.file_name()?.to_str()?.parse().ok()?;
    folder.join("bin/initdb").exists().then_some(version)
}
