//! Guesses at passwords: what they are counted by, whom they hold up, and what is no guess.

use std::sync::mpsc;
use std::time::Duration;

use domain::{PasswordChange, ReauthenticationError, SignInError, SignedIn, Visitor};
use tokio::runtime::Builder;
use tokio::task::JoinSet;
use trials::{SOON, eventually};

use crate::support::{OLD_AUTHENTICATION, PASSWORD, World, attempt, sign_in, visitor_from};

const NEW: &str = "seven purple otters sing";

async fn try_from(world: &World, login_name: &str, password: &str, visitor: Visitor) -> Result<SignedIn, SignInError> {
    world.accounts.sign_in(sign_in(login_name, password, visitor)).await
}

/// The browser of somebody who has signed in before.
fn known(signed_in: &SignedIn, from: &str) -> Visitor {
    Visitor { browser: Some(signed_in.browser.clone()), ..visitor_from(from) }
}

/// ASVS 6.3.1: a browser that two accounts share gives neither of them a way to guess at the other.
#[tokio::test]
async fn what_one_account_does_in_a_browser_takes_nothing_off_what_failed_at_another() {
    let world = World::new().await;
    world.account("ada").await;
    world.account("bob").await;
    let ada = world.sign_in("ada").await;
    let mut evaluated = 0;
    for _ in 0..5 {
        for _ in 0..9 {
            let guess = try_from(&world, "ada", "wrong", known(&ada, "203.0.113.7")).await;
            evaluated += u32::from(matches!(guess, Err(SignInError::InvalidCredentials)));
        }
        try_from(&world, "bob", PASSWORD, known(&ada, "203.0.113.7")).await.unwrap();
    }
    assert_eq!(evaluated, 10);
}

/// The network counts for a browser that is known as well, with a budget that strangers cannot use up.
#[tokio::test]
async fn guesses_in_known_browsers_count_for_their_network_and_strangers_do_not_use_it_up() {
    let world = World::new().await;
    let mut browsers = Vec::new();
    for number in 0..25 {
        world.account(&format!("ada{number}")).await;
        browsers.push(try_from(&world, &format!("ada{number}"), PASSWORD, visitor_from("192.0.2.1")).await.unwrap());
    }
    for number in 0..60 {
        let _ = try_from(&world, &format!("name{number}"), "wrong", visitor_from("203.0.113.7")).await;
    }
    let stranger = try_from(&world, "ada24", PASSWORD, visitor_from("203.0.113.7")).await;
    assert!(matches!(stranger, Err(SignInError::TooManyAttempts(_))), "{stranger:?}");
    let mut evaluated = 0;
    for (number, browser) in browsers.iter().enumerate().take(24) {
        for _ in 0..9 {
            let guess = try_from(&world, &format!("ada{number}"), "wrong", known(browser, "203.0.113.7")).await;
            evaluated += u32::from(matches!(guess, Err(SignInError::InvalidCredentials)));
        }
    }
    // Strangers were given 50 of the network's 200.
    assert_eq!(evaluated, 150);
    let refused = try_from(&world, "ada24", PASSWORD, known(&browsers[24], "203.0.113.7")).await;
    assert!(matches!(refused, Err(SignInError::TooManyAttempts(_))), "{refused:?}");
    try_from(&world, "ada24", PASSWORD, known(&browsers[24], "203.0.113.8")).await.unwrap();
}

/// ASVS 6.1.1: after a change of the password no browser has a budget of its own any more.
#[tokio::test]
async fn a_new_password_makes_every_browser_a_stranger() {
    let world = World::new().await;
    world.account("ada").await;
    let ada = world.sign_in("ada").await;
    let change = PasswordChange { old: attempt(PASSWORD), new: NEW.into(), close_others: false };
    world.accounts.change_password(&world.current(&ada.token).await, change).await.unwrap();
    for _ in 0..10 {
        let _ = try_from(&world, "ada", "wrong", visitor_from("198.51.100.1")).await;
    }
    let answer = try_from(&world, "ada", NEW, known(&ada, "203.0.113.7")).await;
    assert!(matches!(answer, Err(SignInError::TooManyAttempts(_))), "{answer:?}");
}

/// Anybody can have a /48 of IPv6 with 65,536 networks.
#[tokio::test]
async fn however_many_networks_a_site_has_its_guesses_are_limited() {
    let world = World::new().await;
    let mut evaluated = 0;
    for number in 0..300 {
        let from = format!("2001:db8:1:{number:x}::1");
        let guess = try_from(&world, &format!("name{number}"), "wrong", visitor_from(&from)).await;
        evaluated += u32::from(matches!(guess, Err(SignInError::InvalidCredentials)));
    }
    assert_eq!(evaluated, 100 + 44, "256 networks are a /56, which is given 100");
    let elsewhere = try_from(&world, "another", "wrong", visitor_from("2001:db8:2::1")).await;
    assert!(matches!(elsewhere, Err(SignInError::InvalidCredentials)));
}

