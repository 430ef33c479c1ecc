//! Accepts connections, with limits on what one may send before anything is looked at.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

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

/// A head that takes longer than this to arrive closes its connection.
const HEAD_DEADLINE: Duration = Duration::from_secs(10);

/// The longest head; one that is longer at the end of a read is answered with 431.
const LONGEST_HEAD: usize = 32 * 1024;

/// How long to wait when the system has no more file handles.
const EXHAUSTED: Duration = Duration::from_millis(200);

/// Serves every connection until `stop` is done, then lets what is under way finish for as long as `farewell`.
pub(crate) async fn accept(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send,
    farewell: Duration,
) {
    let connections = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => serve(stream, peer, router.clone(), &connections),
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    sleep(EXHAUSTED).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if timeout(farewell, connections.shutdown()).await.is_err() {
        tracing::warn!("stopped with requests under way");
    }
}

fn serve(stream: TcpStream, peer: SocketAddr, router: Router, connections: &GracefulShutdown) {
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
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection broke");
        }
    });
}
