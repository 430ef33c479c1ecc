//! Whose files are. A command that root gives leaves nothing that the service, which is somebody else, cannot use.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt as _, fchown};
use std::path::Path;

use rustix::fs::{Access, access};

/// The user of the system who may do anything, and who makes a file for somebody else.
const ROOT: u32 = 0;

/// Refuses a file that whoever runs this may not change, and says who may. One that is not there can be looked for.
pub fn check_may_change(path: &Path) -> Result<(), String> {
    check(path, Access::READ_OK | Access::WRITE_OK)
}

/// The same for a file that is only read.
pub fn check_may_read(path: &Path) -> Result<(), String> {
    check(path, Access::READ_OK)
}

fn check(path: &Path, wanted: Access) -> Result<(), String> {
    match access(path, wanted).map_err(io::Error::from) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(refusal(path)),
        // Whatever else is in the way is said when it is opened.
        _ => Ok(()),
    }
}

/// Gives a new file to whoever has the file that it replaces, or else the first that is there of the files `beside` it, or
/// else the folder that it is in. Who replaces a file keeps its mode as well.
pub fn hand_over(new: &File, replaced: &Path, beside: &[&Path]) -> io::Result<()> {
    let own = new.metadata()?;
    if let Some(before) = look(replaced)?.filter(|before| !is_same(before, &own)) {
        give(new, &own, &before).map_err(|_| io::Error::other(refusal(replaced)))?;
        return new.set_permissions(before.permissions());
    }
    for file in beside {
        if let Some(before) = look(file)? {
            return give(new, &own, &before).map_err(|_| io::Error::other(refusal(file)));
        }
    }
    match look(folder(replaced))? {
        // A platform lends its folders to a user who cannot give anything away.
        Some(folder) if own.uid() == ROOT => give(new, &own, &folder),
        _ => Ok(()),
    }
}

/// The folder that a file is in.
pub fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn look(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether the file that is to be replaced is the new one itself, which was made under its name.
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

fn give(file: &File, own: &Metadata, to: &Metadata) -> io::Result<()> {
    if own.uid() != to.uid() {
        return fchown(file, Some(to.uid()), Some(to.gid()));
    }
    if own.gid() != to.gid() {
        // Nothing depends on a group that its own user is not in.
        _ = fchown(file, None, Some(to.gid()));
    }
    Ok(())
}

/// Says who may do what was refused, by the file or by the nearest folder around it that can be looked at.
fn refusal(path: &Path) -> String {
    let found = path.ancestors().find_map(|place| Some((place, fs::metadata(folder_or(place)).ok()?)));
    match found {
        Some((place, metadata)) => {
            let me = User::of(rustix::process::geteuid().as_raw());
            // A file of somebody else between files of the service's own was left there by a command.
            let around = fs::metadata(folder(place)).ok().filter(|_| metadata.is_file());
            let is_stray = around.is_some_and(|around| around.uid() == me.id);
            advice(folder_or(place), &metadata, path, &me, is_stray)
        }
        None => format!("{} cannot be looked at", path.display()),
    }
}

/// What is empty is the present folder.
fn folder_or(place: &Path) -> &Path {
    if place.as_os_str().is_empty() { Path::new(".") } else { place }
}

fn advice(place: &Path, metadata: &Metadata, path: &Path, me: &User, is_stray: bool) -> String {
    let owner = User::of(metadata.uid());
    let (place, path) = (place.display(), path.display());
    if owner.id == me.id {
        let mode = metadata.mode() & 0o7777;
        return format!("the mode of {place}, {mode:04o}, keeps its own user {me} out; run: chmod u+rw {path}");
    }
    if is_stray {
        let new = me.name.clone().unwrap_or_else(|| me.id.to_string());
        return format!("{place} belongs to {owner}, and this runs as {me}; run as root: chown {new} {path}");
    }
    format!(
        "{place} belongs to {owner}, and this runs as {me}; run it as {owner}, as in: sudo -u {} user-sessions",
        owner.name.clone().unwrap_or_else(|| format!("'#{}'", owner.id))
    )
}

/// A user of the system.
struct User {
    id: u32,
    name: Option<String>,
}

impl User {
    /// Users that are kept elsewhere than in this file are named by their number.
    fn of(id: u32) -> Self {
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let name = users.lines().find_map(|line| {
            let mut fields = line.split(':');
            let (name, number) = (fields.next()?, fields.nth(1)?);
            (number.parse() == Ok(id)).then(|| name.to_owned())
        });
        Self { id, name }
    }
}

impl std::fmt::Display for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.name {
            Some(name) => f.write_str(name),
            None => write!(f, "user {}", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, chown};

    use super::*;

    #[test]
    fn a_refusal_names_whose_the_file_is_and_as_whom_to_run() {
        let metadata = fs::metadata("/").unwrap();
        let me = User { id: 4_000_000_001, name: None };
        assert_eq!(
            advice(Path::new("/"), &metadata, Path::new("/a.sqlite"), &me, false),
            "/ belongs to root, and this runs as user 4000000001; run it as root, as in: sudo -u root user-sessions"
        );
        let stray = advice(Path::new("/a.sqlite"), &metadata, Path::new("/a.sqlite"), &me, true);
        assert!(stray.ends_with("; run as root: chown 4000000001 /a.sqlite"), "{stray}");
        let own = advice(Path::new("/"), &metadata, Path::new("/a.sqlite"), &User::of(ROOT), false);
        assert!(own.contains("keeps its own user root out; run: chmod u+rw /a.sqlite"), "{own}");
    }

    /// Root can give files away; for anybody else the same files are their own.
    #[test]
    fn a_new_file_belongs_to_whoever_has_the_one_before_the_one_beside_or_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let own = fs::metadata(folder.path()).unwrap().uid();
        let other = |id: u32| if own == ROOT { id } else { own };
        let at = |name: &str| folder.path().join(name);
        let make = |name: &str, user: u32| {
            fs::write(at(name), "").unwrap();
            chown(at(name), Some(user), None).unwrap();
        };
        chown(folder.path(), Some(other(65_533)), None).unwrap();
        make("before", other(65_534));
        fs::set_permissions(at("before"), fs::Permissions::from_mode(0o440)).unwrap();
        make("database", other(65_532));
        for (replaced, beside, user) in [
            ("before", "database", other(65_534)),
            ("none", "database", other(65_532)),
            ("none", "no database", other(65_533)),
        ] {
            let new = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
            hand_over(new.as_file(), &at(replaced), &[&at(beside)]).unwrap();
            let given = new.as_file().metadata().unwrap();
            let mode = if replaced == "before" { 0o440 } else { 0o600 };
            assert_eq!((given.uid(), given.mode() & 0o777), (user, mode), "{replaced}, {beside}");
        }
    }
}
