//! A pool of connections: looked at before they are used, and made anew when they are gone.

use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection as _, Error};
use tokio::runtime::Handle;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

use super::server::{self, CONNECT_DEADLINE, Purpose};
use crate::deadlines::within;
use crate::error::{is_lost, settled};

/// A connection that nobody used for longer than this is asked whether it is still one.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

/// When a connection is still silent after this, another one is made meanwhile: a firewall that forgot it says nothing.
const SILENCE: Duration = Duration::from_millis(50);

/// When the one that is being made for everybody is not there after this, whoever waits makes one alone: the other may be
/// on a way that leads nowhere any more.
const OVERDUE: Duration = Duration::from_millis(200);

/// How long a connection is used, however good it is.
const LIFETIME: Duration = Duration::from_mins(30);

/// The pause before a server that restarts is tried anew.
const PAUSE: Duration = Duration::from_millis(50);

/// SQLSTATE of a server that starts or stops, or has no connection left.
const CANNOT_CONNECT_NOW: [&str; 2] = ["57P03", "53300"];

/// A pool of connections for one purpose. Each is checked when it is made, because another server may have taken over: a
/// standby would say of a closed session that it is open. Whoever takes one has a deadline of their own.
pub(super) struct Pool(Arc<Kept>);

/// A connection in use. After an error, or when a request was given up, nobody knows what the server is still doing for
/// it. So it returns to the pool only by [`PoolGuard::release`]; otherwise it is closed, without waiting for a server that
/// may hang.
pub(super) struct PoolGuard {
    connection: Option<Idle>,
    kept: Arc<Kept>,
    _turn: OwnedSemaphorePermit,
}

struct Kept {
    options: PgConnectOptions,
    purpose: Purpose,
    /// How long anybody waits for what is asked over them.
    deadline: Duration,
    turns: Arc<Semaphore>,
    state: Mutex<State>,
    arrived: Notify,
}

struct State {
    /// The one that was used last is last.
    idle: Vec<Idle>,
    in_use: usize,
    /// When a guard was dropped without release: what was not used since is asked, however short it has been idle.
    doubted_at: Instant,
    filling: Option<JoinHandle<()>>,
}

struct Idle {
    connection: PgConnection,
    made_at: Instant,
    used_at: Instant,
}

impl Pool {
    /// Makes one connection, and goes on to make the others: making one may take longer than a read may wait.
    pub(super) async fn open(options: &PgConnectOptions, purpose: Purpose, deadline: Duration) -> sqlx::Result<Self> {
        let first = within(CONNECT_DEADLINE, server::connect(options, purpose, deadline)).await?;
        let state = State { idle: Vec::new(), in_use: 0, doubted_at: Instant::now(), filling: None };
        let kept = Arc::new(Kept {
            options: options.clone(),
            purpose,
            deadline,
            turns: Arc::new(Semaphore::new(purpose.connections())),
            state: Mutex::new(state),
            arrived: Notify::new(),
        });
        kept.put(Idle::new(first));
        kept.fill();
        Ok(Self(kept))
    }

    /// A connection that is one, as far as that can be known without using it.
    pub(super) async fn acquire(&self) -> sqlx::Result<PoolGuard> {
        let turn = Arc::clone(&self.0.turns).acquire_owned().await.map_err(|_| Error::PoolClosed)?;
        let connection = self.0.connection().await?;
        self.0.state().in_use += 1;
        Ok(PoolGuard { connection: Some(connection), kept: Arc::clone(&self.0), _turn: turn })
    }
}

impl Drop for Pool {
    /// What is being made would be for nobody.
    fn drop(&mut self) {
        if let Some(filling) = self.0.state().filling.take() {
            filling.abort();
        }
    }
}

impl Kept {
    /// One of those that are there and answer, or a new one.
    async fn connection(self: &Arc<Self>) -> sqlx::Result<Idle> {
        while let Some((idle, is_trusted)) = self.take() {
            if is_trusted {
                return Ok(idle);
            }
            let mut asked = pin!(idle.ask());
            match timeout(SILENCE, asked.as_mut()).await {
                Ok(Ok(idle)) => return Ok(idle),
                Ok(Err(_)) => {}
                Err(_) => return self.fresh_unless(asked).await,
            }
        }
        self.fresh().await
    }

    /// The one that has been asked, if it answers before another one is made.
    async fn fresh_unless(self: &Arc<Self>, asked: impl Future<Output = sqlx::Result<Idle>>) -> sqlx::Result<Idle> {
        match select(pin!(asked), pin!(self.fresh())).await {
            Either::Left((Ok(idle), _)) => Ok(idle),
            Either::Left((Err(_), fresh)) => fresh.await,
            Either::Right((Ok(fresh), _)) => {
                // The others have been forgotten at the same time, and nobody should wait for each of them.
                self.state().forget_doubtful();
                Ok(fresh)
            }
            Either::Right((Err(error), asked)) => asked.await.map_err(|_| error),
        }
    }

