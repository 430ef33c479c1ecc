//! What is acknowledged stays, and what fails says so: faults of the machine and of other processes.

#![expect(clippy::unwrap_used, reason = "these are tests, and what they set up must work")]

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use domain::storage::{
    Caller, ClaimNotices, CloseOthers, CloseSession, CloseSessionOutcome, ExchangeCode, ExchangeOutcome, NewAccount,
    NewSession, NewTokens, Refresh, RefreshOutcome, Storage, StorageError,
};
use domain::{
    AccountId, AuthenticationMethod, ClientAddress, ClientId, ClientSessionId, ClosedBy, Device, DeviceKind, EndReason,
    LoginName, PasswordHash, Policy, SecretToken, SessionId, SuccessorSalt, Timestamp,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use storage::Deadlines;
use trials::{SOON, eventually_blocking};

const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

async fn open(file: &Path) -> Arc<dyn Storage> {
    connect(file).await.unwrap()
}

async fn connect(file: &Path) -> Result<Arc<dyn Storage>, storage::ConnectError> {
    storage::connect(&format!("sqlite:{}", file.display()), Deadlines::default()).await
}

/// The file as another program opens it.
async fn foreign_connection(file: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(file).connect().await.unwrap()
}

async fn create_account(storage: &dyn Storage) -> NewAccount {
    let account = NewAccount {
        id: AccountId::generate().unwrap(),
        login_name: LoginName::parse("ada").unwrap(),
        password: PasswordHash::from_stored("hash of ada's password".to_owned()),
        at: NOON,
    };
    assert!(storage.create_account(&account).await.unwrap());
    account
}

fn new_session(account: &NewAccount) -> NewSession {
    NewSession {
        id: SessionId::generate(NOON).unwrap(),
        token: SecretToken::generate().unwrap().hash(),
        account: account.id,
        verified: account.password.clone(),
        address: ClientAddress::Unknown,
        device: device(),
        place: None,
        authentication_method: AuthenticationMethod::Password,
        replaces: None,
        browser: Some(SecretToken::generate().unwrap().hash()),
        at: NOON,
    }
}

fn device() -> Device {
    Device { browser: None, version: None, system: None, kind: DeviceKind::Unknown }
}

async fn open_session(storage: &dyn Storage, account: &NewAccount) -> NewSession {
    let session = new_session(account);
    assert!(storage.open_session(&session).await.unwrap().is_some());
    session
}

fn caller(session: &NewSession) -> Caller {
    let by = ClosedBy { session: session.id, device: device(), address: ClientAddress::Unknown, place: None };
    Caller { account: session.account, by, embed: None, cutoff: Policy::default().cutoff(NOON), at: NOON }
}

fn close(from: &NewSession, session: &NewSession) -> CloseSession {
    CloseSession { caller: caller(from), session: session.id, reason: EndReason::Closed, revoke_clients: false }
}

async fn is_open(storage: &dyn Storage, session: &NewSession) -> bool {
    storage.find_session(&session.token).await.unwrap().unwrap().session.end.is_none()
}

async fn is_intact(file: &Path) -> bool {
    let mut connection = foreign_connection(file).await;
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await.unwrap();
    verdict == "ok"
}

#[tokio::test]
async fn the_file_logs_ahead_and_is_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let storage = open(&file).await;
    create_account(&*storage).await;
    let mut connection = foreign_connection(&file).await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await.unwrap();
    assert_eq!(mode, "wal");
    for suffix in ["", "-wal", "-shm"] {
        let path = folder.path().join(format!("sessions.db{suffix}"));
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{suffix}");
    }
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let storage = open(&file).await;
    let account = create_account(&*storage).await;
    let (office, home) = (open_session(&*storage, &account).await, open_session(&*storage, &account).await);
    assert_eq!(storage.close_session(&close(&office, &home)).await.unwrap().outcome, CloseSessionOutcome::Closed);
    drop(storage);
    let storage = open(&file).await;
    assert!(is_open(&*storage, &office).await && !is_open(&*storage, &home).await);
}

