//! The rules of a session, each under its own name (design, section 3).

use std::time::Duration;

use domain::storage::AuditEvent;
use domain::{
    Authentication, ChangePasswordError, Clients, CloseSessionError, EndReason, PasswordChange, Policy,
    ReauthenticationError, SecretToken, SeenList, SessionId, StepUpWindow, Timestamp,
};

use crate::support::{DAY, OLD_AUTHENTICATION, PASSWORD, World, address, attempt, database, office_and_home};

/// Rule 3.1; P12, X23
#[tokio::test]
async fn open_to_closed_is_one_way_whatever_comes_late() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    let late = world.current(&home.token).await;
    let late_reauthenticated = world.reauthenticated(&home.token).await;
    let reauthenticated = world.reauthenticated(&office.token).await;
    world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await.unwrap();
    let closed = world.end(&home.token).await;

    // Whoever read the session while it was open comes too late with everything.
    world.advance(Duration::from_mins(5));
    world.accounts.record_activity(&late).await;
    world.advance(OLD_AUTHENTICATION);
    let refused = world.accounts.reauthenticate(late.clone(), Some(&attempt(PASSWORD))).await;
    assert!(matches!(refused, Err(ReauthenticationError::SessionEnded)), "{refused:?}");
    let change = PasswordChange { old: attempt(PASSWORD), new: "seven purple otters sing".into(), close_others: true };
    let changed = world.accounts.change_password(&late, change).await;
    assert!(
        matches!(changed, Err(ChangePasswordError::Reauthentication(ReauthenticationError::SessionEnded))),
        "{changed:?}"
    );
    let others = world.accounts.close_other_sessions(&late_reauthenticated, None, Clients::Keep).await;
    assert!(matches!(others, Err(CloseSessionError::SessionEnded)), "{others:?}");
    let one = world.accounts.close_session(&late_reauthenticated, office.session, Clients::Keep).await;
    assert!(matches!(one, Err(CloseSessionError::SessionEnded)), "{one:?}");
    let out = world.accounts.sign_out(&late).await;
    assert!(matches!(out, Err(CloseSessionError::SessionEnded)), "{out:?}");

    // No clock and no sweep brings it back either.
    for back in [Duration::from_mins(30), DAY, 40 * DAY] {
        world.turn_back(back);
        world.accounts.sweep().await.unwrap();
        assert_eq!(world.end(&home.token).await, closed);
        world.advance(back);
    }
    world.current(&office.token).await;
}

/// Rule 3.1; P12, X23: an expiry that was noticed is as final as a close.
#[tokio::test]
async fn an_expiry_that_was_noticed_is_for_good() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    let start = world.now();
    world.advance(7 * DAY);
    let end = world.end(&home.token).await;
    assert_eq!((end.at, end.reason), (start.plus(7 * DAY), EndReason::IdleTimeout));
    world.turn_back(6 * DAY);
    assert_eq!(world.end(&home.token).await, end);
    assert_eq!(world.end(&office.token).await.reason, EndReason::IdleTimeout, "it had expired at the same moment");
}

/// Rule 3.2 (ASVS 7.3.1, 7.3.2): at each moment the list and the verification say the same.
#[tokio::test]
async fn the_list_is_the_truth() {
    let world = World::new().await;
    world.account("ada").await;
    let watcher = world.sign_in("ada").await;
    let mut sessions = vec![];
    for _ in 0..5 {
        world.advance(DAY);
        sessions.push(world.sign_in("ada").await);
    }
    let busy = sessions.remove(0);
    let mut ended = 0;
    for _ in 0..60 {
        world.advance(DAY / 2);
        let Authentication::Open(current) = world.authenticate(&watcher.token).await else { break };
        world.accounts.record_activity(&current).await;
        if let Authentication::Open(current) = world.authenticate(&busy.token).await {
            world.accounts.record_activity(&current).await;
        }
        let listed = world.list(&watcher.token).await;
        let mut accepted = vec![];
        for session in sessions.iter().chain([&busy]) {
            if matches!(world.authenticate(&session.token).await, Authentication::Open(_)) {
                accepted.push(session.session);
            }
        }
        accepted.sort_by(|one, other| other.cmp(one));
        assert_eq!(listed.others.iter().map(|session| session.id).collect::<Vec<_>>(), accepted);
        assert_eq!(listed.others_total, accepted.len() as u64);
        ended = 5 - accepted.len();
    }
    assert_eq!(ended, 4, "the idle ones have expired, the busy one has not");
    assert_eq!(world.end(&watcher.token).await.reason, EndReason::AbsoluteTimeout);
}

