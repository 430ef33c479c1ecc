//! Who holds many connections holds up nobody else.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::support::{Installation, Site, TestApp};

/// Longer than an answer takes, and shorter than the service waits for a head.
const SOON: Duration = Duration::from_secs(8);

/// A connection from an address of the loopback interface.
async fn connect(from: &str, to: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("there is a socket");
    socket.bind(SocketAddr::new(from.parse().expect("an address"), 0)).expect("the address is free");
    socket.connect(to).await.expect("the service listens")
}

/// What comes back to a probe that asks over the connection, if anything does.
async fn probe(stream: &mut TcpStream) -> String {
    let mut answer = vec![0; 4096];
    let _ = stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: probe\r\n\r\n").await;
    let read = timeout(SOON, stream.read(&mut answer)).await.expect("it is answered or closed");
    String::from_utf8_lossy(&answer[..read.unwrap_or(0)]).into_owned()
}

/// How many of so many connections are answered, which are all held meanwhile.
async fn answered(from: &str, site: &Site, connections: usize) -> (usize, Vec<TcpStream>) {
    let (mut answered, mut held) = (0, Vec::new());
    for _ in 0..connections {
        let mut stream = connect(from, site.address).await;
        answered += usize::from(probe(&mut stream).await.contains("ready\n"));
        held.push(stream);
    }
    (answered, held)
}

/// A process that may open 256 files and is met by 260 connections.
#[tokio::test]
async fn two_hundred_and_sixty_connections_of_one_peer_leave_room_for_others() {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = installation.start_after("ulimit -n 256");
    let (few, held) = answered("127.0.0.1", &process.site, 260).await;
    assert_eq!(few, 39, "a quarter of the connections that 256 files allow");
    let (others, _) = answered("127.0.0.2", &process.site, 10).await;
    assert_eq!(others, 10);
    let log = installation.log();
    assert_eq!(log.matches("event=\"connection-refused\" address=127.0.0.1").count(), 1, "{log}");
    assert!(!log.contains("cannot accept"), "{log}");
    drop(held);
    // Places are free again as soon as the service has noticed.
    let back = async { while !probe(&mut connect("127.0.0.1", process.site.address).await).await.contains("ready") {} };
    timeout(SOON, back).await.expect("there is room again");
}

/// A proxy that stands for many people has as many as there are, and no more.
#[tokio::test]
async fn a_trusted_proxy_has_more_than_a_strangers_part() {
    for (settings, most) in [
        (&["--max-connections", "16"][..], 4),
        (&["--max-connections", "16", "--trusted-proxies", "127.0.0.1"][..], 16),
    ] {
        let app = TestApp::start_with(settings).await;
        let (few, _held) = answered("127.0.0.1", &app.site, 20).await;
        assert_eq!(few, most, "{settings:?}");
    }
}
