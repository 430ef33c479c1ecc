//! A client asks, a person answers.

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
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let callback = client.redirect_uri.clone();
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
                let answer = client.send(browser, &[("redirect_uri", uri), ("prompt", prompt)]).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{uri}");
                assert!(answer.location().is_empty() && !answer.text().contains(uri) || uri.is_empty(), "{uri}");
            }
        }
        let twice = client.send(browser, &[("redirect_uri", &callback), ("redirect_uri", &callback)]).await;
        assert_eq!(twice.status, StatusCode::BAD_REQUEST);
        for id in ["mail", "", "../wiki"] {
            assert_eq!(client.send(browser, &[("client_id", id)]).await.status, StatusCode::BAD_REQUEST, "{id}");
        }
        let twice = client.send(browser, &[("client_id", "wiki"), ("client_id", "wiki")]).await;
        assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    }
}

/// G5: what is wrong beside the address is told to the client, with the issuer (RFC 9207) and the state.
#[tokio::test]
async fn a_client_is_told_what_is_wrong_with_its_request() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    for browser in [&mut ada, &mut app.browser()] {
        for (changes, error) in [
            (&[("response_type", "token")][..], "unsupported_response_type"),
            (&[("scope", "admin")], "invalid_scope"),
            (&[("code_challenge", "")], "invalid_request"),
            (&[("code_challenge_method", "plain")], "invalid_request"),
            (&[("request_uri", "https://127.0.0.1/x")], "request_uri_not_supported"),
            (&[("request", "a.b.c")], "request_not_supported"),
            (&[("id_token_hint", "a.b.c"), ("prompt", "none")], "invalid_request"),
        ] {
            let returned = client.returned(&client.send(browser, changes).await);
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
    let client = app.client("wiki").await;
    let mut browser = app.browser();
    let sent = client.send(&mut browser, &[("login_hint", "ada"), ("prompt", "login"), ("max_age", "0")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let sign_in = sent.location().to_owned();
    let page = browser.page(&sign_in).await;
    let text = page.text();
    for part in ["Sign in to go on to", "wiki", "value=\"ada\""] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(policy(&page).contains("form-action 'self';"), "{}", policy(&page));
    let next = url::Url::parse(&format!("{}{sign_in}", app.site.origin)).unwrap();
    let next = next.query_pairs().find(|(name, _)| name == "next").unwrap().1.into_owned();
    let fields = [("login_name", "ada"), ("password", PASSWORD), ("next", next.as_str())];
    let signed_in = browser.form(&sign_in, "/api/sign-in", &fields).await;
    // Not by a redirect: the client may lead on to places that the page's policy does not name.
    assert_eq!((signed_in.location(), signed_in.leads_to()), ("", next.clone()));
    // Signing in just now is what the client wanted, so the password is not asked for again.
    let question = browser.page(&next).await;
    assert_eq!(question.status, StatusCode::OK);
    assert!(question.text().contains("Allow") && !question.text().contains("type=\"password\""));
}

/// ASVS 10.7.2, B14: who, what, as whom, for how long; and no other site frames it.
#[tokio::test]
async fn the_question_says_who_asks_for_what_and_cannot_be_framed() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client_with("wiki", |wiki| {
        wiki.name = "The <b>Wiki</b>".into();
        wiki.site = Some("https://wiki.example.com".into());
    });
    let client = client.await;
    let mut ada = app.sign_in("ada").await;
    let page = client.send(&mut ada, &[("scope", "openid profile offline_access")]).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for part in ["The &lt;b&gt;Wiki", "wiki.example.com", "ada", "Allow", "Deny", "action=\"/api/websites/authorize\""]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let policy = policy(&page);
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(policy.contains("form-action 'self';"), "{policy}");
    assert_eq!(page.header("x-frame-options"), "DENY");
}

/// ASVS 10.4.4: a code, the state, the issuer; by a page that leads on, so that no browser sends the form on (G19; RFC 9700,
/// 4.12) and none holds the client's own redirects against the page's policy.
#[tokio::test]
async fn allowing_gives_a_code_and_denying_an_error() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let answer = client.decide(&mut ada, "deny", &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::OK, ""));
    assert!(policy(&answer).contains("form-action 'self';"));
    let denied = client.returned(&answer);
    assert_eq!((denied["error"].as_str(), denied["iss"].as_str()), ("access_denied", app.site.origin.as_str()));
    let allowed = client.returned(&client.decide(&mut ada, "allow", &[]).await);
    assert_eq!((allowed["state"].as_str(), allowed["iss"].as_str()), ("a state & more", app.site.origin.as_str()));
    assert_eq!(allowed["code"].len(), 43);
    // A client that is remembered is not asked about again.
    assert!(client.returned(&client.send(&mut ada, &[]).await).contains_key("code"));
}

