//! From tokens to sessions. Verifications that wait at the same moment share one statement: one by one, most of their
//! time goes into passing the question on to SQLite's thread. Nothing is remembered between statements, so each answer is
//! read after its question came.

use domain::TokenHash;
use domain::storage::FoundSession;
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{ConnectOptions as _, Row as _, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use super::finding::read_session;
use crate::rows::{SESSION_COLUMNS, read_account, session_columns};

/// More questions than this are asked one statement later, so that the first of them need not wait for the last.
const AT_ONCE: usize = 128;

/// As many may wait besides; whoever comes then waits to be let in.
const WAITING: usize = 1024;

const FIND: &str = concat!(
    "WITH RECURSIVE asked (position) AS ( \
         SELECT 0 UNION ALL SELECT position + 1 FROM asked WHERE position + 1 < ?2 \
     ) \
     SELECT ",
    session_columns!(),
    ", accounts.login_name, accounts.changes, asked.position \
     FROM asked \
     CROSS JOIN sessions ON sessions.token_hash = substr(?1, asked.position * 32 + 1, 32) \
     CROSS JOIN accounts ON accounts.id = sessions.account_id",
);

/// Asks for sessions, with a connection of its own.
pub(super) struct Verifier {
    questions: mpsc::Sender<Question>,
}

struct Question {
    token: TokenHash,
    answer: oneshot::Sender<Answer>,
}

type Answer = sqlx::Result<Option<FoundSession>>;

impl Verifier {
    /// Begins to answer, for as long as anybody can ask.
    pub(super) fn start(options: SqliteConnectOptions) -> Self {
        let (questions, asked) = mpsc::channel(WAITING);
        tokio::spawn(answer(asked, options.row_buffer_size(AT_ONCE)));
        Self { questions }
    }

    pub(super) async fn find_session(&self, token: &TokenHash) -> Answer {
        let (answer, answered) = oneshot::channel();
        let question = Question { token: *token, answer };
        self.questions.send(question).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }
}

async fn answer(mut asked: mpsc::Receiver<Question>, options: SqliteConnectOptions) {
    let mut connection = None;
    let mut questions = Vec::with_capacity(AT_ONCE);
    while asked.recv_many(&mut questions, AT_ONCE).await > 0 {
        // Nobody may be waiting any more.
        questions.retain(|question| !question.answer.is_closed());
        let answers = match find(&mut connection, &options, &questions).await {
            Ok(answers) => answers,
            Err(error) => {
                // Whatever is wrong with the connection, the next question gets a new one.
                connection = None;
                questions.iter().map(|_| Err(sqlx::Error::Io(std::io::Error::other(error.to_string())))).collect()
            }
        };
        for (question, answer) in questions.drain(..).zip(answers) {
            _ = question.answer.send(answer);
        }
    }
}

/// The answers in the order of the questions.
async fn find(
    connection: &mut Option<SqliteConnection>,
    options: &SqliteConnectOptions,
    questions: &[Question],
) -> sqlx::Result<Vec<Answer>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let connection = match connection {
        Some(connection) => connection,
        None => connection.insert(options.connect().await?),
    };
    let tokens: Vec<u8> = questions.iter().flat_map(|question| *question.token.as_bytes()).collect();
    let select = sqlx::query(FIND).bind(tokens).bind(i64::try_from(questions.len()).unwrap_or(i64::MAX));
    let rows = select.fetch_all(connection).await?;
    let mut answers: Vec<Answer> = questions.iter().map(|_| Ok(None)).collect();
    for row in &rows {
        let position: u32 = row.try_get(SESSION_COLUMNS + 2)?;
        if let Some(answer) = answers.get_mut(position as usize) {
            *answer = read_found(row).map(Some);
        }
    }
    Ok(answers)
}

fn read_found(row: &SqliteRow) -> sqlx::Result<FoundSession> {
    let session = read_session(row)?;
    let login_name: &str = row.try_get(SESSION_COLUMNS)?;
    Ok(FoundSession {
        account: read_account(*session.account.as_uuid(), login_name)?,
        session,
        changes: row.try_get(SESSION_COLUMNS + 1)?,
    })
}