/// A test suite with workers, or an office after a restart: nobody guessed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn right_passwords_at_the_same_moment_are_all_let_in() {
    let world = World::new().await;
    world.account("ada").await;
    let mut people = JoinSet::new();
    for _ in 0..24 {
        let accounts = world.accounts.clone();
        people.spawn(async move { accounts.sign_in(sign_in("ada", PASSWORD, visitor_from("203.0.113.7"))).await });
    }
    for answer in people.join_all().await {
        answer.unwrap();
    }
}

/// Over two processes, which do not tell each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn right_passwords_at_the_same_moment_are_let_in_at_several_nodes() {
    let world = World::new().await;
    world.account("ada").await;
    let nodes = [world.accounts.clone(), world.as_another_node(Duration::ZERO)];
    let mut people = JoinSet::new();
    for number in 0..24 {
        let accounts = nodes[number % 2].clone();
        people.spawn(async move { accounts.sign_in(sign_in("ada", PASSWORD, visitor_from("203.0.113.7"))).await });
    }
    for answer in people.join_all().await {
        answer.unwrap();
    }
}

/// A busy hasher has looked at nothing, so it takes nothing off anybody's attempts: neither at a sign-in nor at a step-up.
/// Both threads that may hash are held, so everybody waits.
#[test]
fn an_attempt_that_is_turned_away_as_busy_is_given_back() {
    let runtime = Builder::new_multi_thread().worker_threads(2).max_blocking_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::hashing_in_earnest().await;
        world.account("ada").await;
        let ada = world.sign_in("ada").await;
        world.advance(OLD_AUTHENTICATION);
        let current = world.current(&ada.token).await;
        let (release, held) = mpsc::channel::<()>();
        let holder = tokio::task::spawn_blocking(move || held.recv().unwrap_or_default());
        let mut others = JoinSet::new();
        for number in 0..40 {
            let current = world.current_from(&ada.token, &format!("198.51.100.{number}")).await;
            let accounts = world.accounts.clone();
            others.spawn(async move { accounts.reauthenticate(current, Some(&attempt("wrong"))).await.map(drop) });
        }
        let first = others.join_next().await.unwrap().unwrap();
        assert!(matches!(first, Err(ReauthenticationError::Busy)), "{first:?}");
        for _ in 0..20 {
            let busy = world.accounts.reauthenticate(current.clone(), Some(&attempt(PASSWORD))).await;
            assert!(matches!(busy, Err(ReauthenticationError::Busy)), "{busy:?}");
        }
        drop(release);
        holder.await.unwrap();
        others.join_all().await;
        world.accounts.reauthenticate(current, Some(&attempt(PASSWORD))).await.unwrap();
    });
}

/// A request that is given up while its password is looked at has guessed all the same.
#[tokio::test]
async fn an_attempt_that_is_given_up_counts() {
    let world = World::hashing_in_earnest().await;
    world.account("ada").await;
    for _ in 0..10 {
        let accounts = world.accounts.clone();
        let guess =
            tokio::spawn(async move { accounts.sign_in(sign_in("ada", "wrong", visitor_from("192.0.2.1"))).await });
        eventually(SOON, "a password is being hashed", async || world.accounts.password_queue().running > 0).await;
        guess.abort();
        eventually(SOON, "no password is being hashed", async || world.accounts.password_queue().running == 0).await;
    }
    let next = try_from(&world, "ada", PASSWORD, visitor_from("203.0.113.7")).await;
    assert!(matches!(next, Err(SignInError::TooManyAttempts(_))), "{next:?}");
}

/// A stream of strangers holds up neither a person who closes a session nor one at a known browser.
#[test]
fn strangers_who_fill_their_queue_keep_nobody_from_closing() {
    let runtime = Builder::new_multi_thread().worker_threads(2).max_blocking_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::hashing_in_earnest().await;
        world.account("ada").await;
        let ada = world.sign_in("ada").await;
        world.advance(OLD_AUTHENTICATION);
        let (release, held) = mpsc::channel::<()>();
        let holder = tokio::task::spawn_blocking(move || held.recv().unwrap_or_default());
        let mut flood = JoinSet::new();
        for number in 0..67 {
            let accounts = world.accounts.clone();
            let visitor = visitor_from(&format!("198.51.100.{number}"));
            flood.spawn(async move { accounts.sign_in(sign_in(&format!("name{number}"), "wrong", visitor)).await });
        }
        let first = flood.join_next().await.unwrap().unwrap();
        assert!(matches!(first, Err(SignInError::Busy)), "{first:?}");
        let current = world.current(&ada.token).await;
        let (password, accounts) = (attempt(PASSWORD), world.accounts.clone());
        let reauthenticating = accounts.reauthenticate(current, Some(&password));
        let sign_in = try_from(&world, "ada", PASSWORD, known(&ada, "203.0.113.7"));
        let (reauthenticated, signed_in, ()) = tokio::join!(reauthenticating, sign_in, async {
            eventually(SOON, "both wait", async || world.accounts.password_queue().waiting >= 66).await;
            drop(release);
        });
        reauthenticated.unwrap();
        signed_in.unwrap();
        holder.await.unwrap();
    });
}

