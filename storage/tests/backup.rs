//! A backup of a SQLite file can be restored by copying it back, and revives nothing. Neither does any other copy, and a file
//! that is taken away from under the service acknowledges nothing.

#![expect(clippy::unwrap_used, reason = "these are tests, and what they set up must work")]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use domain::storage::{CloseAll, NewAccount, NewSession, Storage, StorageError};
use domain::{
    AccountId, AuthenticationMethod, ClientAddress, Device, DeviceKind, EndReason, LoginName, PasswordHash,
    SecretToken, SessionId, Timestamp,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Row as _};
use storage::{BackupError, Deadlines, back_up};
use tempfile::TempDir;

const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

/// A database with an account.
struct Original {
    folder: TempDir,
    account: NewAccount,
}

impl Original {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let account = NewAccount {
            id: AccountId::generate().unwrap(),
            login_name: LoginName::parse("ada").unwrap(),
            password: PasswordHash::from_stored("hash of ada's password".to_owned()),
            at: NOON,
        };
        let original = Self { folder, account };
        assert!(original.storage().await.create_account(&original.account).await.unwrap());
        original
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn storage(&self) -> Arc<dyn Storage> {
        open(&self.file("sessions.db")).await
    }

    /// Waits until nobody has the file open any more, so that nothing of it is in a log. Of several that close it at once
    /// none may be the last.
    async fn close(&self, storage: Arc<dyn Storage>) {
        drop(storage);
        while self.file("sessions.db-wal").exists() {
            self.say("PRAGMA wal_checkpoint(TRUNCATE)").await;
        }
    }

    /// What another program says of the file.
    async fn say(&self, sql: &'static str) -> String {
        let mut connection = SqliteConnectOptions::new().filename(self.file("sessions.db")).connect().await.unwrap();
        let rows = sqlx::raw_sql(sql).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows.first().and_then(|row| row.try_get(0).ok()).unwrap_or_default()
    }

    async fn close_sessions(&self, storage: &dyn Storage) -> Result<u64, StorageError> {
        let reason = EndReason::ClosedByAdministrator;
        storage.close_all_sessions(&CloseAll { account: self.account.id, reason, at: NOON }).await
    }

    async fn back_up(&self, name: &str) -> Result<(), BackupError> {
        back_up(&url(&self.file("sessions.db")), &self.file(name)).await
    }

    async fn open_session(&self, storage: &dyn Storage) -> NewSession {
        let device = Device { browser: None, version: None, system: None, kind: DeviceKind::Unknown };
        let session = NewSession {
            id: SessionId::generate(NOON).unwrap(),
            token: SecretToken::generate().unwrap().hash(),
            account: self.account.id,
            verified: self.account.password.clone(),
            address: ClientAddress::Unknown,
            device,
            place: None,
            authentication_method: AuthenticationMethod::Password,
            replaces: None,
            browser: Some(SecretToken::generate().unwrap().hash()),
            at: NOON,
        };
        assert!(storage.open_session(&session).await.unwrap().is_some());
        session
    }
}

fn url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn open(file: &Path) -> Arc<dyn Storage> {
    storage::connect(&url(file), Deadlines::default()).await.unwrap()
}

async fn end_reason(storage: &dyn Storage, session: &NewSession) -> Option<EndReason> {
    storage.find_session(&session.token).await.unwrap().unwrap().session.end.map(|end| end.reason)
}

