//! "Connected from": the table of rules stands in `domain`; here is that requests go through them.

use std::time::Duration;
use trials::{SOON, in_time};

use crate::support::{Browser, Installation, Lines, TestApp};

async fn connected_from(browser: Browser) -> String {
    browser.signed_in("ada").await.list().await.current.connected_from
}

/// E1, P9
#[tokio::test]
async fn a_peer_that_nobody_trusts_is_the_client_whatever_it_says() {
    let app = TestApp::start().await;
    app.account("ada").await;
    for name in ["x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip", "true-client-ip"] {
        assert_eq!(connected_from(app.browser().with(name, "6.6.6.6")).await, "127.0.0.1", "{name}");
    }
}

/// E2, E4, E5, E8
#[tokio::test]
async fn behind_a_trusted_proxy_the_client_is_the_last_hop_that_is_not_trusted() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.0/8, 10.0.0.0/8"]).await;
    app.account("ada").await;
    for (line, shown) in [
        ("203.0.113.7", "203.0.113.7"),
        ("6.6.6.6, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.7, 10.0.0.2", "203.0.113.7"),
        ("6.6.6.6, garbage", "unknown"),
        ("6.6.6.6, unknown", "unknown"),
        ("2001:db8::7", "2001:db8::7"),
    ] {
        assert_eq!(connected_from(app.browser().with("x-forwarded-for", line)).await, shown, "{line}");
    }
    let mut two_lines = app.browser().with("x-forwarded-for", "6.6.6.6");
    let second = (two_lines.headers.last().unwrap().0.clone(), "203.0.113.7".parse().unwrap());
    two_lines.headers.push(second);
    assert_eq!(connected_from(two_lines).await, "203.0.113.7");
    assert_eq!(connected_from(app.browser().with("x-real-ip", "6.6.6.6")).await, "127.0.0.1", "only one header counts");
}

#[tokio::test]
async fn the_header_that_counts_is_a_setting() {
    let settings = ["--trusted-proxies", "127.0.0.1", "--client-address-header", "CF-Connecting-IP"];
    let app = TestApp::start_with(&settings).await;
    app.account("ada").await;
    let browser = app.browser().with("cf-connecting-ip", "203.0.113.7").with("x-forwarded-for", "6.6.6.6");
    assert_eq!(connected_from(browser).await, "203.0.113.7");
}

/// E13
#[tokio::test]
async fn a_session_that_moves_shows_where_it_is_and_where_it_started() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    let mut train = app.browser().with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    assert_eq!(train.list().await.current.started_from, None);
    train = train.with("x-forwarded-for", "198.51.100.4");
    assert_eq!(train.list().await.current.connected_from, "203.0.113.7", "a poll moves nothing");
    app.advance(Duration::from_mins(2));
    train.page("/account/sessions").await;
    let current = train.list().await.current;
    assert_eq!(current.connected_from, "198.51.100.4");
    assert_eq!(current.started_from.as_deref(), Some("203.0.113.7"));
    // An unreadable line is no place to be.
    app.advance(Duration::from_mins(2));
    train.clone().with("x-forwarded-for", "garbage").page("/account/sessions").await;
    let current = train.list().await.current;
    assert_eq!((current.connected_from.as_str(), current.last_active_at), ("198.51.100.4", app.now().as_millis()));
}

/// The address that closed a session is the one that the request came from.
#[tokio::test]
async fn an_ended_session_says_from_where_it_was_closed() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    let mut home = app.browser().with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    let mut office = app.browser().with("x-forwarded-for", "198.51.100.4").signed_in("ada").await;
    let session = home.session_id().await;
    let moved = office.clone().with("x-forwarded-for", "198.51.100.5").close(&session).await;
    assert!(moved.status.is_success());
    let row = office.list().await.ended[0].clone();
    assert_eq!(row.connected_from, "203.0.113.7");
    assert_eq!(row.end.by.unwrap().address.as_deref(), Some("198.51.100.5"));
}

/// Whoever holds a stolen token is told that it is of no use any more, but not where its person is. Both may be the same
/// one, as at another browser of an office.
#[tokio::test]
async fn only_the_network_that_a_session_was_closed_from_is_told_its_address() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    let mut stolen = app.browser().with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    let mut owner = app.browser().with("x-forwarded-for", "2001:db8::5").signed_in("ada").await;
    let session = stolen.session_id().await;
    assert!(owner.close(&session).await.status.is_success());
    for (from, is_told) in [("203.0.113.7", false), ("2001:db8:0:1::5", false), ("2001:db8::6", true)] {
        let mut holder = stolen.clone().with("x-forwarded-for", from);
        let answers = [
            holder.page("/sign-in").await,
            holder.poll("").await,
            holder.page("/api/v1/session").await,
            holder.call("/api/sessions/close", &[("session", &session)]).await,
        ];
        for answer in answers {
            let text = answer.text();
            assert!(text.contains("Firefox on Linux"), "{text}");
            assert_eq!(text.contains("2001:db8::5"), is_told, "{from}: {text}");
        }
    }
}

