//! Accepts connections, with limits on how many there are, and on what one may send before anything is looked at.

mod limits;
mod now_and_then;
mod progress;

use std::future::Future;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

use limits::Place;
use now_and_then::NowAndThen;
use progress::Progress;

pub(crate) use limits::{ConnectionLimits, as_many_as_files, files};

/// A head that takes longer than this to arrive closes its connection.
const HEAD_DEADLINE: Duration = Duration::from_secs(10);

/// The longest head; one that is longer at the end of a read is answered with 431.
const LONGEST_HEAD: usize = 32 * 1024;

/// How long to wait when the system has no more file handles.
const EXHAUSTED: Duration = Duration::from_millis(200);

/// Serves every connection within the limits until `stop` is done, then lets what is under way finish for as long as
/// `shutdown_grace`.
pub(crate) async fn accept(
    listener: TcpListener,
    router: Router,
    limits: ConnectionLimits,
    stop: impl Future<Output = ()> + Send,
    shutdown_grace: Duration,
) {
    let connections = GracefulShutdown::new();
    let mut failures = NowAndThen::default();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                // One that has no place is closed by being dropped.
                Ok((stream, peer)) => if let Some(place) = limits.admit(peer.ip()) {
                    serve(Progress::of(stream, limits.longest_stall), peer, place, router.clone(), &connections);
                },
                Err(error) => {
                    if let Some(before) = failures.is_due(Instant::now()) {
                        tracing::warn!(%error, before, "cannot accept a connection");
                    }
                    sleep(EXHAUSTED).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if timeout(shutdown_grace, connections.shutdown()).await.is_err() {
        tracing::warn!("stopped with requests under way");
    }
}

fn serve(stream: Progress<TcpStream>, peer: SocketAddr, place: Place, router: Router, connections: &GracefulShutdown) {
    let answer = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_DEADLINE)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), answer);
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        let _place = place;
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection broke");
        }
    });
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpSocket;
    use tokio::task::JoinSet;

    use super::*;

    /// Whoever asks for much and reads nothing is let go, and its place is free again.
    #[tokio::test]
    async fn a_peer_that_does_not_read_loses_its_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/much", get(async || "x".repeat(1_000_000)));
        let mut limits = ConnectionLimits::of(8, |_| ());
        limits.longest_stall = Duration::from_millis(100);
        let counted = limits.clone();
        let mut serving = JoinSet::new();
        serving.spawn(accept(listener, router, limits, std::future::pending(), Duration::ZERO));
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(2048).unwrap();
        let mut stream = socket.connect(address).await.unwrap();
        stream.write_all("GET /much HTTP/1.1\r\nHost: a\r\n\r\n".repeat(40).as_bytes()).await.unwrap();
        stream.readable().await.unwrap();
        assert_eq!(counted.free(), 7, "something is being answered");
        timeout(Duration::from_secs(10), counted.all_free()).await.expect("the connection is dropped");
    }
}