/// OAuth 2.0 Form Post Response Mode: with scripts by itself, without by a button, and nothing stands in an address.
#[tokio::test]
async fn a_client_with_a_secret_may_have_its_answer_by_a_form() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let state = "<a> & \"b\" 'c'";
    let by_form = [("response_mode", "form_post"), ("state", state)];
    for decision in ["deny", "allow"] {
        let page = client.decide(&mut ada, decision, &by_form).await;
        let (action, fields) = page.form();
        assert_eq!((page.status, action), (StatusCode::OK, client.redirect_uri.clone()));
        assert_eq!((fields["state"].as_str(), fields["iss"].as_str()), (state, app.site.origin.as_str()));
        assert_eq!(fields.contains_key("code"), decision == "allow");
        // The client may lead on to wherever it likes, and only the page's own script runs.
        let policy = policy(&page);
        assert!(!policy.contains("form-action") && policy.contains("default-src 'none'"), "{policy}");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
        assert!(page.text().contains(&format!("<script nonce=\"{nonce}\">")) && page.text().contains("<button"));
    }
    let (_, fields) = client.send(&mut ada, &by_form).await.form();
    assert_eq!(client.exchange(&fields["code"]).await.status, StatusCode::OK);
    let (_, fields) = client.send(&mut app.browser(), &[by_form[0], ("prompt", "none")]).await.form();
    assert_eq!(fields["error"], "login_required");
    let metadata: serde_json::Value = app.site.get("/.well-known/openid-configuration").await.read();
    assert_eq!(metadata["response_modes_supported"], serde_json::json!(["query", "form_post"]));
    let public = app.client_with("app", |client| client.is_public = true).await;
    let refused = public.returned(&public.send(&mut ada, &by_form).await);
    assert_eq!(refused["error"], "invalid_request");
}

/// Some libraries keep all that they know in the state.
#[tokio::test]
async fn a_state_of_eight_thousand_characters_comes_back_also_after_signing_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let state = "eyJ1cmwiOiIvIn0.a+b/c=&%~é ".chars().cycle().take(7_700).collect::<String>();
    let mut browser = app.browser();
    let sent = client.send(&mut browser, &[("state", &state)]).await;
    let sign_in = sent.location().to_owned();
    let next = url::Url::parse(&format!("{}{sign_in}", app.site.origin)).unwrap();
    let next = next.query_pairs().find(|(name, _)| name == "next").unwrap().1.into_owned();
    assert!(browser.page(&sign_in).await.text().contains("Sign in to go on to"));
    let fields = [("login_name", "ada"), ("password", PASSWORD), ("next", next.as_str())];
    let signed_in = browser.form(&sign_in, "/api/sign-in", &fields).await;
    assert_eq!(browser.page(&signed_in.leads_to()).await.status, StatusCode::OK);
    let allowed = client.decide(&mut browser, "allow", &[("state", &state)]).await;
    assert_eq!(client.returned(&allowed)["state"], state);
}

/// A second tab, a reload or *Back* at the page to sign in at loses no client.
#[tokio::test]
async fn who_is_signed_in_already_goes_on_to_where_signing_in_leads() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let sign_in = client.send(&mut app.browser(), &[]).await.location().to_owned();
    let mut ada = app.sign_in("ada").await;
    assert_eq!(ada.page(&sign_in).await.leads_to(), format!("/oauth2/authorize?{}", client.query(&[])));
    for (next, place) in [
        ("/account/security", "/account/security"),
        ("https://evil.example", "/account/sessions"),
        ("", "/account/sessions"),
    ] {
        assert_eq!(ada.page(&format!("/sign-in?next={next}")).await.leads_to(), place);
    }
}

