//! A way to the server that can be made to hang, to be slow, and to forget.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::fixture::PostgresDatabase;

/// Its connections end with it: a server that waits for somebody to say who they are holds up every `DROP DATABASE` for a
/// minute.
pub(super) struct Proxy {
    port: u16,
    state: watch::Sender<State>,
    _listening: JoinSet<()>,
}

#[derive(Clone, Copy, Default)]
struct State {
    hangs: bool,
    /// How many of the connections, in the order of their making, are forgotten.
    forgotten: usize,
    made: usize,
    delay: Duration,
    cuts_off_commits: bool,
}

impl Proxy {
    pub(super) async fn to(database: &PostgresDatabase) -> Self {
        Self::to_url(&database.url()).await
    }

    pub(super) async fn to_url(url: &str) -> Self {
        let server: PgConnectOptions = url.parse().unwrap();
        let server = (server.get_host().to_owned(), server.get_port());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = watch::Sender::new(State::default());
        let changes = state.clone();
        let mut listening = JoinSet::new();
        listening.spawn(async move {
            let mut ways = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(&server).await else { continue };
                let mut number = 0;
                changes.send_modify(|state| {
                    state.made += 1;
                    number = state.made;
                });
                let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
                let commits = Arc::new(AtomicBool::new(false));
                ways.spawn(pass_on(from_client, to_server, number, changes.subscribe(), Side::Client(commits.clone())));
                ways.spawn(pass_on(from_server, to_client, number, changes.subscribe(), Side::Server(commits)));
            }
        });
        Self { port, state, _listening: listening }
    }

    /// The database's URL with this way to it.
    pub(super) fn url(&self, database: &PostgresDatabase) -> String {
        self.way_to(&database.url())
    }

    pub(super) fn way_to(&self, url: &str) -> String {
        let (before, rest) = url.rsplit_once(':').unwrap();
        let (_, name) = rest.split_once('/').unwrap();
        format!("{before}:{}/{name}", self.port)
    }

    /// From now on nothing is passed on, or everything again.
    pub(super) fn hang(&self, hangs: bool) {
        self.state.send_modify(|state| state.hangs = hangs);
    }

    /// Passes on nothing more of the connections that there are, and tells nobody, as a firewall does.
    pub(super) fn forget(&self) {
        self.state.send_modify(|state| state.forgotten = state.made);
    }

    /// From now on a connection ends when the server answers to a commit, and the answer is lost.
    pub(super) fn cut_off_commits(&self, cuts_off: bool) {
        self.state.send_modify(|state| state.cuts_off_commits = cuts_off);
    }

    /// From now on each way takes so long.
    pub(super) fn delay(&self, delay: Duration) {
        self.state.send_modify(|state| state.delay = delay);
    }
}

/// Who speaks, and whether a commit has been seen on the connection.
enum Side {
    Client(Arc<AtomicBool>),
    Server(Arc<AtomicBool>),
}

impl Side {
    fn is_cut_off(&self, bytes: &[u8], state: &watch::Receiver<State>) -> bool {
        if !state.borrow().cuts_off_commits {
            return false;
        }
        match self {
            Self::Client(commits) => {
                commits.fetch_or(bytes.windows(6).any(|word| word == b"COMMIT"), Ordering::SeqCst);
                false
            }
            Self::Server(commits) => commits.load(Ordering::SeqCst),
        }
    }
}

/// What is read now is written when its time has come, and meanwhile the next is read.
async fn pass_on(
    from: impl AsyncRead + Unpin,
    to: impl AsyncWrite + Unpin,
    number: usize,
    state: watch::Receiver<State>,
    side: Side,
) {
    let (parts, due) = mpsc::unbounded_channel();
    tokio::join!(read(from, parts, number, &state, side), write_when_due(due, to, number, state.clone()));
}

async fn read(
    mut from: impl AsyncRead + Unpin,
    parts: mpsc::UnboundedSender<(Instant, Vec<u8>)>,
    number: usize,
    state: &watch::Receiver<State>,
    side: Side,
) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        if side.is_cut_off(&bytes[..count], state) {
            return;
        }
        let due = Instant::now() + state.borrow().delay;
        if parts.send((due, bytes[..count].to_vec())).is_err() {
            return;
        }
    }
    // A connection that was forgotten is not ended either.
    if state.borrow().forgotten >= number {
        std::future::pending::<()>().await;
    }
}

async fn write_when_due(
    mut parts: mpsc::UnboundedReceiver<(Instant, Vec<u8>)>,
    mut to: impl AsyncWrite + Unpin,
    number: usize,
    mut state: watch::Receiver<State>,
) {
    while let Some((due, bytes)) = parts.recv().await {
        sleep_until(due).await;
        let goes_on = state.wait_for(|state| !state.hangs && state.forgotten < number).await.is_ok();
        if !goes_on || to.write_all(&bytes).await.is_err() {
            return;
        }
    }
}
