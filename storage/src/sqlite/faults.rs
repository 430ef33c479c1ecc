//! A full disk, provoked from within.

use std::path::Path;

use domain::storage::{AccountStore as _, AttemptStore as _, NewAccount, StorageError};
use domain::{AccountId, AttemptKey, LoginName, PasswordHash, Timestamp};

use super::connections::Sqlite;
use crate::deadlines::Deadlines;

const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

/// Lets the file grow to so many pages of 4 KiB, on connections that are opened from now on.
async fn limit_pages(storage: &Sqlite, path: &Path, pages: &'static str) {
    let options = super::open::writer_options(path).pragma("max_page_count", pages);
    storage.writer.set_connect_options(options);
    // A transaction that is not finished takes its connection with it.
    drop(storage.begin_write(&[]).await.unwrap());
}

fn account(number: u32) -> NewAccount {
    NewAccount {
        id: AccountId::generate().unwrap(),
        login_name: LoginName::parse(&format!("ada{number}")).unwrap(),
        password: PasswordHash::from_stored("hash of a password".repeat(20)),
        at: NOON,
    }
}

#[tokio::test]
async fn on_a_full_disk_writes_are_unavailable_reads_are_not_and_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sessions.db");
    let storage = Sqlite::open(&path, Deadlines::default()).await.unwrap();
    limit_pages(&storage, &path, "80").await;

    let (mut created, mut refused) = (0, 0);
    while refused < 5 {
        match storage.create_account(&account(created)).await {
            Ok(true) => created += 1,
            Err(StorageError::Unavailable(error)) if error.to_string().contains("full") => refused += 1,
            otherwise => panic!("{otherwise:?}"),
        }
        assert_eq!(storage.list_accounts().await.unwrap().len(), created as usize);
    }
    assert!(created > 10);
    // What takes no new page is still written.
    let key = AttemptKey::Name(LoginName::parse("ada").unwrap());
    storage.reserve_attempt(&[key], NOON).await.unwrap();

    limit_pages(&storage, &path, "1000000").await;
    assert!(storage.create_account(&account(created)).await.unwrap());
    assert_eq!(storage.list_accounts().await.unwrap().len(), created as usize + 1);
    let verdict: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(storage.readers().unwrap()).await.unwrap();
    assert_eq!(verdict, "ok");
}