#[tokio::test]
async fn what_is_open_in_a_backup_ends_when_anything_opens_it_and_the_original_is_left_alone() {
    let original = Original::new().await;
    let storage = original.storage().await;
    let session = original.open_session(&*storage).await;
    original.back_up("copy.db").await.unwrap();
    assert_eq!(original.file("copy.db").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(end_reason(&*storage, &session).await, None);
    let copy = open(&original.file("copy.db")).await;
    assert_eq!(end_reason(&*copy, &session).await, Some(EndReason::Restored));
    let later = original.open_session(&*copy).await;
    drop(copy);
    let copy = open(&original.file("copy.db")).await;
    assert_eq!(end_reason(&*copy, &later).await, None, "once opened, it is a database like any other");
    assert_eq!(end_reason(&*original.storage().await, &session).await, None);
}

#[tokio::test]
async fn a_backup_of_a_backup_that_nobody_has_opened_yet_is_one_as_well() {
    let original = Original::new().await;
    let session = original.open_session(&*original.storage().await).await;
    original.back_up("copy.db").await.unwrap();
    std::fs::copy(original.file("copy.db"), original.file("copy of the copy.db")).unwrap();
    for file in ["copy.db", "copy of the copy.db"] {
        assert_eq!(end_reason(&*open(&original.file(file)).await, &session).await, Some(EndReason::Restored), "{file}");
    }
}

#[tokio::test]
async fn a_backup_is_refused_in_one_clear_line_and_leaves_nothing_behind() {
    let original = Original::new().await;
    std::fs::write(original.file("precious"), "kept").unwrap();
    let refusal = original.back_up("precious").await.unwrap_err().to_string();
    assert!(refusal.ends_with("precious is there already and is not overwritten"), "{refusal}");
    assert_eq!(std::fs::read_to_string(original.file("precious")).unwrap(), "kept");
    let refusal = original.back_up("no/such/folder/copy.db").await.unwrap_err().to_string();
    assert!(refusal.contains("copy.db cannot be written: "), "{refusal}");
    let refusal = back_up(&url(&original.file("typo.db")), &original.file("copy.db")).await.unwrap_err().to_string();
    assert!(refusal.starts_with("there is no database file ") && refusal.ends_with("typo.db"), "{refusal}");
    let refusal =
        back_up("postgres://ada:secret@db/sessions", &original.file("copy.db")).await.unwrap_err().to_string();
    assert!(refusal.contains("docs/operations.md") && !refusal.contains("secret"), "{refusal}");
    let names = original.folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with("sessions.db"));
    assert_eq!(names, ["precious"]);
}

#[tokio::test]
async fn an_older_copy_that_takes_the_place_of_the_file_revives_nothing() {
    let original = Original::new().await;
    let storage = original.storage().await;
    let session = original.open_session(&*storage).await;
    original.close(storage).await;
    std::fs::copy(original.file("sessions.db"), original.file("copy.db")).unwrap();
    let storage = original.storage().await;
    assert_eq!(end_reason(&*storage, &session).await, None);
    assert_eq!(original.close_sessions(&*storage).await.unwrap(), 1);
    original.close(storage).await;
    // In its place: also the number of the file on the device is what it was.
    std::fs::copy(original.file("copy.db"), original.file("sessions.db")).unwrap();
    let storage = original.storage().await;
    assert_eq!(end_reason(&*storage, &session).await, Some(EndReason::Restored));
    let later = original.open_session(&*storage).await;
    original.close(storage).await;
    assert_eq!(end_reason(&*original.storage().await, &later).await, None, "it is noticed once");
}

#[tokio::test]
async fn a_copy_that_is_opened_elsewhere_revives_nothing() {
    let original = Original::new().await;
    let storage = original.storage().await;
    let session = original.open_session(&*storage).await;
    original.close(storage).await;
    std::fs::copy(original.file("sessions.db"), original.file("copy.db")).unwrap();
    assert_eq!(end_reason(&*open(&original.file("copy.db")).await, &session).await, Some(EndReason::Restored));
    assert_eq!(end_reason(&*original.storage().await, &session).await, None);
}

/// A crash, or a loss of power, may leave an older number beside the file, or none of use; and a file of an older version
/// has none.
#[tokio::test]
async fn a_file_that_is_the_one_that_it_was_signs_nobody_out() {
    let original = Original::new().await;
    let storage = original.storage().await;
    let before = std::fs::read(original.file("sessions.db.ends")).unwrap();
    original.open_session(&*storage).await;
    assert_eq!(original.close_sessions(&*storage).await.unwrap(), 1);
    assert_ne!(std::fs::read(original.file("sessions.db.ends")).unwrap(), before);
    let session = original.open_session(&*storage).await;
    original.close(storage).await;
    for number in [before, Vec::new(), b"\0\0\0".to_vec()] {
        std::fs::write(original.file("sessions.db.ends"), number).unwrap();
        let storage = original.storage().await;
        assert_eq!(end_reason(&*storage, &session).await, None);
        original.close(storage).await;
    }
    original.say("DELETE FROM ends_beside").await;
    std::fs::remove_file(original.file("sessions.db.ends")).unwrap();
    assert_eq!(end_reason(&*original.storage().await, &session).await, None);
}

