//! An installation moves from a SQLite file to a database of a server.

mod installation;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::storage::{FoundRevocations, Storage};
use domain::{EndReason, LoginName, Revocation, RevocationCursor};
use storage::{MoveError, Progress, move_data};
use tempfile::TempDir;

use crate::fixture::{NOON, PATIENT, Person, PostgresDatabase, days, minutes};
use installation::fill;

/// Where an installation comes from and where it goes.
struct Move {
    file: PathBuf,
    to: PostgresDatabase,
    _folder: TempDir,
}

impl Move {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sessions.db");
        Self { file, to: PostgresDatabase::create_empty().await, _folder: folder }
    }

    fn from(&self) -> String {
        format!("sqlite:{}", self.file.display())
    }

    async fn source(&self) -> Arc<dyn Storage> {
        storage::connect(&self.from(), PATIENT).await.unwrap()
    }

    async fn run(&self) -> Result<Vec<Progress>, MoveError> {
        move_data(&self.from(), &self.to.url(), &|_| ()).await
    }
}

/// The feed of ended sessions from its beginning, and the cursor behind it.
async fn follow(storage: &Arc<dyn Storage>) -> (Vec<Revocation>, RevocationCursor) {
    let beginning = RevocationCursor::from_text("0-0-00000000000000000000000000000000".to_owned());
    let FoundRevocations::After(newest) = storage.find_revocations(None, 1).await.unwrap() else { panic!() };
    let FoundRevocations::After(page) = storage.find_revocations(Some(&beginning), 100).await.unwrap() else {
        panic!()
    };
    assert_eq!((page.revocations.len(), &page.next), (3, &newest.next));
    (page.revocations, page.next)
}

