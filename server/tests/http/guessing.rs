//! Guesses at passwords: few are looked at, they cost the service little, and they lock nobody out.

use std::sync::mpsc;
use std::time::Duration;

use app::AppError;
use axum::http::StatusCode;
use tokio::runtime::Builder;
use tokio::task::JoinSet;

use crate::support::{Browser, PASSWORD, TestApp};

const BEHIND_A_PROXY: [&str; 2] = ["--trusted-proxies", "127.0.0.1"];

/// C1 (ASVS 6.3.1)
#[tokio::test]
async fn after_ten_wrong_passwords_the_next_has_to_wait_and_is_not_looked_at() {
    let app = TestApp::start().await;
    app.account("ada").await;
    for _ in 0..10 {
        app.browser().try_sign_in("ada", "wrong").await.is_failure(401, &AppError::InvalidCredentials);
    }
    for password in ["wrong", PASSWORD] {
        let answer = app.browser().try_sign_in("ada", password).await;
        answer.is_failure(429, &AppError::TooManyAttempts(30));
        assert_eq!(answer.header("retry-after"), "30");
    }
    assert_eq!(app.database().await.events("sign-in-failed").await, 10);
    app.advance(Duration::from_millis(29_001));
    app.browser().try_sign_in("ada", PASSWORD).await.is_failure(429, &AppError::TooManyAttempts(1));
    app.advance(Duration::from_millis(999));
    app.sign_in("ada").await;
}

/// C2
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_guesses_at_once_are_no_more_than_ten() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut guesses = JoinSet::new();
    for _ in 0..50 {
        let mut browser = app.browser();
        guesses.spawn(async move { browser.try_sign_in("ada", "wrong").await.status });
    }
    let answers = guesses.join_all().await;
    let count = |status: StatusCode| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!((count(StatusCode::UNAUTHORIZED), count(StatusCode::TOO_MANY_REQUESTS)), (10, 40));
    assert_eq!(app.database().await.events("sign-in-failed").await, 10);
}

/// C4: no header of an untrusted peer makes it somebody else.
#[tokio::test]
async fn fifty_names_from_one_address_are_the_limit_whatever_its_headers_say() {
    let app = TestApp::start().await;
    let mut answers = Vec::new();
    for number in 0..60 {
        let elsewhere = format!("198.51.100.{number}");
        let names = ["x-forwarded-for", "x-real-ip", "forwarded", "true-client-ip", "cf-connecting-ip"];
        let mut browser = names.into_iter().fold(app.browser(), |browser, name| browser.with(name, &elsewhere));
        answers.push(browser.try_sign_in(&format!("name{number}"), "wrong").await.status);
    }
    let (first, rest) = answers.split_at(50);
    assert!(first.iter().all(|status| *status == StatusCode::UNAUTHORIZED), "{first:?}");
    assert!(rest.iter().all(|status| *status == StatusCode::TOO_MANY_REQUESTS), "{rest:?}");
}

/// C13 (ASVS 6.1.1)
#[tokio::test]
async fn somebody_who_fails_on_a_name_does_not_keep_its_person_out_of_a_known_browser() {
    let app = TestApp::start_with(&BEHIND_A_PROXY).await;
    app.account("ada").await;
    let mut home = app.sign_in("ada").await;
    home.sign_out().await;
    let attacker = app.browser().with("x-forwarded-for", "198.51.100.7");
    for _ in 0..60 {
        // An hour of attempts, each as soon as it is allowed.
        if let AppError::TooManyAttempts(seconds) = attacker.clone().try_sign_in("ada", "wrong").await.error() {
            app.advance(Duration::from_secs(u64::from(seconds).min(60)));
        }
    }
    let stranger = app.browser().with("x-forwarded-for", "203.0.113.9").try_sign_in("ada", PASSWORD).await;
    assert_eq!(stranger.status, StatusCode::TOO_MANY_REQUESTS);
    home.clone().signed_in("ada").await;
    // The known browser's own budget is limited as well.
    for _ in 0..10 {
        home.try_sign_in("ada", "wrong").await.is_failure(401, &AppError::InvalidCredentials);
    }
    home.try_sign_in("ada", PASSWORD).await.is_failure(429, &AppError::TooManyAttempts(30));
}

/// C10, P11 (ASVS 15.2.2): both threads that may hash are held, so that what follows does not depend on their speed.
#[test]
fn a_flood_of_sign_ins_is_turned_away_and_does_not_stop_the_pages() {
    const FLOOD: usize = 100;
    const ADMITTED: usize = 66;
    let runtime = Builder::new_multi_thread().worker_threads(2).max_blocking_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::start_hashing_in_earnest(&BEHIND_A_PROXY).await;
        app.account("ada").await;
        let mut ada = app.sign_in("ada").await;
        let (release, holders) = hold_two_threads();
        let mut flood = JoinSet::new();
        for number in 0..FLOOD {
            let mut browser = app.browser().with("x-forwarded-for", format!("2001:db8:0:{number:x}::1"));
            flood.spawn(async move { browser.try_sign_in(&format!("name{number}"), "wrong").await });
        }
        for _ in ADMITTED..FLOOD {
            flood.join_next().await.unwrap().unwrap().is_failure(503, &AppError::Unavailable);
        }
        assert_eq!(ada.page("/account/sessions").await.status, StatusCode::OK);
        assert_eq!(ada.list().await.others_total, 0);
        drop(release);
        for answer in flood.join_all().await {
            answer.is_failure(401, &AppError::InvalidCredentials);
        }
        drop(holders);
        app.sign_in("ada").await;
    });
}

