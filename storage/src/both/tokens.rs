//! Tokens of clients. Whether one is good is read from what it follows from, each time anew.

use async_trait::async_trait;
use domain::storage::{
    ExchangeCode, ExchangeOutcome, FoundAccessToken, Refresh, RefreshOutcome, StorageError, TokenStore,
};
use domain::{
    AuthorizationId, ClientId, ClientSessionId, Cutoff, Scopes, SessionId, SuccessorSalt, Timestamp, TokenHash,
};
use sqlx::Row as _;

use super::super::tokens::{ERASE_OF_ENDED, hold_owner, issue, issue_access, revoke_token, use_token};
use super::authorizations::{AUTHORIZATION_COLUMNS, Authorization, authorization_columns, bind_moment, end_reused};
use super::rows::{active_session, read_account, read_client_id, read_time};
use super::sweeping::in_batches;
use super::{
    Backend, Connection, Row, authorizations, client_sessions, codes, embed_tokens, erase_some, grants, within_account,
};
use crate::error::impossible;

#[async_trait]
impl TokenStore for Backend {
    async fn exchange_code(&self, exchange: &ExchangeCode) -> Result<ExchangeOutcome, StorageError> {
        self.write(|| codes::exchange_code(self, exchange)).await
    }

    async fn refresh(&self, refresh: &Refresh) -> Result<RefreshOutcome, StorageError> {
        self.write(|| self::refresh(self, refresh)).await
    }

    async fn find_access_token(
        &self,
        token: &TokenHash,
        cutoff: &Cutoff,
        now: Timestamp,
    ) -> Result<Option<FoundAccessToken>, StorageError> {
        self.deadlines.read(|| find_access_token(self, token, cutoff, now)).await
    }

    async fn revoke_token(&self, client: &ClientId, token: &TokenHash, at: Timestamp) -> Result<(), StorageError> {
        self.write(|| revoke_token(self, client, token, at)).await
    }

    async fn purge_tokens(&self, before: Timestamp) -> Result<(), StorageError> {
        purge(self, before).await
    }
}

async fn refresh(storage: &Backend, refresh: &Refresh) -> sqlx::Result<RefreshOutcome> {
    // Anybody can ask, and only who has a token is worth a place among those who write.
    if !is_there(storage, refresh).await? {
        return Ok(RefreshOutcome::Refused);
    }
    let mut transaction = storage.begin_write(&[]).await?;
    let outcome = refresh_in(&mut transaction, refresh).await?;
    transaction.commit().await?;
    Ok(outcome)
}

/// Whether there is such a token, good or not.
async fn is_there(storage: &Backend, refresh: &Refresh) -> sqlx::Result<bool> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM refresh_tokens WHERE token_hash = $1)");
    let is_there = select.bind(refresh.token.as_bytes().as_slice()).fetch_one(&mut *read).await?;
    read.finish();
    Ok(is_there)
}

async fn refresh_in(connection: &mut Connection, refresh: &Refresh) -> sqlx::Result<RefreshOutcome> {
    if !hold_owner(connection, &refresh.token).await? {
        return Ok(RefreshOutcome::Refused);
    }
    let Some((authorization, last_use)) = find_token(connection, refresh).await? else {
        return Ok(RefreshOutcome::Refused);
    };
    let again = last_use.as_ref().and_then(|last| last.again(refresh));
    if last_use.is_some() && again.is_none() {
        let ended = end_reused(connection, &authorization, &refresh.client, refresh.at).await?;
        let (account, session) = (authorization.account.id, authorization.session);
        return Ok(if ended { RefreshOutcome::Reused { account, session } } else { RefreshOutcome::Refused });
    }
    if !authorization.is_open || !(authorization.offline || authorization.is_session_active) {
        return Ok(RefreshOutcome::Refused);
    }
    let scopes = refresh.scopes.as_ref().unwrap_or(&authorization.scopes);
    if !scopes.is_within(&authorization.scopes) {
        return Ok(RefreshOutcome::BeyondScopes);
    }
    if let Some(salt) = again {
        issue_access(connection, &authorization, &refresh.tokens, scopes, refresh.at).await?;
        client_sessions::record_access(connection, &authorization, &refresh.tokens).await?;
        return Ok(RefreshOutcome::Refreshed { scopes: scopes.clone(), salt });
    }
    if !use_token(connection, &authorization, refresh).await? {
        return Ok(RefreshOutcome::Refused);
    }
    issue(connection, &authorization, &refresh.tokens, scopes, refresh.at).await?;
    client_sessions::record_access(connection, &authorization, &refresh.tokens).await?;
    Ok(RefreshOutcome::Refreshed { scopes: scopes.clone(), salt: refresh.salt })
}

/// The use of a refresh token.
struct LastUse {
    at: Timestamp,
    /// By what the next one is told from it; unknown of a use by an older version.
    salt: Option<SuccessorSalt>,
    /// Whether nobody has used the next one.
    is_successor_unused: bool,
}

/// The columns of `refresh_tokens`, in the order in which [`LastUse::read`] reads them.
macro_rules! last_use_columns {
    () => {
        "refresh_tokens.used_at, refresh_tokens.successor_salt, \
         EXISTS ( \
             SELECT 1 FROM refresh_tokens AS successor \
             WHERE successor.token_hash = refresh_tokens.successor_hash AND successor.used_at IS NULL \
         )"
    };
}

