//! What accounts let websites do.

use domain::storage::WebsitePage;
use domain::{ACTIVITY_REFRESH, AccountId, AuthorizedWebsite, Grant, GrantId, Timestamp, WebsiteId};

use super::{Backend, Connection, Row};
use crate::rows::{WEBSITE_COLUMNS, grant_columns, read_grant, read_website, website_columns};

pub(super) async fn find_grant_alone(
    storage: &Backend,
    account: AccountId,
    website: &WebsiteId,
) -> sqlx::Result<Option<Grant>> {
    let mut read = storage.begin_read().await?;
    let grant = find_grant(&mut read, account, website).await?;
    read.finish();
    Ok(grant)
}

/// What the account lets the website do.
pub(super) async fn find_grant(
    connection: &mut Connection,
    account: AccountId,
    website: &WebsiteId,
) -> sqlx::Result<Option<Grant>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        grant_columns!(),
        " FROM grants WHERE account_id = $1 AND website_id = $2 AND revoked_at IS NULL",
    ));
    let row = select.bind(account.as_uuid()).bind(website.as_str()).fetch_optional(connection).await?;
    row.map(|row| read_grant(&row, 0)).transpose()
}

pub(super) async fn list_grants(storage: &Backend, account: AccountId) -> sqlx::Result<WebsitePage> {
    let mut snapshot = storage.begin_snapshot().await?;
    let changes = sqlx::query_scalar("SELECT changes FROM accounts WHERE id = $1").bind(account.as_uuid());
    let changes: Option<i64> = changes.fetch_optional(&mut *snapshot).await?;
    let select = sqlx::query(concat!(
        "SELECT ",
        website_columns!(),
        ", ",
        grant_columns!(),
        " FROM grants JOIN websites ON websites.id = grants.website_id \
         WHERE grants.account_id = $1 AND grants.revoked_at IS NULL \
         ORDER BY grants.last_used_at DESC, websites.name, websites.id",
    ));
    let rows = select.bind(account.as_uuid()).fetch_all(&mut *snapshot).await?;
    snapshot.finish().await?;
    Ok(WebsitePage { websites: rows.iter().filter_map(readable).collect(), changes: changes.unwrap_or_default() })
}

/// The website of a row, or nothing but a line in the log: one damaged row does not hide the others.
fn readable(row: &Row) -> Option<AuthorizedWebsite> {
    read(row).inspect_err(|error| tracing::error!(%error, "a website cannot be read and is not listed")).ok()
}

fn read(row: &Row) -> sqlx::Result<AuthorizedWebsite> {
    Ok(AuthorizedWebsite { website: read_website(row)?, grant: read_grant(row, WEBSITE_COLUMNS)? })
}

/// Notes that the website has used the grant, as seldom as activity is written.
pub(super) async fn record_use(
    connection: &mut Connection,
    account: AccountId,
    grant: GrantId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = sqlx::query(
        "UPDATE grants SET last_used_at = $1 \
         WHERE account_id = $2 AND id = $3 AND revoked_at IS NULL AND last_used_at <= $4",
    );
    update
        .bind(at.as_millis())
        .bind(account.as_uuid())
        .bind(grant.as_uuid())
        .bind(at.minus(ACTIVITY_REFRESH).as_millis())
        .execute(connection)
        .await?;
    Ok(())
}
