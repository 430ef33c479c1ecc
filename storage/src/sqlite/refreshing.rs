//! A refresh token is used: once, by the website that it was given to.

use domain::storage::{Refresh, RefreshOutcome};
use sqlx::{Row as _, SqliteConnection};

use super::authorizations::bind_moment;
use super::issuing::issue;
use super::{Sqlite, reaching, withdrawing};
use crate::rows::{AUTHORIZATION_COLUMNS, Authorization, authorization_columns};

pub(super) async fn refresh(storage: &Sqlite, refresh: &Refresh) -> sqlx::Result<RefreshOutcome> {
    let mut transaction = storage.begin_write(&[]).await?;
    let outcome = refresh_in(&mut transaction, refresh).await?;
    transaction.commit().await?;
    Ok(outcome)
}

async fn refresh_in(connection: &mut SqliteConnection, refresh: &Refresh) -> sqlx::Result<RefreshOutcome> {
    let Some((authorization, is_used)) = find_token(connection, refresh).await? else {
        return Ok(RefreshOutcome::Refused);
    };
    if is_used {
        withdrawing::end_reused(connection, &authorization, &refresh.website, refresh.at).await?;
        return Ok(RefreshOutcome::Refused);
    }
    if !authorization.is_open || !(authorization.offline || authorization.is_session_active) {
        return Ok(RefreshOutcome::Refused);
    }
    let scopes = refresh.scopes.as_ref().unwrap_or(&authorization.scopes);
    if !scopes.is_within(&authorization.scopes) {
        return Ok(RefreshOutcome::BeyondScopes);
    }
    if !use_token(connection, refresh).await? {
        return Ok(RefreshOutcome::Refused);
    }
    issue(connection, &authorization, &refresh.tokens, scopes, refresh.at).await?;
    reaching::record_access(connection, &authorization, &refresh.tokens).await?;
    Ok(RefreshOutcome::Refreshed(scopes.clone()))
}

/// What the token belongs to, if that was given to this website, and whether the token was used before.
async fn find_token(
    connection: &mut SqliteConnection,
    refresh: &Refresh,
) -> sqlx::Result<Option<(Authorization, bool)>> {
    let select = bind_moment(
        concat!(
            "SELECT ",
            authorization_columns!(),
            ", refresh_tokens.used_at IS NOT NULL \
             FROM refresh_tokens \
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
    row.map(|row| Ok((Authorization::read(&row)?, row.try_get(AUTHORIZATION_COLUMNS)?))).transpose()
}

async fn use_token(connection: &mut SqliteConnection, refresh: &Refresh) -> sqlx::Result<bool> {
    let update = sqlx::query("UPDATE refresh_tokens SET used_at = ?1 WHERE token_hash = ?2 AND used_at IS NULL");
    let update = update.bind(refresh.at.as_millis()).bind(refresh.token.as_bytes().as_slice());
    Ok(update.execute(connection).await?.rows_affected() == 1)
}