    /// A new connection, or one that comes back meanwhile: one made after the other, of which the first serves all who
    /// wait, is there sooner than many at once.
    async fn fresh(self: &Arc<Self>) -> sqlx::Result<Idle> {
        self.fill();
        let mut arrival = pin!(self.arrival());
        if let Ok(arrived) = timeout(OVERDUE, arrival.as_mut()).await {
            return Ok(arrived);
        }
        match select(pin!(self.make()), arrival).await {
            Either::Left((made, _)) => made,
            Either::Right((arrived, _)) => Ok(arrived),
        }
    }

    /// A server that restarts is waited for, but not until whoever asks would no longer learn the reason.
    async fn make(&self) -> sqlx::Result<Idle> {
        let patient_until = Instant::now() + self.deadline * 2 / 5;
        loop {
            match server::connect(&self.options, self.purpose, self.deadline).await {
                Ok(connection) => return Ok(Idle::new(connection)),
                Err(error) if cannot_connect_now(&error) && Instant::now() < patient_until => sleep(PAUSE).await,
                Err(error) => return Err(settled(error)),
            }
        }
    }

    async fn arrival(&self) -> Idle {
        loop {
            self.arrived.notified().await;
            if let Some((idle, true)) = self.take() {
                return idle;
            }
        }
    }

    /// Makes what is missing, whether or not anybody waits for it: making one may take longer than a request waits.
    fn fill(self: &Arc<Self>) {
        // When all ends, a guard may be dropped last.
        let Ok(runtime) = Handle::try_current() else { return };
        let mut state = self.state();
        if state.filling.as_ref().is_some_and(|filling| !filling.is_finished()) {
            return;
        }
        let kept = Arc::clone(self);
        state.filling = Some(runtime.spawn(async move {
            while kept.is_missing_one() {
                match within(CONNECT_DEADLINE, server::connect(&kept.options, kept.purpose, kept.deadline)).await {
                    Ok(connection) => kept.put(Idle::new(connection)),
                    // Whoever asks next begins anew, and is told the reason.
                    Err(_) => return,
                }
            }
        }));
    }

    fn is_missing_one(&self) -> bool {
        let state = self.state();
        state.idle.len() + state.in_use < self.purpose.connections()
    }

    fn take(&self) -> Option<(Idle, bool)> {
        let mut state = self.state();
        let idle = state.idle.pop()?;
        let is_trusted = state.trusts(&idle);
        Some((idle, is_trusted))
    }

    fn put(&self, idle: Idle) {
        let mut state = self.state();
        if state.idle.len() < self.purpose.connections() {
            state.idle.push(idle);
        }
        drop(state);
        self.arrived.notify_one();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn trusts(&self, idle: &Idle) -> bool {
        idle.used_at.elapsed() < TRUSTED_FOR && idle.used_at > self.doubted_at
    }

    fn forget_doubtful(&mut self) {
        let mut idle = std::mem::take(&mut self.idle);
        idle.retain(|idle| self.trusts(idle));
        self.idle = idle;
    }
}

impl Idle {
    fn new(connection: PgConnection) -> Self {
        let now = Instant::now();
        Self { connection, made_at: now, used_at: now }
    }

    async fn ask(mut self) -> sqlx::Result<Self> {
        self.connection.ping().await?;
        Ok(self)
    }
}

impl PoolGuard {
    /// Says that all answers have been read.
    pub(super) fn release(mut self) {
        let Some(mut idle) = self.connection.take() else { return };
        self.kept.state().in_use -= 1;
        idle.used_at = Instant::now();
        if idle.made_at.elapsed() < LIFETIME {
            self.kept.put(idle);
        } else {
            drop(idle);
            self.kept.fill();
        }
    }
}

impl Drop for PoolGuard {
    fn drop(&mut self) {
        if self.connection.take().is_some() {
            let mut state = self.kept.state();
            state.in_use -= 1;
            state.doubted_at = Instant::now();
            drop(state);
            self.kept.fill();
        }
    }
}

impl Deref for PoolGuard {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.connection.as_ref().expect("it is taken only when the guard goes").connection
    }
}

impl DerefMut for PoolGuard {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection.as_mut().expect("it is taken only when the guard goes").connection
    }
}

fn cannot_connect_now(error: &Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    is_lost(error) || code.is_some_and(|code| CANNOT_CONNECT_NOW.contains(&&*code))
}
