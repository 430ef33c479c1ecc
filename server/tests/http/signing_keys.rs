//! The keys that sign, over the life of an installation: first starts, rotation, theft, loss, and nodes with other keys.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use axum::http::StatusCode;
use jsonwebtoken::jwk::JwkSet;
use server::{SigningKeyCommand, SigningKeyFile};
use trials::{SOON, eventually};

use crate::support::{Installation, Process, Site, TestApp};

async fn published(site: &Site) -> Vec<String> {
    let keys: JwkSet = site.get("/oauth2/jwks").await.read();
    keys.keys.into_iter().map(|key| key.common.key_id.expect("each key has an id")).collect()
}

/// Waits until what is published fits.
async fn published_when(site: &Site, fits: impl Fn(&[String]) -> bool) -> Vec<String> {
    let mut keys = Vec::new();
    eventually(SOON, "the keys that are published", async || {
        keys = published(site).await;
        fits(&keys)
    })
    .await;
    keys
}

fn keys_of(installation: &Installation) -> PathBuf {
    installation.signing_keys()
}

/// X21, X33: two processes that find nothing make one set of keys.
#[tokio::test]
async fn two_first_starts_at_once_end_with_the_same_keys() {
    for _ in 0..3 {
        let installation = Installation::without_tables();
        let (one, other): (Process, Process) = thread::scope(|scope| {
            let other = scope.spawn(|| installation.start());
            (installation.start(), other.join().unwrap())
        });
        assert_eq!(published(&one.site).await, published(&other.site).await);
        for process in [one, other] {
            assert_eq!(process.site.get("/readyz").await.status, StatusCode::OK);
        }
    }
}

/// X33: a lost file, or a path that was mistyped, is not made good by keys that no client knows.
#[tokio::test]
async fn lost_keys_refuse_the_start_in_one_line_until_an_operator_says_so() {
    let installation = Installation::new();
    let before = published(&installation.start().site).await;
    fs::remove_file(keys_of(&installation)).unwrap();
    for words in [&["serve"][..], &["signing-key", "list"], &["signing-key", "rotate"]] {
        let refusal = installation.run(words).unwrap_err();
        assert!(refusal.contains("there are no signing keys in") && refusal.lines().count() == 1, "{refusal}");
    }
    assert!(installation.run(&["signing-key", "init"]).unwrap_err().contains("has signing keys already"));
    assert!(!keys_of(&installation).exists());
    installation.run(&["signing-key", "init", "--replace"]).unwrap();
    let after = published(&installation.start().site).await;
    assert!(after.len() == 2 && after.iter().all(|key| !before.contains(key)));
}

/// X33: it would sign what clients refuse.
#[tokio::test]
async fn a_node_with_other_keys_is_not_ready_and_logs_it() {
    let (installation, other) = (Installation::new(), Installation::new());
    let right = installation.start();
    other.run(&["signing-key", "init"]).unwrap();
    let path = keys_of(&other);
    let wrong = installation.start_in(&[("USER_SESSIONS_SIGNING_KEYS", path.to_str().unwrap())]);
    let answer = wrong.site.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text().contains("is none of this installation"), "{}", answer.text());
    assert_eq!(wrong.site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(right.site.get("/readyz").await.status, StatusCode::OK);
    let is_logged = async || installation.log().contains("the signing keys are not");
    eventually(SOON, "a line of the log about other keys", is_logged).await;
    // Copying the right file is all that is to do.
    fs::copy(keys_of(&installation), &path).unwrap();
    let is_ready = async || wrong.site.get("/readyz").await.status == StatusCode::OK;
    eventually(SOON, "a node with the right keys that is ready", is_ready).await;
}

/// Security of clients after a theft: what the thief signs is refused as soon as they look.
#[tokio::test]
async fn stolen_keys_are_withdrawn_at_once_and_the_service_stays_ready() {
    let installation = Installation::new();
    let process = installation.start();
    let stolen = published(&process.site).await;
    installation.run(&["signing-key", "rotate", "--now"]).unwrap();
    let keys = published_when(&process.site, |keys| keys.iter().all(|key| !stolen.contains(key))).await;
    assert_eq!((keys.len(), process.site.get("/readyz").await.status), (2, StatusCode::OK));
    let only = installation.run(&["signing-key", "remove", &keys[0]]).unwrap_err();
    assert!(only.contains("is the only"), "{only}");
    installation.run(&["signing-key", "rotate"]).unwrap();
    published_when(&process.site, |published| published.len() == 4).await;
    installation.run(&["signing-key", "remove", &keys[0]]).unwrap();
    let left = published_when(&process.site, |published| published.len() == 3).await;
    assert!(!left.contains(&keys[0]));
    assert!(installation.run(&["signing-key", "remove", &keys[0]]).unwrap_err().contains("no such signing key"));
}

