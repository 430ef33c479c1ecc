//! Embed tokens are given out and looked at. Whether one is good is read from what it follows from, each time anew.

use async_trait::async_trait;
use domain::storage::{EmbedTokenStore, FoundEmbedToken, FoundSession, MintOutcome, NewEmbedToken, StorageError};
use domain::{
    AccountId, ApiKeyId, AuthorizationId, EmbedClosing, EmbedOrigin, EmbedSource, SessionId, Timestamp, TokenHash,
};
use sqlx::Row as _;
use uuid::Uuid;

use super::rows::{SESSION_COLUMNS, active_session, read_client_id, read_found, read_origin, session_columns};
use super::sweeping::in_batches;
use super::{Backend, Connection, Row, callers, erase_some};
use crate::error::{Impossible, impossible};

#[async_trait]
impl EmbedTokenStore for Backend {
    async fn mint_embed_token(&self, new: &NewEmbedToken) -> Result<MintOutcome, StorageError> {
        self.write(|| mint(self, new)).await
    }

    async fn find_embed_token(
        &self,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<FoundEmbedToken>, StorageError> {
        self.deadlines.read(|| find(self, token, now)).await
    }

    async fn account_of_session(&self, session: SessionId) -> Result<Option<AccountId>, StorageError> {
        self.deadlines.read(|| account_of(self, session)).await
    }

    async fn is_embed_origin(&self, origin: &EmbedOrigin) -> Result<bool, StorageError> {
        self.deadlines.read(|| is_registered(self, origin)).await
    }
}

async fn mint(storage: &Backend, new: &NewEmbedToken) -> sqlx::Result<MintOutcome> {
    let mut transaction = storage.begin_write(&[new.account]).await?;
    let outcome = if !is_source_good(&mut transaction, new).await? {
        MintOutcome::SourceEnded
    } else if insert(&mut transaction, new).await? {
        make_room(&mut transaction, new).await?;
        MintOutcome::Minted
    } else {
        MintOutcome::NoSession
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// Whether what the token is to come by is good, which it stays until the transaction ends.
async fn is_source_good(connection: &mut Connection, new: &NewEmbedToken) -> sqlx::Result<bool> {
    match &new.source {
        EmbedSource::ApiKey(key) => callers::is_key_good(connection, *key).await,
        EmbedSource::Client { client, authorization } => {
            let select = sqlx::query_scalar(
                "SELECT EXISTS ( \
                     SELECT 1 FROM authorizations \
                     WHERE account_id = $1 AND id = $2 AND session_id = $3 AND website_id = $4 AND ended_at IS NULL \
                         AND ends_at > $5 \
                 )",
            );
            select
                .bind(new.account.as_uuid())
                .bind(authorization.as_uuid())
                .bind(new.session.as_uuid())
                .bind(client.as_str())
                .bind(new.at.as_millis())
                .fetch_one(connection)
                .await
        }
        EmbedSource::Cookie => Ok(true),
    }
}

async fn insert(connection: &mut Connection, new: &NewEmbedToken) -> sqlx::Result<bool> {
    let (key, client, authorization) = match &new.source {
        EmbedSource::ApiKey(key) => (Some(*key.as_uuid()), None, None),
        EmbedSource::Client { client, authorization } => (None, Some(client.as_str()), Some(*authorization.as_uuid())),
        EmbedSource::Cookie => (None, None, None),
    };
    let insert = sqlx::query(concat!(
        "INSERT INTO embed_tokens (account_id, session_id, token_hash, origin, place, api_key_id, website_id, \
             authorization_id, closing, issued_at, expires_at) \
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 \
         WHERE EXISTS ( \
             SELECT 1 FROM sessions JOIN accounts ON accounts.id = sessions.account_id \
             WHERE sessions.account_id = $1 AND sessions.id = $2 AND accounts.disabled_at IS NULL AND ",
        active_session!("$12", "$13"),
        ")",
    ));
    let insert = insert
        .bind(*new.account.as_uuid())
        .bind(*new.session.as_uuid())
        .bind(new.token.as_bytes().as_slice())
        .bind(new.origin.as_str())
        .bind(&new.place)
        .bind(key)
        .bind(client)
        .bind(authorization)
        .bind(new.closing.as_str())
        .bind(new.at.as_millis())
        .bind(new.expires_at.as_millis())
        .bind(new.cutoff.active_after.as_millis())
        .bind(new.cutoff.started_after.as_millis());
    Ok(insert.execute(connection).await?.rows_affected() == 1)
}

/// Whatever has run out is older than what has not, so it goes first.
async fn make_room(connection: &mut Connection, new: &NewEmbedToken) -> sqlx::Result<()> {
    let delete = sqlx::query(
        "DELETE FROM embed_tokens \
         WHERE account_id = $1 AND session_id = $2 AND token_hash <> $3 AND token_hash NOT IN ( \
             SELECT token_hash FROM embed_tokens \
             WHERE account_id = $1 AND session_id = $2 AND token_hash <> $3 \
             ORDER BY issued_at DESC, token_hash \
             LIMIT $4 + 0 \
         )",
    );
    delete
        .bind(new.account.as_uuid())
        .bind(new.session.as_uuid())
        .bind(new.token.as_bytes().as_slice())
        .bind(i64::from(new.at_most.saturating_sub(1)))
        .execute(connection)
        .await?;
    Ok(())
}

/// The columns of `embed_tokens`, in the order in which [`read_embed_token`] reads them behind those of the session, the login
/// name and the count of changes. Good is what has not run out at the moment that is the parameter, was not revoked and came by
/// something that is good.
macro_rules! embed_token_columns {
    ($now:literal) => {
        concat!(
            "embed_tokens.origin, embed_tokens.place, embed_tokens.closing, embed_tokens.api_key_id, \
             embed_tokens.website_id, embed_tokens.authorization_id, \
             NOT embed_tokens.is_revoked AND embed_tokens.expires_at > ",
            $now,
            " AND accounts.disabled_at IS NULL \
             AND (embed_tokens.api_key_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM api_keys WHERE api_keys.id = embed_tokens.api_key_id AND api_keys.revoked_at IS NULL \
             )) \
             AND (embed_tokens.authorization_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM authorizations \
                 WHERE authorizations.account_id = embed_tokens.account_id \
                     AND authorizations.id = embed_tokens.authorization_id \
                     AND authorizations.ended_at IS NULL AND authorizations.ends_at > ",
            $now,
            "))",
        )
    };
}

async fn find(storage: &Backend, token: &TokenHash, now: Timestamp) -> sqlx::Result<Option<FoundEmbedToken>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        ", accounts.login_name, accounts.changes, ",
        embed_token_columns!("$2"),
        " FROM embed_tokens \
         JOIN sessions ON sessions.account_id = embed_tokens.account_id AND sessions.id = embed_tokens.session_id \
         JOIN accounts ON accounts.id = embed_tokens.account_id \
         WHERE embed_tokens.token_hash = $1",
    ));
    let mut read = storage.begin_read().await?;
    let row = select.bind(token.as_bytes().as_slice()).bind(now.as_millis()).fetch_optional(&mut *read).await?;
    read.finish();
    row.as_ref().map(|row| read_embed_token(row, read_found(row)?)).transpose()
}

