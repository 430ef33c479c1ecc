//! Files that hold secrets are for their owner alone.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

/// Refuses a file that others may read or change, as ssh does, with the command that puts it right. A file of somebody
/// else, which a platform lends to our group, may be read by that group. One that is not there is nobody's secret.
pub fn check_private(path: &Path) -> Result<(), String> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => check(path, &metadata),
        // What is no file says so when it is read.
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(unix)]
fn check(path: &Path, metadata: &Metadata) -> Result<(), String> {
    use std::os::unix::fs::MetadataExt as _;
    let is_ours = fs::metadata("/proc/self").map_or(true, |process| process.uid() == metadata.uid());
    let mode = metadata.mode() & 0o7777;
    if mode & if is_ours { 0o077 } else { 0o037 } == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(format!("others may read or change {path}, its mode is {mode:04o}; run: chmod 600 {path}"))
}

#[cfg(not(unix))]
fn check(_: &Path, _: &Metadata) -> Result<(), String> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn only_a_file_of_its_owner_alone_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        assert_eq!(check_private(&path), Ok(()));
        fs::write(&path, "").unwrap();
        for (mode, is_private) in [(0o600, true), (0o400, true), (0o640, false), (0o660, false), (0o604, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(check_private(&path).is_ok(), is_private, "{mode:o}");
        }
        let refusal = check_private(&path).unwrap_err();
        assert!(refusal.contains("its mode is 0604; run: chmod 600 "), "{refusal}");
    }
}