/// Without the counts of changes: they say only that something changed, and one database counts in smaller steps.
fn uncounted(answers: Vec<String>) -> Vec<String> {
    let uncounted = |answer: String| match answer.split_once("changes: ") {
        Some((before, after)) => format!("{before}{}", after.trim_start_matches(|digit: char| digit.is_ascii_digit())),
        None => answer,
    };
    answers.into_iter().map(uncounted).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_asked_is_answered_after_the_move_as_before_it() {
    let moving = Move::new().await;
    let source = moving.source().await;
    let installation = fill(&source).await;
    let now = days(7).plus(Duration::from_secs(30));
    let before = installation.told_by(&source, now).await;
    let (feed, cursor) = follow(&source).await;
    drop(source);
    let seen = Mutex::new(Vec::new());
    let moved = move_data(&moving.from(), &moving.to.url(), &|progress| seen.lock().unwrap().push(progress)).await;
    let moved = moved.unwrap();
    assert!(moved.iter().all(|table| table.moved == table.of && table.of > 0), "{moved:?}");
    assert_eq!(*seen.lock().unwrap(), moved);
    let (source, target) = (moving.source().await, storage::connect(&moving.to.url(), PATIENT).await.unwrap());
    assert_eq!(installation.told_by(&target, now).await, before);
    assert_eq!(follow(&target).await, (feed, cursor));
    let (went_on, goes_on) = (installation.goes_on(&source, now).await, installation.goes_on(&target, now).await);
    assert_eq!(uncounted(goes_on), uncounted(went_on));
    drop(target);
    moving.to.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_rows_than_one_batch_are_moved_and_what_is_closed_stays_closed_there() {
    let moving = Move::new().await;
    let source = moving.source().await;
    let ada = Person::new(&source, "ada").await;
    let office = ada.open(NOON).await;
    let others = ada.open_many(1500, NOON).await;
    ada.close_others(office, minutes(1)).await.unwrap();
    drop((source, ada.storage));
    let steps = Mutex::new(Vec::new());
    let progress = |progress: Progress| {
        if progress.table == "sessions" {
            steps.lock().unwrap().push((progress.moved, progress.of));
        }
    };
    move_data(&moving.from(), &moving.to.url(), &progress).await.unwrap();
    assert_eq!(*steps.lock().unwrap(), [(1000, 1501), (1501, 1501)]);
    let target = storage::connect(&moving.to.url(), PATIENT).await.unwrap();
    let closed = target.find_session(&others[0].token).await.unwrap().unwrap().session.end.unwrap();
    assert_eq!((closed.reason, closed.at), (EndReason::ClosedWithOthers, minutes(1)));
    let reopen = "UPDATE sessions SET closed_at = NULL, end_reason = NULL WHERE closed_at IS NOT NULL";
    let refusal = sqlx::query(reopen).execute(&mut moving.to.connect().await).await.unwrap_err().to_string();
    assert!(refusal.contains("a closed session stays as it ended"), "{refusal}");
    drop(target);
    moving.to.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_is_moved_lets_nobody_in_who_was_closed_since() {
    let moving = Move::new().await;
    let source = moving.source().await;
    let ada = Person::new(&source, "ada").await;
    let session = ada.open(NOON).await;
    let backup = moving.file.with_extension("backup");
    storage::back_up(&moving.from(), &backup).await.unwrap();
    ada.close(session, session.id, minutes(1)).await;
    move_data(&format!("sqlite:{}", backup.display()), &moving.to.url(), &|_| ()).await.unwrap();
    let target = storage::connect(&moving.to.url(), PATIENT).await.unwrap();
    let end = target.find_session(&session.token).await.unwrap().unwrap().session.end;
    assert_eq!(end.map(|end| end.reason), Some(EndReason::Restored));
    drop(target);
    moving.to.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_not_empty_and_a_file_in_use_are_refused_and_nothing_is_moved() {
    let moving = Move::new().await;
    let source = moving.source().await;
    Person::new(&source, "ada").await;
    let refusal = moving.run().await.unwrap_err().to_string();
    assert!(refusal.contains("sessions.db is in use by another process; stop the service first"), "{refusal}");
    drop(source);
    let target = storage::connect(&moving.to.url(), PATIENT).await.unwrap();
    assert!(!target.has_accounts().await.unwrap());
    Person::new(&target, "bob").await;
    let refusal = moving.run().await.unwrap_err().to_string();
    assert!(refusal.contains("has rows already, in the table accounts; name an empty one"), "{refusal}");
    let names: Vec<_> = target.list_accounts().await.unwrap().into_iter().map(|one| one.account.login_name).collect();
    assert_eq!(names, [LoginName::parse("bob").unwrap()]);
    drop(target);
    moving.to.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_behind_that_cannot_be_read_or_is_not_known() {
    let moving = Move::new().await;
    let source = moving.source().await;
    let ada = Person::new(&source, "ada").await;
    ada.open(NOON).await;
    drop((source, ada.storage));
    for (damage, repair, part) in [
        (
            "PRAGMA ignore_check_constraints = ON; UPDATE accounts SET id = x'00'",
            "UPDATE accounts SET id = (SELECT account_id FROM sessions)",
            "a row of the table accounts cannot be read",
        ),
        ("CREATE TABLE embeds (id BLOB)", "DROP TABLE embeds", "the file has a table embeds, which this version"),
        (
            "ALTER TABLE accounts ADD COLUMN photo BLOB",
            "ALTER TABLE accounts DROP COLUMN photo",
            "the file has a column accounts.photo, which this version",
        ),
    ] {
        change(&moving, damage).await;
        let refusal = moving.run().await.unwrap_err().to_string();
        assert!(refusal.contains(part) && refusal.ends_with("nothing was moved"), "{refusal}");
        change(&moving, repair).await;
    }
    assert_eq!(moving.run().await.unwrap()[0], Progress { table: "accounts", moved: 1, of: 1 });
    moving.to.remove().await;
}

async fn change(moving: &Move, sql: &'static str) {
    use sqlx::{ConnectOptions as _, Connection as _};
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&moving.file).foreign_keys(false);
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn only_a_file_moves_and_only_to_a_server() {
    for (from, to, part) in [
        ("postgres://db.example.com/a", "postgres://db.example.com/b", "what is moved is a SQLite file"),
        ("sqlite:a.db", "sqlite:b.db", "it is moved to a PostgreSQL database"),
        ("sqlite:/no/such/folder/a.db", "postgres://ada:sesame@192.0.2.1/b", "/no/such/folder/a.db cannot be opened"),
    ] {
        let refusal = move_data(from, to, &|_| ()).await.unwrap_err().to_string();
        assert!(refusal.contains(part) && refusal.ends_with("nothing was moved"), "{refusal}");
        assert!(!refusal.contains("sesame"), "{refusal}");
    }
}
