//! A backup that is restored revives nothing that was closed since. The service runs in its own process here.

use std::fs;

use app::AppError;
use axum::http::StatusCode;

use crate::support::{Browser, Installation, Process};

/// A service with one account, and two browsers signed in to it.
async fn installation() -> (Installation, Process, Browser, Browser) {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = installation.start();
    let (office, home) = (process.browser().signed_in("ada").await, process.browser().signed_in("ada").await);
    (installation, process, office, home)
}

/// Puts the backup in the place of the database, as docs/operations.md says.
fn restore(installation: &Installation, backup: &str) {
    for suffix in ["", "-wal", "-shm"] {
        let file = installation.folder().join(format!("sessions.sqlite{suffix}"));
        assert!(fs::remove_file(file).is_ok() || !suffix.is_empty());
    }
    let (from, to) = (installation.folder().join(backup), installation.folder().join("sessions.sqlite"));
    fs::copy(from, to).expect("the backup is there");
}

/// The same browser, after the service has come back elsewhere.
fn moved(browser: &Browser, process: &Process) -> Browser {
    Browser { site: process.site.clone(), ..browser.clone() }
}

/// X18: what was closed after the backup, what was opened after it and what lived through it: all is refused.
#[tokio::test]
async fn a_restored_backup_lets_nobody_in_who_was_signed_in_before() {
    let (installation, process, mut office, mut home) = installation().await;
    let said = installation.run(&["backup", "monday.sqlite"]).expect("a running service is backed up");
    assert!(said.starts_with("monday.sqlite is complete."), "{said}");
    let closed = home.session_id().await;
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    let later = process.browser().signed_in("ada").await;
    process.kill();
    restore(&installation, "monday.sqlite");
    let process = installation.start();
    for browser in [&office, &home, &later] {
        moved(browser, &process).is_refused_everywhere().await;
    }
    assert!(installation.log().contains("the database is a backup"), "{}", installation.log());
    let page = moved(&home, &process).page("/sign-in").await.text();
    assert!(page.contains("because the service was restored from a backup"), "{page}");
    let mut again = process.browser().signed_in("ada").await;
    let list = again.list().await;
    let reasons: Vec<_> = list.ended.iter().map(|row| row.end.reason.as_str()).collect();
    assert_eq!((list.others_total, reasons), (0, vec!["restored", "restored"]));
    drop(process);
    let process = installation.start();
    assert_eq!(moved(&again, &process).poll("").await.status, StatusCode::OK, "it is restored once");
}

/// X18: whatever the operator does first with a restored backup, it revives nothing.
#[tokio::test]
async fn a_restored_backup_that_is_first_opened_by_a_command_lets_nobody_in_either() {
    let (installation, process, office, _) = installation().await;
    installation.run(&["backup", "monday.sqlite"]).expect("a running service is backed up");
    process.kill();
    restore(&installation, "monday.sqlite");
    assert_eq!(installation.run(&["account", "list"]).as_deref(), Ok("ada\tenabled\n"));
    let process = installation.start();
    moved(&office, &process).is_refused_everywhere().await;
}

/// X18: for a database that was restored by other means.
#[tokio::test]
async fn an_operator_who_says_restored_signs_everybody_out_at_once() {
    let (installation, process, office, mut home) = installation().await;
    let said = installation.run(&["restored"]).expect("it can be said while the service runs");
    assert_eq!(said, "Everybody is signed out, and websites ask again. Sessions that ended: 2.\n");
    home.poll("").await.is_failure(
        401,
        &match office.clone().poll("").await.error() {
            ended @ AppError::SignedOut(Some(_)) => ended,
            otherwise => panic!("{otherwise:?}"),
        },
    );
    office.is_refused_everywhere().await;
    process.browser().signed_in("ada").await;
}

#[tokio::test]
async fn a_backup_overwrites_nothing_and_says_so() {
    let (installation, ..) = installation().await;
    let refusal = installation.run(&["backup", "log"]).expect_err("there is such a file");
    assert!(refusal.ends_with("log is there already and is not overwritten\n"), "{refusal}");
}
