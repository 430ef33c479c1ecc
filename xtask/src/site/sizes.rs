//! What a first visit costs on the wire, against what it may cost.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

/// Bytes of brotli: what the most used product of this kind ships today.
const BUDGET: u64 = 171_000;
/// Bytes of brotli that we want to reach.
const AIM: u64 = 100_000;

/// The files of a first visit and their sizes.
pub(crate) struct Sizes(Vec<File>);

struct File {
    name: String,
    plain: u64,
    gzip: u64,
    brotli: u64,
}

/// Reads the sizes of the files that the manifest names.
pub(super) fn measure(folder: &Path) -> Result<Sizes> {
    let manifest = fs::read(folder.join("manifest.json")).context("the site is not built")?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let file = |key: &str| -> Result<File> {
        let address = manifest[key].as_str().with_context(|| format!("the manifest has no {key:?}"))?;
        let size = |extension: &str| -> Result<u64> {
            let path = folder.join(format!("{}{extension}", address.trim_start_matches('/')));
            Ok(fs::metadata(&path).with_context(|| format!("{} is not there", path.display()))?.len())
        };
        let name = address.rsplit('/').next().unwrap_or(address).to_owned();
        Ok(File { name, plain: size("")?, gzip: size(".gz")?, brotli: size(".br")? })
    };
    Ok(Sizes(["wasm", "js", "start", "css"].into_iter().map(file).collect::<Result<_>>()?))
}

impl Sizes {
    /// Whether a first visit stays within its budget.
    pub(crate) fn within_budget(&self) -> bool {
        self.brotli() <= BUDGET
    }

    fn brotli(&self) -> u64 {
        self.0.iter().map(|file| file.brotli).sum()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<38} {:>9} {:>9} {:>9}", "first visit, bytes", "plain", "gzip", "brotli")?;
        for File { name, plain, gzip, brotli } in &self.0 {
            writeln!(f, "{name:<38} {plain:>9} {gzip:>9} {brotli:>9}")?;
        }
        let sum = |size: fn(&File) -> u64| self.0.iter().map(size).sum::<u64>();
        writeln!(
            f,
            "{:<38} {:>9} {:>9} {:>9}",
            "all",
            sum(|file| file.plain),
            sum(|file| file.gzip),
            sum(|file| file.brotli)
        )?;
        write!(f, "{:<58} {BUDGET:>9}\n{:<58} {AIM:>9}", "budget", "aim")
    }
}

#[cfg(test)]
mod tests {
    use super::{AIM, BUDGET, File, Sizes};

    fn sizes(brotli: u64) -> Sizes {
        let file = |name: &str, brotli| File { name: name.into(), plain: 4 * brotli, gzip: 2 * brotli, brotli };
        Sizes(vec![file("a.wasm", brotli - 10), file("a.css", 10)])
    }

    #[test]
    fn the_sum_of_the_files_is_what_the_budget_limits() {
        assert!(sizes(AIM).within_budget());
        assert!(sizes(BUDGET).within_budget());
        assert!(!sizes(BUDGET + 1).within_budget());
    }

    #[test]
    fn the_table_shows_each_file_the_sum_the_budget_and_the_aim() {
        let table = sizes(1234).to_string();
        let last_words: Vec<_> = table.lines().filter_map(|line| line.split_whitespace().last()).collect();
        assert_eq!(last_words, ["brotli", "1224", "10", "1234", "171000", "100000"]);
    }
}
