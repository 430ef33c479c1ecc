//! F17: requests that a proxy and the service could read differently (RFC 9112, 11.2) are refused, and end their connection.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use trials::{SOON, in_time};

use crate::support::TestApp;

/// All that comes back until the service closes the connection.
async fn conversation(app: &TestApp, head: &str) -> String {
    let mut stream = TcpStream::connect(app.site.address).await.expect("the service listens");
    let request = format!("GET /verify HTTP/1.1\r\nHost: {}\r\n{head}", app.site.host());
    stream.write_all(request.as_bytes()).await.expect("the service reads");
    let mut answer = Vec::new();
    // What was not read may reset the connection, and what came before that still counts.
    let _ = in_time(SOON, "a closed connection", stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_request_that_can_be_read_in_two_ways_is_refused() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let cookie = format!("Cookie: __Host-session={}", app.sign_in("ada").await.token());
    for lines in [
        "Content-Length: 4\r\nContent-Length: 5",
        "Content-Length: 4, 5",
        "Content-Length: +4",
        "Content-Length: -1",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "X-Folded: a\r\n b",
        "X-Spaced : a",
        "X-Nul: a\0b",
        "X-Return: a\rb",
        "no colon",
    ] {
        let answer = conversation(&app, &format!("{cookie}\r\n{lines}\r\n\r\nabcd")).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{lines:?}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{lines:?}: {answer}");
        assert!(!answer.contains("x-account-id"), "{lines:?}: {answer}");
    }
}

#[tokio::test]
async fn what_follows_a_request_with_two_lengths_is_no_request() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let cookie = format!("Cookie: __Host-session={}", app.sign_in("ada").await.token());
    let hidden = format!("GET /verify HTTP/1.1\r\nHost: {}\r\n{cookie}\r\n\r\n", app.site.host());
    let lengths = "Content-Length: 4\r\nTransfer-Encoding: chunked";
    let answer = conversation(&app, &format!("{lengths}\r\n\r\n0\r\n\r\n{hidden}")).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
    assert!(answer.starts_with("HTTP/1.1 401 ") && !answer.contains("x-account-id"), "{answer}");
}
