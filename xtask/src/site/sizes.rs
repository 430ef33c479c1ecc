//! What a first visit costs on the wire, against what it may cost.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

/// Bytes of brotli: what most used product of this kind ships today.
const BUDGET: u64 = 171_000;
/// Bytes of brotli that we want to reach.
const AIM: u64 = 100_000;

/// Bytes of brotli of the element that other people's pages load.
const EMBED_BUDGET: u64 = 10_400;

/// The files of a first visit and of the embedded list, and their sizes.
pub(crate) struct Sizes {
    visit: Vec<File>,
    embedded: File,
}

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
    let measured = |address: &str| -> Result<File> {
        let size = |extension: &str| -> Result<u64> {
            let path = folder.join(format!("{}{extension}", address.trim_start_matches('/')));
            Ok(fs::metadata(&path).with_context(|| format!("{} is not there", path.display()))?.len())
        };
        let name = address.rsplit('/').next().unwrap_or(address).to_owned();
        Ok(File { name, plain: size("")?, gzip: size(".gz")?, brotli: size(".br")? })
    };
    let file = |key: &str| measured(manifest[key].as_str().with_context(|| format!("the manifest has no {key:?}"))?);
    let visit = ["wasm", "js", "start", "css"].into_iter().map(file).collect::<Result<_>>()?;
    Ok(Sizes { visit, embedded: measured("/embed/user-sessions.js")? })
}

impl Sizes {
    /// Whether a first visit and the embedded list stay within their budgets.
    pub(crate) fn within_budget(&self) -> bool {
        self.brotli() <= BUDGET && self.embedded.brotli <= EMBED_BUDGET
    }

    fn brotli(&self) -> u64 {
        self.visit.iter().map(|file| file.brotli).sum()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<38} {:>9} {:>9} {:>9}", "first visit, bytes", "plain", "gzip", "brotli")?;
        for File { name, plain, gzip, brotli } in &self.visit {
            writeln!(f, "{name:<38} {plain:>9} {gzip:>9} {brotli:>9}")?;
        }
        let sum = |size: fn(&File) -> u64| self.visit.iter().map(size).sum::<u64>();
        writeln!(
            f,
            "{:<38} {:>9} {:>9} {:>9}",
            "all",
            sum(|file| file.plain),
            sum(|file| file.gzip),
            sum(|file| file.brotli)
        )?;
        writeln!(f, "{:<58} {BUDGET:>9}\n{:<58} {AIM:>9}", "budget", "aim")?;
        let File { plain, gzip, brotli, .. } = &self.embedded;
        writeln!(f, "{:<38} {plain:>9} {gzip:>9} {brotli:>9}", "the list in other pages")?;
        write!(f, "{:<58} {EMBED_BUDGET:>9}", "budget")
    }
}

#[cfg(test)]
mod tests {
    use super::{AIM, BUDGET, EMBED_BUDGET, File, Sizes};

    fn sizes(brotli: u64, embedded: u64) -> Sizes {
        let file = |name: &str, brotli| File { name: name.into(), plain: 4 * brotli, gzip: 2 * brotli, brotli };
        Sizes { visit: vec![file("a.wasm", brotli - 10), file("a.css", 10)], embedded: file("e.js", embedded) }
    }

    #[test]
    fn the_sum_of_the_files_is_what_the_budget_limits() {
        assert!(sizes(AIM, 1).within_budget());
        assert!(sizes(BUDGET, EMBED_BUDGET).within_budget());
        assert!(!sizes(BUDGET + 1, 1).within_budget());
    }

    #[test]
    fn the_embedded_list_has_a_budget_of_its_own() {
        assert!(!sizes(AIM, EMBED_BUDGET + 1).within_budget());
    }

    #[test]
    fn the_table_shows_each_file_the_sum_the_budgets_and_the_aim() {
        let table = sizes(1234, 56).to_string();
        let last_words: Vec<_> = table.lines().filter_map(|line| line.split_whitespace().last()).collect();
        assert_eq!(last_words, ["brotli", "1224", "10", "1234", "171000", "100000", "56", "10400"]);
    }
}
