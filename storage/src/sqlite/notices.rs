//! Notices that a session ended, from being due to being confirmed. Triggers write them when a website's session ends.

use async_trait::async_trait;
use domain::storage::{ClaimNotices, Delivery, NoticeStore, StorageError};
use domain::{AccountId, LogoutNotice, WebsiteSessionId};
use sqlx::{SqliteConnection, SqliteExecutor};

use super::Sqlite;
use crate::deadlines::in_time;
use crate::error::storage_error;
use crate::rows::{NoticeRow, read_notice};

#[async_trait]
impl NoticeStore for Sqlite {
    async fn claim_notices(&self, claim: &ClaimNotices) -> Result<Vec<LogoutNotice>, StorageError> {
        // Processes ask all the time, so the write lock is taken only when there is something to take.
        if in_time(|| async { find_due(self.readers()?, claim).await }).await?.is_empty() {
            return Ok(Vec::new());
        }
        claim_due(self, claim).await.map_err(storage_error)
    }

    async fn settle_notice(
        &self,
        account: AccountId,
        notice: WebsiteSessionId,
        delivery: Delivery,
    ) -> Result<(), StorageError> {
        settle(self, account, notice, delivery).await.map_err(storage_error)
    }

    async fn pending_notices(&self) -> Result<u64, StorageError> {
        let select = "SELECT count(*) FROM website_sessions WHERE notice_next_at IS NOT NULL";
        let count = in_time(|| async { sqlx::query_scalar(select).fetch_one(self.readers()?).await }).await;
        count.map(|count: i64| count.unsigned_abs())
    }
}

async fn claim_due(storage: &Sqlite, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let mut transaction = storage.begin_write(&[]).await?;
    let notices = find_due(&mut *transaction, claim).await?;
    for notice in &notices {
        lease(&mut transaction, notice, claim).await?;
    }
    transaction.commit().await?;
    Ok(notices)
}

/// Goes from website to website by the index, and takes some of each: one that has not answered for long, and has very
/// many due, hides no other.
async fn find_due(executor: impl SqliteExecutor<'_>, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let select = sqlx::query_as(
        "WITH RECURSIVE told (website_id) AS ( \
             SELECT min(website_id) FROM website_sessions WHERE notice_next_at IS NOT NULL \
             UNION ALL \
             SELECT ( \
                 SELECT min(website_id) FROM website_sessions \
                 WHERE notice_next_at IS NOT NULL AND website_id > told.website_id \
             ) \
             FROM told WHERE told.website_id IS NOT NULL \
         ) \
         SELECT due.id, due.website_id, due.account_id, due.notice_uri, due.notice_attempts \
         FROM told CROSS JOIN website_sessions AS due ON due.id IN ( \
             SELECT id FROM website_sessions \
             WHERE website_id = told.website_id AND notice_next_at <= ?1 \
             ORDER BY notice_next_at, id \
             LIMIT ?2 + 0 \
         ) \
         ORDER BY due.notice_next_at, due.id",
    );
    let rows: Vec<NoticeRow> =
        select.bind(claim.at.as_millis()).bind(claim.limit_by_website).fetch_all(executor).await?;
    let notices: sqlx::Result<Vec<LogoutNotice>> = rows.into_iter().map(read_notice).collect();
    let mut notices = notices?;
    notices.retain(|notice| !claim.except.contains(&notice.website));
    notices.truncate(usize::try_from(claim.limit).unwrap_or(usize::MAX));
    Ok(notices)
}

async fn lease(connection: &mut SqliteConnection, notice: &LogoutNotice, claim: &ClaimNotices) -> sqlx::Result<()> {
    let update = sqlx::query(
        "UPDATE website_sessions SET notice_next_at = ?1 \
         WHERE account_id = ?2 AND id = ?3 AND notice_next_at IS NOT NULL",
    );
    update
        .bind(claim.at.plus(claim.lease).as_millis())
        .bind(notice.account.as_uuid())
        .bind(notice.id.as_uuid())
        .execute(connection)
        .await?;
    Ok(())
}

async fn settle(
    storage: &Sqlite,
    account: AccountId,
    notice: WebsiteSessionId,
    delivery: Delivery,
) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    let (update, at) = match delivery {
        Delivery::Confirmed(at) => (
            "UPDATE website_sessions SET notice_delivered_at = ?1, notice_next_at = NULL \
              WHERE account_id = ?2 AND id = ?3 AND notice_next_at IS NOT NULL",
            at,
        ),
        Delivery::NoSuchSession(at) => (
            "UPDATE website_sessions \
              SET notice_delivered_at = ?1, notice_next_at = NULL, notice_was_unknown = TRUE \
              WHERE account_id = ?2 AND id = ?3 AND notice_next_at IS NOT NULL",
            at,
        ),
        Delivery::TryAgainAt(at) => (
            "UPDATE website_sessions SET notice_attempts = notice_attempts + 1, notice_next_at = ?1 \
              WHERE account_id = ?2 AND id = ?3 AND notice_next_at IS NOT NULL",
            at,
        ),
    };
    let update = sqlx::query(update).bind(at.as_millis()).bind(account.as_uuid()).bind(notice.as_uuid());
    update.execute(&mut *transaction).await?;
    transaction.commit().await
}
