//! Whoever has stolen an embed token can do what its page can, for as long as it is good, and nothing more.

use axum::http::header::{AUTHORIZATION, COOKIE, ORIGIN};
use axum::http::{Method, StatusCode};
use domain::{ApiScope, EmbedClosing};
use serde_json::{Value, json};

use crate::support::{DASHBOARD, EVERY_SCOPE, Installation, Program, TestApp, functions_for_the_signed_in};

/// D 27: wherever else it is put, it opens nothing.
#[tokio::test]
async fn an_embed_token_is_no_other_kind_of_secret() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let wiki = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let id = ada.session_id().await;
    let dashboard = app.dashboard(&ada).await;
    let bare = dashboard.token.strip_prefix("us_embed_").unwrap();
    let as_key = format!("us_key_{bare}");
    for token in [dashboard.token.as_str(), bare, &as_key] {
        let bearer = format!("Bearer {token}");
        // As a cookie, and as a bearer at every page and function, with the right origin and without.
        app.browser().with_only_the_token(token).is_refused_everywhere().await;
        app.browser().with("authorization", &bearer).is_refused_everywhere().await;
        for (path, fields) in functions_for_the_signed_in() {
            let mut page = app.browser().with("authorization", &bearer).with("x-made-for", &id);
            assert_eq!(page.call(path, fields).await.status, StatusCode::UNAUTHORIZED, "{path}");
        }
        // As what a person's browser or a program brings to the API.
        let program = Program::with_key(&app.site, token);
        for path in ["/api/v1/session", "/api/v1/sessions", "/api/v1/websites"] {
            program.get(path).await.is_problem(401, "signed-out");
            let cookie = format!("__Host-session={token}");
            let with = [(COOKIE, cookie.as_str()), (ORIGIN, DASHBOARD)];
            app.browser().ask_with(Method::GET, path, &with, "").await.is_problem(401, "signed-out");
        }
        let mut page = app.browser().with("authorization", &bearer);
        page.ask(Method::DELETE, &format!("/api/v1/sessions/{id}"), "").await.is_problem(401, "signed-out");
        page.ask(Method::POST, "/api/v1/sessions/close-others", "{}").await.is_problem(401, "signed-out");
        for (method, path, body) in [
            (Method::POST, "/api/v1/verify", r#"{"session_token":"x"}"#),
            (Method::GET, "/api/v1/revocations", ""),
            (Method::GET, "/api/v1/accounts/ada/sessions", ""),
            (Method::POST, "/api/v1/accounts/ada/sessions/close-all", ""),
            (Method::POST, "/api/v1/embed-tokens", &json!({ "session_id": id }).to_string()),
        ] {
            program.send(method, path, body).await.is_problem(401, "key-refused");
        }
        let good = app.program(&EVERY_SCOPE).await;
        assert_eq!(good.verify(token).await, json!({ "active": false }));
        let minting = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
        let body = json!({ "session_token": token }).to_string();
        minting.post("/api/v1/embed-tokens", &body).await.is_problem(404, "not-found");
        // As a token of a client.
        assert_eq!(wiki.userinfo(token).await.status, StatusCode::UNAUTHORIZED);
        assert!(!wiki.is_active(token).await);
        assert_eq!(wiki.refresh(token).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(wiki.exchange(token).await.status, StatusCode::BAD_REQUEST);
        wiki.revoke(token).await;
    }
    assert_eq!(dashboard.get().await.status, StatusCode::OK, "nothing of that has ended it");
    assert_eq!(ada.list().await.ended.len(), 0);
}

/// D 27, F14 (ASVS 14.2.1): it counts in the header and nowhere else.
#[tokio::test]
async fn an_embed_token_in_an_address_a_cookie_or_a_body_is_none() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    let dashboard = app.dashboard(&ada).await;
    let (page, token) = (dashboard.with_token(""), dashboard.token.as_str());
    let mut answers = vec![];
    for query in ["access_token", "token", "known", "authorization"] {
        answers.push(page.ask(Method::GET, &format!("/api/v1/embed/sessions?{query}={token}"), "").await);
    }
    for name in ["__Host-session", "session", "token"] {
        let cookie = format!("{name}={token}");
        answers.push(page.ask_with(Method::GET, "/api/v1/embed/sessions", &[(COOKIE, &cookie)], "").await);
    }
    answers.push(page.close_others(&json!({ "access_token": token })).await);
    for (scheme, count) in [("Basic", 1), ("Token", 1), ("Bearer", 2)] {
        let value = format!("{scheme} {token}");
        let headers = vec![(AUTHORIZATION, value.as_str()); count];
        answers.push(page.ask_with(Method::GET, "/api/v1/embed/sessions", &headers, "").await);
    }
    for answer in &answers {
        answer.is_problem(401, "token-refused");
        assert_eq!(answer.body, answers[0].body);
    }
}