impl LastUse {
    /// The use of the token of a row in which [`last_use_columns`] begin at the column `first`, if it was used.
    fn read(row: &Row, first: usize) -> sqlx::Result<Option<Self>> {
        let Some(at) = row.try_get(first)? else {
            return Ok(None);
        };
        let salt: Option<Vec<u8>> = row.try_get(first + 1)?;
        let read = |salt: Vec<u8>| salt.try_into().map_err(|_| impossible("the salt of a refresh token is none"));
        let salt = salt.map(read).transpose()?.map(SuccessorSalt::from_bytes);
        Ok(Some(Self { at: read_time(at)?, salt, is_successor_unused: row.try_get(first + 2)? }))
    }

    /// By what the next refresh token is told, where it may be given once more.
    fn again(&self, refresh: &Refresh) -> Option<SuccessorSalt> {
        self.salt.filter(|_| self.is_successor_unused && self.at >= refresh.again_since)
    }
}

/// What the token belongs to, if that was given to this client, and how the token was used before; as it is while the
/// account is held.
async fn find_token(
    connection: &mut Connection,
    refresh: &Refresh,
) -> sqlx::Result<Option<(Authorization, Option<LastUse>)>> {
    let select = bind_moment(
        concat!(
            "SELECT ",
            authorization_columns!(),
            ", ",
            last_use_columns!(),
            " FROM refresh_tokens \
             JOIN authorizations ON ",
            within_account!("authorizations.account_id = refresh_tokens.account_id AND "),
            "authorizations.id = refresh_tokens.authorization_id \
             JOIN accounts ON accounts.id = authorizations.account_id \
             WHERE refresh_tokens.token_hash = $4 AND authorizations.website_id = $5",
        ),
        refresh.at,
        &refresh.cutoff,
    );
    let row = select
        .bind(refresh.token.as_bytes().to_vec())
        .bind(refresh.client.as_str().to_owned())
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((Authorization::read(&row)?, LastUse::read(&row, AUTHORIZATION_COLUMNS)?))).transpose()
}

/// The columns of `access_tokens` joined with `authorizations` and `accounts`, in the order in which [`read_access_token`]
/// reads them.
macro_rules! access_token_columns {
    () => {
        "authorizations.website_id, authorizations.account_id, accounts.login_name, \
         authorizations.website_session_id, access_tokens.scopes, access_tokens.issued_at, \
         access_tokens.expires_at, authorizations.proved_at, authorizations.session_id, authorizations.id"
    };
}

async fn find_access_token(
    storage: &Backend,
    token: &TokenHash,
    cutoff: &Cutoff,
    now: Timestamp,
) -> sqlx::Result<Option<FoundAccessToken>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!(
        "SELECT ",
        access_token_columns!(),
        " FROM access_tokens \
         JOIN authorizations ON ",
        within_account!("authorizations.account_id = access_tokens.account_id AND "),
        "authorizations.id = access_tokens.authorization_id \
         JOIN accounts ON accounts.id = authorizations.account_id \
         WHERE access_tokens.token_hash = $1 AND access_tokens.expires_at > $2 \
             AND authorizations.ended_at IS NULL AND authorizations.ends_at > $2 \
             AND accounts.disabled_at IS NULL \
             AND (access_tokens.session_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM sessions \
                 WHERE sessions.account_id = authorizations.account_id AND sessions.id = access_tokens.session_id AND ",
        active_session!("$3", "$4"),
        "))",
    ));
    let row = select
        .bind(token.as_bytes().as_slice())
        .bind(now.as_millis())
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .fetch_optional(&mut *read)
        .await?;
    read.finish();
    row.as_ref().map(read_access_token).transpose()
}

/// The access token of a row of [`access_token_columns`].
fn read_access_token(row: &Row) -> sqlx::Result<FoundAccessToken> {
    let (client, login_name, scopes): (String, String, String) = (row.try_get(0)?, row.try_get(2)?, row.try_get(4)?);
    Ok(FoundAccessToken {
        client: read_client_id(&client)?,
        account: read_account(row.try_get(1)?, &login_name)?,
        session: SessionId::from_uuid(row.try_get(8)?),
        client_session: ClientSessionId::from_uuid(row.try_get(3)?),
        authorization: AuthorizationId::from_uuid(row.try_get(9)?),
        scopes: Scopes::from_stored(&scopes),
        issued_at: read_time(row.try_get(5)?)?,
        expires_at: read_time(row.try_get(6)?)?,
        authenticated_at: read_time(row.try_get(7)?)?,
    })
}

/// First ends in writing what has run out: then all that is to be erased has ended.
async fn purge(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    authorizations::end_run_out(storage, before).await?;
    let sql =
        erase_some!("access_tokens", "token_hash", ["account_id", "authorization_id", "token_hash"], "expires_at < $1");
    in_batches(storage, sql, before).await?;
    embed_tokens::purge(storage, before).await?;
    erase_ended_authorizations(storage, before).await?;
    grants::purge(storage, before).await
}

/// Erases what ended before `before`, the tokens first: one authorization can have thousands, which would take too long for
/// one transaction if they went with it.
pub(super) async fn erase_ended_authorizations(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    for statement in ERASE_OF_ENDED {
        in_batches(storage, statement, before).await?;
    }
    authorizations::erase_ended(storage, before).await
}
