//! A page shows and changes what belongs to the session that it was made for, and nothing of another one.

use std::time::Duration;

use app::AppError;
use axum::body::Bytes;
use axum::http::{Method, StatusCode, header};
use leptos::server_fn::axum::server_fn_paths;

use crate::support::{ACCOUNT_PAGES, Browser, FUNCTIONS, TestApp};

/// A browser in which bob has signed in since it opened a page as ada.
async fn bob_behind_a_page_of_ada(app: &TestApp) -> Browser {
    let mut browser = app.sign_in("ada").await;
    let page = browser.made_for.clone();
    browser.sign_out().await;
    let mut browser = browser.signed_in("bob").await;
    browser.made_for = page;
    browser
}

fn as_bob() -> AppError {
    AppError::SignedInAs("bob".into())
}

/// U46: a server function that is added later is tried here without further ado.
#[tokio::test]
async fn every_server_function_refuses_a_page_of_another_session() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let client = app.client("wiki").await;
    let mut home = app.sign_in("bob").await;
    client.code(&mut home, "openid").await;
    let mut browser = bob_behind_a_page_of_ada(&app).await;
    let before = home.list().await.others;
    app.advance(Duration::from_mins(5));
    for (path, _) in server_fn_paths().filter(|(path, _)| !matches!(*path, "/api/sign-in" | "/api/setup")) {
        let (_, fields) =
            FUNCTIONS.into_iter().find(|(known, _)| *known == path).unwrap_or_else(|| panic!("{path} is unknown here"));
        let answer = browser.call(path, fields).await;
        answer.is_failure(409, &as_bob());
        assert_eq!(answer.cookies().len(), 1, "{path}: {:?}", answer.cookies());
        let said = browser.page("/sign-in?switch=yes").await.text();
        assert!(said.contains("You are signed in as bob now."), "{path}: {said}");
        let form = browser.form("/account/security", path, fields).await;
        assert!(form.is_led_on(), "{path}");
        assert!(form.cookie("__Host-notice").is_some() && form.cookie("__Host-session").is_none(), "{path}");
        if path != "/api/websites/authorize" {
            assert_eq!(form.location(), "/account/security", "{path}");
        }
    }
    assert_eq!(home.list().await.others, before, "nothing is closed, and nobody was active");
    assert_eq!(app.database().await.number("SELECT count(*) FROM grants WHERE revoked_at IS NULL").await, 1);
}

#[tokio::test]
async fn a_page_that_does_not_say_what_it_was_made_for_is_an_older_one() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let named = ada.made_for.take().unwrap();
    let (origin, twice) = (app.site.origin.clone(), format!("made_for={named}&made_for={named}"));
    for body in ["", "made_for", &twice] {
        let headers = [(header::ORIGIN, origin.as_str()), (header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
        let body = Bytes::copy_from_slice(body.as_bytes());
        let answer = ada.send(Method::POST, "/api/sessions/list", &headers, body).await.unwrap();
        assert!(matches!(answer.status.as_u16(), 400 | 409), "{}", answer.status);
    }
    ada.made_for = Some(named);
    assert_eq!(ada.call("/api/sessions/list", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_page_of_an_earlier_session_of_the_same_account_is_refused_too() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    let earlier = ada.made_for.clone();
    let mut ada = ada.signed_in("ada").await;
    assert_ne!(ada.made_for, earlier);
    ada.made_for = earlier;
    ada.poll("").await.is_failure(409, &AppError::SignedInAs("ada".into()));
}

/// A new token is no other session: what a page was made for stays good.
#[tokio::test]
async fn a_page_stays_good_when_its_session_gets_a_new_token() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let (page, token) = (ada.made_for.clone(), ada.token().to_owned());
    let new = "another long pass phrase";
    assert_eq!(ada.change_password(crate::support::PASSWORD, new, false).await.status, StatusCode::OK);
    assert_ne!(ada.token(), token);
    ada.made_for = page;
    assert_eq!(ada.poll("").await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_form_of_a_page_names_the_session_of_the_page() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    client.code(&mut ada, "openid").await;
    app.sign_in("ada").await;
    app.sign_in("ada").await.sign_out().await;
    let field = format!("name=\"made_for\" value=\"{}\"", ada.session_id().await);
    let question = format!("/oauth2/authorize?{}", client.query(&[("scope", "openid profile")]));
    let mut forms = 0;
    for path in ACCOUNT_PAGES.into_iter().chain([question.as_str(), "/oauth2/logout"]) {
        let page = ada.page(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let text = page.text();
        for form in text
            .split("<form")
            .skip(1)
            .filter(|form| form.contains("method=\"post\"") && !form.contains("action=\"/language\""))
        {
            let form = form.split("</form>").next().unwrap();
            assert!(form.contains(&field), "{path}: {form}");
            forms += 1;
        }
    }
    assert!(forms > 12, "{forms}");
}

/// What a page fetches to stand in its own place is for the same session.
#[tokio::test]
async fn a_page_is_not_followed_by_one_of_another_session() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let mut bob = bob_behind_a_page_of_ada(&app).await;
    let of_ada = bob.made_for.clone().unwrap();
    for path in ACCOUNT_PAGES {
        let answer = bob.clone().with("x-made-for", &of_ada).page(path).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::CONFLICT, 0), "{path}");
        assert!(answer.cookie("__Host-notice").is_some(), "{path}");
        assert_eq!(bob.page(path).await.status, StatusCode::OK, "{path}");
    }
    let of_bob = bob.made_for.clone().unwrap();
    assert_ne!(of_bob, of_ada);
    assert_eq!(bob.with("x-made-for", &of_bob).page("/account/sessions").await.status, StatusCode::OK);
}

/// A question about something of the other account is not asked again.
#[tokio::test]
async fn a_form_about_one_thing_leads_to_the_list_that_it_is_on() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let mut bob = bob_behind_a_page_of_ada(&app).await;
    let of_ada = bob.made_for.clone();
    for (page, list) in [
        ("/account/sessions/close?session=0199a3c0-0000-7000-8000-000000000001", "/account/sessions"),
        ("/account/sessions?before=0199a3c0-0000-7000-8000-000000000001", "/account/sessions"),
        ("/account/websites/revoke?website=wiki", "/account/websites"),
        ("/account/security", "/account/security"),
    ] {
        bob.made_for.clone_from(&of_ada);
        let answer = bob.form(page, "/api/sign-out", &[]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, list), "{page}");
        let next = bob.page(list).await.text();
        assert!(next.contains("You are signed in as bob now."), "{page}");
    }
}
