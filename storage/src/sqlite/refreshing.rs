//! A refresh token is used: once, by the website that it was given to.

use domain::storage::{Refresh, RefreshOutcome};
use sqlx::SqliteConnection;

use super::authorizations::bind_moment;
use super::issuing::{issue, issue_access};
use super::{Sqlite, reaching, withdrawing};
use crate::rows::{AUTHORIZATION_COLUMNS, Authorization, LastUse, authorization_columns, last_use_columns};

pub(super) async fn refresh(storage: &Sqlite, refresh: &Refresh) -> sqlx::Result<RefreshOutcome> {
    // Anybody can ask, and only who has a token is worth a place among those who write.
    if !is_there(storage, refresh).await? {
        return Ok(RefreshOutcome::Refused);
    }
    let mut transaction = storage.begin_write(&[]).await?;
    let outcome = refresh_in(&mut transaction, refresh).await?;
    transaction.commit().await?;
    Ok(outcome)
}

async fn refresh_in(connection: &mut SqliteConnection, refresh: &Refresh) -> sqlx::Result<RefreshOutcome> {
    let Some((authorization, last_use)) = find_token(connection, refresh).await? else {
        return Ok(RefreshOutcome::Refused);
    };
    let again = last_use.as_ref().and_then(|last| last.again(refresh));
    if last_use.is_some() && again.is_none() {
        let ended = withdrawing::end_reused(connection, &authorization, &refresh.website, refresh.at).await?;
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
        reaching::record_access(connection, &authorization, &refresh.tokens).await?;
        return Ok(RefreshOutcome::Refreshed { scopes: scopes.clone(), salt });
    }
    if !use_token(connection, refresh).await? {
        return Ok(RefreshOutcome::Refused);
    }
    issue(connection, &authorization, &refresh.tokens, scopes, refresh.at).await?;
    reaching::record_access(connection, &authorization, &refresh.tokens).await?;
    Ok(RefreshOutcome::Refreshed { scopes: scopes.clone(), salt: refresh.salt })
}

/// Whether there is such a token, good or not.
async fn is_there(storage: &Sqlite, refresh: &Refresh) -> sqlx::Result<bool> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM refresh_tokens WHERE token_hash = ?1)");
    let is_there = select.bind(refresh.token.as_bytes().as_slice()).fetch_one(&mut *read).await?;
    read.finish();
    Ok(is_there)
}

/// What the token belongs to, if that was given to this website, and how the token was used before.
async fn find_token(
    connection: &mut SqliteConnection,
    refresh: &Refresh,
) -> sqlx::Result<Option<(Authorization, Option<LastUse>)>> {
    let select = bind_moment(
        concat!(
            "SELECT ",
            authorization_columns!(),
            ", ",
            last_use_columns!(),
            " FROM refresh_tokens \
             JOIN authorizations ON authorizations.id = refresh_tokens.authorization_id \
             JOIN accounts ON accounts.id = authorizations.account_id \
             WHERE refresh_tokens.token_hash = $4 AND authorizations.website_id = $5",
        ),
        refresh.at,
        &refresh.horizon,
    );
    let row = select
        .bind(refresh.token.as_bytes().to_vec())
        .bind(refresh.website.as_str().to_owned())
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((Authorization::read(&row)?, LastUse::read(&row, AUTHORIZATION_COLUMNS)?))).transpose()
}

async fn use_token(connection: &mut SqliteConnection, refresh: &Refresh) -> sqlx::Result<bool> {
    let update = sqlx::query(
        "UPDATE refresh_tokens SET used_at = ?1, successor_salt = ?2, successor_hash = ?3 \
         WHERE token_hash = ?4 AND used_at IS NULL",
    );
    let update = update
        .bind(refresh.at.as_millis())
        .bind(refresh.salt.as_bytes().as_slice())
        .bind(refresh.tokens.refresh.as_bytes().as_slice())
        .bind(refresh.token.as_bytes().as_slice());
    Ok(update.execute(connection).await?.rows_affected() == 1)
}
