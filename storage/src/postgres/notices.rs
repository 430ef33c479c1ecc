//! Notices that a session ended, from being due to being confirmed. Triggers write them when a website's session ends.

use std::collections::HashSet;

use async_trait::async_trait;
use domain::storage::{ClaimNotices, Delivery, NoticeStore, StorageError};
use domain::{AccountId, LogoutNotice, WebsiteSessionId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Postgres;
use super::connections::written;
use super::locks::lock_accounts;
use crate::deadlines::in_time;
use crate::rows::{NoticeRow, read_notice};

#[async_trait]
impl NoticeStore for Postgres {
    async fn claim_notices(&self, claim: &ClaimNotices) -> Result<Vec<LogoutNotice>, StorageError> {
        // Processes ask all the time, so accounts are held only when there is something to take.
        if in_time(|| find_due_alone(self, claim)).await?.is_empty() {
            return Ok(Vec::new());
        }
        written(|| claim_due(self, claim)).await
    }

    async fn settle_notice(
        &self,
        account: AccountId,
        notice: WebsiteSessionId,
        delivery: Delivery,
    ) -> Result<(), StorageError> {
        written(|| settle(self, account, notice, delivery)).await
    }

    async fn pending_notices(&self) -> Result<u64, StorageError> {
        in_time(|| count_pending(self)).await
    }
}

async fn count_pending(storage: &Postgres) -> sqlx::Result<u64> {
    let select = sqlx::query_scalar("SELECT count(*) FROM website_sessions WHERE notice_next_at IS NOT NULL");
    let mut read = storage.begin_read().await?;
    let count: i64 = select.fetch_one(&mut *read).await?;
    read.finish();
    Ok(count.unsigned_abs())
}

async fn find_due_alone(storage: &Postgres, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let mut read = storage.begin_read().await?;
    let notices = find_due(&mut read, claim).await?;
    read.finish();
    Ok(notices)
}

async fn claim_due(storage: &Postgres, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let mut transaction = storage.begin_write(&[]).await?;
    let mut notices = find_due(&mut transaction, claim).await?;
    let accounts: Vec<_> = notices.iter().map(|notice| notice.account).collect();
    lock_accounts(&mut transaction, &accounts).await?;
    let leased = lease(&mut transaction, &notices, claim).await?;
    transaction.commit().await?;
    notices.retain(|notice| leased.contains(notice.id.as_uuid()));
    Ok(notices)
}

/// Goes from website to website by the index, and takes some of each: one that has not answered for long, and has very
/// many due, hides no other.
async fn find_due(connection: &mut PgConnection, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let select = sqlx::query_as(
        "WITH RECURSIVE told (website_id) AS ( \
             (SELECT min(website_id) FROM website_sessions WHERE notice_next_at IS NOT NULL) \
             UNION ALL \
             SELECT ( \
                 SELECT min(website_id) FROM website_sessions \
                 WHERE notice_next_at IS NOT NULL AND website_id > told.website_id \
             ) \
             FROM told WHERE told.website_id IS NOT NULL \
         ) \
         SELECT due.id, due.website_id, due.account_id, due.notice_uri, due.notice_attempts \
         FROM told CROSS JOIN LATERAL ( \
             SELECT id, website_id, account_id, notice_uri, notice_attempts, notice_next_at FROM website_sessions \
             WHERE website_id = told.website_id AND notice_next_at <= $1 \
             ORDER BY notice_next_at, id \
             LIMIT $2 \
         ) AS due \
         ORDER BY due.notice_next_at, due.id",
    );
    let select = select.bind(claim.at.as_millis()).bind(i64::from(claim.limit_by_website));
    let rows: Vec<NoticeRow> = select.fetch_all(connection).await?;
    let notices: sqlx::Result<Vec<LogoutNotice>> = rows.into_iter().map(read_notice).collect();
    let mut notices = notices?;
    notices.retain(|notice| !claim.except.contains(&notice.website));
    notices.truncate(usize::try_from(claim.limit).unwrap_or(usize::MAX));
    Ok(notices)
}

/// Takes those of the notices that are still due; another node may have taken some before the accounts were held.
async fn lease(
    connection: &mut PgConnection,
    notices: &[LogoutNotice],
    claim: &ClaimNotices,
) -> sqlx::Result<HashSet<Uuid>> {
    let update = sqlx::query_scalar(
        "UPDATE website_sessions SET notice_next_at = $1 \
         FROM unnest($2::uuid[], $3::uuid[]) AS due (account_id, id) \
         WHERE website_sessions.account_id = due.account_id AND website_sessions.id = due.id AND notice_next_at <= $4 \
         RETURNING website_sessions.id",
    );
    let accounts: Vec<Uuid> = notices.iter().map(|notice| *notice.account.as_uuid()).collect();
    let ids: Vec<Uuid> = notices.iter().map(|notice| *notice.id.as_uuid()).collect();
    let leased: Vec<Uuid> = update
        .bind(claim.at.plus(claim.lease).as_millis())
        .bind(accounts)
        .bind(ids)
        .bind(claim.at.as_millis())
        .fetch_all(connection)
        .await?;
    Ok(leased.into_iter().collect())
}

async fn settle(
    storage: &Postgres,
    account: AccountId,
    notice: WebsiteSessionId,
    delivery: Delivery,
) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[account]).await?;
    let (update, at) = match delivery {
        Delivery::Confirmed(at) => (
            "UPDATE website_sessions SET notice_delivered_at = $1, notice_next_at = NULL \
              WHERE account_id = $2 AND id = $3 AND notice_next_at IS NOT NULL",
            at,
        ),
        Delivery::NoSuchSession(at) => (
            "UPDATE website_sessions \
              SET notice_delivered_at = $1, notice_next_at = NULL, notice_was_unknown = TRUE \
              WHERE account_id = $2 AND id = $3 AND notice_next_at IS NOT NULL",
            at,
        ),
        Delivery::TryAgainAt(at) => (
            "UPDATE website_sessions SET notice_attempts = notice_attempts + 1, notice_next_at = $1 \
              WHERE account_id = $2 AND id = $3 AND notice_next_at IS NOT NULL",
            at,
        ),
    };
    let update = sqlx::query(update).bind(at.as_millis()).bind(account.as_uuid()).bind(notice.as_uuid());
    update.execute(&mut *transaction).await?;
    transaction.commit().await
}
