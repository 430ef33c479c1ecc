//! How many statements an answer costs, whatever there is to list. In a program of its own, because every statement of the
//! process is counted.

#![expect(clippy::unwrap_used, reason = "these are tests, and what they set up must work")]

use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::storage::{
    Allow, AllowOutcome, Caller, Consent, ExchangeCode, ExchangeOutcome, NewAccount, NewClient, NewCode, NewSession,
    NewTokens, SessionOrder, SessionQuery, Storage,
};
use domain::{
    AccountId, Accounts, AuthenticationMethod, AuthorizationId, Client, ClientAddress, ClientId, ClientSessionId,
    ClosedBy, CodeChallenge, Device, DeviceKind, EmbedClosing, GrantId, HISTORY, LoginName, ManualClock, PasswordHash,
    Policy, Scopes, SecretToken, SessionId, SigningAlgorithm, Timestamp, TokenHash,
};
use storage::Deadlines;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

static STATEMENTS: AtomicU64 = AtomicU64::new(0);

/// What sqlx says of the latest statement.
static LATEST: Mutex<String> = Mutex::new(String::new());

/// Counts what sqlx says of each statement.
struct Counter;

/// Collects the fields of what was said.
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, _: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{value:?} ");
    }
}

impl Subscriber for Counter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn event(&self, event: &Event<'_>) {
        STATEMENTS.fetch_add(1, Ordering::SeqCst);
        let mut fields = Fields(String::new());
        event.record(&mut fields);
        *LATEST.lock().unwrap() = fields.0;
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// One test, because every statement of the process is counted.
#[tokio::test]
async fn what_there_is_changes_no_number_of_statements() {
    tracing::subscriber::set_global_default(Counter).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let storage =
        storage::connect(&format!("sqlite:{}", folder.path().join("sessions.db").display()), Deadlines::default())
            .await
            .unwrap();
    let session = open_session(&*storage).await;
    credentials_cost_the_same_statements_whoever_there_is(&*storage, &session).await;
    lists_cost_the_same_statements_however_many_clients_there_are(&*storage, &session).await;
    looking_for_an_account_reads_no_hash(storage).await;
}

/// What does not sign in does not read what signs in.
async fn looking_for_an_account_reads_no_hash(storage: Arc<dyn Storage>) {
    let accounts = Accounts::new(storage, Arc::new(ManualClock::at(NOON)), Policy::default());
    assert!(accounts.find_account("ada").await.unwrap().is_ok());
    let statement = LATEST.lock().unwrap().clone();
    assert!(statement.contains("FROM accounts") && !statement.contains("password"), "{statement}");
}

/// ASVS 6.3.8: neither an account nor a browser that it knows is told by what looking for it takes.
async fn credentials_cost_the_same_statements_whoever_there_is(storage: &dyn Storage, session: &NewSession) {
    let mut costs = Vec::new();
    for name in ["ada", "nobody"].map(|name| LoginName::parse(name).unwrap()) {
        for browser in [None, Some(new_token()), session.browser] {
            let mut least = u64::MAX;
            // A connection's first use takes statements of its own.
            for _ in 0..10 {
                let before = STATEMENTS.load(Ordering::SeqCst);
                storage.find_credentials(&name, browser.as_ref()).await.unwrap();
                least = least.min(STATEMENTS.load(Ordering::SeqCst) - before);
            }
            costs.push(least);
        }
    }
    assert_eq!(costs, [1; 6]);
}

async fn lists_cost_the_same_statements_however_many_clients_there_are(storage: &dyn Storage, session: &NewSession) {
    let mut costs = Vec::new();
    for number in 0..200 {
        if [0, 1, 10, 199].contains(&number) {
            costs.push(cost_of_lists(storage, session).await);
        }
        sign_in_to(storage, session, &format!("website{number}")).await;
    }
    assert!(costs.iter().all(|cost| cost == &costs[0]), "{costs:?}");
    assert!(costs[0].0 > 3 && costs[0].1 > 1, "{costs:?}");
}

/// How many statements the list of sessions takes, and that of clients.
async fn cost_of_lists(storage: &dyn Storage, session: &NewSession) -> (u64, u64) {
    let query = SessionQuery {
        account: session.account,
        current: session.id,
        cutoff: Policy::default().cutoff(NOON),
        order: SessionOrder::Started,
        before: None,
        skip: 0,
        limit: 100,
        ended_after: NOON.minus(HISTORY),
        ended_limit: 50,
        fold_ended: false,
    };
    let (mut fastest, mut cost) = (Duration::MAX, (0, 0));
    for _ in 0..100 {
        let before = STATEMENTS.load(Ordering::SeqCst);
        let start = std::time::Instant::now();
        storage.list_sessions(&query).await.unwrap();
        fastest = fastest.min(start.elapsed());
        let between = STATEMENTS.load(Ordering::SeqCst);
        storage.list_grants(session.account).await.unwrap();
        cost = (between - before, STATEMENTS.load(Ordering::SeqCst) - between);
    }
    println!("{cost:?} statements, the list of sessions in {fastest:?}");
    cost
}

async fn open_session(storage: &dyn Storage) -> NewSession {
    let account = NewAccount {
        id: AccountId::generate().unwrap(),
        login_name: LoginName::parse("ada").unwrap(),
        password: PasswordHash::from_stored("hash of ada's password".to_owned()),
        at: NOON,
    };
    assert!(storage.create_account(&account).await.unwrap());
    let session = NewSession {
        id: SessionId::generate(NOON).unwrap(),
        token: new_token(),
        account: account.id,
        verified: account.password,
        address: ClientAddress::Unknown,
        device: device(),
        place: None,
        authentication_method: AuthenticationMethod::Password,
        replaces: None,
        browser: Some(new_token()),
        at: NOON,
    };
    assert!(storage.open_session(&session).await.unwrap().is_some());
    session
}

async fn sign_in_to(storage: &dyn Storage, session: &NewSession, name: &str) {
    let client = Client {
        id: ClientId::parse(name).unwrap(),
        name: name.to_owned(),
        is_public: false,
        site: None,
        has_logo: false,
        redirect_uris: vec!["https://website.example.com/callback".to_owned()],
        post_logout_redirect_uris: Vec::new(),
        backchannel_logout_uri: None,
        scopes: Scopes::all(),
        remembers_consent: true,
        requires_pkce: true,
        id_token_signing_alg: SigningAlgorithm::default(),
        embed_origins: Vec::new(),
        embed_closing: EmbedClosing::Confirm,
    };
    let client = NewClient { client, logo: None, secret: Some(new_token()), at: NOON };
    assert!(storage.register_client(&client).await.unwrap());
    let allow = allow(session, &client);
    assert_eq!(storage.allow(&allow).await.unwrap(), AllowOutcome::Allowed);
    let exchange = ExchangeCode {
        client: client.client.id,
        code: allow.code.code,
        redirect_uri: allow.code.redirect_uri,
        challenge: allow.code.challenge,
        client_session: ClientSessionId::generate().unwrap(),
        tokens: NewTokens {
            access: new_token(),
            access_expires_at: NOON.plus(Duration::from_mins(1)),
            refresh: new_token(),
        },
        cutoff: Policy::default().cutoff(NOON),
        reuse_counts_after: NOON,
        at: NOON,
    };
    assert!(matches!(storage.exchange_code(&exchange).await.unwrap(), ExchangeOutcome::Exchanged(_)));
}

fn allow(session: &NewSession, client: &NewClient) -> Allow {
    let by = ClosedBy { session: session.id, device: device(), address: ClientAddress::Unknown, place: None };
    Allow {
        caller: Caller { account: session.account, by, embed: None, cutoff: Policy::default().cutoff(NOON), at: NOON },
        client: client.client.id.clone(),
        consent: Consent::Given(GrantId::generate().unwrap()),
        code: NewCode {
            authorization: AuthorizationId::generate().unwrap(),
            code: new_token(),
            redirect_uri: client.client.redirect_uris[0].clone(),
            scopes: Scopes::parse("openid").unwrap(),
            nonce: None,
            challenge: Some(CodeChallenge::from_bytes([7; 32])),
            authenticated_at: NOON,
            expires_at: NOON.plus(Duration::from_mins(1)),
            ends_at: NOON.plus(Duration::from_hours(1)),
        },
    }
}

fn device() -> Device {
    Device { browser: None, version: None, system: None, kind: DeviceKind::Unknown }
}

fn new_token() -> TokenHash {
    SecretToken::generate().unwrap().hash()
}