/// Rule 3.3
#[tokio::test]
async fn ended_sessions_stay_visible_for_seven_days() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    let reauthenticated = world.reauthenticated(&office.token).await;
    world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await.unwrap();
    for _ in 0..6 {
        world.advance(DAY);
        let current = world.current(&office.token).await;
        world.accounts.record_activity(&current).await;
        world.accounts.sweep().await.unwrap();
        let ended = world.list(&office.token).await.ended;
        let end = ended[0].end.clone().unwrap();
        assert_eq!((ended.len(), ended[0].id, end.reason), (1, home.session, EndReason::Closed));
        let by = end.by.unwrap();
        assert_eq!(
            (by.session, by.address, by.device.to_string()),
            (office.session, address(), "A program (curl)".into())
        );
    }
    world.advance(DAY + Duration::from_millis(1));
    assert!(world.list(&office.token).await.ended.is_empty());
    world.accounts.sweep().await.unwrap();
    assert!(matches!(world.authenticate(&home.token).await, Authentication::Unknown));
    let account = world.current(&office.token).await.account;
    assert!(world.storage.find_sessions(account.id, &[home.session]).await.unwrap().is_empty());
    let trail = world.trail(&account).await;
    assert!(trail.iter().all(|record| record.address.is_none()), "addresses are erased: {trail:?}");
    assert_eq!(world.count(&account, AuditEvent::SessionEnded(EndReason::Closed)).await, 1, "the event stays");
}

/// Rule 3.5; P5, P13
#[tokio::test]
async fn close_is_exact_and_complete() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    world.account("eve").await;
    let eve = world.sign_in("eve").await;
    let seen = SeenList::Version(world.list(&office.token).await.version);
    world.advance(Duration::from_secs(1));
    let unseen = world.sign_in("ada").await;
    let reauthenticated = world.reauthenticated(&office.token).await;
    let closed = world.accounts.close_other_sessions(&reauthenticated, Some(seen), Clients::Keep).await.unwrap();
    assert_eq!(closed.closed, [unseen.session, home.session]);
    assert_eq!(closed.unseen.iter().map(|session| session.id).collect::<Vec<_>>(), [unseen.session]);
    for gone in [&home, &unseen] {
        assert_eq!(world.end(&gone.token).await.reason, EndReason::ClosedWithOthers);
    }
    assert_eq!(world.current(&office.token).await.session.id, office.session);
    world.current(&eve.token).await;
    let account = &office.account;
    assert_eq!(world.count(account, AuditEvent::SessionEnded(EndReason::ClosedWithOthers)).await, 2);
    assert_eq!(world.accounts.close_other_sessions(&reauthenticated, None, Clients::Keep).await.unwrap().closed, []);
    assert_eq!(world.count(account, AuditEvent::SessionEnded(EndReason::ClosedWithOthers)).await, 2);
}

/// Rule 3.6; X5: what is written can be read by whoever opens the file next, and kill -9 is tried in `server/tests`.
#[tokio::test]
async fn acknowledged_means_durable() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("sessions.sqlite").display());
    let clock = std::sync::Arc::new(domain::SystemClock);
    let open = async || domain::Accounts::new(database(&url).await, clock.clone(), Policy::default());
    let first = open().await;
    first.create_account("ada", PASSWORD.into()).await.unwrap();
    let visitor = crate::support::visitor();
    let signed_in = first.sign_in(crate::support::sign_in("ada", PASSWORD, visitor)).await.unwrap();
    let Authentication::Open(current) = first.authenticate(&signed_in.token, address()).await.unwrap() else {
        panic!()
    };
    first.sign_out(&current).await.unwrap();
    // The first handle is still open: nothing was kept back for its end.
    let second = open().await;
    let answer = second.authenticate(&signed_in.token, address()).await.unwrap();
    assert!(matches!(answer, Authentication::Ended(end) if end.reason == EndReason::SignedOut));
}

/// Rule 3.8: half a second at most is tried in `server/tests`; here is that a failure is no verdict.
#[tokio::test]
async fn what_cannot_be_read_is_an_error_and_not_an_answer() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    let reauthenticated = world.reauthenticated(&office.token).await;
    let unknown = SecretToken::generate().unwrap();
    assert!(matches!(world.authenticate(&unknown).await, Authentication::Unknown));
    world.advance(40 * DAY);
    // By then the caller's own session has expired, although nobody has written so.
    let refused = world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await;
    assert!(matches!(refused, Err(CloseSessionError::SessionEnded)), "{refused:?}");
}

