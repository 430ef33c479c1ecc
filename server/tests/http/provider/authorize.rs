//! A website asks, a person answers.

use std::time::Duration;

use axum::http::{HeaderName, Method, StatusCode};

use crate::support::{Answer, PASSWORD, TestApp, payload};

fn policy(answer: &Answer) -> String {
    answer.header("content-security-policy").to_owned()
}

/// G1, G2 (ASVS 10.4.1; RFC 9700, 4.11): the browser stays on a page that says why.
#[tokio::test]
async fn without_a_registered_address_the_browser_stays() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let website = app.website("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let callback = website.redirect_uri.clone();
    let evil = [
        "https://evil.example/callback",
        "https://wiki.example.com/callback/",
        "https://wiki.example.com/callback?x=1",
        "https://wiki.example.com/callback#x",
        "https://wiki.example.com:443/callback",
        "http://wiki.example.com/callback",
        "https://WIKI.example.com/callback",
        "https://wiki.example.com/%63allback",
        "https://wiki.example.com@evil.example/callback",
        "javascript:alert(1)",
        "",
    ];
    for browser in [&mut ada, &mut app.browser()] {
        for uri in evil {
            for prompt in ["", "none"] {
                let answer = website.send(browser, &[("redirect_uri", uri), ("prompt", prompt)]).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{uri}");
                assert!(answer.location().is_empty() && !answer.text().contains(uri) || uri.is_empty(), "{uri}");
            }
        }
        let twice = website.send(browser, &[("redirect_uri", &callback), ("redirect_uri", &callback)]).await;
        assert_eq!(twice.status, StatusCode::BAD_REQUEST);
        for id in ["mail", "", "../wiki"] {
            assert_eq!(website.send(browser, &[("client_id", id)]).await.status, StatusCode::BAD_REQUEST, "{id}");
        }
        let twice = website.send(browser, &[("client_id", "wiki"), ("client_id", "wiki")]).await;
        assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    }
}

/// G5: what is wrong beside the address is told to the website, with the issuer (RFC 9207) and the state.
#[tokio::test]
async fn a_website_is_told_what_is_wrong_with_its_request() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let website = app.website("wiki").await;
    let mut ada = app.sign_in("ada").await;
    for browser in [&mut ada, &mut app.browser()] {
        for (changes, error) in [
            (&[("response_type", "token")][..], "unsupported_response_type"),
            (&[("scope", "admin")], "invalid_scope"),
            (&[("code_challenge", "")], "invalid_request"),
            (&[("code_challenge_method", "plain")], "invalid_request"),
            (&[("request_uri", "https://127.0.0.1/x")], "request_uri_not_supported"),
            (&[("request", "a.b.c")], "request_not_supported"),
            (&[("id_token_hint", "a.b.c")], "invalid_request"),
        ] {
            let returned = website.returned(&website.send(browser, changes).await);
            assert_eq!((returned["error"].as_str(), returned["state"].as_str()), (error, "a state & more"));
            assert_eq!(returned["iss"], app.site.origin);
            assert!(!returned.contains_key("code"));
        }
    }
}

#[tokio::test]
async fn who_is_not_signed_in_signs_in_first_and_comes_back_to_the_question() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let website = app.website("wiki").await;
    let mut browser = app.browser();
    let sent = website.send(&mut browser, &[("login_hint", "ada"), ("prompt", "login"), ("max_age", "0")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let sign_in = sent.location().to_owned();
    let page = browser.page(&sign_in).await;
    let text = page.text();
    for part in ["Sign in to go on to", "wiki", "value=\"ada\""] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(policy(&page).contains("form-action 'self' https://wiki.example.com;"), "{}", policy(&page));
    let next = url::Url::parse(&format!("{}{sign_in}", app.site.origin)).unwrap();
    let next = next.query_pairs().find(|(name, _)| name == "next").unwrap().1.into_owned();
    let fields = [("login_name", "ada"), ("password", PASSWORD), ("next", next.as_str())];
    let signed_in = browser.form(&sign_in, "/api/sign-in", &fields).await;
    assert_eq!(signed_in.location(), next);
    // Signing in just now is what the website wanted, so the password is not asked for again.
    let question = browser.page(&next).await;
    assert_eq!(question.status, StatusCode::OK);
    assert!(question.text().contains("Allow") && !question.text().contains("type=\"password\""));
}

/// ASVS 10.7.2, B14: who, what, as whom, for how long; and no other site frames it.
#[tokio::test]
async fn the_question_says_who_asks_for_what_and_cannot_be_framed() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let website = app.website_with("wiki", |wiki| {
        wiki.name = "The <b>Wiki</b>".into();
        wiki.site = Some("https://wiki.example.com".into());
    });
    let website = website.await;
    let mut ada = app.sign_in("ada").await;
    let page = website.send(&mut ada, &[("scope", "openid profile offline_access")]).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for part in ["The &lt;b&gt;Wiki", "wiki.example.com", "ada", "Allow", "Deny", "action=\"/api/websites/authorize\""]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let policy = policy(&page);
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(policy.contains("form-action 'self' https://wiki.example.com;"), "{policy}");
    assert_eq!(page.header("x-frame-options"), "DENY");
}