/// ASVS 13.3.4: as documented, however long nobody rotates again.
#[tokio::test]
async fn a_key_is_published_until_a_day_after_its_successor_signs() {
    let app = TestApp::start().await;
    let before = published(&app.site).await;
    app.advance(Duration::from_hours(1));
    let rotate = SigningKeyCommand::Rotate { now: false };
    rotate.run(&SigningKeyFile::at(app.signing_keys()), &app.accounts).await.unwrap();
    published_when(&app.site, |keys| keys.len() == 4).await;
    app.advance(Duration::from_hours(25) - Duration::from_secs(1));
    assert!(published(&app.site).await.iter().filter(|key| before.contains(key)).count() == 2);
    app.advance(Duration::from_secs(1));
    let after = published(&app.site).await;
    assert!(after.len() == 2 && after.iter().all(|key| !before.contains(key)), "{after:?}");
}

/// ASVS 13.3.1
#[test]
fn files_that_others_may_read_are_refused_with_the_command_that_helps() {
    let installation = Installation::new();
    installation.run(&["signing-key", "init"]).unwrap();
    for file in [keys_of(&installation)].into_iter().chain(installation.sqlite_file()) {
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        let refusal = installation.run(&["serve"]).unwrap_err();
        let advice = format!("its mode is 0640; run: chmod 600 {}", file.display());
        assert!(refusal.contains(&advice) && refusal.lines().count() == 1, "{refusal}");
        fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    }
    installation.run(&["account", "list"]).unwrap();
}

/// X21: a mount that is missing does not bring up an empty service, whose link anybody who reads its output could use.
#[test]
fn a_database_that_is_lost_is_not_made_anew() {
    let installation = Installation::new();
    let Some(database) = installation.sqlite_file() else { return };
    let path = |suffix: &str| PathBuf::from(format!("{}{suffix}", database.display()));
    installation.run(&["signing-key", "init"]).unwrap();
    fs::remove_file(&database).unwrap();
    let _ = (fs::remove_file(path("-wal")), fs::remove_file(path("-shm")));
    for words in [&["serve"][..], &["account", "list"], &["restored"]] {
        let refusal = installation.run(words).unwrap_err();
        assert!(refusal.contains("there is no database") && refusal.lines().count() == 1, "{refusal}");
        assert!(!database.exists());
    }
    fs::rename(keys_of(&installation), path("-wal")).unwrap();
    assert!(installation.run(&["serve"]).unwrap_err().contains("-wal is there"));
    fs::remove_file(path("-wal")).unwrap();
    assert!(installation.run(&["serve"]).unwrap_err().contains(".ends is there"));
    fs::remove_file(path(".ends")).unwrap();
    installation.run(&["account", "list"]).unwrap();
}

/// An installation that comes from an older version has one kind of key only.
#[test]
fn a_client_is_registered_for_an_algorithm_only_when_there_is_a_key_for_it() {
    let installation = Installation::new();
    installation.run(&["signing-key", "init"]).unwrap();
    let text = fs::read(keys_of(&installation)).unwrap();
    let mut file: serde_json::Value = serde_json::from_slice(&text).unwrap();
    file["keys"].as_array_mut().unwrap().retain(|key| key["alg"] == "ES256");
    fs::write(keys_of(&installation), file.to_string()).unwrap();
    installation.run(&["signing-key", "init", "--replace"]).unwrap();
    let add = ["website", "add", "--name", "Wiki", "--redirect-uri", "https://wiki.example.com/"];
    let add = [&add[..], &["--id-token-signing-alg", "RS256"]].concat();
    assert!(installation.run(&add).unwrap_err().contains("there is no RS256 key yet"));
    installation.run(&["signing-key", "rotate"]).unwrap();
    installation.run(&add).unwrap();
}
