//! A page asks at one node, and its session is closed at the other.

use axum::http::StatusCode;
use domain::{EmbedClosing, Timestamp};
use tokio::task::JoinSet;

use crate::support::{DASHBOARD, Dashboard, Program, TestApp};

/// D 22, A1, rule 3.7: 10,000 closes, half of them asked for by a page of a dashboard and half by the service's own; each closed
/// session's page asks at the other node as soon as the answer is there.
#[tokio::test(flavor = "multi_thread")]
async fn of_ten_thousand_sessions_closed_at_one_node_the_other_accepts_no_embed_token() {
    const CLOSES: usize = 10_000;
    const CLOSERS: usize = 8;
    let mut app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    let there = app.another_node().await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let of_office = program.dashboard(office.token()).await;
    let mut database = app.database().await;
    let mut opened = Vec::with_capacity(CLOSES);
    for before in (0..).take(CLOSES) {
        opened.push(database.add_session("ada", Timestamp::from_millis(app.now().as_millis() - before)).await);
    }
    let mut closers = JoinSet::new();
    for share in opened.chunks(CLOSES / CLOSERS) {
        let (mut office, of_office, share) = (office.clone(), of_office.clone(), share.to_vec());
        let program = Program { site: there.clone(), ..program.clone() };
        closers.spawn(async move {
            let mut accepted = 0;
            for (number, (id, token)) in share.into_iter().enumerate() {
                let page = program.dashboard(&token).await;
                assert!(is_accepted(&page, &id).await);
                let closed = if number % 2 == 0 { of_office.close(&id).await } else { office.close(&id).await };
                assert!(closed.status.is_success(), "{}", closed.text());
                accepted += usize::from(is_accepted(&page, &id).await);
            }
            accepted
        });
    }
    assert_eq!(closers.join_all().await.into_iter().sum::<usize>(), 0);
    assert_eq!(app.database().await.events("session-ended").await, i64::try_from(CLOSES).unwrap());
}

/// Whether the node takes the page's token, which is about this session, so that it does not close that; else it has to say
/// that the session has ended.
async fn is_accepted(page: &Dashboard, own: &str) -> bool {
    let answer = page.close(own).await;
    let is_accepted = answer.status != StatusCode::UNAUTHORIZED;
    if is_accepted {
        answer.is_problem(403, "own-session");
    } else {
        answer.is_problem(401, "signed-out");
    }
    is_accepted
}