/// ASVS 10.4.4: a code, the state, the issuer; by 303 (G19; RFC 9700, 4.12).
#[tokio::test]
async fn allowing_gives_a_code_and_denying_an_error() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let website = app.website("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let denied = website.returned(&website.decide(&mut ada, "deny", &[]).await);
    assert_eq!((denied["error"].as_str(), denied["iss"].as_str()), ("access_denied", app.site.origin.as_str()));
    let allowed = website.returned(&website.decide(&mut ada, "allow", &[]).await);
    assert_eq!((allowed["state"].as_str(), allowed["iss"].as_str()), ("a state & more", app.site.origin.as_str()));
    assert_eq!(allowed["code"].len(), 43);
    // A website that is remembered is not asked about again.
    assert!(website.returned(&website.send(&mut ada, &[]).await).contains_key("code"));
}

/// G11: the answer counts in the session that was asked, and nowhere else.
#[tokio::test]
async fn an_answer_counts_only_in_the_session_that_was_asked() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let website = app.website("wiki").await;
    let (mut ada, mut bob) = (app.sign_in("ada").await, app.sign_in("bob").await);
    let query = website.query(&[]);
    let fields = [("request", query.as_str()), ("decision", "allow")];
    let bobs = bob.made_for.replace(ada.session_id().await);
    let elsewhere = bob.form("/oauth2/authorize", "/api/websites/authorize", &fields).await;
    assert!(elsewhere.location().starts_with("/oauth2/authorize?"), "{}", elsewhere.location());
    assert_eq!(app.database().await.number("SELECT count(*) FROM grants").await, 0);
    // The page that it leads to asks bob, and says so.
    let asked = bob.page(elsewhere.location()).await;
    assert_eq!(asked.made_for(), bobs);
    assert!(asked.text().contains("You are signed in as bob now."), "{}", asked.text());
    let broken = [("request", "client_id=wiki&redirect_uri=https%3A%2F%2Fevil.example"), fields[1]];
    let answer = ada.form("/oauth2/authorize", "/api/websites/authorize", &broken).await;
    assert!(!answer.location().contains("evil.example"), "{}", answer.location());
    let undecided = [fields[0], ("decision", "")];
    let answer = ada.form("/oauth2/authorize", "/api/websites/authorize", &undecided).await;
    assert!(!answer.location().contains("code="), "{}", answer.location());
}

/// The standard wants POST as well; a form of another site comes without cookies, so the browser asks again.
#[tokio::test]
async fn a_request_by_form_becomes_one_by_address() {
    let app = TestApp::start().await;
    let website = app.website("wiki").await;
    let query = website.query(&[]);
    let foreign = [
        (HeaderName::from_static("origin"), "https://wiki.example.com"),
        (HeaderName::from_static("sec-fetch-site"), "cross-site"),
        (HeaderName::from_static("content-type"), "application/x-www-form-urlencoded"),
    ];
    let answer = app.browser().send(Method::POST, "/oauth2/authorize", &foreign, query.clone().into()).await.unwrap();
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, format!("/oauth2/authorize?{query}").as_str())
    );
}

/// Rule 3.4: a hidden frame that asks again and again keeps no session alive.
#[tokio::test]
async fn asking_without_a_question_is_no_activity() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let website = app.website("wiki").await;
    let mut ada = app.sign_in("ada").await;
    website.code(&mut ada, "openid profile").await;
    let before = ada.list().await.current.last_active_at;
    for _ in 0..8 {
        app.advance(Duration::from_hours(20));
        let returned = website.returned(&website.send(&mut ada, &[("prompt", "none")]).await);
        assert!(returned.contains_key("code"));
    }
    assert_eq!(ada.list().await.current.last_active_at, before);
    app.advance(Duration::from_hours(9));
    let returned = website.returned(&website.send(&mut ada, &[("prompt", "none")]).await);
    assert_eq!(returned["error"], "login_required");
}

/// `OpenID` Connect Core 1.0, 2: what a website learns, and no more.
#[tokio::test]
async fn an_id_token_says_who_signed_in_when_and_how() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let website = app.website("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let now = app.now().as_millis() / 1000;
    let tokens = website.tokens(&mut ada, "openid profile").await;
    let claims = tokens.claims();
    for (name, value) in [
        ("iss", app.site.origin.clone().into()),
        ("sub", account.id.to_string().into()),
        ("aud", "wiki".into()),
        ("iat", now.into()),
        ("exp", (now + 600).into()),
        ("auth_time", now.into()),
        ("nonce", "n-0S6_WzA2Mj".into()),
        ("acr", "aal1".into()),
        ("amr", serde_json::json!(["pwd"])),
        ("preferred_username", "ada".into()),
    ] {
        assert_eq!(claims[name], value, "{name}");
    }
    assert_eq!(claims.as_object().unwrap().len(), 11, "{claims}");
    assert_ne!(claims["sid"], ada.session_id().await, "each website knows the session by an id of its own");
    let few = payload(&website.tokens(&mut ada, "openid").await.id_token.unwrap());
    assert!(few.get("preferred_username").is_none());
    assert!(website.tokens(&mut ada, "profile").await.id_token.is_none());
}
