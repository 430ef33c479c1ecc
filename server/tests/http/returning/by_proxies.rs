//! What a proxy is told of where people sign in and come back from.

use axum::http::{HeaderName, Method, StatusCode, header};

use super::{LIST, RETURNS, encoded, service};
use crate::support::{Answer, TestApp};

/// A question of a proxy about a request of nobody.
async fn refused(app: &TestApp, path: &str, accept: &str, forwarded: &[(&'static str, &str)]) -> Answer {
    let names = forwarded.iter().map(|(name, value)| (HeaderName::from_static(name), *value));
    let headers: Vec<_> = names.chain([(header::ACCEPT, accept)]).collect();
    app.browser().send(Method::GET, path, &headers, "".into()).await.expect("the service answers")
}

#[tokio::test]
async fn a_proxy_is_told_where_a_browser_signs_in_and_comes_back_from() {
    const HOST: (&str, &str) = ("x-forwarded-host", "wiki.example.com");
    const HTTPS: (&str, &str) = ("x-forwarded-proto", "https");
    let app = service().await;
    let long = format!("/{}", "a".repeat(2_000));
    let uri = |uri| ("x-forwarded-uri", uri);
    let method = |method| ("x-forwarded-method", method);
    for (forwarded, wanted) in [
        (&[HOST, HTTPS, uri("/page?a=b&c=d")][..], Some("https://wiki.example.com/page?a=b&c=d")),
        (&[HOST, HTTPS, uri("/page"), method("GET")], Some("https://wiki.example.com/page")),
        (&[HOST, uri("/page")], Some("https://wiki.example.com/page")),
        (&[HOST, HTTPS], Some("https://wiki.example.com/")),
        (&[HOST, HTTPS, uri("/a|b?c={d}&e=^`\"'")], Some("https://wiki.example.com/a%7Cb?c=%7Bd%7D&e=%5E%60%22'")),
        (&[HOST, HTTPS, uri("/\\evil.example")], Some("https://wiki.example.com/%5Cevil.example")),
        (&[HOST, HTTPS, uri("//evil.example")], Some("https://wiki.example.com//evil.example")),
        // What was sent by a form, and what is too long: the first page.
        (&[HOST, HTTPS, uri("/save"), method("POST")], Some("https://wiki.example.com/")),
        (&[HOST, HTTPS, uri(&long)], Some("https://wiki.example.com/")),
        (&[HOST, HTTPS, uri("@evil.example/")], Some("https://wiki.example.com/")),
        (&[HOST, HTTPS, uri("https://evil.example/")], Some("https://wiki.example.com/")),
        (&[HOST, HTTPS, uri("/a"), uri("/b")], Some("https://wiki.example.com/")),
        // What is no address of a page.
        (&[], None),
        (&[HTTPS, uri("/page")], None),
        (&[HOST, HOST, uri("/page")], None),
        (&[HOST, ("x-forwarded-proto", "javascript"), uri("/page")], None),
        (&[HOST, ("x-forwarded-proto", "http"), uri("/page")], None),
        (&[("x-forwarded-host", "wiki.example.com, evil.example"), uri("/page")], None),
        (&[("x-forwarded-host", "wiki.example.com@evil.example"), uri("/page")], None),
        (&[("x-forwarded-host", "wiki.example.com/evil"), uri("/page")], None),
        (&[("x-forwarded-host", ""), uri("/page")], None),
    ] {
        let sign_in = "https://account.example.com/sign-in".to_owned();
        let expected = wanted.map_or(sign_in.clone(), |wanted| format!("{sign_in}?return={}", encoded(wanted)));
        let led = refused(&app, "/verify?signed-out=redirect", "text/html", forwarded).await;
        assert_eq!((led.status, led.location()), (StatusCode::SEE_OTHER, expected.as_str()), "{forwarded:?}");
        let told = refused(&app, "/verify?signed-out=address", "text/html", forwarded).await;
        assert_eq!((told.status, told.header("x-sign-in")), (StatusCode::UNAUTHORIZED, expected.as_str()));
        for (path, accept) in [("/verify", "text/html"), ("/verify?signed-out=redirect", "application/json")] {
            let bare = refused(&app, path, accept, forwarded).await;
            assert_eq!((bare.status, bare.location(), bare.header("x-sign-in")), (StatusCode::UNAUTHORIZED, "", ""));
        }
    }
}

/// The proxy says from where, and the service decides whether that is known: the one as the other may be somebody else's.
#[tokio::test]
async fn what_a_proxy_says_is_looked_at_like_any_link() {
    let app = service().await;
    let forwarded = [("x-forwarded-host", "evil.example"), ("x-forwarded-uri", "/page")];
    let led = refused(&app, "/verify?signed-out=redirect", "text/html", &forwarded).await;
    let path = led.location().strip_prefix("https://account.example.com").unwrap().to_owned();
    assert!(!app.browser().page(&path).await.text().contains(RETURNS));
    assert_eq!(app.sign_in("ada").await.page(&path).await.location(), LIST);
}
