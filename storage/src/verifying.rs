//! From tokens to sessions. Verifications that wait at the same moment share one statement: one by one, most of their
//! time goes into passing the question on. Nothing is remembered between statements, so each answer is read after its
//! question came.

use domain::TokenHash;
use domain::storage::FoundSession;
use tokio::sync::{mpsc, oneshot};

/// More questions than this are asked one statement later, so that the first of them need not wait for the last.
pub(crate) const AT_ONCE: usize = 128;

/// As many may wait besides; whoever comes then waits to be let in.
const WAITING: usize = 1024;

/// Asks for sessions, one statement after the other.
pub(crate) struct Verifier {
    questions: mpsc::Sender<Question>,
}

/// What a token leads to. A row that cannot be read is an error of its own token alone.
pub(crate) type Answer = sqlx::Result<Option<FoundSession>>;

/// A back end's statement, with a connection of its own.
pub(crate) trait FindSessions: Send + 'static {
    /// The answers in the order of the tokens, of which there are [`AT_ONCE`] at the most. After an error it begins
    /// with a new connection.
    fn find(&mut self, tokens: &[TokenHash]) -> impl Future<Output = sqlx::Result<Vec<Answer>>> + Send;
}

struct Question {
    token: TokenHash,
    answer: oneshot::Sender<Answer>,
}

impl Verifier {
    /// Begins to answer, for as long as anybody can ask.
    pub(crate) fn start(sessions: impl FindSessions) -> Self {
        let (questions, asked) = mpsc::channel(WAITING);
        tokio::spawn(answer(asked, sessions));
        Self { questions }
    }

    /// What the token leads to.
    pub(crate) async fn find_session(&self, token: &TokenHash) -> Answer {
        let (answer, answered) = oneshot::channel();
        let question = Question { token: *token, answer };
        self.questions.send(question).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }
}

async fn answer(mut asked: mpsc::Receiver<Question>, mut sessions: impl FindSessions) {
    let mut questions = Vec::with_capacity(AT_ONCE);
    while asked.recv_many(&mut questions, AT_ONCE).await > 0 {
        // Nobody may be waiting any more.
        questions.retain(|question| !question.answer.is_closed());
        if questions.is_empty() {
            continue;
        }
        let tokens: Vec<_> = questions.iter().map(|question| question.token).collect();
        let answers = sessions.find(&tokens).await.unwrap_or_else(|error| {
            questions.iter().map(|_| Err(sqlx::Error::Io(std::io::Error::other(error.to_string())))).collect()
        });
        for (question, answer) in questions.drain(..).zip(answers) {
            _ = question.answer.send(answer);
        }
    }
}
