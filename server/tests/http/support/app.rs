//! The service in this process: the real router on a port of its own, a database of its own, a clock moved by hand.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser as _;
use domain::{
    Account, Accounts, ClientAddress, Clock as _, EmbedAuthentication, EmbedOrigin, HashingCost, ManualClock,
    PasswordHasher, Timestamp,
};
use server::{Config, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::place::{PATIENT, Place};
use super::{Browser, Database, PASSWORD, Site, TestStorage};

/// A service for one test.
pub(crate) struct TestApp {
    pub(crate) site: Site,
    pub(crate) accounts: Accounts,
    pub(crate) storage: Arc<TestStorage>,
    clock: Arc<ManualClock>,
    cost: HashingCost,
    settings: Vec<String>,
    place: Place,
    /// A node stops when its sender is dropped.
    stops: Vec<oneshot::Sender<()>>,
}

pub(super) const START: Timestamp = Timestamp::from_millis(1_790_000_000_000);

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The service of which a password takes what it costs a real one.
    pub(crate) async fn start_hashing_in_earnest(settings: &[&str]) -> Self {
        Self::start_at(HashingCost::FULL, settings).await
    }

    /// The service with these settings, written as on the command line.
    pub(crate) async fn start_with(settings: &[&str]) -> Self {
        Self::start_at(HashingCost::LEAST, settings).await
    }

    async fn start_at(cost: HashingCost, settings: &[&str]) -> Self {
        let place = Place::new();
        let keys = place.signing_keys();
        let patience: &[&str] = if settings.contains(&"--read-deadline") { &[] } else { &["--read-deadline", PATIENT] };
        let settings = [&["user-sessions", "--signing-keys", &keys], patience, settings].concat();
        let settings: Vec<_> = settings.into_iter().map(str::to_owned).collect();
        let clock = Arc::new(ManualClock::at(START));
        place.lend_signing_keys();
        let node = Node::start(&place, &settings, cost, clock.clone()).await;
        let Node { site, accounts, storage, stop } = node;
        Self { site, accounts, storage, clock, cost, settings, place, stops: vec![stop] }
    }

    /// One more node over the same database, in its own words with it.
    pub(crate) async fn another_node(&mut self) -> Site {
        let node = Node::start(&self.place, &self.settings, self.cost, self.clock.clone()).await;
        self.stops.push(node.stop);
        node.site
    }

    /// Makes an account with the common password.
    pub(crate) async fn account(&self, login_name: &str) -> Account {
        self.accounts.create_account(login_name, PASSWORD.into()).await.expect("the account is new")
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::at(&self.site)
    }

    /// A new browser, signed in.
    pub(crate) async fn sign_in(&self, login_name: &str) -> Browser {
        self.browser().signed_in(login_name).await
    }

    /// The same with a password of its own.
    pub(crate) async fn sign_in_with(&self, login_name: &str, password: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.try_sign_in(login_name, password).await;
        assert!(answer.status.is_success(), "{}", answer.text());
        browser
    }

    /// Lets the time pass, here and at the database.
    pub(crate) fn advance(&self, span: Duration) {
        self.clock.advance(span);
        if let Some(clock) = self.storage.own_clock() {
            clock.advance(span);
        }
    }

    /// Sets the machine's clock.
    pub(crate) fn set_forward(&self, span: Duration) {
        self.clock.set_forward(span);
    }

    /// The database has a clock of its own from now on, so many milliseconds ahead of the machine's.
    pub(crate) fn set_database_ahead(&self, millis: i64) {
        let now = Timestamp::from_millis(self.now().as_millis() + millis);
        self.storage.set_clock(Arc::new(ManualClock::at(now)));
    }

    pub(crate) fn turn_back(&self, span: Duration) {
        self.clock.turn_back(span);
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The file of the signing keys.
    pub(crate) fn signing_keys(&self) -> PathBuf {
        self.place.signing_keys().into()
    }

    /// What an embed token is good for right now, in a page of this origin.
    pub(crate) async fn embed_state(&self, token: &str, origin: &str) -> &'static str {
        let origin = EmbedOrigin::parse(origin).expect("the origin is one");
        let found = self.accounts.authenticate_embed(token, Some(&origin), ClientAddress::Unknown).await;
        match found.expect("the database answers") {
            EmbedAuthentication::Open(_) => "open",
            EmbedAuthentication::Ended(_) => "signed-out",
            EmbedAuthentication::Refused => "token-refused",
            EmbedAuthentication::OtherOrigin => "other-origin",
            EmbedAuthentication::Unknown => "unknown",
        }
    }

    pub(crate) async fn database(&self) -> Database {
        self.place.database().await
    }
}

/// A node that serves.
struct Node {
    site: Site,
    accounts: Accounts,
    storage: Arc<TestStorage>,
    stop: oneshot::Sender<()>,
}

impl Node {
    async fn start(place: &Place, settings: &[String], cost: HashingCost, clock: Arc<ManualClock>) -> Self {
        let options = Config::try_parse_from(settings).expect("settings are right").serve;
        let inner = storage::connect(&place.database_url(), options.deadlines()).await.expect("the database opens");
        let storage = Arc::new(TestStorage::over(inner));
        let policy = options.policy().expect("the policy is one");
        let accounts = Accounts::new(storage.clone(), clock, policy).hashing_by(PasswordHasher::new(cost));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let mut site = Site::on(listener.local_addr().expect("a bound port has an address"));
        if let Some(url) = &options.public_url {
            site.origin = url.origin().ascii_serialization();
        }
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = serve(listener, options, accounts.clone(), async {
            let _ = stopped.await;
        });
        tokio::spawn(async { serving.await.expect("the service serves") });
        Self { site, accounts, storage, stop }
    }
}
