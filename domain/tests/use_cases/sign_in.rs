//! Signing in: who gets in, what it costs, and what it leaves behind.

use std::sync::mpsc;
use std::time::Duration;

use domain::storage::AuditEvent;
use domain::{Authentication, CreateAccountError, EndReason, PasswordChange, SignInError, Visitor};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

use crate::support::{DAY, PASSWORD, World, attempt, sign_in, visitor, visitor_from};

/// C5, C7, C10 (ASVS 6.3.8, 15.2.2): the one thread that may hash is held, so whoever waits has come as far as hashing.
/// Unknown names, disabled accounts and names that cannot be all wait there with the rest, and the 67th is told to come
/// again.
#[test]
fn whoever_is_unknown_or_disabled_costs_a_hash_like_everybody_else() {
    let runtime = Builder::new_multi_thread().worker_threads(2).max_blocking_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::hashing_in_earnest().await;
        let disabled = world.account("alan").await;
        world.accounts.disable_account(&disabled).await.unwrap();
        let (release, held) = mpsc::channel::<()>();
        let holder = tokio::task::spawn_blocking(move || held.recv().unwrap_or_default());
        let mut flood = JoinSet::new();
        for number in 0..67 {
            let name = match number % 10 {
                0 => "alan".to_owned(),
                1 => format!("no such name {number}"),
                _ => format!("nobody{number}"),
            };
            let (accounts, from) = (world.accounts.clone(), format!("198.51.100.{number}"));
            flood.spawn(async move { accounts.sign_in(sign_in(&name, PASSWORD, visitor_from(&from))).await });
        }
        let first = flood.join_next().await.unwrap().unwrap();
        assert!(matches!(first, Err(SignInError::Busy)), "{first:?}");
        drop(release);
        holder.await.unwrap();
        for answer in flood.join_all().await {
            assert!(matches!(answer, Err(SignInError::InvalidCredentials)), "{answer:?}");
        }
    });
}

/// ASVS 6.3.1: an office where people mistype is not locked out by those who get in.
#[tokio::test]
async fn a_success_forgets_the_names_failures_and_leaves_the_networks() {
    let world = World::new().await;
    world.account("ada").await;
    for _ in 0..3 {
        for _ in 0..9 {
            let answer = world.try_sign_in("ada", "wrong").await;
            assert!(matches!(answer, Err(SignInError::InvalidCredentials)), "{answer:?}");
        }
        world.sign_in("ada").await;
    }
    // 27 failures and no success count for the network, which is given 50.
    for number in 0..23 {
        let answer = world.try_sign_in(&format!("name{number}"), "wrong").await;
        assert!(matches!(answer, Err(SignInError::InvalidCredentials)), "{number}: {answer:?}");
    }
    assert!(matches!(world.try_sign_in("another", "wrong").await, Err(SignInError::TooManyAttempts(_))));
    world.accounts.sign_in(sign_in("ada", PASSWORD, visitor_from("192.0.2.1"))).await.unwrap();
}

