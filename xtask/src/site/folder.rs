//! The files of a folder, replaced by those of a new build without a moment in which one is missing or half written.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::workspace::files_below;

/// A folder and the files that the current build has put there.
pub(super) struct Folder {
    path: PathBuf,
    current: BTreeSet<PathBuf>,
}

impl Folder {
    /// Takes a folder that may hold the files of an earlier build.
    pub(super) fn open(path: &Path) -> Result<Self> {
        fs::create_dir_all(path)?;
        Ok(Self { path: path.to_owned(), current: BTreeSet::new() })
    }

    /// Puts a file there. One with the same content is left as it is, because the server's build watches the files' times.
    pub(super) fn write(&mut self, place: impl AsRef<Path>, content: &[u8]) -> Result<()> {
        let path = self.path.join(place.as_ref());
        if !fs::read(&path).is_ok_and(|existing| existing == content) {
            fs::create_dir_all(path.parent().expect("a file is in a folder"))?;
            // A server that runs from this folder, and a build that is broken off, never see half a file.
            let unfinished = self.path.join("unfinished");
            fs::write(&unfinished, content)?;
            fs::rename(&unfinished, &path).with_context(|| format!("cannot write {}", path.display()))?;
        }
        self.current.insert(place.as_ref().to_owned());
        Ok(())
    }

    /// Keeps a file of an earlier build, and says whether there is one.
    pub(super) fn keep(&mut self, place: impl AsRef<Path>) -> bool {
        let exists = self.path.join(place.as_ref()).exists();
        if exists {
            self.current.insert(place.as_ref().to_owned());
        }
        exists
    }

    /// A hash of all names and contents of the current build.
    pub(super) fn hash(&self) -> Result<String> {
        let mut all = Vec::new();
        for place in &self.current {
            all.extend_from_slice(place.as_os_str().as_encoded_bytes());
            all.extend_from_slice(hash(&fs::read(self.path.join(place))?).as_bytes());
        }
        Ok(hash(&all))
    }

    /// Removes what earlier builds left.
    pub(super) fn remove_the_rest(self) -> Result<()> {
        for path in files_below(&self.path)? {
            if !self.current.contains(path.strip_prefix(&self.path)?) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// 16 hexadecimal digits of the content's SHA-256: no two versions of a file ever share them.
pub(super) fn hash(content: &[u8]) -> String {
    let start = Sha256::digest(content).first_chunk().copied().expect("SHA-256 has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(start))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Folder, hash};

    #[test]
    fn what_the_current_build_does_not_have_goes() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("pkg")).unwrap();
        for name in ["pkg/old", "pkg/kept", "written"] {
            fs::write(place.path().join(name), "old").unwrap();
        }

        let mut folder = Folder::open(place.path()).unwrap();
        folder.write("written", b"new").unwrap();
        assert!(folder.keep("pkg/kept"));
        assert!(!folder.keep("pkg/never"));
        folder.remove_the_rest().unwrap();

        let content = |name| fs::read_to_string(place.path().join(name)).ok();
        assert_eq!(content("written").as_deref(), Some("new"));
        assert_eq!(content("pkg/kept").as_deref(), Some("old"));
        assert_eq!(content("pkg/old"), None);
        assert_eq!(content("unfinished"), None);
    }

    #[test]
    fn a_file_with_the_same_content_is_not_written_again() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(place.path()).unwrap();
        let modified = || fs::metadata(place.path().join("file")).unwrap().modified().unwrap();
        folder.write("file", b"content").unwrap();
        let before = modified();

        folder.write("file", b"content").unwrap();

        assert_eq!(before, modified());
    }

    #[test]
    fn the_hash_is_the_beginning_of_sha_256() {
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea");
    }
}