/// A thief who guesses in the session does not keep its person from closing it.
#[tokio::test]
async fn guesses_in_a_stolen_session_do_not_hold_up_its_person_elsewhere() {
    let world = World::new().await;
    world.account("ada").await;
    let ada = world.sign_in("ada").await;
    world.advance(OLD_AUTHENTICATION);
    let current = world.current(&ada.token).await;
    let mut evaluated = 0;
    for number in 0..9 {
        for _ in 0..6 {
            let thief = world.current_from(&ada.token, &format!("198.51.100.{number}")).await;
            let guess = world.accounts.reauthenticate(thief, Some(&attempt("wrong"))).await;
            evaluated += u32::from(matches!(guess, Err(ReauthenticationError::WrongPassword)));
        }
    }
    assert_eq!(evaluated, 45);
    world.accounts.reauthenticate(current, Some(&attempt(PASSWORD))).await.unwrap();
}

/// A person who is signed in somewhere lets a new browser in by giving the password there.
#[tokio::test]
async fn a_reauthentication_ends_the_wait_of_a_new_browser() {
    let world = World::new().await;
    let account = world.account("ada").await;
    let ada = world.sign_in("ada").await;
    world.advance(OLD_AUTHENTICATION);
    for unlock in [false, true] {
        for _ in 0..10 {
            let _ = try_from(&world, "ada", "wrong", visitor_from("198.51.100.1")).await;
        }
        let refused = try_from(&world, "ada", PASSWORD, visitor_from("192.0.2.9")).await;
        assert!(matches!(refused, Err(SignInError::TooManyAttempts(_))), "{refused:?}");
        if unlock {
            world.accounts.unlock_account(&account).await.unwrap();
        } else {
            world.reauthenticated(&ada.token).await;
        }
        try_from(&world, "ada", PASSWORD, visitor_from("192.0.2.9")).await.unwrap();
    }
}

/// The wait is measured by a clock that nobody sets.
#[tokio::test]
async fn setting_the_clock_gives_no_further_attempt() {
    let world = World::new().await;
    world.account("ada").await;
    for _ in 0..10 {
        assert!(world.try_sign_in("ada", "wrong").await.is_err());
    }
    for _ in 0..5 {
        world.turn_back(Duration::from_hours(1));
        let early = world.try_sign_in("ada", PASSWORD).await;
        assert!(matches!(early, Err(SignInError::TooManyAttempts(next)) if next > world.now()), "{early:?}");
        world.set_forward(Duration::from_hours(2));
        let early = world.try_sign_in("ada", PASSWORD).await;
        assert!(matches!(early, Err(SignInError::TooManyAttempts(next)) if next > world.now()), "{early:?}");
    }
    world.advance(Duration::from_secs(30));
    world.sign_in("ada").await;
}

/// The current password comes first, and the new one is judged where passwords are hashed: a choice that is hard to judge
/// waits its turn like everybody else. The one thread that may hash is held.
#[test]
fn a_new_password_is_judged_after_the_current_one_and_off_the_workers() {
    let runtime = Builder::new_multi_thread().worker_threads(1).max_blocking_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::new().await;
        world.account("ada").await;
        let ada = world.sign_in("ada").await;
        let hostile = "4@8({[<3691!|0$5+7%2z".repeat(5);
        let current = world.current(&ada.token).await;
        let change = |old: &str, new: &str| PasswordChange { old: attempt(old), new: new.into(), close_others: false };
        for new in [hostile.as_str(), "password1"] {
            let answer = world.accounts.change_password(&current, change("wrong", new)).await;
            assert!(answer.is_err_and(|error| error.to_string() == "the password is wrong"));
        }
        let (release, held) = mpsc::channel::<()>();
        let holder = tokio::task::spawn_blocking(move || held.recv().unwrap_or_default());
        let changing = world.accounts.change_password(&current, change(PASSWORD, &hostile));
        let (changed, ()) = tokio::join!(changing, async {
            eventually(SOON, "the change waits", async || world.accounts.password_queue().running == 1).await;
            world.current(&ada.token).await;
            drop(release);
        });
        changed.unwrap();
        holder.await.unwrap();
    });
}