/// Rule 3.9 (ASVS 7.5.2, 7.2.4)
#[tokio::test]
async fn closing_needs_a_recent_authentication() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    world.advance(Duration::from_mins(15) - Duration::from_millis(1));
    let current = world.current(&office.token).await;
    assert!(world.accounts.reauthenticate(current, None).await.unwrap().new_token.is_none());
    world.advance(Duration::from_millis(1));
    let current = world.current(&office.token).await;
    let needed = world.accounts.reauthenticate(current.clone(), None).await;
    assert!(matches!(needed, Err(ReauthenticationError::PasswordNeeded)), "{needed:?}");
    let wrong = world.accounts.reauthenticate(current.clone(), Some(&attempt("wrong"))).await;
    assert!(matches!(wrong, Err(ReauthenticationError::WrongPassword)), "{wrong:?}");
    world.current(&home.token).await;

    let reauthenticated = world.accounts.reauthenticate(current, Some(&attempt(PASSWORD))).await.unwrap();
    let new_token = reauthenticated.new_token.as_ref().unwrap();
    assert!(matches!(world.authenticate(&office.token).await, Authentication::Unknown), "the old token is refused");
    assert_eq!(world.current(new_token).await.session.id, office.session);
    world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await.unwrap();
    assert_eq!(world.end(&home.token).await.reason, EndReason::Closed);
    for (event, count) in [(AuditEvent::ReauthenticationFailed, 1), (AuditEvent::Reauthenticated, 1)] {
        assert_eq!(world.count(&office.account, event).await, count, "{event:?}");
    }
}

/// Rule 3.9: of zero every authentication is too old, one of this very moment too.
#[tokio::test]
async fn an_operator_has_the_password_asked_for_always_or_never() {
    let always = StepUpWindow::Within(Duration::ZERO);
    let world = World::with(Policy { step_up_window: always, ..Policy::default() }).await;
    let (office, home) = office_and_home(&world).await;
    let current = world.current(&office.token).await;
    let needed = world.accounts.reauthenticate(current.clone(), None).await;
    assert!(matches!(needed, Err(ReauthenticationError::PasswordNeeded)), "{needed:?}");
    let reauthenticated = world.accounts.reauthenticate(current, Some(&attempt(PASSWORD))).await.unwrap();
    world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await.unwrap();
    let current = world.current(reauthenticated.new_token.as_ref().unwrap()).await;
    assert!(matches!(world.accounts.reauthenticate(current, None).await, Err(ReauthenticationError::PasswordNeeded)));

    let world = World::with(Policy { step_up_window: StepUpWindow::Never, ..Policy::default() }).await;
    let (office, _) = office_and_home(&world).await;
    world.advance(6 * DAY);
    let current = world.current(&office.token).await;
    assert!(world.accounts.reauthenticate(current, None).await.unwrap().new_token.is_none());
}

/// Rule 3.10; P7
#[tokio::test]
async fn another_accounts_id_answers_exactly_like_one_that_does_not_exist() {
    let world = World::new().await;
    let (office, _) = office_and_home(&world).await;
    world.account("eve").await;
    let eve = world.sign_in("eve").await;
    let reauthenticated = world.reauthenticated(&eve.token).await;
    for session in [office.session, SessionId::generate(world.now()).unwrap()] {
        let answer = world.accounts.close_session(&reauthenticated, session, Clients::Keep).await;
        assert!(matches!(answer, Err(CloseSessionError::NotFound)), "{answer:?}");
    }
    world.current(&office.token).await;
    let current = world.current(&eve.token).await;
    let page = world.accounts.session_page(&current, Some(office.session), 25, None).await.unwrap().unwrap();
    assert!(page.others.is_empty() && page.ended.is_empty());
    assert!(world.storage.find_sessions(eve.account.id, &[office.session]).await.unwrap().is_empty());
}

/// Rule 3.11; P8: the whole run is searched in `server/tests`; here is that no value prints its secret.
#[tokio::test]
async fn nothing_that_is_shown_can_sign_anyone_in() {
    let world = World::new().await;
    let (office, _) = office_and_home(&world).await;
    let current = world.current(&office.token).await;
    let shown = format!("{office:?} {current:?} {:?} {:?}", world.list(&office.token).await, world.accounts);
    assert!(!shown.contains(&office.token.reveal()) && !shown.contains(&office.browser.reveal()), "{shown}");
    for id in [current.session.id.to_string(), current.account.login_name.to_string(), "1".repeat(43)] {
        if let Some(token) = SecretToken::parse(&id) {
            assert!(matches!(world.authenticate(&token).await, Authentication::Unknown));
        }
    }
    let known = world.list(&office.token).await.version;
    assert!(known.valid_until > Timestamp::from_millis(0) && SecretToken::parse(&known.to_string()).is_none());
}
