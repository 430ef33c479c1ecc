//! Requests over the loopback interface, on connections that are used again.

use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderValue, Request, header};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use trials::in_time;

use super::Answer;

/// Where the service listens, and where browsers believe that it is.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) origin: String,
    idle: Idle,
}

/// Connections that wait for another request, and since when.
#[derive(Clone, Default)]
struct Idle(Arc<Mutex<Vec<(Connection, Instant)>>>);

type Connection = SendRequest<Full<Bytes>>;

/// Far less than the service waits for another request before it hangs up.
const LONGEST_IDLE: Duration = Duration::from_secs(2);

/// Longer than any request may take, and those that wait for something wait for a minute.
const DEADLINE: Duration = Duration::from_mins(2);

impl Site {
    pub(crate) fn on(address: SocketAddr) -> Self {
        Self { address, origin: format!("http://{address}"), idle: Idle::default() }
    }

    pub(crate) fn host(&self) -> &str {
        self.origin.split_once("://").expect("an origin has a scheme").1
    }

    /// The answer to the request, which gets a `Host` if it has none.
    pub(crate) async fn send(&self, request: Request<Bytes>) -> Answer {
        self.try_send(request).await.expect("the service answers")
    }

    /// The answer to the request, or nothing if the connection breaks.
    pub(crate) async fn try_send(&self, request: Request<Bytes>) -> Option<Answer> {
        let mut request = request.map(Full::new);
        let host = HeaderValue::from_str(self.host()).expect("a host is header characters");
        request.headers_mut().entry(header::HOST).or_insert(host);
        let what = format!("an answer to {} {}", request.method(), request.uri().path());
        in_time(DEADLINE, &what, self.ask(request)).await
    }

    async fn ask(&self, request: Request<Full<Bytes>>) -> Option<Answer> {
        let mut connection = match self.idle.take().await {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let answer = connection.send_request(request).await.ok()?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await.ok()?.to_bytes();
        // What refuses a request may not have read it, and hangs up.
        if head.status.as_u16() < 400 && !head.headers.contains_key(header::CONNECTION) {
            self.idle.keep(connection);
        }
        Some(Answer { status: head.status, headers: head.headers, body })
    }

    async fn connect(&self) -> Option<Connection> {
        let stream = TcpStream::connect(self.address).await.ok()?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
        tokio::spawn(connection);
        Some(sender)
    }

    /// The answer to what somebody types who opens no page first.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Bytes::new()).expect("the path is one")).await
    }
}

impl Idle {
    /// One that is still good, if there is one.
    async fn take(&self) -> Option<Connection> {
        loop {
            let (mut connection, since) = self.0.lock().expect("nobody panics meanwhile").pop()?;
            if since.elapsed() < LONGEST_IDLE && connection.ready().await.is_ok() {
                return Some(connection);
            }
        }
    }

    fn keep(&self, connection: Connection) {
        self.0.lock().expect("nobody panics meanwhile").push((connection, Instant::now()));
    }
}

impl fmt::Debug for Idle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Idle")
    }
}
