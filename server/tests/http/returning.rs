//! Back to the product: who was sent to sign in goes on to the page that they wanted, and nobody is led anywhere else.

mod by_proxies;
mod tricks;

use std::time::Duration;

use axum::http::StatusCode;
use url::form_urlencoded::byte_serialize;

use self::tricks::TRICKS;
use crate::support::{Answer, Browser, Fault, Installation, PASSWORD, TestApp};

const DOMAIN: [&str; 4] = ["--public-url", "https://account.example.com", "--cookie-domain", "example.com"];

const LIST: &str = "/account/sessions";

/// Sentences of pages.
const UNKNOWN: &str = "This service does not know the page that you came from";
const RETURNS: &str = "You will return to";

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

fn entrance(address: &str) -> String {
    format!("/sign-in?return={}", encoded(address))
}

/// Where the form goes on that has signed somebody in.
fn signed_in(address: &str) -> String {
    format!("/sign-in?cookie=expected&return={}", encoded(address))
}

/// The service for the hosts of example.com, with a forum elsewhere that signs people in.
async fn service() -> TestApp {
    let app = TestApp::start_with(&DOMAIN).await;
    app.account("ada").await;
    app.register_dashboard("https://board.partner.example").await;
    app.client_with("forum", |forum| {
        forum.redirect_uris = vec![
            "https://forum.partner.example/callback?x=1".into(),
            "https://phone.partner.example:8443".into(),
            "http://localhost:4000/callback".into(),
        ];
    })
    .await;
    app
}

/// Fills in and sends the form of a page to sign in at.
async fn sign_in(browser: &mut Browser, page: &Answer) -> Answer {
    let (action, mut fields) = page.form();
    fields.extend([("login_name".to_owned(), "ada".to_owned()), ("password".to_owned(), PASSWORD.to_owned())]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.form("/sign-in", &action, &fields).await
}

#[tokio::test]
async fn after_signing_in_a_person_is_on_the_page_that_they_wanted() {
    let app = service().await;
    for (address, place) in [
        ("https://wiki.example.com/page?a=b&c=%2Fd", "wiki.example.com"),
        ("https://example.com", "example.com"),
        ("https://a.b.example.com/'x'", "a.b.example.com"),
        ("https://account.example.com/wiki/page", "account.example.com"),
        ("https://forum.partner.example/thread/7", "forum.partner.example"),
        ("https://phone.partner.example:8443/", "phone.partner.example:8443"),
        ("https://board.partner.example/settings", "board.partner.example"),
    ] {
        let mut ada = app.browser();
        let page = ada.page(&entrance(address)).await;
        assert!(page.text().contains(RETURNS) && page.text().contains(&format!("<bdi>{place}</bdi>")), "{address}");
        // A wrong password loses nothing of it.
        let fields = [("login_name", "ada"), ("password", "wrong"), ("return_to", address)];
        let failed = ada.form("/sign-in", "/api/sign-in", &fields).await;
        assert_eq!(failed.location(), entrance(address));
        let page = ada.page(failed.location()).await;
        assert!(page.text().contains("wrong") && page.text().contains(RETURNS), "{}", page.text());

        let answer = sign_in(&mut ada, &page).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, signed_in(address).as_str()));
        let onward = ada.page(answer.location()).await;
        assert!(onward.is_led_on() && onward.leads_to() == address, "{}", onward.text());
        assert!(!ada.page(LIST).await.text().contains(UNKNOWN));
    }
}

#[tokio::test]
async fn who_is_signed_in_goes_on_at_once_to_a_page_of_a_product_or_of_the_account() {
    let app = service().await;
    let mut ada = app.sign_in("ada").await;
    let onward = ada.page(&entrance("https://wiki.example.com/page")).await;
    assert_eq!(onward.leads_to(), "https://wiki.example.com/page");
    assert_eq!(ada.page("/sign-in?next=%2Faccount%2Fsecurity").await.location(), "/account/security");
    // On the way to another account the page is shown, and it still knows where from.
    let page = ada.page(&format!("{}&switch=yes", entrance("https://wiki.example.com/other"))).await;
    assert!(page.text().contains(RETURNS), "{}", page.text());
    assert_eq!(sign_in(&mut ada, &page).await.location(), signed_in("https://wiki.example.com/other"));
}

