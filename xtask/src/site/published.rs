//! `target/site` as the server reads it: hashed files in `pkg/`, the public ones beside it, and a manifest of their addresses.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{
    Goal, compression,
    folder::{Folder, hash},
    minifier,
};
use crate::workspace::files_below;

const MANIFEST: &str = "manifest.json";

/// The files of one build.
pub(super) struct Site {
    folder: Folder,
    goal: Goal,
    addresses: BTreeMap<&'static str, String>,
}

impl Site {
    /// Begins a new build in a folder.
    pub(super) fn open(folder: &Path, goal: Goal) -> Result<Self> {
        Ok(Self { folder: Folder::open(folder)?, goal, addresses: BTreeMap::new() })
    }

    /// Writes one file under a name that changes with its content, and its address into the manifest under `key`.
    pub(super) fn publish(&mut self, key: &'static str, name: &str, extension: &str, content: &[u8]) -> Result<()> {
        let place = format!("pkg/{name}.{}.{extension}", hash(content));
        if self.goal == Goal::SmallFiles {
            self.compress(format!("{place}.br"), content, compression::brotli)?;
            self.compress(format!("{place}.gz"), content, compression::gzip)?;
        }
        self.folder.write(&place, content)?;
        self.addresses.insert(key, format!("/{place}"));
        Ok(())
    }

    /// The plain file's name says its content, so a compressed file that exists is the right one.
    fn compress(&mut self, place: String, content: &[u8], encode: fn(&[u8]) -> Result<Vec<u8>>) -> Result<()> {
        if self.folder.keep(&place) {
            return Ok(());
        }
        self.folder.write(place, &encode(content)?)
    }

    /// Copies the files that keep their names.
    pub(super) fn copy_public(&mut self, public: &Path) -> Result<()> {
        for path in files_below(public)? {
            let place = path.strip_prefix(public)?;
            ensure!(
                place != Path::new(MANIFEST) && !place.starts_with("pkg"),
                "public/{} takes a place of the build's own",
                place.display()
            );
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            if place.starts_with("embed") {
                self.write_embedded(place, &path, &content)?;
            } else {
                self.folder.write(place, &content)?;
            }
        }
        Ok(())
    }

    /// Writes a file that other people's pages load, without what only its authors read.
    fn write_embedded(&mut self, place: &Path, path: &Path, content: &[u8]) -> Result<()> {
        let is_script = place.extension().is_some_and(|extension| extension == "js");
        let content = match self.goal {
            Goal::SmallFiles if is_script => minifier::minified(path)?.into_bytes(),
            Goal::QuickBuild if is_script => without_comments(std::str::from_utf8(content)?).into_bytes(),
            _ => content.to_vec(),
        };
        if self.goal == Goal::SmallFiles {
            let named = |ending: &str| format!("{}{ending}", place.display());
            self.folder.write(named(".br"), &compression::brotli(&content)?)?;
            self.folder.write(named(".gz"), &compression::gzip(&content)?)?;
        }
        self.folder.write(place, &content)
    }

    /// Writes the manifest, then removes what earlier builds left, so that a running server finds all that its manifest says.
    pub(super) fn finish(mut self) -> Result<()> {
        let mut manifest = json!(self.addresses);
        // A public file that comes, goes or changes changes the manifest too, which makes cargo embed the site anew.
        manifest["version"] = self.folder.hash()?.into();
        self.folder.write(MANIFEST, format!("{manifest:#}\n").as_bytes())?;
        self.folder.remove_the_rest()
    }
}

