//! Commands that an operator gives as root, for a service that runs as a user of its own.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::Path;

use crate::support::Installation;

const ROOT: u32 = 0;

/// nobody, on every system.
const SERVICE: u32 = 65_534;

/// The user that runs the tests.
fn me(installation: &Installation) -> u32 {
    fs::metadata(installation.folder()).expect("it is there").uid()
}

/// Gives everything in the folder, and the folder, to the user that the service runs as. Only root can; for anybody else the
/// service runs as the same user.
fn given_to_the_service(installation: &Installation) -> u32 {
    let me = me(installation);
    let service = if me == ROOT { SERVICE } else { me };
    let files =
        fs::read_dir(installation.folder()).expect("it is there").map(|entry| entry.expect("it is there").path());
    for path in files.chain([installation.folder().to_owned()]) {
        chown(path, Some(service), Some(service)).expect("it is there");
    }
    service
}

#[track_caller]
fn all_belong_to(user: u32, folder: &Path) {
    for entry in fs::read_dir(folder).expect("it is there") {
        let entry = entry.expect("it is there");
        let metadata = entry.metadata().expect("it is there");
        assert_eq!(metadata.uid(), user, "{}", entry.path().display());
        assert_eq!(metadata.mode() & 0o077, 0, "{}", entry.path().display());
    }
}

/// From the first account on, whatever an operator does: the service can use all of it.
#[tokio::test]
async fn what_a_command_of_root_writes_belongs_to_whoever_has_the_folder() {
    let installation = Installation::new();
    let service = given_to_the_service(&installation);
    let clients = installation.folder().join("websites.toml");
    installation.add_account("ada");
    all_belong_to(service, installation.folder());
    // What is written while another process keeps the log and the index of it open.
    let mut held = installation.database().await;
    assert!(!held.dump().await.is_empty());
    for words in [
        &["account", "disable", "ada"][..],
        &["signing-key", "init"],
        &["signing-key", "rotate"],
        &["signing-key", "rotate", "--now"],
        &["api-key", "add", "--name", "support", "--right", "verify"],
        &["website", "apply", "websites.toml"],
        &["restored"],
        &["audit"],
        &["check-proxy"],
    ] {
        if words.contains(&"apply") {
            fs::write(&clients, "").unwrap();
        }
        installation.run(words).unwrap();
        if words.contains(&"apply") {
            fs::remove_file(&clients).unwrap();
        }
        all_belong_to(service, installation.folder());
    }
    if installation.sqlite_file().is_some() {
        installation.run(&["backup", "monday.sqlite"]).unwrap();
        all_belong_to(service, installation.folder());
    }
    held.close().await;
}

/// What a platform or an operator has set, such as a group that may read, stays as it is.
#[test]
fn keys_that_are_replaced_keep_owner_group_and_mode() {
    let installation = Installation::new();
    installation.run(&["signing-key", "init"]).unwrap();
    let service = given_to_the_service(&installation);
    let keys = installation.signing_keys();
    fs::set_permissions(&keys, Permissions::from_mode(0o400)).unwrap();
    installation.run(&["signing-key", "rotate"]).unwrap();
    let metadata = fs::metadata(&keys).unwrap();
    assert_eq!((metadata.uid(), metadata.gid(), metadata.mode() & 0o777), (service, service, 0o400));
}

/// Keys in a folder of their own belong to whoever has the database.
#[test]
fn keys_at_another_place_belong_to_whoever_has_the_database() {
    let installation = Installation::new();
    let Some(database) = installation.sqlite_file() else {
        // There, whoever has the folder is all that is known.
        return;
    };
    installation.add_account("ada");
    let service = given_to_the_service(&installation);
    let place = tempfile::tempdir().unwrap();
    let keys = place.path().join("keys");
    installation.run(&["signing-key", "init", "--signing-keys", keys.to_str().unwrap()]).unwrap();
    assert_eq!(fs::metadata(keys).unwrap().uid(), service);
    assert_eq!(fs::metadata(database).unwrap().uid(), service);
}

/// Somebody who is neither root nor the service is told as whom to run, and leaves nothing behind.
#[test]
fn a_command_of_somebody_else_is_refused_and_says_as_whom_to_run() {
    let installation = Installation::new();
    if installation.sqlite_file().is_none() {
        return;
    }
    installation.add_account("ada");
    // A folder of root's that nobody else may look into.
    let closed = if me(&installation) == ROOT { installation.folder() } else { Path::new("/root") };
    let database = format!("sqlite:{}/sessions.sqlite", closed.display());
    for words in [&["account", "list"][..], &["backup", "/tmp/never.sqlite"], &["signing-key", "rotate"]] {
        let refusal = installation.run_as_nobody(&[&["--database-url", &database], words].concat()).unwrap_err();
        assert!(refusal.contains(" belongs to root, and this runs as "), "{refusal}");
        assert!(refusal.contains("; run it as root, as in: sudo -u root user-sessions"), "{refusal}");
        assert_eq!(refusal.lines().count(), 1, "{refusal}");
    }
}
