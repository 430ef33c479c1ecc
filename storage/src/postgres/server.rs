//! Whether a server may be trusted with what is acknowledged, and how it is spoken to.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};

/// Before 14.0, as the server counts, they are no longer maintained.
const OLDEST: i32 = 140_000;

/// How long the making of a connection may take, which is longer than any request waits for an answer.
pub(super) const CONNECT_DEADLINE: Duration = Duration::from_secs(10);

/// How many statements of verifications may be under way at once. One is the fastest while the database is near; but over a
/// long way each would wait for the one before it.
pub(super) const LANES: usize = 4;

/// A pooler may happen to give out the same connection once.
const TRIES: u32 = 5;

const MARK: &str = "SELECT current_setting('user_sessions.mark', true)";

/// What a connection is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    /// The statement that verifications share. Connections for it are more than one only for when one is late.
    Verify(&'static str),
    Read,
    Write,
}

/// Why a server cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unfit {
    /// It would acknowledge what it may forget.
    #[error("{0}")]
    NotDurable(String),
    /// It cannot be written to, or what is read there may be old.
    #[error("{0}")]
    Unusable(String),
}

/// What a server says of itself.
struct Server {
    version: i32,
    is_standby: bool,
    is_read_only: bool,
    synchronous_commit: String,
    fsync: String,
}

impl Purpose {
    /// As many as there are at any time: a request that comes when all are taken waits for one of them, which takes less
    /// time than making another, and making one may take longer than a read may wait.
    pub(super) fn connections(self) -> usize {
        match self {
            Self::Verify(_) => LANES,
            Self::Read => 4,
            Self::Write => 8,
        }
    }
}

/// A new connection that is ready for its purpose, on which the server gives up what nobody waits for any more after the
/// deadline, and the locks with it.
pub(super) async fn connect(
    options: &PgConnectOptions,
    purpose: Purpose,
    deadline: Duration,
) -> sqlx::Result<PgConnection> {
    let mut connection = options.connect().await?;
    prepare(&mut connection, purpose, deadline).await?;
    Ok(connection)
}

/// Makes a new connection ready for its purpose if the server is fit.
async fn prepare(connection: &mut PgConnection, purpose: Purpose, deadline: Duration) -> sqlx::Result<()> {
    check(connection).await?.map_err(|unfit| sqlx::Error::Configuration(unfit.into()))?;
    // What is read has an index that is meant for it. While tables are new the planner thinks them small, reads them whole,
    // and keeps to that when they have grown. What is read comes in the order of its index, a page at a time; but most
    // accounts have few sessions, so the planner would rather collect and sort all of an account's. And the plan that is
    // good for most must do for all: else the account with the most sessions has one of its own.
    let (read_only, other_ways, plans) = match purpose {
        Purpose::Verify(_) | Purpose::Read => ("on", "off", "force_generic_plan"),
        Purpose::Write => ("off", "on", "auto"),
    };
    // The server asks an idle connection twice a minute whether it is still there: so no firewall forgets it.
    let set = sqlx::query(
        "SELECT set_config('statement_timeout', $1, false), set_config('lock_timeout', $1, false), \
             set_config('idle_in_transaction_session_timeout', $1, false), \
             set_config('default_transaction_read_only', $2, false), \
             set_config('default_transaction_isolation', 'read committed', false), \
             set_config('jit', 'off', false), set_config('enable_seqscan', $3, false), \
             set_config('enable_hashjoin', $3, false), set_config('enable_mergejoin', $3, false), \
             set_config('enable_bitmapscan', $3, false), \
             set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false), \
             set_config('tcp_keepalives_count', '3', false), \
             set_config('plan_cache_mode', $4, false)",
    );
    let set = set.bind(deadline.as_millis().to_string()).bind(read_only).bind(other_ways).bind(plans);
    set.execute(&mut *connection).await?;
    if let Purpose::Verify(statement) = purpose {
        // Compiled before the first question: over a long way that would take a question's time.
        sqlx::query(statement).bind(Vec::<Vec<u8>>::new()).fetch_all(connection).await?;
    }
    Ok(())
}

