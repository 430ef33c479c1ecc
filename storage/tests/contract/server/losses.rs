//! Connections are lost: what was not to be committed yet is done again, and nothing else is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::storage::StorageError;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, PgConnection};
use storage::Deadlines;
use tokio::task::JoinSet;
use trials::{SOON, eventually};

use super::cluster::Cluster;
use super::proxy::Proxy;
use crate::fixture::{NOON, Opened, Person, PostgresDatabase};

/// As many as come at the same moment.
const AT_ONCE: usize = 32;

/// The longest that a write may take.
const DEADLINE: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread")]
async fn no_request_fails_because_connections_were_ended_before_it() {
    let database = PostgresDatabase::create().await;
    let storage = storage::connect(&database.url(), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    for _ in 0..3 {
        until_good(&ada, session).await;
        end_connections(&mut database.connect().await).await;
        until_good(&ada, session).await;
    }
    drop((storage, ada));
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_that_a_firewall_forgot_while_they_were_idle_cost_one_deadline_in_all() {
    let database = PostgresDatabase::create().await;
    let proxy = Proxy::to(&database).await;
    let storage = storage::connect(&proxy.url(&database), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    for _ in 0..2 {
        until_good(&ada, session).await;
        until_idle(&mut database.connect().await).await;
        proxy.forget();
        let begun = Instant::now();
        until_good(&ada, session).await;
        assert!(begun.elapsed() < DEADLINE, "{:?}", begun.elapsed());
    }
    drop((storage, ada, proxy));
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_that_are_forgotten_while_they_are_used_cost_one_deadline_in_all() {
    let database = PostgresDatabase::create().await;
    let proxy = Proxy::to(&database).await;
    let storage = storage::connect(&proxy.url(&database), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    until_good(&ada, session).await;
    proxy.forget();
    let begun = Instant::now();
    // Those that find a connection silent that was good a moment ago cannot know better.
    ask_everything(&ada, session).await;
    assert!(begun.elapsed() < DEADLINE + Duration::from_secs(2), "{:?}", begun.elapsed());
    until_good(&ada, session).await;
    drop((storage, ada, proxy));
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restart_of_the_server_the_first_requests_are_answered() {
    let cluster = Cluster::start();
    let storage = storage::connect(&cluster.url(), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    for mode in ["fast", "immediate"] {
        until_good(&ada, session).await;
        cluster.stop(mode);
        cluster.begin();
        until_good(&ada, session).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_server_is_stopped_nothing_is_good_and_then_the_first_request_is_answered() {
    let cluster = Cluster::start();
    let storage = storage::connect(&cluster.url(), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    cluster.stop("fast");
    let begun = Instant::now();
    let unavailable = storage.find_session(&session.token).await.unwrap_err();
    assert!(format!("{unavailable:?}").contains("refused"), "{unavailable:?}");
    assert!(matches!(storage.list_sessions(&ada.query(session, NOON)).await, Err(StorageError::Unavailable(_))));
    assert!(matches!(storage.open_session(&ada.new_session(NOON)).await, Err(StorageError::Unavailable(_))));
    assert!(begun.elapsed() < DEADLINE + Duration::from_secs(2), "{:?}", begun.elapsed());
    cluster.begin();
    until_good(&ada, session).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_under_load_loses_nothing_that_was_acknowledged_and_fails_no_write_that_was_not_to_be_committed() {
    let cluster = Cluster::start();
    let storage = storage::connect(&cluster.url(), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let mut writers = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (ada, stopped) = (ada.clone(), stopped.clone());
        writers.spawn(async move {
            let (mut opened, mut failed) = (Vec::new(), 0);
            while !*stopped.borrow() {
                let session = ada.new_session(NOON);
                match ada.storage.open_session(&session).await {
                    Ok(Some(_)) => opened.push(Opened { id: session.id, token: session.token }),
                    Err(StorageError::Unavailable(_)) => failed += 1,
                    otherwise => panic!("{otherwise:?}"),
                }
            }
            (opened, failed)
        });
    }
    let cluster = tokio::task::spawn_blocking(move || {
        cluster.stop("fast");
        cluster.begin();
        cluster
    });
    let cluster = cluster.await.unwrap();
    assert_eq!(ada.open_many(5, NOON).await.len(), 5);
    stop.send_replace(true);
    let (mut acknowledged, mut failed) = (5, 0);
    for (opened, failed_here) in writers.join_all().await {
        for session in &opened {
            assert!(ada.find(*session).await.is_some());
        }
        acknowledged += opened.len();
        failed += failed_here;
    }
    // Of those that were under way each was at its commit at most.
    assert!(failed <= 8, "{failed}");
    let there = sqlx::query_scalar("SELECT count(*) FROM sessions");
    let there: i64 = there.fetch_one(&mut connect(&cluster).await).await.unwrap();
    let there = usize::try_from(there).unwrap();
    assert!((acknowledged..=acknowledged + failed).contains(&there), "{acknowledged} {failed} {there}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_have_been_committed_is_unknown_and_not_done_again() {
    let database = PostgresDatabase::create().await;
    let proxy = Proxy::to(&database).await;
    let storage = storage::connect(&proxy.url(&database), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    proxy.cut_off_commits(true);
    let session = ada.new_session(NOON);
    // Done again, it would be refused as one that is there.
    assert!(matches!(storage.open_session(&session).await, Err(StorageError::Unavailable(_))));
    proxy.cut_off_commits(false);
    assert!(ada.find(Opened { id: session.id, token: session.token }).await.is_some());
    drop((storage, ada, proxy));
    database.remove().await;
}

/// Two fifths of the deadline there and back. A question that waited for the statement before it, and was then asked on a connection that is
/// looked at first, would wait for too long.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_far_away_answers_verifications() {
    // Long, so that the lateness of a busy machine is little beside it.
    const A_WAY: Duration = Duration::from_millis(400);
    let database = PostgresDatabase::create().await;
    let proxy = Proxy::to(&database).await;
    let storage =
        storage::connect(&proxy.url(&database), Deadlines { read: 5 * A_WAY, ..Deadlines::default() }).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    until_there(&mut database.connect().await, 4 + 4 + 8).await;
    proxy.delay(A_WAY);
    let mut questions = JoinSet::new();
    for number in 0..AT_ONCE {
        let storage = Arc::clone(&storage);
        questions.spawn(async move {
            // They come one after the other, so that each finds statements under way.
            tokio::time::sleep(Duration::from_millis(52) * u32::try_from(number).unwrap()).await;
            let mut failed = 0;
            for _ in 0..3 {
                failed += usize::from(storage.find_session(&session.token).await.is_err());
            }
            failed
        });
    }
    // A busy machine may be late with a few.
    let failed: usize = questions.join_all().await.into_iter().sum();
    assert!(failed < AT_ONCE, "{failed} of {}", 3 * AT_ONCE);
    drop((storage, ada, proxy));
    database.remove().await;
}

/// Asks until nothing fails. No write may: it has time enough. A read has half a second, which on a busy machine may be too
/// short to make connections first.
async fn until_good(ada: &Person, session: Opened) {
    let begun = Instant::now();
    loop {
        let failed = ask_everything(ada, session).await;
        if failed.is_empty() {
            return;
        }
        assert!(failed.iter().all(|failed| !failed.starts_with("open")), "{failed:?}");
        assert!(begun.elapsed() < DEADLINE, "{failed:?}");
    }
}

/// What fails of verifying, listing and signing in when many do so at once.
async fn ask_everything(ada: &Person, session: Opened) -> Vec<String> {
    let mut asked = JoinSet::new();
    for number in 0..AT_ONCE {
        let ada = ada.clone();
        asked.spawn(async move {
            let (what, failed) = match number % 3 {
                0 => ("verify", ada.storage.find_session(&session.token).await.err()),
                1 => ("list", ada.storage.list_sessions(&ada.query(session, NOON)).await.err()),
                _ => ("open", ada.storage.open_session(&ada.new_session(NOON)).await.err()),
            };
            failed.map(|error| format!("{what}: {error:?}"))
        });
    }
    asked.join_all().await.into_iter().flatten().collect()
}

async fn end_connections(connection: &mut PgConnection) {
    let end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(end).execute(connection).await.unwrap();
}

/// Waits until there are so many connections.
async fn until_there(connection: &mut PgConnection, count: i64) {
    let others = "SELECT count(*) FROM pg_stat_activity \
                  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'";
    let are_there = async || sqlx::query_scalar::<_, i64>(others).fetch_one(&mut *connection).await.unwrap() >= count;
    eventually(SOON, "the connections", are_there).await;
}

/// Waits until nobody has used any of the connections for longer than they are trusted.
async fn until_idle(connection: &mut PgConnection) {
    let used = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
                    AND pid <> pg_backend_pid() AND state_change > clock_timestamp() - interval '1100 ms')";
    let are_idle = async || !sqlx::query_scalar::<_, bool>(used).fetch_one(&mut *connection).await.unwrap();
    eventually(SOON, "connections that nobody uses", are_idle).await;
}

async fn connect(cluster: &Cluster) -> PgConnection {
    cluster.url().parse::<PgConnectOptions>().unwrap().connect().await.unwrap()
}
