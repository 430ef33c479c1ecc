//! Opens a database of a server, if that is fit.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use super::connections::Postgres;
use super::pool::Pool;
use super::server::{self, CONNECT_DEADLINE, Purpose, Unfit};
use super::sessions::{self, Finder};
use super::transport::{self, name};
use super::{epochs, migrating, revocations};
use crate::deadlines::{Deadlines, within};
use crate::error::ConnectError;
use crate::verifying::Verifier;

/// How long it waits for another node that migrates.
const MIGRATION_DEADLINE: Duration = Duration::from_mins(10);

impl Postgres {
    /// Connects, and brings the tables to this version's form.
    pub(crate) async fn open(url: &str, deadlines: Deadlines) -> Result<Self, ConnectError> {
        let (options, connection) = migrated(url).await?;
        // The pools have connections of their own.
        _ = connection.close().await;
        let database = name(&options);
        let cannot_open = |error| ConnectError::Open { database: database.clone(), reason: describe(&error) };
        let writers = Pool::open(&options, Purpose::Write, deadlines.write).await.map_err(cannot_open)?;
        let readers = Pool::open(&options, Purpose::Read, deadlines.read).await.map_err(cannot_open)?;
        let verify = Purpose::Verify(sessions::FIND);
        let verifiers = Pool::open(&options, verify, deadlines.read).await.map_err(cannot_open)?;
        Ok(Self { deadlines, writers, readers, verifier: Verifier::start(Finder::new(verifiers, deadlines.read)) })
    }
}

/// A connection without any deadline to a database whose tables have this version's form, and how to make more of them.
pub(super) async fn migrated(url: &str) -> Result<(PgConnectOptions, PgConnection), ConnectError> {
    let options = transport::options(url)?;
    // The digits of floats are a parameter that pgbouncer does not know, and there are no floats.
    let options = options.application_name("user-sessions").extra_float_digits(None);
    let database = name(&options);
    let cannot_open = |reason: String| ConnectError::Open { database: database.clone(), reason };
    let connected = within(CONNECT_DEADLINE, connect(&options)).await;
    let mut connection = connected.map_err(|error| cannot_open(describe(&error)))??;
    let migrated = tokio::time::timeout(MIGRATION_DEADLINE, migrating::migrate(&mut connection)).await;
    let cannot_migrate = |reason: String| ConnectError::Migrate { database: database.clone(), reason };
    let migrated = migrated.map_err(|_| cannot_migrate("another node has been migrating for too long".to_owned()))?;
    migrated.map_err(|error| cannot_migrate(error.to_string()))?;
    let begun = within(CONNECT_DEADLINE, revocations::begin_anew_if_restored(&mut connection)).await;
    begun.map_err(|error| cannot_open(describe(&error)))?;
    let ended = epochs::begin_away_from_home(&mut connection).await;
    if let Some(sessions) = ended.map_err(|error| cannot_open(describe(&error)))? {
        tracing::warn!(
            sessions,
            "the tables come from another database, and what was closed since is not known in them: everybody is signed \
             out, and websites ask again"
        );
    }
    Ok((options, connection))
}

/// The inner result says that the server is there and not fit.
async fn connect(options: &PgConnectOptions) -> sqlx::Result<Result<PgConnection, ConnectError>> {
    if server::shares_connections(options).await? {
        let reason = "a pooler gives each transaction another connection; let it pool sessions \
                      (pool_mode = session), or name the server itself";
        return Ok(Err(ConnectError::Open { database: name(options), reason: reason.to_owned() }));
    }
    let mut connection = options.connect().await?;
    Ok(match server::check(&mut connection).await? {
        Ok(()) => Ok(connection),
        Err(Unfit::NotDurable(reason)) => Err(ConnectError::NotDurable(reason)),
        Err(Unfit::Unusable(reason)) => Err(ConnectError::Open { database: name(options), reason }),
    })
}

fn describe(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        error => error.to_string(),
    }
}