/// `OpenID` Connect Core 1.0, 3.1.2.1: a hint helps, and one that is no good is as good as none.
#[tokio::test]
async fn a_hint_that_is_no_good_counts_only_where_nobody_can_be_asked() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (client, other) = (app.client("wiki").await, app.client("mail").await);
    let mut ada = app.sign_in("ada").await;
    let ours = client.tokens(&mut ada, "openid profile").await.id_token.unwrap();
    let of_other = other.tokens(&mut ada, "openid").await.id_token.unwrap();
    let forged = format!("{}.AAAA", ours.rsplit_once('.').unwrap().0);
    for hint in ["x", &of_other, &forged] {
        assert_eq!(client.send(&mut ada, &[("id_token_hint", hint), ("prompt", "login")]).await.status, StatusCode::OK);
        assert!(client.returned(&client.send(&mut ada, &[("id_token_hint", hint)]).await).contains_key("code"));
        let silent = client.send(&mut ada, &[("id_token_hint", hint), ("prompt", "none")]).await;
        assert_eq!(client.returned(&silent)["error"], "invalid_request");
    }
    let silent = client.send(&mut ada, &[("id_token_hint", &ours), ("prompt", "none")]).await;
    assert!(client.returned(&silent).contains_key("code"));
}

/// G11: the answer counts in the session that was asked, and nowhere else.
#[tokio::test]
async fn an_answer_counts_only_in_the_session_that_was_asked() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let client = app.client("wiki").await;
    let (mut ada, mut bob) = (app.sign_in("ada").await, app.sign_in("bob").await);
    let query = client.query(&[]);
    let fields = [("request", query.as_str()), ("decision", "allow")];
    let bobs = bob.made_for.replace(ada.session_id().await);
    let elsewhere = bob.form("/oauth2/authorize", "/api/websites/authorize", &fields).await;
    assert!(elsewhere.leads_to().starts_with("/oauth2/authorize?"), "{}", elsewhere.leads_to());
    assert_eq!(app.database().await.number("SELECT count(*) FROM grants").await, 0);
    // The page that it leads to asks bob, and says so.
    let asked = bob.page(&elsewhere.leads_to()).await;
    assert_eq!(asked.made_for(), bobs);
    assert!(asked.text().contains("You are signed in as bob now."), "{}", asked.text());
    let broken = [("request", "client_id=wiki&redirect_uri=https%3A%2F%2Fevil.example"), fields[1]];
    let answer = ada.form("/oauth2/authorize", "/api/websites/authorize", &broken).await;
    assert!(!answer.leads_to().contains("evil.example"), "{}", answer.leads_to());
    let undecided = [fields[0], ("decision", "")];
    let answer = ada.form("/oauth2/authorize", "/api/websites/authorize", &undecided).await;
    assert!(!answer.leads_to().contains("code="), "{}", answer.leads_to());
}

/// The standard wants POST as well; a form of another site comes without cookies, so the browser asks again.
#[tokio::test]
async fn a_request_by_form_becomes_one_by_address() {
    let app = TestApp::start().await;
    let client = app.client("wiki").await;
    let query = client.query(&[]);
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
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    client.code(&mut ada, "openid profile").await;
    let before = ada.list().await.current.last_active_at;
    for _ in 0..8 {
        app.advance(Duration::from_hours(20));
        let returned = client.returned(&client.send(&mut ada, &[("prompt", "none")]).await);
        assert!(returned.contains_key("code"));
    }
    assert_eq!(ada.list().await.current.last_active_at, before);
    app.advance(Duration::from_hours(9));
    let returned = client.returned(&client.send(&mut ada, &[("prompt", "none")]).await);
    assert_eq!(returned["error"], "login_required");
}

/// `OpenID` Connect Core 1.0, 2: what a client learns, and no more.
#[tokio::test]
async fn an_id_token_says_who_signed_in_when_and_how() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let now = app.now().as_millis() / 1000;
    let tokens = client.tokens(&mut ada, "openid profile").await;
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
    let few = payload(&client.tokens(&mut ada, "openid").await.id_token.unwrap());
    assert!(few.get("preferred_username").is_none());
    assert!(client.tokens(&mut ada, "profile").await.id_token.is_none());
}
