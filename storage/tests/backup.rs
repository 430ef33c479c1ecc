//! A backup of a SQLite file can be restored by copying it back, and revives nothing.

#![expect(clippy::unwrap_used, reason = "these are tests, and what they set up must work")]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::storage::{NewAccount, NewSession, Storage};
use domain::{
    AccountId, Client, ClientAddress, Device, DeviceKind, EndReason, LoginName, PasswordHash, SecretToken, SessionId,
    Timestamp,
};
use storage::{BackupError, back_up};
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

    async fn back_up(&self, name: &str) -> Result<(), BackupError> {
        back_up(&url(&self.file("sessions.db")), &self.file(name)).await
    }

    async fn open_session(&self, storage: &dyn Storage) -> NewSession {
        let device = Device { browser: None, system: None, kind: DeviceKind::Unknown };
        let session = NewSession {
            id: SessionId::generate(NOON).unwrap(),
            token: SecretToken::generate().unwrap().hash(),
            account: self.account.id,
            verified: self.account.password.clone(),
            client: Client { address: ClientAddress::Unknown, device },
            replaces: None,
            browser: SecretToken::generate().unwrap().hash(),
            at: NOON,
        };
        assert!(storage.open_session(&session).await.unwrap());
        session
    }
}

fn url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn open(file: &Path) -> Arc<dyn Storage> {
    storage::connect(&url(file)).await.unwrap()
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