/// C13: the wait re-arms, and ends.
#[tokio::test]
async fn after_the_free_attempts_each_wait_is_followed_by_one_more_attempt() {
    let world = World::new().await;
    let account = world.account("ada").await;
    let mut evaluated = 0;
    let start = world.now();
    while world.now().since(start) < Duration::from_hours(1) {
        match world.try_sign_in("ada", "wrong").await {
            Err(SignInError::InvalidCredentials) => evaluated += 1,
            Err(SignInError::TooManyAttempts(next)) => world.advance(next.since(world.now())),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(evaluated, world.count(&account, AuditEvent::SignInFailed).await);
    assert!((14..=20).contains(&evaluated), "{evaluated} in an hour");
    world.advance(Duration::from_mins(15));
    world.sign_in("ada").await;
}

/// ASVS 7.2.4: signing in over a session ends it, whoever's it was.
#[tokio::test]
async fn signing_in_ends_the_session_that_the_browser_held() {
    let world = World::new().await;
    world.account("ada").await;
    world.account("grace").await;
    let first = world.sign_in("ada").await;
    let held = Visitor { replaces: Some(first.token.clone()), browser: Some(first.browser.clone()), ..visitor() };
    let wrong = world.accounts.sign_in(sign_in("grace", "wrong", held.clone())).await;
    assert!(matches!(wrong, Err(SignInError::InvalidCredentials)));
    world.current(&first.token).await;
    let second = world.accounts.sign_in(sign_in("grace", PASSWORD, held)).await.unwrap();
    assert_eq!(world.end(&first.token).await.reason, EndReason::SignedInAgain);
    assert_ne!(second.token.hash(), first.token.hash());
    assert_eq!(world.list(&second.token).await.others_total, 0);
}

/// A13, ASVS 7.4.2
#[tokio::test]
async fn an_operators_word_ends_sessions_and_is_on_record() {
    let world = World::new().await;
    let ada = world.account("ada").await;
    let first = world.sign_in("ada").await;
    assert_eq!(world.accounts.close_account_sessions(&ada).await.unwrap(), 1);
    assert_eq!(world.end(&first.token).await.reason, EndReason::ClosedByAdministrator);
    let second = world.sign_in("ada").await;
    assert_eq!(world.accounts.set_password(&ada, "seven purple otters sing".into()).await.unwrap(), 1);
    assert_eq!(world.end(&second.token).await.reason, EndReason::PasswordChanged);
    assert!(matches!(world.try_sign_in("ada", PASSWORD).await, Err(SignInError::InvalidCredentials)));
    let third = world.try_sign_in("ada", "seven purple otters sing").await.unwrap();
    assert_eq!(world.accounts.disable_account(&ada).await.unwrap(), 1);
    assert_eq!(world.end(&third.token).await.reason, EndReason::AccountDisabled);
    world.accounts.enable_account(&ada).await.unwrap();
    assert!(matches!(world.authenticate(&third.token).await, Authentication::Ended(_)));
    for (event, count) in [
        (AuditEvent::SignedIn, 3),
        (AuditEvent::SignInFailed, 1),
        (AuditEvent::PasswordChanged, 1),
        (AuditEvent::AccountDisabled, 1),
        (AuditEvent::AccountEnabled, 1),
    ] {
        assert_eq!(world.count(&ada, event).await, count, "{event:?}");
    }
}

/// C2's other door: a password that is changed while somebody signs in or steps up with the old one.
#[tokio::test]
async fn whoever_was_verified_against_the_old_password_is_too_late_after_it_changed() {
    let world = World::new().await;
    world.account("ada").await;
    let (office, home) = (world.sign_in("ada").await, world.sign_in("ada").await);
    let current = world.current(&office.token).await;
    let change =
        |close_others| PasswordChange { old: attempt(PASSWORD), new: "seven purple otters sing".into(), close_others };
    let changed = world.accounts.change_password(&current, change(true)).await.unwrap();
    assert_eq!(changed.closed, [home.session]);
    assert!(matches!(world.authenticate(&office.token).await, Authentication::Unknown));
    world.current(&changed.new_token).await;
    assert!(world.accounts.change_password(&current, change(false)).await.is_err());
    assert_eq!(world.end(&home.token).await.reason, EndReason::PasswordChanged);
}

/// ASVS 6.3.2: there is no default account, and the first one is made once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_account_is_made_once_however_many_ask() {
    let world = World::new().await;
    assert!(world.accounts.is_empty().await.unwrap());
    let mut asking = JoinSet::new();
    for number in 0..8 {
        let accounts = world.accounts.clone();
        asking.spawn(async move {
            accounts.create_first_account(&format!("first{number}"), PASSWORD.into(), &visitor()).await
        });
    }
    let answers = asking.join_all().await;
    let made: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(made.len(), 1);
    assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(CreateAccountError::Taken))), "{answers:?}");
    assert_eq!(world.accounts.list_accounts().await.unwrap().len(), 1);
    assert_eq!(world.list(&made[0].token).await.others_total, 0);
}

/// Ended sessions, attempts and browsers' failures are forgotten in time.
#[tokio::test]
async fn failures_are_forgotten_after_a_day() {
    let world = World::new().await;
    world.account("ada").await;
    for _ in 0..10 {
        assert!(world.try_sign_in("ada", "wrong").await.is_err());
    }
    assert!(matches!(world.try_sign_in("ada", PASSWORD).await, Err(SignInError::TooManyAttempts(_))));
    world.advance(DAY);
    world.sign_in("ada").await;
}
