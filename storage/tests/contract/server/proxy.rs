//! A way to the server that can be made to hang.

use sqlx::postgres::PgConnectOptions;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::fixture::PostgresDatabase;

pub(super) struct Proxy {
    port: u16,
    hangs: watch::Sender<bool>,
}

impl Proxy {
    pub(super) async fn to(database: &PostgresDatabase) -> Self {
        let server: PgConnectOptions = database.url().parse().unwrap();
        let server = (server.get_host().to_owned(), server.get_port());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (hangs, state) = watch::channel(false);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(&server).await.unwrap();
                let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
                tokio::spawn(pass_on(from_client, to_server, state.clone()));
                tokio::spawn(pass_on(from_server, to_client, state.clone()));
            }
        });
        Self { port, hangs }
    }

    /// The database's URL with this way to it.
    pub(super) fn url(&self, database: &PostgresDatabase) -> String {
        let url = database.url();
        let (before, rest) = url.rsplit_once(':').unwrap();
        let (_, name) = rest.split_once('/').unwrap();
        format!("{before}:{}/{name}", self.port)
    }

    /// From now on nothing is passed on, or everything again.
    pub(super) fn hang(&self, hangs: bool) {
        self.hangs.send_replace(hangs);
    }
}

async fn pass_on(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, mut hangs: watch::Receiver<bool>) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        let goes_on = hangs.wait_for(|hangs| !hangs).await.is_ok();
        if !goes_on || to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}
