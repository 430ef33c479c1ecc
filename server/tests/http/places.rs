//! Where sessions are, as the operator's files say.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::json;
use tempfile::TempDir;
use trials::{SOON, eventually};

use crate::support::{Browser, Installation, PlaceNames, TestApp, city, network, place_file};

const OFFICE: &str = "198.51.100.24";
const HOME: &str = "2001:db8:85a3:8d3:1319:8a2e:370:7348";

struct Files {
    folder: TempDir,
}

impl Files {
    /// Where the office and the home are, in a file of cities and a file of networks.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let cities = place_file(&[(OFFICE, city("AT", "Vienna")), (HOME, city("AT", "Graz"))]);
        let networks = place_file(&[(OFFICE, network("Magenta")), (HOME, network("A1 Telekom"))]);
        fs::write(folder.path().join("city.mmdb"), cities).expect("the folder takes files");
        fs::write(folder.path().join("asn.mmdb"), networks).expect("the folder takes files");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The setting that names both.
    fn setting(&self) -> String {
        format!("{}, {}", self.path("city.mmdb").display(), self.path("asn.mmdb").display())
    }

    async fn app(&self) -> TestApp {
        let app = TestApp::start_with(&["--places", &self.setting(), "--trusted-proxies", "127.0.0.1"]).await;
        app.account("ada").await;
        app
    }
}

async fn sign_in(app: &TestApp, address: &str) -> Browser {
    app.browser().with("x-forwarded-for", address).signed_in("ada").await
}

fn names(name: &str, network: &str) -> PlaceNames {
    PlaceNames { name: Some(name.to_owned()), network: Some(network.to_owned()) }
}

#[tokio::test]
async fn a_session_says_where_it_is_with_its_network() {
    let files = Files::new();
    let app = files.app().await;
    let home = sign_in(&app, HOME).await;
    let mut office = sign_in(&app, OFFICE).await;
    let list = office.list().await;
    assert_eq!(list.current.connected_in, Some(names("Vienna, Austria", "Magenta")));
    assert_eq!(list.others[0].connected_in, Some(names("Graz, Austria", "A1 Telekom")));
    drop(home);
    let page = office.page("/account/sessions").await.text();
    assert!(
        page.contains("Vienna, Austria") && page.contains("A1 Telekom") && page.contains("with a password"),
        "{page}"
    );
    let list: serde_json::Value = office.page("/api/v1/sessions").await.read();
    let expected = json!({ "name": "Vienna, Austria", "country": "AT", "city": "Vienna", "network": "Magenta" });
    assert_eq!((&list["current"]["connected_in"], &list["current"]["amr"]), (&expected, &json!(["pwd"])));
}

#[tokio::test]
async fn addresses_that_no_file_knows_have_no_place_and_private_ones_are_the_local_network() {
    let app = Files::new().app().await;
    let unknown = sign_in(&app, "203.0.113.7").await.list().await.current;
    assert_eq!(unknown.connected_in, None);
    let local = sign_in(&app, "192.168.1.4").await.list().await.current;
    assert_eq!(local.connected_in, Some(PlaceNames { name: Some("Local network".to_owned()), network: None }));
}

#[tokio::test]
async fn a_session_that_moves_says_where_it_began_and_is_marked_in_a_new_place() {
    let app = Files::new().app().await;
    let mut office = sign_in(&app, OFFICE).await;
    app.advance(Duration::from_mins(5));
    office = office.with("x-forwarded-for", HOME);
    office.page("/account/sessions").await;
    let row = office.list().await.current;
    assert_eq!(row.connected_in, Some(names("Graz, Austria", "A1 Telekom")));
    assert_eq!((row.started_from.as_deref(), row.started_in.as_deref()), (Some(OFFICE), Some("Vienna, Austria")));
    assert!(row.is_new_place);
}

/// Without a file nothing about places is on the page or in the database.
#[tokio::test]
async fn without_files_nothing_is_known_or_kept_of_places() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    for address in [OFFICE, HOME, "192.168.1.4"] {
        let mut browser = sign_in(&app, address).await;
        app.advance(Duration::from_mins(5));
        let row = browser.with("x-forwarded-for", "127.0.0.1").list().await.current;
        assert_eq!((row.connected_in, row.started_in, row.is_new_place), (None, None, false), "{address}");
        browser = sign_in(&app, address).await;
        let page = browser.page("/account/sessions").await.text();
        assert!(!page.contains("Local network") && !page.contains("New place"), "{address}");
    }
    let kept = "SELECT (SELECT count(*) FROM familiar_places) \
                + (SELECT count(*) FROM sessions WHERE started_in IS NOT NULL OR connected_in IS NOT NULL)";
    assert_eq!(app.database().await.number(kept).await, 0);
}

/// Addresses and places go together after 7 days; countries and networks of an account after 90.
#[tokio::test]
async fn places_are_erased_with_their_addresses() {
    let app = Files::new().app().await;
    let mut office = sign_in(&app, OFFICE).await;
    assert_eq!(office.call("/api/sign-out", &[]).await.status, StatusCode::OK);
    let mut database = app.database().await;
    let of_sessions = "SELECT count(*) FROM sessions WHERE started_in LIKE '%Vienna%'";
    assert_eq!(database.number(of_sessions).await, 1);
    app.advance(Duration::from_hours(7 * 24 + 1));
    app.accounts.sweep().await.unwrap();
    assert_eq!(database.number(of_sessions).await, 0);
    let of_account = "SELECT count(*) FROM familiar_places";
    let cities = "SELECT count(*) FROM familiar_places WHERE place LIKE '%Vienna%'";
    assert_eq!((database.number(of_account).await, database.number(cities).await), (1, 0));
    app.advance(Duration::from_hours(83 * 24));
    app.accounts.sweep().await.unwrap();
    assert_eq!(database.number(of_account).await, 0);
}

#[tokio::test]
async fn a_new_file_is_read_and_one_that_is_none_is_left_alone() {
    let files = Files::new();
    let app = files.app().await;
    replace(&files.path("city.mmdb"), b"a file that is being copied");
    assert_eq!(
        sign_in(&app, OFFICE).await.list().await.current.connected_in,
        Some(names("Vienna, Austria", "Magenta"))
    );
    replace(&files.path("city.mmdb"), &place_file(&[(OFFICE, city("DE", "Berlin"))]));
    eventually(SOON, "the new file is in use", async || {
        let row = sign_in(&app, OFFICE).await.list().await.current;
        row.connected_in == Some(names("Berlin, Germany", "Magenta"))
    })
    .await;
}

fn replace(path: &Path, bytes: &[u8]) {
    let new = path.with_extension("new");
    fs::write(&new, bytes).expect("the folder takes files");
    fs::rename(new, path).expect("the folder lets files be replaced");
}

#[tokio::test]
async fn a_file_that_cannot_be_used_stops_the_start_with_its_name() {
    let files = Files::new();
    fs::write(files.path("notes.txt"), "no places").unwrap();
    let installation = Installation::new();
    for (name, reason) in [("notes.txt", "it is no file of the format of MaxMind DB"), ("gone.mmdb", "No such file")] {
        let path = files.path(name).display().to_string();
        let error = installation.run_in(&[("USER_SESSIONS_PLACES", &path)], &["serve"]).unwrap_err();
        assert!(error.contains("USER_SESSIONS_PLACES (--places)") && error.contains(&path), "{error}");
        assert!(error.contains(reason), "{error}");
    }
}