#[tokio::test]
async fn no_trick_leads_anybody_elsewhere() {
    let app = service().await;
    let mut ada = app.sign_in("ada").await;
    let long = format!("https://wiki.example.com/{}", "a".repeat(2_000));
    for trick in TRICKS.into_iter().chain([long.as_str()]) {
        // Signed in.
        let answer = ada.page(&entrance(trick)).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, LIST), "{trick:?}");
        assert!(ada.page(LIST).await.text().contains(UNKNOWN), "{trick:?}");
        assert!(!ada.page(LIST).await.text().contains(UNKNOWN), "it is said once");
        // By the page and its form.
        let mut browser = app.browser();
        let page = browser.page(&entrance(trick)).await;
        assert!(!page.text().contains(RETURNS), "{trick:?}: {}", page.text());
        assert_eq!(page.form().1.get("return_to").map(String::as_str), Some("refused"), "{trick:?}");
        assert!(!page.text().contains("evil.example") && !page.text().contains("alert(1)"), "{trick:?}");
        // By a form that somebody else has made up, in a browser that shows pages and by a page's own code.
        let fields = [("login_name", "ada"), ("password", PASSWORD), ("return_to", trick)];
        let answer = browser.form("/sign-in", "/api/sign-in", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, signed_in(trick).as_str()));
        let answer = browser.page(answer.location()).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, LIST), "{trick:?}");
        let answer = app.browser().call("/api/sign-in", &fields).await;
        assert_eq!((answer.text().as_str(), answer.location()), ("null", ""), "{trick:?}");
        // Nor is an address of a product one of the account.
        let next = ada.page(&format!("/sign-in?next={}", encoded(trick))).await;
        assert_eq!(next.location(), LIST, "{trick:?}");
    }
}

/// What stands in the address as it is: nobody encodes what they make up.
#[tokio::test]
async fn no_trick_that_is_written_into_the_address_leads_anybody_elsewhere() {
    let app = service().await;
    let mut ada = app.sign_in("ada").await;
    for query in [
        "return=https://evil.example/",
        "return=//evil.example",
        "return=https:/%5Cevil.example",
        "return=https://evil.example&return=https://wiki.example.com/",
        "return=%68ttps://evil.example",
        "return=https%253A%252F%252Fwiki.example.com",
        "return[]=https://evil.example",
        "Return=https://evil.example",
        "return_to=https://evil.example",
        "next=https://wiki.example.com/",
        "next=//wiki.example.com/",
        "return=%ff%fe",
        "return",
    ] {
        let answer = ada.page(&format!("/sign-in?{query}")).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, LIST), "{query}");
    }
    // Of two the first counts, on the page as for the redirect.
    let query = "/sign-in?return=https://wiki.example.com/a&return=https://evil.example";
    assert_eq!(ada.page(query).await.leads_to(), "https://wiki.example.com/a");
    assert!(!app.browser().page(query).await.text().contains("evil.example"));
}

#[tokio::test]
async fn without_a_shared_cookie_only_the_own_origin_and_registered_ones_are_known() {
    let app = TestApp::start_with(&["--public-url", "https://account.example.com:8443"]).await;
    app.account("ada").await;
    app.client_with("wiki", |wiki| wiki.redirect_uris = vec!["https://wiki.example.com/callback".into()]).await;
    let mut ada = app.sign_in("ada").await;
    for (address, is_known) in [
        ("https://account.example.com:8443/wiki/", true),
        ("https://account.example.com/wiki/", false),
        ("https://wiki.example.com/", true),
        ("https://forum.example.com/", false),
    ] {
        let leads_to = ada.page(&entrance(address)).await.leads_to();
        assert_eq!(leads_to, if is_known { address } else { LIST });
        ada.page(LIST).await;
    }
    // What is registered no more is not known any more.
    app.accounts.remove_client(&domain::ClientId::parse("wiki").unwrap()).await.unwrap().unwrap();
    assert_eq!(ada.page(&entrance("https://wiki.example.com/")).await.location(), LIST);
}