/// E11: the PROXY protocol is not spoken, so whoever speaks it is not understood.
#[tokio::test]
async fn a_connection_that_begins_with_the_proxy_protocol_is_refused() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    let version_two = b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\x06\x06\x06\x06\x7f\0\0\x01\0\x50\0\x50";
    for preamble in [&b"PROXY TCP4 6.6.6.6 127.0.0.1 80 80\r\n"[..], version_two] {
        let mut stream = tokio::net::TcpStream::connect(app.site.address).await.unwrap();
        stream.write_all(preamble).await.unwrap();
        let head = format!("GET /sign-in HTTP/1.1\r\nHost: {}\r\n\r\n", app.site.host());
        let _ = stream.write_all(head.as_bytes()).await;
        let mut answer = Vec::new();
        let _ = in_time(SOON, "a closed connection", stream.read_to_end(&mut answer)).await;
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 400"), "{:?}", String::from_utf8_lossy(&answer));
    }
}

/// `user-sessions check-proxy` says what the service would make of a request, and what it has made of the others.
#[tokio::test]
async fn an_operator_is_told_which_address_is_seen_and_why() {
    let installation = Installation::new();
    installation.add_account("ada");
    let trusted = ["check-proxy", "--trusted-proxies", "10.0.0.0/8"];
    let run = |words: &[&str]| installation.run(&[&trusted, words].concat());
    let told = run(&["--peer", "10.0.0.2", "--forwarded", "6.6.6.6, 203.0.113.7"]).unwrap();
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines[..2], ["Trusted proxies: 10.0.0.0/8", "Header that they give it in: x-forwarded-for"], "{told}");
    for (line, start) in [
        (3, "10.0.0.2     the peer, a trusted proxy: "),
        (4, "203.0.113.7  the client: no trusted proxy"),
        (5, "6.6.6.6      not looked at: "),
        (6, "The client address is 203.0.113.7."),
        (8, "No session is active."),
    ] {
        assert!(lines[line].starts_with(start), "{told}");
    }
    assert!(run(&["--peer", "10.0.0.2", "--forwarded", "unknown"]).unwrap().contains("The client address is unknown."));
    assert!(run(&["--peer", "203.0.113.9"]).unwrap().contains("the peer, the client: there is no hop before it"));
    assert!(run(&["--forwarded", "203.0.113.7"]).unwrap_err().contains("--peer"));
    // The service trusts nobody, so everybody seems to come from its proxy.
    let process = installation.start();
    for _ in 0..9 {
        process.browser().with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    }
    let told = run(&[]).unwrap();
    assert!(told.contains("9 sessions are active, connected from:\n       9  127.0.0.1\n"), "{told}");
    assert!(told.contains("Warning: 9 of 9 sessions share 127.0.0.1"), "{told}");
}

/// Under a public name everybody seems to come from the proxy, so that the limits keep all of them out together.
#[tokio::test]
async fn a_proxy_that_nobody_has_named_is_hinted_at_once() {
    for (settings, hints) in [
        (&["--public-url", "https://account.example.com"][..], 1),
        (&["--public-url", "https://account.example.com", "--trusted-proxies", "127.0.0.1"][..], 0),
        (&[][..], 0),
    ] {
        let lines = Lines::default();
        let _collecting = lines.collect();
        let app = TestApp::start_with(settings).await;
        app.account("ada").await;
        for _ in 0..7 {
            app.sign_in("ada").await;
        }
        let log = lines.text();
        let hint = "5 of 5 sign-ins came from 127.0.0.1, an address of a private network. If that is a proxy, name it in TRUSTED_PROXIES";
        assert_eq!(
            (log.matches(hint).count(), log.matches("TRUSTED_PROXIES").count()),
            (hints, hints),
            "{settings:?}: {log}"
        );
    }
}

/// Whoever is in a trusted network can claim any address, so one with strangers in it is a mistake.
#[tokio::test]
async fn a_trusted_network_with_strangers_in_it_is_warned_about_at_the_start() {
    for (trusted, warns) in [("10.0.0.0/8, 127.0.0.1", false), ("127.0.0.1, 0.0.0.0/0", true), ("::/0", true)] {
        let installation = Installation::new();
        let _process = installation.start_in(&[("USER_SESSIONS_TRUSTED_PROXIES", trusted)]);
        assert_eq!(installation.log().contains("TRUSTED_PROXIES"), warns, "{trusted}: {}", installation.log());
    }
}