/// D 27: no other secret is an embed token, and nobody learns what it is instead.
#[tokio::test]
async fn every_other_secret_is_refused_as_an_embed_token_and_all_alike() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let wiki = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = wiki.tokens(&mut ada, "openid profile offline_access").await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let dashboard = program.dashboard(ada.token()).await;
    let every_scope = app.program(&EVERY_SCOPE).await;
    let code = wiki.code(&mut ada, "openid").await;
    let (browser, id) = (ada.cookies["__Host-browser"].clone(), ada.session_id().await);
    let mut bodies = vec![];
    for secret in [
        ada.token(),
        &browser,
        &program.key,
        &every_scope.key,
        &tokens.access_token,
        &tokens.refresh_token,
        tokens.id_token.as_deref().unwrap(),
        &code,
        &id,
        &dashboard.token.to_uppercase(),
        &dashboard.token[..51],
        &"A".repeat(5000),
    ] {
        for token in [secret.to_owned(), format!("us_embed_{secret}")] {
            let page = dashboard.with_token(&token);
            page.is_refused(401, "token-refused").await;
            let answer = page.get().await;
            assert_eq!(answer.header("www-authenticate"), "Bearer error=\"invalid_token\"");
            bodies.push(answer.body);
        }
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

/// A cookie that comes along is not looked at, so no page of a sibling gets anything by it.
#[tokio::test]
async fn the_cookie_of_whoever_is_in_front_of_the_page_counts_for_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let (ada, eve) = (app.sign_in("ada").await, app.sign_in("eve").await);
    let dashboard = app.dashboard(&ada).await;
    let cookie = format!("__Host-session={}", eve.token());
    let path = "/api/v1/embed/sessions";
    let alone = dashboard.with_token("").ask_with(Method::GET, path, &[(COOKIE, &cookie)], "").await;
    alone.is_problem(401, "token-refused");
    let both: Value = dashboard.ask_with(Method::GET, path, &[(COOKIE, &cookie)], "").await.read();
    assert_eq!(both["current"]["id"], dashboard.list().await.current["id"]);
}

/// It says nothing of the person beyond what the page shows, and nothing that would sign anybody in.
#[tokio::test]
async fn an_embed_token_reads_the_list_of_its_account_and_neither_name_nor_secret() {
    let app = TestApp::start().await;
    app.account("ada-lovelace").await;
    app.account("eve").await;
    let ada = app.sign_in("ada-lovelace").await;
    let mut eve = app.sign_in("eve").await;
    let dashboard = app.dashboard(&ada).await;
    let answer = dashboard.get().await;
    let text = answer.text();
    for absent in [ada.token(), &eve.session_id().await, "ada-lovelace", "login_name", "token", "us_embed_", "us_key_"]
    {
        assert!(!text.contains(absent), "{absent}");
    }
}

