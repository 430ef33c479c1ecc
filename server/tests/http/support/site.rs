//! Requests over the loopback interface, one connection each.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::http::{HeaderValue, Request, header};
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::Answer;

/// Where the service listens, and where browsers believe that it is.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) origin: String,
}

impl Site {
    pub(crate) fn on(address: SocketAddr) -> Self {
        Self { address, origin: format!("http://{address}") }
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
        let stream = TcpStream::connect(self.address).await.ok()?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.ok()?;
        let connection = tokio::spawn(connection);
        let answer = sender.send_request(request).await.ok()?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await.ok()?.to_bytes();
        drop(sender);
        let _ = connection.await;
        Some(Answer { status: head.status, headers: head.headers, body })
    }

    /// The answer to what somebody types who opens no page first.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Bytes::new()).expect("the path is one")).await
    }
}
