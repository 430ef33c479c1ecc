//! An installation moves from a SQLite file to a database of a server.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::storage::{ClaimNotices, CloseAll, Delivery, Storage};
use domain::{AccountId, AttemptKey, EndReason, LoginName, Logo, PasswordHash, Policy, Timestamp, TokenHash};
use storage::{MoveError, Progress, move_data};
use tempfile::TempDir;

use crate::fixture::{Code, NOON, Opened, Person, PostgresDatabase, Tokens, days, id, minutes, new_token, new_website};

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
        storage::connect(&self.from()).await.unwrap()
    }

    async fn run(&self) -> Result<Vec<Progress>, MoveError> {
        move_data(&self.from(), &self.to.url(), &|_| ()).await
    }
}

/// People with sessions and websites, some of which have ended.
struct Installation {
    people: Vec<(AccountId, PasswordHash)>,
    sessions: Vec<(usize, Opened)>,
    tokens: Vec<Tokens>,
    code: Code,
    browser: TokenHash,
}

fn guess() -> AttemptKey {
    AttemptKey::Name(LoginName::parse("ada").unwrap())
}

async fn fill(storage: &Arc<dyn Storage>) -> Installation {
    let (ada, bob, eve) =
        (Person::new(storage, "ada").await, Person::new(storage, "bob").await, Person::new(storage, "eve").await);
    for name in ["wiki", "mail", "forum"] {
        let mut website = new_website(name, NOON);
        website.logo = (name == "wiki").then(|| Logo::from_stored(vec![0, 255, 10]));
        assert!(storage.register_website(&website).await.unwrap());
    }
    let mut new = ada.new_session(NOON);
    let browser = new.browser;
    new.client.device.browser = None;
    assert!(storage.open_session(&new).await.unwrap());
    let office = Opened { id: new.id, token: new.token };
    let (home, lost, idle) = (ada.open(minutes(1)).await, ada.open(minutes(2)).await, bob.open(NOON).await);
    let bobs = bob.open(days(6)).await;
    let eves = eve.open(NOON).await;
    let offline = ada.sign_in_to(&id("wiki"), office, "openid offline_access", minutes(3)).await;
    let used = ada.sign_in_to(&id("wiki"), home, "openid profile", minutes(3)).await;
    let renewed = used.refresh(&**storage, minutes(4)).await.unwrap();
    let dead = ada.sign_in_to(&id("mail"), lost, "openid", minutes(3)).await;
    let revoked = bob.sign_in_to(&id("mail"), bobs, "openid offline_access", days(6)).await;
    let code = ada.allow(home, &id("forum"), "openid", days(7)).await;
    assert!(ada.act(office, days(5)).await && ada.act(home, days(5)).await);
    ada.close(office, lost.id, days(6)).await;
    bob.sweep(days(7)).await;
    bob.revoke(bobs, Some(&id("mail")), days(7)).await.unwrap();
    let disable = CloseAll { account: eve.account, reason: EndReason::AccountDisabled, at: days(1) };
    storage.disable_account(&disable).await.unwrap();
    for _ in 0..3 {
        storage.reserve_attempt(&[guess()], days(7)).await.unwrap();
    }
    let claim = claim(days(6));
    let told = storage.claim_notices(&claim).await.unwrap();
    let confirmed = Delivery::Confirmed(days(6));
    storage.settle_notice(told[0].account, told[0].id, confirmed).await.unwrap();
    let sessions = vec![(0, office), (0, home), (0, lost), (1, idle), (1, bobs), (2, eves)];
    Installation {
        people: [ada, bob, eve].map(|person| (person.account, person.password)).into(),
        sessions,
        tokens: vec![offline, used, renewed, dead, revoked],
        code,
        browser,
    }
}

fn claim(at: Timestamp) -> ClaimNotices {
    ClaimNotices { at, lease: Duration::from_secs(30), limit: 100, limit_by_website: 100, except: Vec::new() }
}

impl Installation {
    fn people(&self, storage: &Arc<dyn Storage>) -> Vec<Person> {
        let person = |(account, password): &(AccountId, PasswordHash)| Person {
            storage: Arc::clone(storage),
            account: *account,
            password: password.clone(),
        };
        self.people.iter().map(person).collect()
    }

