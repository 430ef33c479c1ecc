//! A client asks to sign a person out; the person is always asked (ASVS 10.6.2).

use axum::body::Bytes;
use axum::http::{HeaderName, Method, StatusCode};

use crate::support::TestApp;

/// G14: nobody is signed out, and nobody is sent anywhere.
#[tokio::test]
async fn without_a_good_hint_the_person_is_asked_and_sent_nowhere() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let other = app.client("mail").await;
    let mut ada = app.sign_in("ada").await;
    let hint = client.tokens(&mut ada, "openid").await.id_token.unwrap();
    let (head, rest) = hint.split_once('.').unwrap();
    let (payload, signature) = rest.split_once('.').unwrap();
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    let bye = "https://wiki.example.com/bye";
    for (hint, uri) in [
        (String::new(), bye),
        ("x".into(), bye),
        (format!("{none}.{payload}."), bye),
        (format!("{head}.{payload}.{}", "A".repeat(signature.len())), bye),
        (format!("{head}.{}.{signature}", payload.replace('a', "b")), bye),
        (hint.clone(), "https://wiki.example.com/bye?more=1"),
        (hint.clone(), "https://wiki.example.com/"),
        (hint.clone(), "https://mail.example.com/bye"),
        (hint.clone(), "javascript:alert(1)"),
        (hint.clone(), "//evil.example"),
        (hint.clone(), ""),
    ] {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", uri), ("state", "s")])
            .finish();
        let page = ada.page(&format!("/oauth2/logout?{query}")).await;
        assert_eq!((page.status, page.location()), (StatusCode::OK, ""), "{uri}");
        assert!(page.header("content-security-policy").contains("form-action 'self';"), "{uri}");
        let gone = app.browser().page(&format!("/oauth2/logout?{query}")).await;
        assert_eq!(gone.location(), "/sign-in", "{uri}");
    }
    let wrong_client = format!("/oauth2/logout?id_token_hint={hint}&client_id=mail&post_logout_redirect_uri={bye}");
    assert_eq!(app.browser().page(&wrong_client).await.location(), "/sign-in");
    let of_other = other.tokens(&mut ada, "openid").await.id_token.unwrap();
    let page = format!("/oauth2/logout?id_token_hint={of_other}&post_logout_redirect_uri={bye}");
    assert_eq!(app.browser().page(&page).await.location(), "/sign-in");
    ada.list().await;
}

#[tokio::test]
async fn a_person_who_says_yes_is_signed_out_and_goes_back_to_the_client() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid").await;
    // A hint may be old, and is one all the same.
    app.advance(std::time::Duration::from_mins(30));
    let hint = tokens.id_token.unwrap();
    let bye = "https%3A%2F%2Fwiki.example.com%2Fbye";
    let path = format!("/oauth2/logout?id_token_hint={hint}&post_logout_redirect_uri={bye}&state=a%26b");
    let page = ada.page(&path).await;
    let text = page.text();
    assert!(text.contains("wiki") && text.contains("Stay signed in") && !text.contains(&hint), "{text}");
    assert!(page.header("content-security-policy").contains("form-action 'self';"));
    let request = format!("client_id=wiki&post_logout_redirect_uri={bye}&state=a%26b");
    let out = ada.form(&path, "/api/websites/sign-out", &[("request", &request)]).await;
    assert_eq!((out.location(), out.leads_to().as_str()), ("", "https://wiki.example.com/bye?state=a%26b"));
    assert!(ada.token().is_empty());
    ada.is_refused_everywhere().await;
    assert!(!client.is_active(&tokens.access_token).await);
    // Nobody is there any more, so nobody is asked.
    assert_eq!(ada.page(&path).await.location(), "https://wiki.example.com/bye?state=a%26b");
}

/// The form's own fields are not believed either.
#[tokio::test]
async fn signing_out_leads_nowhere_but_to_what_is_registered() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.client("wiki").await;
    for request in [
        "client_id=wiki&post_logout_redirect_uri=https%3A%2F%2Fevil.example",
        "client_id=nobody&post_logout_redirect_uri=https%3A%2F%2Fwiki.example.com%2Fbye",
        "post_logout_redirect_uri=https%3A%2F%2Fwiki.example.com%2Fbye",
        "",
    ] {
        let mut ada = app.sign_in("ada").await;
        let out = ada.form("/oauth2/logout", "/api/websites/sign-out", &[("request", request)]).await;
        assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/sign-in"), "{request}");
        assert!(ada.token().is_empty());
    }
}

#[tokio::test]
async fn a_request_by_form_becomes_one_by_address() {
    let app = TestApp::start().await;
    let foreign = [
        (HeaderName::from_static("origin"), "https://wiki.example.com"),
        (HeaderName::from_static("content-type"), "application/x-www-form-urlencoded"),
    ];
    let answer = app.browser().send(Method::POST, "/oauth2/logout", &foreign, Bytes::from_static(b"state=a+b")).await;
    assert_eq!(answer.unwrap().location(), "/oauth2/logout?state=a+b");
}