#[tokio::test]
async fn what_is_no_database_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("letter.txt");
    std::fs::write(&text, "Dear operator, this is a letter and no database. ".repeat(100)).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&text, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    for (path, reason) in [(text.as_path(), "file is not a database"), (folder.path(), "unable to open database file")]
    {
        let refusal = connect(path).await.err().unwrap().to_string();
        assert_eq!(refusal, format!("the database file {} cannot be opened: {reason}", path.display()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_another_process_holds_the_lock_writes_are_unavailable_and_reads_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let storage = open(&file).await;
    let account = create_account(&*storage).await;
    let (office, home) = (open_session(&*storage, &account).await, open_session(&*storage, &account).await);
    let mut foreign = foreign_connection(&file).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut foreign).await.unwrap();

    let closes: Vec<_> = (0..4)
        .map(|_| {
            let (storage, close) = (Arc::clone(&storage), close(&office, &home));
            tokio::spawn(async move { storage.close_session(&close).await })
        })
        .collect();
    assert!(is_open(&*storage, &home).await);
    // Looking for notices is a read as long as there are none.
    let claim =
        ClaimNotices { at: NOON, lease: Duration::from_secs(30), limit: 1, limit_by_client: 1, except: Vec::new() };
    assert_eq!(storage.claim_notices(&claim).await.unwrap(), []);
    for close in closes {
        assert!(matches!(close.await.unwrap(), Err(StorageError::Unavailable(_))));
    }
    assert!(is_open(&*storage, &home).await);

    sqlx::query("COMMIT").execute(&mut foreign).await.unwrap();
    assert_eq!(storage.close_session(&close(&office, &home)).await.unwrap().outcome, CloseSessionOutcome::Closed);
    assert!(!is_open(&*storage, &home).await && is_open(&*storage, &office).await);
    assert!(is_intact(&file).await);
}

/// Anybody can make a token up; that costs no place among those who write.
#[tokio::test(flavor = "multi_thread")]
async fn made_up_tokens_are_refused_while_another_process_holds_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let storage = open(&file).await;
    let mut foreign = foreign_connection(&file).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut foreign).await.unwrap();
    let client = ClientId::parse("wiki").unwrap();
    let token = || SecretToken::generate().unwrap().hash();
    let tokens = NewTokens { access: token(), access_expires_at: NOON, refresh: token() };
    let exchange = ExchangeCode {
        client: client.clone(),
        code: token(),
        redirect_uri: String::new(),
        challenge: None,
        client_session: ClientSessionId::generate().unwrap(),
        tokens,
        cutoff: Policy::default().cutoff(NOON),
        reuse_counts_after: NOON,
        at: NOON,
    };
    assert_eq!(storage.exchange_code(&exchange).await.unwrap(), ExchangeOutcome::Refused);
    let refresh = Refresh {
        client: client.clone(),
        token: token(),
        scopes: None,
        tokens,
        salt: SuccessorSalt::generate().unwrap(),
        again_since: NOON,
        cutoff: Policy::default().cutoff(NOON),
        at: NOON,
    };
    assert_eq!(storage.refresh(&refresh).await.unwrap(), RefreshOutcome::Refused);
    storage.revoke_token(&client, &token(), NOON).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_given_up_closes_all_or_nothing_and_the_next_one_works() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let storage = open(&file).await;
    let account = create_account(&*storage).await;
    for patience in 0..200 {
        let office = open_session(&*storage, &account).await;
        let others = [open_session(&*storage, &account).await, open_session(&*storage, &account).await];
        let close = CloseOthers { caller: caller(&office), reason: EndReason::ClosedWithOthers, revoke_clients: false };
        let given_up = Duration::from_micros(patience * 5);
        _ = tokio::time::timeout(given_up, storage.close_other_sessions(&close)).await;
        // A read may still see the time before a commit that nobody waits for, so a write asks.
        let closed = storage.close_other_sessions(&close).await.unwrap().unwrap().closed;
        assert!([0, 2].contains(&closed.len()), "{closed:?}");
        for other in others {
            assert!(!is_open(&*storage, &other).await);
        }
        let close = CloseSession { reason: EndReason::SignedOut, ..self::close(&office, &office) };
        assert_eq!(storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::Closed);
    }
    assert!(is_intact(&file).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_connections_to_the_same_new_file_find_the_same_tables() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let connections: Vec<_> = (0..8)
        .map(|_| {
            let file = file.clone();
            tokio::spawn(async move { open(&file).await })
        })
        .collect();
    let mut account = None;
    for connection in connections {
        let storage = connection.await.unwrap();
        match &account {
            None => account = Some(create_account(&*storage).await),
            Some(account) => _ = open_session(&*storage, account).await,
        }
    }
    assert!(is_intact(&file).await);
}

