//! What a database costs that holds very many sessions, against one that holds few, and what verifying costs against one
//! statement for each question. `cargo xtask postgres -- cargo bench -p storage -- --rows 10000000` fills it with so many.

#![expect(clippy::unwrap_used, reason = "what a benchmark sets up must work")]

mod person;
mod tables;

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::TokenHash;
use domain::storage::Storage;
use tokio::task::JoinSet;

use person::Person;
use tables::Tables;

const FEW: u64 = 1000;
const MANY: u64 = 1_000_000;
const CLUSTER: &str = "USER_SESSIONS_TEST_POSTGRES";
/// Sessions of the one account that lists and closes: more than a page, and what the budget names.
const OWN: [usize; 2] = [200, 10_000];
const ROUNDS: usize = 5;
const QUESTIONS: usize = 50_000;
const ASKERS: usize = 128;
const TOKENS: i64 = 10_000;
const LISTS: usize = 100;
const CLOSES: usize = 100;

/// A database with so many sessions, and somebody of whom some are.
struct Filled {
    storage: Arc<dyn Storage>,
    tables: Tables,
    /// Of sessions all over the tables.
    tokens: Vec<TokenHash>,
    person: Person,
}

/// What one round took.
struct Round {
    verify_own: Duration,
    verify: Duration,
    verify_p99: Duration,
    alone: Duration,
    alone_p99: Duration,
    list: Duration,
}

#[tokio::main]
async fn main() {
    let rows = std::env::args().skip_while(|argument| argument != "--rows").nth(1);
    let rows = rows.map_or(MANY, |rows| rows.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    compare("SQLite", rows, [file("few"), file("many")]).await;
    match std::env::var(CLUSTER) {
        Ok(cluster) => {
            let databases =
                [tables::create_postgres(&cluster, "few").await, tables::create_postgres(&cluster, "many").await];
            compare("PostgreSQL", rows, databases).await;
        }
        Err(_) => println!("without PostgreSQL: {CLUSTER} is not set, which `cargo xtask postgres` does"),
    }
}

async fn compare(storage: &str, rows: u64, [few, many]: [String; 2]) {
    let few = Filled::new(&few, FEW, OWN[0]).await;
    let begin = Instant::now();
    let many = Filled::new(&many, rows, OWN[1]).await;
    println!("\n{storage}, {rows} sessions against {FEW} (filled in {:.0} s)", begin.elapsed().as_secs_f64());
    println!("{:<30} {:>10} {:>10} {:>7}", "µs", "many", "few", "ratio");
    let (mut of_few, mut of_many) = (Vec::new(), Vec::new());
    // In turn, so that whatever else the machine does falls on both alike.
    for _ in 0..ROUNDS {
        of_few.push(few.round().await);
        of_many.push(many.round().await);
    }
    for (what, figure) in FIGURES {
        print(what, median(&of_many, figure), median(&of_few, figure));
    }
    print("verify, against one alone", median(&of_many, |round| round.verify), median(&of_many, |round| round.alone));
    print("its p99, likewise", median(&of_many, |round| round.verify_p99), median(&of_many, |round| round.alone_p99));
    print("close one", many.person.close_some(CLOSES).await, few.person.close_some(CLOSES).await);
    print("close all others", many.person.close_others().await, few.person.close_others().await);
}

type Figure = fn(&Round) -> Duration;

const FIGURES: [(&str, Figure); 4] = [
    ("verify, one account's", |round| round.verify_own),
    ("verify", |round| round.verify),
    ("verify, p99", |round| round.verify_p99),
    ("a page of the list", |round| round.list),
];

fn print(what: &str, took: Duration, baseline: Duration) {
    let [took, baseline] = [took, baseline].map(|took| took.as_secs_f64() * 1e6);
    println!("{what:<30} {took:>10.1} {baseline:>10.1} {:>7.3}", took / baseline);
}

fn median(rounds: &[Round], figure: Figure) -> Duration {
    middle(rounds.iter().map(figure).collect())
}

/// The middle one of them.
fn middle(mut took: Vec<Duration>) -> Duration {
    took.sort();
    took[took.len() / 2]
}

impl Filled {
    async fn new(url: &str, rows: u64, own: usize) -> Self {
        let storage = storage::connect(url, storage::Deadlines::default()).await.unwrap();
        let person = Person::new(&storage, own).await;
        let tables = Tables::fill(url, rows - own as u64, person.now).await;
        let tokens = tables.tokens(TOKENS).await;
        Self { storage, tables, tokens, person }
    }

    async fn round(&self) -> Round {
        let (verify_own, _) = self.verify(&self.person.tokens).await;
        let (verify, verify_p99) = self.verify(&self.tokens).await;
        let tables = self.tables.clone();
        let (alone, alone_p99) = ask(&self.tokens, move |token| {
            let tables = tables.clone();
            async move { assert!(tables.find(token).await) }
        })
        .await;
        Round { verify_own, verify, verify_p99, alone, alone_p99, list: self.person.list(LISTS).await }
    }

    async fn verify(&self, tokens: &[TokenHash]) -> (Duration, Duration) {
        let storage = Arc::clone(&self.storage);
        ask(tokens, move |token| {
            let storage = Arc::clone(&storage);
            async move { assert!(storage.find_session(&token).await.unwrap().is_some()) }
        })
        .await
    }
}

/// Asks about the tokens, many at once: what one question costs of all of the time, and how long the slowest hundredth
/// waited at the least.
async fn ask<F, A>(tokens: &[TokenHash], question: F) -> (Duration, Duration)
where
    F: Fn(TokenHash) -> A + Clone + Send + 'static,
    A: Future<Output = ()> + Send,
{
    let mut askers = JoinSet::new();
    let begin = Instant::now();
    for asker in 0..ASKERS {
        let tokens: Vec<_> = tokens.iter().skip(asker).step_by(ASKERS).copied().collect();
        let question = question.clone();
        askers.spawn(async move {
            let mut took = Vec::with_capacity(QUESTIONS / ASKERS);
            for token in tokens.iter().cycle().take(QUESTIONS / ASKERS) {
                let begin = Instant::now();
                question(*token).await;
                took.push(begin.elapsed());
            }
            took
        });
    }
    let mut took: Vec<_> = askers.join_all().await.into_iter().flatten().collect();
    let elapsed = begin.elapsed();
    took.sort();
    (elapsed / u32::try_from(took.len()).unwrap(), took[took.len() * 99 / 100])
}