/// A script without its types and comments, and without the spaces before each line: what a browser reads. No string of it
/// holds the beginning of a comment.
pub(super) fn without_comments(script: &str) -> String {
    let mut code = script.split("/**").map(str::to_owned).collect::<Vec<_>>();
    for part in code.iter_mut().skip(1) {
        *part = part.split_once("*/").map_or_else(String::new, |(_, rest)| rest.trim_start_matches(' ').to_owned());
    }
    let lines = code.concat();
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{Goal, Site, without_comments};
    use crate::workspace::files_below;

    fn build(folder: &Path, goal: Goal, glue: &str, public: &[&str]) -> serde_json::Value {
        let sources = tempfile::tempdir().unwrap();
        for name in public {
            fs::write(sources.path().join(name), name).unwrap();
        }
        let mut site = Site::open(folder, goal).unwrap();
        site.publish("js", "user-sessions", "js", glue.as_bytes()).unwrap();
        site.copy_public(sources.path()).unwrap();
        site.finish().unwrap();
        serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
    }

    fn places(folder: &Path) -> Vec<String> {
        let place = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let mut places: Vec<_> = files_below(folder).unwrap().iter().map(|path| place(path)).collect();
        places.sort();
        places
    }

    #[test]
    fn the_manifest_says_where_each_file_is() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = build(folder.path(), Goal::QuickBuild, "glue", &["favicon.svg"]);

        let address = manifest["js"].as_str().unwrap();
        assert!(address.starts_with("/pkg/user-sessions."), "{address}");
        let place = &address[1..];
        assert_eq!(fs::read_to_string(folder.path().join(place)).unwrap(), "glue");
        assert_eq!(places(folder.path()), ["favicon.svg", "manifest.json", place]);
    }

    #[test]
    fn small_files_have_brotli_and_gzip_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = build(folder.path(), Goal::SmallFiles, "glue", &[]);

        let place = &manifest["js"].as_str().unwrap()[1..];
        let (brotli, gzip) = (format!("{place}.br"), format!("{place}.gz"));
        assert_eq!(places(folder.path()), ["manifest.json", place, &brotli, &gzip]);
    }

    #[test]
    fn a_script_for_other_pages_has_no_comments_and_no_indentation() {
        let script = "// What it is.\n/**\n * More.\n */\nclass One {\n  /** Of. */\n  two = /** @type {Two} */ ('a // b');\n\n}\n";
        assert_eq!(without_comments(script), "class One {\ntwo = ('a // b');\n}\n");
    }

    #[test]
    fn a_script_for_other_pages_is_minified_where_files_are_small() {
        let (sources, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::create_dir(sources.path().join("embed")).unwrap();
        let script = "// What it is.\nconst counted = [1];\nexport default () => counted.push(counted.length);\n";
        fs::write(sources.path().join("embed/element.js"), script).unwrap();
        fs::write(sources.path().join("embed/element.d.ts"), "/** How many. */\n").unwrap();
        let built = |goal| {
            let mut site = Site::open(folder.path(), goal).unwrap();
            site.copy_public(sources.path()).unwrap();
            site.finish().unwrap();
            fs::read_to_string(folder.path().join("embed/element.js")).unwrap()
        };

        assert_eq!(built(Goal::QuickBuild), script.trim_start_matches("// What it is.\n"));
        let small = built(Goal::SmallFiles);

        assert!(small.contains(".push(") && !small.contains("counted") && !small.contains("What it is"), "{small}");
        let types = fs::read_to_string(folder.path().join("embed/element.d.ts")).unwrap();
        assert_eq!(types, "/** How many. */\n");
        for encoding in ["br", "gz"] {
            assert!(folder.path().join(format!("embed/element.js.{encoding}")).exists());
        }
    }

    #[test]
    fn a_new_build_leaves_nothing_of_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path(), Goal::SmallFiles, "old glue", &["old.svg"]);

        let manifest = build(folder.path(), Goal::QuickBuild, "new glue", &["new.svg"]);

        let place = &manifest["js"].as_str().unwrap()[1..];
        assert_eq!(places(folder.path()), ["manifest.json", "new.svg", place]);
    }

    #[test]
    fn only_a_change_changes_the_version() {
        let folder = tempfile::tempdir().unwrap();
        let first = build(folder.path(), Goal::QuickBuild, "glue", &["favicon.svg"]);
        let again = build(folder.path(), Goal::QuickBuild, "glue", &["favicon.svg"]);
        let more = build(folder.path(), Goal::QuickBuild, "glue", &["favicon.svg", "icon.png"]);

        assert_eq!(first, again);
        assert_eq!(first["js"], more["js"]);
        assert_ne!(first["version"], more["version"]);
    }

    #[test]
    fn a_public_file_cannot_replace_one_of_the_build() {
        let folder = tempfile::tempdir().unwrap();
        let sources = tempfile::tempdir().unwrap();
        fs::write(sources.path().join("manifest.json"), "{}").unwrap();

        let mut site = Site::open(folder.path(), Goal::QuickBuild).unwrap();

        assert!(site.copy_public(sources.path()).is_err());
    }
}
