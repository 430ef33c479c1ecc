//! Two nodes over one database, neither of which knows of the other: what one has ended, the other refuses.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use domain::Timestamp;
use tokio::task::JoinSet;
use trials::trials;

use crate::support::{Answer, Browser, Client, Site, TestApp, Tokens};

/// A1, rule 3.7: 10,000 closes at one node in a soak, and each closed session asks at the other as soon as the answer is there,
/// while both are busy with verifying.
#[tokio::test(flavor = "multi_thread")]
async fn of_many_sessions_closed_at_one_node_the_other_accepts_none() {
    const CLOSERS: usize = 8;
    let closes = trials(10_000);
    let mut app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    let there = app.another_node().await;
    let tokens = opened(&app, closes).await;
    let (busy, load) = verify_all_the_time(&[&app.site, &there], &office);
    let mut offices = JoinSet::new();
    for share in tokens.chunks(closes / CLOSERS) {
        let (mut office, there, share) = (office.clone(), there.clone(), share.to_vec());
        offices.spawn(async move {
            let mut accepted = 0;
            for (id, token) in share {
                let answer = office.close(&id).await;
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
                accepted += usize::from(verify(&there, &office.with_only_the_token(&token)).await);
            }
            accepted
        });
    }
    assert_eq!(offices.join_all().await.into_iter().sum::<usize>(), 0);
    busy.store(false, Ordering::SeqCst);
    assert!(load.join_all().await.into_iter().all(|verified| verified > closes as u64 / 100));
    assert_eq!(app.database().await.events("session-ended").await, i64::try_from(closes).unwrap());
}

/// A8: closing all others at one node while twenty sign in at the other.
#[tokio::test(flavor = "multi_thread")]
async fn closing_the_others_at_one_node_while_twenty_sign_in_at_the_other_is_exact() {
    let mut app = TestApp::start_hashing_in_earnest(&[]).await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let there = app.another_node().await;
    let mut homes = Vec::new();
    for _ in 0..20 {
        homes.push(Browser::at(&there).signed_in("ada").await);
    }
    let mut arrivals = JoinSet::new();
    for mut home in homes {
        // A browser that has signed in before may do so again at any time.
        home.cookies.remove("__Host-session");
        arrivals.spawn(home.signed_in("ada"));
    }
    // The first arrivals are there when the others are closed, and the last ones are not.
    let mut arrived = vec![arrivals.join_next().await.unwrap().unwrap()];
    let answer = office.close_others().await;
    arrived.extend(arrivals.join_all().await);
    let mut listed: Vec<_> = office.list().await.others.into_iter().map(|row| row.id).collect();
    assert_eq!(usize::try_from(answer.count).unwrap() + listed.len(), 40);
    assert!(answer.count > 20, "{}", answer.count);
    let mut alive = Vec::new();
    for mut home in arrived {
        if home.poll("").await.status == StatusCode::OK {
            alive.push(home.session_id().await);
        }
    }
    alive.sort();
    listed.sort();
    assert_eq!(alive, listed);
    assert_eq!(app.database().await.events("session-ended").await, i64::from(answer.count));
}

/// G7, G8: one code and one refresh token, used at both nodes at once.
#[tokio::test(flavor = "multi_thread")]
async fn codes_that_are_raced_over_two_nodes_succeed_once_and_refresh_tokens_give_one_successor() {
    let mut app = TestApp::start().await;
    app.account("ada").await;
    let here = app.client("wiki").await;
    let there = Client { site: app.another_node().await, ..here.clone() };
    let mut ada = app.sign_in("ada").await;
    for _ in 0..10 {
        let code = here.code(&mut ada, "openid offline_access").await;
        let good = raced(&here, &there, move |client| {
            let code = code.clone();
            async move { client.exchange(&code).await }
        });
        assert_eq!(good.await, 1);
        let tokens = here.tokens(&mut ada, "openid offline_access").await;
        let token = tokens.refresh_token.clone();
        let used = token.clone();
        let good = raced(&here, &there, move |client| {
            let token = token.clone();
            async move { client.refresh(&token).await }
        });
        // At the same moment all get the same next token, so nothing is lost and nothing is there twice.
        assert_eq!(good.await, 20);
        let next: Tokens = there.refresh(&used).await.read();
        assert_eq!(here.refresh(&next.refresh_token).await.status, StatusCode::OK);
        assert_eq!(there.refresh(&used).await.status, StatusCode::BAD_REQUEST);
        for client in [&here, &there] {
            assert!(!client.is_active(&tokens.access_token).await, "a reused refresh token ends all that followed");
        }
    }
}

/// How many of twenty uses succeed, ten at each node.
async fn raced<F>(here: &Client, there: &Client, attempt: impl Fn(Client) -> F) -> usize
where
    F: Future<Output = Answer> + Send + 'static,
{
    let mut attempts = JoinSet::new();
    for number in 0..20 {
        attempts.spawn(attempt(if number % 2 == 0 { here.clone() } else { there.clone() }));
    }
    attempts.join_all().await.into_iter().filter(|answer| answer.status == StatusCode::OK).count()
}

/// So many sessions of ada, their ids and tokens.
async fn opened(app: &TestApp, count: usize) -> Vec<(String, String)> {
    let mut database = app.database().await;
    let mut opened = Vec::with_capacity(count);
    for before in (0..).take(count) {
        let at = Timestamp::from_millis(app.now().as_millis() - before);
        opened.push(database.add_session("ada", at).await);
    }
    opened
}

/// Verifies at each node until told to stop; answers how often.
fn verify_all_the_time(nodes: &[&Site], browser: &Browser) -> (Arc<AtomicBool>, JoinSet<u64>) {
    let busy = Arc::new(AtomicBool::new(true));
    let mut load = JoinSet::new();
    for &site in nodes {
        let (site, browser, busy) = (site.clone(), browser.clone(), Arc::clone(&busy));
        load.spawn(async move {
            let mut verified = 0;
            while busy.load(Ordering::SeqCst) {
                assert!(verify(&site, &browser).await);
                verified += 1;
            }
            verified
        });
    }
    (busy, load)
}

/// Whether the node takes the browser for signed in.
async fn verify(node: &Site, browser: &Browser) -> bool {
    let mut browser = Browser { site: node.clone(), ..browser.clone() };
    match browser.page("/verify").await.status {
        StatusCode::OK => true,
        StatusCode::UNAUTHORIZED => false,
        status => panic!("{status}"),
    }
}
