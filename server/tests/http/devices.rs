//! What a client says of itself is shown to people, and it may be anything.

use std::time::Duration;

use axum::http::StatusCode;
use trials::{SOON, in_time};

use crate::support::{Browser, TestApp};

/// D1, D2, D4, D5, D8 (ASVS 1.2.3, 3.2.2): the rules stand in `domain`; here is what reaches the page.
#[tokio::test]
async fn whatever_a_client_says_of_itself_only_plain_words_reach_the_page() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let hostile: [&[u8]; 10] = [
        b"<script>document.title='x'</script>",
        b"Mozilla/5.0 \"><img src=x onerror=alert(1)> Firefox/144.0",
        b"{{7*7}} ${7*7} </script><script>alert(1)</script> Chrome/140.0.0.0",
        b"\x80\x81\xfe\xff Firefox/144.0",
        b"Firefox/144.0\tinjected=\x1b[31m",
        "\u{202e}tnerruC noisseS\u{200b} iPhone (this device)".as_bytes(),
        "\u{2028}\u{2029}<b>".as_bytes(),
        b"Current Session",
        b"",
        &[b'9'; 8192],
    ];
    let mut devices = Vec::new();
    for user_agent in hostile {
        let printable: Vec<u8> = user_agent.iter().copied().filter(|byte| *byte != 0x1b).collect();
        let mut browser = app.browser().with("user-agent", printable);
        for name in ["sec-ch-ua", "sec-ch-ua-platform", "sec-ch-ua-platform-version", "sec-ch-ua-model"] {
            browser = browser.with(name, b"\"<script>alert(2)</script>\"".repeat(100));
        }
        devices.push(browser.signed_in("ada").await.list().await.current);
    }
    let mut ada = app.sign_in("ada").await;
    let (page, list) = (ada.page("/account/sessions").await.text(), ada.call("/api/sessions/list", &[]).await.text());
    for text in ["alert(", "document.title", "onerror", "7*7", "\u{202e}", "\u{200b}", "\u{2028}", "(this device)"] {
        assert!(!page.contains(text) && !list.contains(text), "{text:?}");
    }
    assert_eq!(page.matches(">Current Session<").count(), 1);
    for row in devices {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || " .-_/()+".contains(letter);
        assert!(row.device.chars().all(plain) && row.device.len() < 100, "{:?}", row.device);
        assert!(["computer", "phone", "tablet", "program", "unknown"].contains(&row.kind.as_str()), "{}", row.kind);
    }
}

/// D4: control characters do not get as far as a header.
#[tokio::test]
async fn control_characters_in_a_header_are_refused_before_anything_else() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let app = TestApp::start().await;
    for control in ["\0", "\u{1b}[31m", "\u{7}", "a\rb"] {
        let mut stream = tokio::net::TcpStream::connect(app.site.address).await.unwrap();
        let head = format!("GET /sign-in HTTP/1.1\r\nHost: {}\r\nUser-Agent: x{control}\r\n\r\n", app.site.host());
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        in_time(SOON, "a closed connection", stream.read_to_string(&mut answer)).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 400"), "{control:?}: {answer}");
    }
}

#[tokio::test]
async fn a_client_that_says_nothing_of_itself_is_listed_all_the_same() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let nameless = Browser { headers: vec![], ..app.browser() };
    let mut browser = nameless.signed_in("ada").await;
    let current = browser.list().await.current;
    assert_eq!(current.kind, "unknown");
    assert!(!current.device.is_empty());
    assert_eq!(browser.page("/account/sessions").await.status, StatusCode::OK);
}

/// Of a browser that is new to the account it is said for a week.
#[tokio::test]
async fn a_browser_that_is_new_to_the_account_is_marked_for_a_week() {
    let app = TestApp::start_with(&["--session-lifetime", "60days"]).await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.sign_in("ada").await;
    let mut marks = Vec::new();
    for _ in 0..2 {
        let list = office.list().await;
        marks.push((list.current.is_new_browser, list.others[0].is_new_browser));
        app.advance(Duration::from_hours(4 * 24));
        office.page("/account/sessions").await;
        home.page("/account/sessions").await;
    }
    let list = office.list().await;
    marks.push((list.current.is_new_browser, list.others[0].is_new_browser));
    assert_eq!(marks, [(false, true), (false, true), (false, false)]);
}