/// ASVS 16.3.3: a token that has left its page, or was made up, is worth a line; one that has run out there is not.
#[tokio::test]
async fn a_token_from_elsewhere_leaves_a_few_lines_for_the_operator_and_then_a_count() {
    let installation = Installation::new();
    installation.add_account("ada");
    let add = ["api-key", "add", "--name", "Dashboard", "--right", "embed", "--origin", DASHBOARD, "--json"];
    let added: Value = serde_json::from_str(&installation.run(&add).unwrap()).unwrap();
    let process = installation.start_in(&[("USER_SESSIONS_TRUSTED_PROXIES", "127.0.0.1")]);
    let ada = process.browser().signed_in("ada").await;
    let program = Program::with_key(&process.site, added["key"].as_str().unwrap());
    let dashboard = program.dashboard(ada.token()).await;
    let forwarded = [(axum::http::HeaderName::from_static("x-forwarded-for"), "203.0.113.7")];
    let path = "/api/v1/embed/sessions";
    dashboard.with_token("").ask_with(Method::GET, path, &forwarded, "").await.is_problem(401, "token-refused");
    assert_eq!(installation.log().matches("embed-token-refused").count(), 0, "whoever sends none has stolen none");
    for _ in 0..15 {
        let page = dashboard.at_origin("https://evil.example");
        page.ask_with(Method::GET, path, &forwarded, "").await.is_problem(403, "other-origin");
    }
    let log = installation.log();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("embed-token-refused")).collect();
    assert_eq!(lines.len(), 10, "{log}");
    assert!(lines[0].contains("address=203.0.113.7") && lines[0].contains("session="), "{}", lines[0]);
    assert!(!log.contains(&dashboard.token[9..]) && !log.contains("us_embed_"), "{log}");
}

/// Rule 3.11: it is nowhere but in the answer to whoever asked for it.
#[tokio::test]
async fn no_embed_token_is_in_any_log_line_or_column() {
    use base64::Engine as _;
    let installation = Installation::new();
    installation.add_account("ada");
    let add = ["api-key", "add", "--name", "Dashboard", "--right", "embed", "--origin", DASHBOARD, "--json"];
    let added: Value = serde_json::from_str(&installation.run(&add).unwrap()).unwrap();
    let process = installation.start_in(&[("RUST_LOG", "trace")]);
    let ada = process.browser().signed_in("ada").await;
    let program = Program::with_key(&process.site, added["key"].as_str().unwrap());
    let dashboard = program.dashboard(ada.token()).await;
    let mut places = vec![];
    for answer in [dashboard.get().await, dashboard.close("x").await, dashboard.close_others(&json!({})).await] {
        places.push(("an answer".to_owned(), answer.body.to_vec()));
        places.push(("its headers".to_owned(), format!("{:?}", answer.headers).into_bytes()));
    }
    process.kill();
    places.push(("the log".to_owned(), installation.log().into_bytes()));
    let mut database = installation.database().await;
    places.extend(database.dump().await);
    database.close().await;
    assert!(places.iter().any(|(place, _)| place == "embed_tokens.token_hash"));
    let secret = dashboard.token.strip_prefix("us_embed_").unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(secret).unwrap();
    for spelling in crate::secrets::spellings(&bytes) {
        for (place, text) in &places {
            assert!(!crate::secrets::contains(text, &spelling), "{place} holds an embed token");
        }
    }
}

/// Whoever can have pages show sessions can do that and nothing else by the key.
#[tokio::test]
async fn a_key_for_pages_does_nothing_else() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    assert!(!EVERY_SCOPE.contains(&ApiScope::Embed));
    for (method, path, body) in [
        (Method::POST, "/api/v1/verify", r#"{"session_token":"x"}"#),
        (Method::GET, "/api/v1/revocations", ""),
        (Method::GET, "/api/v1/accounts/ada/sessions", ""),
        (Method::POST, "/api/v1/accounts/ada/sessions/close-all", ""),
    ] {
        program.send(method, path, body).await.is_problem(403, "right-missing");
    }
}
