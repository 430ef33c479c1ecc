//! From tokens to sessions. Verifications that wait at the same moment share one statement: one by one, most of their
//! time goes into passing the lookup on. Nothing is remembered between statements, so each answer is read after its
//! lookup came.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use domain::TokenHash;
use domain::storage::FoundSession;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::time::timeout;

/// More lookups than this are asked one statement later, so that the first of them need not wait for the last.
pub(crate) const AT_ONCE: usize = 128;

/// As many may wait besides; whoever comes then waits to be let in.
const WAITING: usize = 1024;

/// A statement that has no answer by then is not waited for by the next one, as when the database is far away.
const LATE: Duration = Duration::from_millis(50);

/// Asks for sessions, one statement after the other, or beside it when that is late.
pub(crate) struct Verifier {
    lookups: mpsc::Sender<PendingLookup>,
}

/// What a token leads to. A row that cannot be read is an error of its own token alone.
pub(crate) type Answer = sqlx::Result<Option<FoundSession>>;

/// A back end's statement, with connections of its own.
pub(crate) trait FindSessions: Send + Sync + 'static {
    /// How many statements may be under way at once.
    const LANES: usize;

    /// The answers in the order of the tokens, of which there are [`AT_ONCE`] at the most. After an error it begins
    /// with a new connection.
    fn find(&self, tokens: &[TokenHash]) -> impl Future<Output = sqlx::Result<Vec<Answer>>> + Send;
}

struct PendingLookup {
    token: TokenHash,
    answer: oneshot::Sender<Answer>,
}

impl Verifier {
    /// Begins to answer, for as long as anybody can ask.
    pub(crate) fn start(sessions: impl FindSessions) -> Self {
        let (lookups, asked) = mpsc::channel(WAITING);
        tokio::spawn(answer(asked, sessions));
        Self { lookups }
    }

    /// What the token leads to.
    pub(crate) async fn find_session(&self, token: &TokenHash) -> Answer {
        let (answer, answered) = oneshot::channel();
        let lookup = PendingLookup { token: *token, answer };
        self.lookups.send(lookup).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }
}

async fn answer<S: FindSessions>(mut asked: mpsc::Receiver<PendingLookup>, sessions: S) {
    let sessions = Arc::new(sessions);
    let lanes = Arc::new(Semaphore::new(S::LANES));
    loop {
        // It is only closed with what it is in.
        let Ok(lane) = Arc::clone(&lanes).acquire_owned().await else { return };
        let mut lookups = Vec::with_capacity(AT_ONCE);
        if asked.recv_many(&mut lookups, AT_ONCE).await == 0 {
            return;
        }
        // Nobody may be waiting any more.
        lookups.retain(|lookup| !lookup.answer.is_closed());
        if lookups.is_empty() {
            continue;
        }
        let sessions = Arc::clone(&sessions);
        let mut statement: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(async move {
            ask(&*sessions, lookups).await;
            drop(lane);
        });
        // The usual one is over soon, and costs less here than in a task of its own.
        if timeout(LATE, statement.as_mut()).await.is_err() {
            tokio::spawn(statement);
        }
    }
}

async fn ask(sessions: &impl FindSessions, lookups: Vec<PendingLookup>) {
    let tokens: Vec<_> = lookups.iter().map(|lookup| lookup.token).collect();
    let answers = sessions.find(&tokens).await.unwrap_or_else(|error| {
        lookups.iter().map(|_| Err(sqlx::Error::Io(std::io::Error::other(error.to_string())))).collect()
    });
    for (lookup, answer) in lookups.into_iter().zip(answers) {
        _ = lookup.answer.send(answer);
    }
}