/// The embed token of a row, about the session that was found in it.
fn read_embed_token(row: &Row, found: FoundSession) -> sqlx::Result<FoundEmbedToken> {
    const FIRST: usize = SESSION_COLUMNS + 2;
    let (origin, closing): (String, String) = (row.try_get(FIRST)?, row.try_get(FIRST + 2)?);
    let client: Option<String> = row.try_get(FIRST + 4)?;
    Ok(FoundEmbedToken {
        found,
        origin: read_origin(&origin)?,
        place: row.try_get(FIRST + 1)?,
        closing: EmbedClosing::from_stored(&closing),
        source: read_source(row.try_get(FIRST + 3)?, client.as_deref(), row.try_get(FIRST + 5)?)?,
        is_good: row.try_get(FIRST + 6)?,
    })
}

fn read_source(
    api_key: Option<Uuid>,
    client: Option<&str>,
    authorization: Option<Uuid>,
) -> Result<EmbedSource, Impossible> {
    Ok(match (api_key, client, authorization) {
        (Some(key), None, None) => EmbedSource::ApiKey(ApiKeyId::from_uuid(key)),
        (None, Some(client), Some(authorization)) => EmbedSource::Client {
            client: read_client_id(client)?,
            authorization: AuthorizationId::from_uuid(authorization),
        },
        (None, None, None) => EmbedSource::Cookie,
        _ => return Err(impossible("an embed token came by several ways")),
    })
}

async fn account_of(storage: &Backend, session: SessionId) -> sqlx::Result<Option<AccountId>> {
    let select = sqlx::query_scalar("SELECT account_id FROM sessions WHERE id = $1");
    let mut read = storage.begin_read().await?;
    let found: Option<Uuid> = select.bind(session.as_uuid()).fetch_optional(&mut *read).await?;
    read.finish();
    Ok(found.map(AccountId::from_uuid))
}

/// There are as many keys and clients as an operator has programs and products. Origins are compared as a
/// whole and letter by letter, for which both databases have no shorter way.
async fn is_registered(storage: &Backend, origin: &EmbedOrigin) -> sqlx::Result<bool> {
    let select = sqlx::query_scalar(
        "SELECT EXISTS ( \
             SELECT 1 FROM api_keys \
             WHERE revoked_at IS NULL AND embed_origins <> '' \
                 AND replace(' ' || embed_origins || ' ', $1, '') <> ' ' || embed_origins || ' ' \
         ) OR EXISTS ( \
             SELECT 1 FROM websites \
             WHERE embed_origins <> '' \
                 AND replace('\n' || embed_origins || '\n', $2, '') <> '\n' || embed_origins || '\n' \
         )",
    );
    let mut read = storage.begin_read().await?;
    let found = select.bind(format!(" {origin} ")).bind(format!("\n{origin}\n")).fetch_one(&mut *read).await?;
    read.finish();
    Ok(found)
}

/// Erases those that ran out before `before`.
pub(super) async fn purge(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql = erase_some!("embed_tokens", "token_hash", ["account_id", "session_id", "token_hash"], "expires_at < $1");
    in_batches(storage, sql, before).await.map(drop)
}