/// Asks the server behind a connection whether it is fit.
pub(super) async fn check(connection: &mut PgConnection) -> sqlx::Result<Result<(), Unfit>> {
    let select = sqlx::query_as(
        "SELECT current_setting('server_version_num')::int, pg_is_in_recovery(), \
             current_setting('default_transaction_read_only')::bool, current_setting('synchronous_commit'), \
             current_setting('fsync')",
    );
    let (version, is_standby, is_read_only, synchronous_commit, fsync) = select.fetch_one(connection).await?;
    Ok(Server { version, is_standby, is_read_only, synchronous_commit, fsync }.check())
}

impl Server {
    fn check(&self) -> Result<(), Unfit> {
        if self.version < OLDEST {
            let version = format!("{}.{}", self.version / 10_000, self.version % 10_000);
            return Err(Unfit::Unusable(format!("the server is PostgreSQL {version}, but 14 is the oldest supported")));
        }
        if self.is_standby {
            let reason = "the server is a standby, which knows of a close too late; name the primary";
            return Err(Unfit::Unusable(reason.to_owned()));
        }
        if self.is_read_only {
            let reason = "the server's default_transaction_read_only is on, so nothing could be closed";
            return Err(Unfit::Unusable(reason.to_owned()));
        }
        if self.synchronous_commit == "off" {
            return Err(Unfit::NotDurable("the server's synchronous_commit is off".to_owned()));
        }
        if self.fsync == "off" {
            return Err(Unfit::NotDurable("the server's fsync is off".to_owned()));
        }
        Ok(())
    }
}

/// Whether a pooler gives each transaction another connection, such as pgbouncer with `pool_mode = transaction`: what is set
/// in one session is seen in another, or is lost in its own. Behind one, neither deadlines nor prepared statements stay with
/// the connection that they were made for.
pub(super) async fn shares_connections(options: &PgConnectOptions) -> sqlx::Result<bool> {
    let (mut one, mut other) = (options.connect().await?, options.connect().await?);
    let mut shares = false;
    for _ in 0..TRIES {
        let mark = text(&mut one, "SELECT set_config('user_sessions.mark', gen_random_uuid()::text, false)").await?;
        // What the other's transaction holds cannot be given to the first one meanwhile.
        sqlx::raw_sql("BEGIN").execute(&mut other).await?;
        let (here, there) = (text(&mut one, MARK).await?, text(&mut other, MARK).await?);
        sqlx::raw_sql("COMMIT").execute(&mut other).await?;
        shares |= here != mark || there == mark;
    }
    one.close().await?;
    other.close().await?;
    Ok(shares)
}

/// Asked without preparing anything, because that may not work yet.
async fn text(connection: &mut PgConnection, sql: &'static str) -> sqlx::Result<Option<String>> {
    sqlx::raw_sql(sql).fetch_one(connection).await?.try_get(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit() -> Server {
        Server {
            version: 150_018,
            is_standby: false,
            is_read_only: false,
            synchronous_commit: "on".to_owned(),
            fsync: "on".to_owned(),
        }
    }

    #[test]
    fn a_server_that_keeps_what_it_acknowledges_is_fit() {
        for synchronous_commit in ["on", "local", "remote_write", "remote_apply"] {
            assert_eq!(Server { synchronous_commit: synchronous_commit.to_owned(), ..fit() }.check(), Ok(()));
        }
        assert_eq!(Server { version: 140_000, ..fit() }.check(), Ok(()));
    }

    #[test]
    fn a_server_that_could_forget_or_not_know_is_refused_with_the_reason() {
        for (server, reason) in [
            (Server { version: 130_022, ..fit() }, "PostgreSQL 13.22"),
            (Server { is_standby: true, ..fit() }, "is a standby"),
            (Server { is_read_only: true, ..fit() }, "default_transaction_read_only is on"),
            (Server { synchronous_commit: "off".to_owned(), ..fit() }, "synchronous_commit is off"),
            (Server { fsync: "off".to_owned(), ..fit() }, "fsync is off"),
        ] {
            assert!(server.check().unwrap_err().to_string().contains(reason), "{reason}");
        }
    }
}