#[tokio::test]
async fn where_a_database_was_lost_none_is_made() {
    let original = Original::new().await;
    original.close(original.storage().await).await;
    std::fs::remove_file(original.file("sessions.db")).unwrap();
    let refusal =
        storage::connect(&url(&original.file("sessions.db")), Deadlines::default()).await.err().unwrap().to_string();
    assert!(refusal.contains("sessions.db.ends is there: bring the database back"), "{refusal}");
    assert!(!original.file("sessions.db").exists());
}

/// The ways in which a file goes away, and whether it can come back.
#[tokio::test]
async fn a_file_that_goes_away_acknowledges_and_answers_nothing_until_it_is_back() {
    for names in [&["sessions.db"][..], &["sessions.db-wal"], &["sessions.db-shm"], &["sessions.db", "sessions.db-wal"]]
    {
        let original = Original::new().await;
        let storage = original.storage().await;
        let session = original.open_session(&*storage).await;
        let swap = |from: &str, to: &str| {
            for name in names {
                std::fs::rename(original.file(&format!("{name}{from}")), original.file(&format!("{name}{to}")))
                    .unwrap();
            }
        };
        swap("", ".moved");
        for replacement in [None, Some("another file")] {
            if let Some(replacement) = replacement {
                std::fs::write(original.file(names[0]), replacement).unwrap();
            }
            assert!(matches!(original.close_sessions(&*storage).await, Err(StorageError::Unavailable(_))), "{names:?}");
            assert!(matches!(storage.find_session(&session.token).await, Err(StorageError::Unavailable(_))));
            assert!(matches!(storage.list_accounts().await, Err(StorageError::Unavailable(_))));
            assert!(matches!(storage.clock().await, Err(StorageError::Unavailable(_))));
        }
        swap(".moved", "");
        assert_eq!(end_reason(&*storage, &session).await, None);
        assert_eq!(original.close_sessions(&*storage).await.unwrap(), 1);
        original.close(storage).await;
        let storage = original.storage().await;
        assert_eq!(end_reason(&*storage, &session).await, Some(EndReason::ClosedByAdministrator), "{names:?}");
    }
}

/// As when what the folder is on is not mounted any more.
#[tokio::test]
async fn a_folder_that_goes_away_is_a_file_that_goes_away() {
    let original = Original::new().await;
    let (folder, moved) = (original.file("folder"), original.file("moved"));
    std::fs::create_dir(&folder).unwrap();
    let storage = open(&folder.join("sessions.db")).await;
    assert!(storage.create_account(&original.account).await.unwrap());
    let session = original.open_session(&*storage).await;
    std::fs::rename(&folder, &moved).unwrap();
    std::fs::create_dir(&folder).unwrap();
    assert!(matches!(original.close_sessions(&*storage).await, Err(StorageError::Unavailable(_))));
    assert!(matches!(storage.find_session(&session.token).await, Err(StorageError::Unavailable(_))));
    std::fs::remove_dir(&folder).unwrap();
    std::fs::rename(&moved, &folder).unwrap();
    assert_eq!(original.close_sessions(&*storage).await.unwrap(), 1);
}

/// Debian 12 has 3.40, for which NULL is no valid JSON.
#[tokio::test]
async fn sqlite_of_any_version_finds_a_healthy_file_whole() {
    let original = Original::new().await;
    let storage = original.storage().await;
    original.open_session(&*storage).await;
    let schema = original.say("SELECT sql FROM sqlite_schema WHERE name = 'sessions'").await;
    assert!(schema.contains("CHECK (reached IS NULL OR json_valid(reached))"), "{schema}");
    assert_eq!(original.say("PRAGMA integrity_check").await, "ok");
    if let Ok(output) = Command::new("sqlite3").arg(original.file("sessions.db")).arg("PRAGMA integrity_check").output()
    {
        assert_eq!(String::from_utf8_lossy(&output.stdout), "ok\n");
    }
}
