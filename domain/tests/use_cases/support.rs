//! A database file of its own for each test, a clock, and people.

use std::sync::Arc;
use std::time::Duration;

use domain::storage::{AuditEvent, AuditPosition, AuditQuery, AuditRecord, Storage};
use domain::{
    Account, Accounts, Authentication, ClientAddress, Clock as _, CurrentSession, Device, DeviceHints, End,
    HashingCost, ListPart, ManualClock, Password, PasswordHasher, Policy, Reauthenticated, SecretToken, SessionList,
    SignIn, SignInError, SignedIn, Timestamp, Visitor,
};
use storage::Deadlines;
use tempfile::TempDir;
use trials::Running;

pub(crate) const PASSWORD: &str = "correct horse battery staple";

pub(crate) const DAY: Duration = Duration::from_hours(24);

/// Longer ago than an authentication counts.
pub(crate) const OLD_AUTHENTICATION: Duration = Duration::from_mins(16);

/// Longer than a busy machine takes.
const PATIENT: Deadlines = Deadlines { read: Duration::from_secs(10), write: Duration::from_mins(1) };

/// Everything of one test.
pub(crate) struct World {
    pub(crate) accounts: Accounts,
    pub(crate) storage: Arc<dyn Storage>,
    clock: Arc<ManualClock>,
    _folder: TempDir,
    _running: Running,
}

fn quick_hasher() -> PasswordHasher {
    PasswordHasher::new(HashingCost::LEAST)
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(Policy::default()).await
    }

    /// The same, where a password costs what it costs a service.
    pub(crate) async fn hashing_in_earnest() -> Self {
        let world = Self::new().await;
        Self { accounts: world.accounts.hashing_by(PasswordHasher::new(HashingCost::FULL)), ..world }
    }

    /// The same under other rules of the operator. Nobody is refused because the machine is busy.
    pub(crate) async fn with(policy: Policy) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("sessions.sqlite").display());
        let storage = database(&url).await;
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_790_000_000_000)));
        let accounts = Accounts::new(storage.clone(), clock.clone(), Policy { read_deadline: PATIENT.read, ..policy })
            .hashing_by(quick_hasher());
        Self { accounts, storage, clock, _folder: folder, _running: Running::here() }
    }

    /// The same database, as another process sees it whose clock is ahead by `ahead`.
    pub(crate) fn as_another_node(&self, ahead: Duration) -> Accounts {
        let clock = Arc::new(ManualClock::at(self.now().plus(ahead)));
        Accounts::new(self.storage.clone(), clock, Policy::default()).hashing_by(quick_hasher())
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn advance(&self, span: Duration) {
        self.clock.advance(span);
    }

    pub(crate) fn turn_back(&self, span: Duration) {
        self.clock.turn_back(span);
    }

    pub(crate) fn set_forward(&self, span: Duration) {
        self.clock.set_forward(span);
    }

    pub(crate) async fn account(&self, login_name: &str) -> Account {
        self.accounts.create_account(login_name, PASSWORD.into()).await.expect("the account is new")
    }

    pub(crate) async fn try_sign_in(&self, login_name: &str, password: &str) -> Result<SignedIn, SignInError> {
        self.accounts.sign_in(sign_in(login_name, password, visitor())).await
    }

    pub(crate) async fn sign_in(&self, login_name: &str) -> SignedIn {
        self.try_sign_in(login_name, PASSWORD).await.expect("the password is right")
    }

    pub(crate) async fn authenticate(&self, token: &SecretToken) -> Authentication {
        self.accounts.authenticate(token, address()).await.expect("the database answers")
    }

    /// The open session of the token.
    pub(crate) async fn current(&self, token: &SecretToken) -> CurrentSession {
        open(self.authenticate(token).await)
    }

    /// The same, asked for from elsewhere.
    pub(crate) async fn current_from(&self, token: &SecretToken, from: &str) -> CurrentSession {
        let from = ClientAddress::parse(from).expect("an address");
        open(self.accounts.authenticate(token, from).await.expect("the database answers"))
    }

    /// The end of the token's session.
    pub(crate) async fn end(&self, token: &SecretToken) -> End {
        match self.authenticate(token).await {
            Authentication::Ended(end) => *end,
            other => panic!("the session has not ended: {other:?}"),
        }
    }

    /// The token's session, reauthenticated.
    pub(crate) async fn reauthenticated(&self, token: &SecretToken) -> Reauthenticated {
        let current = self.current(token).await;
        self.accounts.reauthenticate(current, Some(&attempt(PASSWORD))).await.expect("the password is right")
    }

    pub(crate) async fn list(&self, token: &SecretToken) -> SessionList {
        let current = self.current(token).await;
        self.accounts
            .sessions(&current, ListPart::default(), None)
            .await
            .expect("the database answers")
            .expect("nothing was known")
    }

    pub(crate) async fn trail(&self, account: &Account) -> Vec<AuditRecord> {
        let since = Timestamp::from_millis(0);
        let query = AuditQuery { account: Some(account.id), since, after: AuditPosition::default(), limit: 10_000 };
        let trail = self.storage.audit_trail(&query).await.expect("the database answers");
        trail.into_iter().map(|(_, record)| record).collect()
    }

    pub(crate) async fn count(&self, account: &Account, event: AuditEvent) -> usize {
        self.trail(account).await.iter().filter(|record| record.event == event).count()
    }
}

fn open(answer: Authentication) -> CurrentSession {
    match answer {
        Authentication::Open(current) => *current,
        other => panic!("the session is not open: {other:?}"),
    }
}

/// The database of this URL, which may be slow where the machine is busy.
pub(crate) async fn database(url: &str) -> Arc<dyn Storage> {
    storage::connect(url, PATIENT).await.expect("the database opens")
}

pub(crate) fn attempt(text: &str) -> Password {
    Password::attempt(text.to_owned()).expect("the password is short")
}

pub(crate) fn sign_in(login_name: &str, password: &str, visitor: Visitor) -> SignIn {
    SignIn { login_name: login_name.to_owned(), password: attempt(password), visitor }
}

pub(crate) fn visitor() -> Visitor {
    visitor_from("203.0.113.7")
}

pub(crate) fn visitor_from(from: &str) -> Visitor {
    let hints = DeviceHints { user_agent: Some(b"curl/8.5.0"), ..DeviceHints::default() };
    Visitor {
        address: ClientAddress::parse(from).expect("an address"),
        device: Device::describe(&hints),
        replaces: None,
        browser: None,
    }
}

pub(crate) fn address() -> ClientAddress {
    visitor().address
}

/// Two sessions of one account.
pub(crate) async fn office_and_home(world: &World) -> (SignedIn, SignedIn) {
    world.account("ada").await;
    (world.sign_in("ada").await, world.sign_in("ada").await)
}