    /// What every method that reads says.
    async fn told_by(&self, storage: &Arc<dyn Storage>, now: Timestamp) -> Vec<String> {
        let horizon = Policy::default().horizon(now);
        let people = self.people(storage);
        let mut told = vec![
            format!("{:?}", storage.has_accounts().await.unwrap()),
            format!("{:?}", storage.list_accounts().await.unwrap()),
            format!("{:?}", storage.list_websites().await.unwrap()),
            format!("{:?}", storage.session_addresses(&horizon, 10).await.unwrap()),
        ];
        for name in ["ada", "bob", "eve", "nobody"] {
            told.push(format!("{:?}", storage.find_credentials(&LoginName::parse(name).unwrap()).await.unwrap()));
        }
        for website in ["wiki", "mail", "forum", "news"].map(id) {
            told.push(format!("{:?}", storage.find_website(&website).await.unwrap()));
            told.push(format!(
                "{:?}",
                storage.website_logo(&website).await.unwrap().map(|logo| logo.as_bytes().to_vec())
            ));
            for person in &people {
                told.push(format!("{:?}", storage.find_grant(person.account, &website).await.unwrap()));
            }
        }
        for person in &people {
            told.push(format!("{:?}", storage.audit_trail(person.account, Timestamp::from_millis(0)).await.unwrap()));
            told.push(format!("{:?}", storage.list_grants(person.account).await.unwrap()));
            for browser in [self.browser, new_token()] {
                told.push(format!("{:?}", storage.is_known_browser(person.account, &browser).await.unwrap()));
            }
        }
        for (person, session) in &self.sessions {
            let person = &people[*person];
            told.push(format!("{:?}", storage.find_session(&session.token).await.unwrap()));
            told.push(format!("{:?}", storage.find_sessions(person.account, &[session.id]).await.unwrap()));
            told.push(format!("{:?}", storage.list_sessions(&person.query(*session, now)).await.unwrap()));
        }
        for tokens in &self.tokens {
            told.push(format!("{:?}", storage.find_access_token(&tokens.access, &horizon, now).await.unwrap()));
        }
        told
    }

    /// What becomes of what people and websites do next.
    async fn goes_on(&self, storage: &Arc<dyn Storage>, now: Timestamp) -> Vec<String> {
        let ada = &self.people(storage)[0];
        let mut notices = storage.claim_notices(&claim(now)).await.unwrap();
        notices.sort_by_key(|notice| notice.id.to_string());
        let mut became = vec![format!("{notices:?}")];
        let exchange = self.code.exchange(days(7));
        let exchanged = storage.exchange_code(&exchange).await.unwrap();
        became.push(format!("{:?}", exchanged.map(|exchanged| (exchanged.account, exchanged.scopes, exchanged.nonce))));
        for tokens in &self.tokens {
            became.push(format!("{:?}", storage.refresh(&tokens.to_refresh(now)).await.unwrap()));
        }
        became.push(format!("{:?}", storage.reserve_attempt(&[guess()], now).await.unwrap()));
        let (_, office) = self.sessions[0];
        became.push(format!("{:?}", ada.close_others_and_revoke(office, now).await));
        became.extend(self.told_by(storage, now).await);
        became.push(format!("{:?}", storage.purge_ended_sessions(days(20)).await.unwrap()));
        became.push(format!("{:?}", storage.purge_tokens(days(20)).await.unwrap()));
        became.extend(self.told_by(storage, now).await);
        became
    }
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
    drop(source);
    let seen = Mutex::new(Vec::new());
    let moved = move_data(&moving.from(), &moving.to.url(), &|progress| seen.lock().unwrap().push(progress)).await;
    let moved = moved.unwrap();
    assert!(moved.iter().all(|table| table.moved == table.of && table.of > 0), "{moved:?}");
    assert_eq!(*seen.lock().unwrap(), moved);
    let (source, target) = (moving.source().await, storage::connect(&moving.to.url()).await.unwrap());
    assert_eq!(installation.told_by(&target, now).await, before);
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
    let target = storage::connect(&moving.to.url()).await.unwrap();
    let closed = target.find_session(&others[0].token).await.unwrap().unwrap().session.end.unwrap();
    assert_eq!((closed.reason, closed.at), (EndReason::ClosedWithOthers, minutes(1)));
    let reopen = "UPDATE sessions SET closed_at = NULL, end_reason = NULL WHERE closed_at IS NOT NULL";
    let refusal = sqlx::query(reopen).execute(&mut moving.to.connect().await).await.unwrap_err().to_string();
    assert!(refusal.contains("a closed session stays as it ended"), "{refusal}");
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
    let target = storage::connect(&moving.to.url()).await.unwrap();
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