/// A product on the port next to the service's, as long as both are developed.
#[tokio::test]
async fn over_plain_http_only_this_machines_own_service_leads_to_what_is_registered() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.client_with("dash", |dash| dash.redirect_uris = vec!["http://localhost:4000/callback".into()]).await;
    let mut ada = app.sign_in("ada").await;
    let own = format!("{}/wiki/", app.site.origin);
    for (address, is_known) in [
        ("http://localhost:4000/settings", true),
        (own.as_str(), true),
        ("http://localhost:4001/", false),
        ("http://127.0.0.1:4000/", false),
        ("https://localhost:4000/", false),
        ("http://wiki.example.com/", false),
    ] {
        assert_eq!(ada.page(&entrance(address)).await.leads_to(), if is_known { address } else { LIST }, "{address}");
        ada.page(LIST).await;
    }
}

/// A product that does not get the session cookie sends its people back each time.
#[tokio::test]
async fn a_browser_that_is_sent_back_at_once_is_not_led_in_circles() {
    let app = service().await;
    let mut ada = app.sign_in("ada").await;
    let (address, other) = ("https://wiki.example.com/page?a=b&c=d", "https://wiki.example.com/other");
    assert_eq!(ada.page(&entrance(address)).await.leads_to(), address);
    let page = ada.page(&entrance(address)).await;
    assert_eq!((page.status, page.leads_to().as_str()), (StatusCode::OK, ""));
    let text = page.text();
    assert!(text.contains("You are signed in, but wiki.example.com does not see it"), "{text}");
    assert!(text.contains("href=\"https://wiki.example.com/page?a=b&amp;c=d\""), "{text}");
    // It may be tried again, any other page is no circle, and nor is coming back later.
    for address in [address, other] {
        assert_eq!(ada.page(&entrance(address)).await.leads_to(), address);
    }
    app.advance(Duration::from_secs(10));
    assert_eq!(ada.page(&entrance(other)).await.leads_to(), other);
}

#[tokio::test]
async fn when_it_cannot_be_told_whether_an_origin_is_registered_signing_in_goes_on() {
    let app = service().await;
    let forum = "https://forum.partner.example/";
    let mut browser = app.browser();
    app.storage.set_fault(Fault::OriginsFail);
    let page = browser.page(&entrance(forum)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains(RETURNS));
    app.storage.set_fault(Fault::None);
    assert!(app.browser().page(&entrance(forum)).await.text().contains(RETURNS));
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookie_is_told_so_on_the_way_to_a_product() {
    let app = service().await;
    let address = "https://wiki.example.com/";
    let entrance_page = "https://account.example.com/sign-in";
    for (path, referer, is_told) in [
        (signed_in(address), entrance_page, true),
        (signed_in(address), "https://account.example.com/account/sessions", false),
        (signed_in(address), "https://wiki.example.com/sign-in", false),
        // A wrong password leads back to the page as well.
        (entrance(address), entrance_page, false),
    ] {
        let page = app.browser().with("referer", referer).page(&path).await.text();
        assert_eq!(page.contains("did not keep the cookie"), is_told, "{path}, {referer}: {page}");
        assert!(page.contains(RETURNS));
    }
}

#[tokio::test]
async fn what_is_refused_leaves_a_trace_that_names_nothing_of_it() {
    let installation = Installation::new();
    let process =
        installation.start_in(&[("USER_SESSIONS_LOG_FORMAT", "json"), ("USER_SESSIONS_TRUSTED_PROXIES", "127.0.0.1")]);
    let mut browser = process.browser().with("x-forwarded-for", "203.0.113.7");
    browser.page(&entrance("https://evil.example/secret")).await;
    browser.page(&entrance("refused")).await;
    let log = installation.log();
    let lines: Vec<_> = log.lines().filter(|line| line.contains("\"return-refused\"")).collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert!(lines[0].contains("203.0.113.7") && !log.contains("evil.example") && !log.contains("secret"), "{log}");
}
