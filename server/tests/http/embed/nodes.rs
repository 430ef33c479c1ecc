//! A page asks at one node, and its session is closed at the other.

use axum::http::StatusCode;
use domain::{Account, EmbedClosing, EmbedOrigin, EmbedSource, MintEmbedToken, SessionId, Timestamp};
use tokio::task::JoinSet;
use trials::trials;

use crate::support::{Answer, Browser, DASHBOARD, Dashboard, TestApp};

/// D 22, A1, rule 3.7: 10,000 closes in a soak, half of them asked for by a page of a dashboard and half by the service's own;
/// each closed session's page asks at the other node as soon as the answer is there.
#[tokio::test(flavor = "multi_thread")]
async fn of_many_sessions_closed_at_one_node_the_other_accepts_no_embed_token() {
    const CLOSERS: usize = 8;
    let closes = trials(10_000);
    let mut app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    let there = app.another_node().await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let of_office = program.dashboard(office.token()).await;
    let (mut database, account) = (app.database().await, app.accounts.find_account("ada").await.unwrap().unwrap());
    let mut pages = Vec::with_capacity(closes);
    for before in (0..).take(closes) {
        let at = Timestamp::from_millis(app.now().as_millis() - before);
        let (id, _) = database.add_session("ada", at).await;
        let token = token_for(&app, &account, &id).await;
        pages.push((id, Dashboard { site: there.clone(), token, ..of_office.clone() }));
    }
    let mut offices = JoinSet::new();
    for share in pages.chunks(closes / CLOSERS) {
        let (mut office, of_office, share) = (office.clone(), of_office.clone(), share.to_vec());
        offices.spawn(async move {
            let mut accepted = 0;
            for (number, (id, page)) in share.into_iter().enumerate() {
                assert!(number % 100 > 0 || is_accepted(&page, &id).await);
                close(&mut office, &of_office, number, &id).await;
                accepted += usize::from(is_accepted(&page, &id).await);
            }
            accepted
        });
    }
    assert_eq!(offices.join_all().await.into_iter().sum::<usize>(), 0);
    assert_eq!(app.database().await.events("session-ended").await, i64::try_from(closes).unwrap());
}

/// An embed token about the session.
async fn token_for(app: &TestApp, account: &Account, session: &str) -> String {
    let mint = MintEmbedToken {
        account: account.id,
        session: SessionId::parse(session).expect("it is the id of a session"),
        origin: EmbedOrigin::parse(DASHBOARD).expect("it is an origin"),
        place: "Dashboard".to_owned(),
        source: EmbedSource::Cookie,
        closing: EmbedClosing::Direct,
    };
    app.accounts.mint_embed_token(mint).await.expect("the session is open and the origin registered").token.reveal()
}

/// Closes the session from a page of the dashboard, or from the service's own.
async fn close(office: &mut Browser, of_office: &Dashboard, number: usize, id: &str) {
    for _ in 0..TRIES {
        let answer = if number.is_multiple_of(2) { of_office.close(id).await } else { office.close(id).await };
        if !is_too_busy(&answer) {
            assert!(answer.status.is_success(), "{}", answer.text());
            return;
        }
    }
    panic!("the service was busy {TRIES} times");
}

/// Whether the node takes the page's token, which is about this session, so that it does not close that; else it has to say
/// that the session has ended.
async fn is_accepted(page: &Dashboard, own: &str) -> bool {
    for _ in 0..TRIES {
        let answer = page.close(own).await;
        if answer.status == StatusCode::FORBIDDEN {
            answer.is_problem(403, "own-session");
            return true;
        }
        if !is_too_busy(&answer) {
            answer.is_problem(401, "signed-out");
            return false;
        }
    }
    panic!("the service was busy {TRIES} times");
}

/// How often a machine may be too busy for one answer: what cannot be read in time is refused, and asked again.
const TRIES: usize = 50;

fn is_too_busy(answer: &Answer) -> bool {
    answer.status == StatusCode::SERVICE_UNAVAILABLE
}