type Release = Vec<mpsc::Sender<()>>;

fn hold_two_threads() -> (Release, JoinSet<()>) {
    let mut holders = JoinSet::new();
    let release = std::iter::repeat_with(|| {
        let (release, held) = mpsc::channel::<()>();
        holders.spawn_blocking(move || held.recv().unwrap_or_default());
        release
    });
    (release.take(2).collect(), holders)
}

/// C11 (ASVS 6.2.8): bytes that are no text cannot have been chosen; they are refused and nothing breaks.
#[tokio::test]
async fn strange_passwords_are_refused_or_match_exactly() {
    const CHOSEN: &str = "caf\u{e9} noir \0\u{202e} \u{1f511}";
    let app = TestApp::start().await;
    app.accounts.create_account("ada", CHOSEN.into()).await.unwrap();
    let other_form = CHOSEN.replace('\u{e9}', "e\u{301}");
    for wrong in [other_form.as_str(), CHOSEN.trim_end_matches('\u{1f511}'), "", &"x".repeat(1000)] {
        app.browser().try_sign_in("ada", wrong).await.is_failure(401, &AppError::InvalidCredentials);
    }
    app.sign_in_with("ada", CHOSEN).await;
    app.browser().try_sign_in("ada", &"x".repeat(1001)).await.is_failure(422, &AppError::PasswordTooLong);
    for encoded in ["%ff%fe", "%ED%A0%80", "%C0%80", "caf%E9%20noir", "%", "%zz"] {
        let body = format!("login_name=ada&password={encoded}");
        let origin = app.site.origin.clone();
        let headers = [
            (axum::http::header::ORIGIN, origin.as_str()),
            (axum::http::header::ACCEPT, "application/json"),
            (axum::http::header::CONTENT_TYPE, "application/x-www-form-urlencoded"),
        ];
        let mut browser: Browser = app.browser();
        let answer = browser.send(axum::http::Method::POST, "/api/sign-in", &headers, body.into()).await.unwrap();
        assert!(answer.status.is_client_error(), "{encoded}: {}", answer.status);
        assert!(browser.cookies.is_empty());
    }
    app.sign_in_with("ada", CHOSEN).await;
}

/// A test suite with workers, or a shared account after a restart: nobody guessed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_four_right_passwords_of_one_account_at_once_are_all_let_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut people = JoinSet::new();
    for _ in 0..24 {
        let mut browser = app.browser();
        people.spawn(async move { browser.try_sign_in("ada", PASSWORD).await.status });
    }
    let answers = people.join_all().await;
    assert!(answers.iter().all(|status| *status == StatusCode::OK), "{answers:?}");
}

/// A browser that two accounts share: signing in as one takes nothing off what failed at the other (ASVS 6.3.1).
#[tokio::test]
async fn a_browser_that_two_accounts_share_is_no_way_to_guess_on() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let mut kiosk = app.sign_in("ada").await;
    let mut evaluated = 0;
    for _ in 0..4 {
        for _ in 0..9 {
            evaluated += u32::from(kiosk.try_sign_in("ada", "wrong").await.status == StatusCode::UNAUTHORIZED);
        }
        assert_eq!(kiosk.try_sign_in("bob", PASSWORD).await.status, StatusCode::OK);
    }
    assert_eq!(evaluated, 10);
}

/// A new password that takes long to judge is judged after the current one, and where passwords are hashed: it stops
/// neither the service nor its own account's other requests.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_passwords_that_are_hard_to_judge_stop_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let (ada, mut bob) = (app.sign_in("ada").await, app.sign_in("bob").await);
    let hostile = "4@8({[<3691!|0$5+7%2z".repeat(5);
    let mut changes = JoinSet::new();
    for _ in 0..16 {
        let (mut ada, hostile) = (ada.clone(), hostile.clone());
        changes.spawn(async move { ada.change_password("wrong", &hostile, false).await.status });
    }
    let answered = async {
        for _ in 0..20 {
            assert_eq!(bob.page("/healthz").await.status, StatusCode::OK);
            assert_eq!(bob.page("/verify").await.status, StatusCode::OK);
        }
        changes.join_all().await
    };
    let answers = tokio::time::timeout(Duration::from_secs(20), answered).await.expect("everybody is answered");
    let refused = [StatusCode::FORBIDDEN, StatusCode::TOO_MANY_REQUESTS];
    assert!(answers.iter().all(|status| refused.contains(status)), "{answers:?}");
    let mut ada = ada;
    app.advance(Duration::from_mins(15));
    assert_eq!(ada.change_password(PASSWORD, &hostile, false).await.status, StatusCode::OK);
}

/// An operator lets a person try again who is kept waiting in every new browser.
#[tokio::test]
async fn an_operator_ends_the_wait_of_a_locked_out_person() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    for _ in 0..10 {
        app.browser().try_sign_in("ada", "wrong").await.is_failure(401, &AppError::InvalidCredentials);
    }
    app.browser().try_sign_in("ada", PASSWORD).await.is_failure(429, &AppError::TooManyAttempts(30));
    app.accounts.unlock_account(&account).await.unwrap();
    app.sign_in("ada").await;
}