const FILE_OF_A_CHILD: &str = "STORAGE_TEST_FILE";

#[test]
fn eight_processes_may_create_and_migrate_the_same_new_file_at_once() {
    if let Some(file) = std::env::var_os(FILE_OF_A_CHILD) {
        open_when_told(Path::new(&file));
        return;
    }
    // In memory, where there is such a folder: the less each waits for the disk, the more they meet.
    let memory = Path::new("/dev/shm");
    for _ in 0..20 {
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let mut children: Vec<_> = (0..8)
            .map(|_| {
                let mut child = Command::new(std::env::current_exe().unwrap());
                let this_test = "eight_processes_may_create_and_migrate_the_same_new_file_at_once";
                child.args(["--exact", this_test]).stdin(Stdio::piped()).stdout(Stdio::piped());
                child.env(FILE_OF_A_CHILD, folder.path().join("sessions.db")).spawn().unwrap()
            })
            .collect();
        eventually_blocking(SOON, "eight processes", || {
            assert!(children.iter_mut().all(|child| child.try_wait().unwrap().is_none()), "a process has ended");
            folder.path().read_dir().unwrap().count() >= children.len()
        });
        let start: Vec<_> = children.iter_mut().map(|child| child.stdin.take()).collect();
        drop(start);
        for mut child in children {
            eventually_blocking(SOON, "the end of a process", || child.try_wait().unwrap().is_some());
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        }
        assert!(folder.path().join("sessions.db").exists());
    }
}

/// What each of the processes does.
fn open_when_told(file: &Path) {
    let folder = file.parent().unwrap();
    std::fs::write(folder.join(format!("ready-{}", std::process::id())), "").unwrap();
    std::io::read_to_string(std::io::stdin()).unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async { drop(open(file).await) });
}

#[tokio::test]
async fn an_older_version_works_with_the_tables_of_a_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    let storage = open(&file).await;
    let account = create_account(&*storage).await;
    let (office, home) = (open_session(&*storage, &account).await, open_session(&*storage, &account).await);
    storage.close_session(&close(&office, &home)).await.unwrap();
    let mut newer = foreign_connection(&file).await;
    for statement in [
        "ALTER TABLE sessions ADD COLUMN mood TEXT",
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'moods', TRUE, x'00', 0)",
    ] {
        sqlx::query(statement).execute(&mut newer).await.unwrap();
    }
    newer.close().await.unwrap();
    let storage = open(&file).await;
    assert!(is_open(&*storage, &office).await && !is_open(&*storage, &home).await);
    open_session(&*storage, &account).await;
}

#[tokio::test]
async fn tables_that_were_made_otherwise_are_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sessions.db");
    drop(open(&file).await);
    let mut other = foreign_connection(&file).await;
    sqlx::query("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
    let refusal = connect(&file).await.err().unwrap().to_string();
    assert!(refusal.contains("cannot be migrated: migration 2 was previously applied but has been modified"));
}
