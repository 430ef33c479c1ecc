//! Notices that a session ended, from being due to being confirmed. Triggers write them when a client's session ends.

use async_trait::async_trait;
use domain::storage::{ClaimNotices, Delivery, NoticeStore, StorageError};
use domain::{AccountId, ClientSessionId, LogoutNotice};
use uuid::Uuid;

use super::super::notices::{DUE, lease};
use super::rows::read_client_id;
use super::{Backend, Connection, lock_accounts};

#[async_trait]
impl NoticeStore for Backend {
    async fn claim_notices(&self, claim: &ClaimNotices) -> Result<Vec<LogoutNotice>, StorageError> {
        // Processes ask all the time, so accounts are held only when there is something to take.
        if self.deadlines.read(|| find_due_alone(self, claim)).await?.is_empty() {
            return Ok(Vec::new());
        }
        self.write(|| claim_due(self, claim)).await
    }

    async fn settle_notice(
        &self,
        account: AccountId,
        notice: ClientSessionId,
        delivery: Delivery,
    ) -> Result<(), StorageError> {
        self.write(|| settle(self, account, notice, delivery)).await
    }

    async fn pending_notices(&self) -> Result<u64, StorageError> {
        self.deadlines.read(|| count_pending(self)).await
    }
}

/// The id of a client session, its client, its account, where the client is told and how often that was tried.
type NoticeRow = (Uuid, String, Uuid, String, i64);

async fn find_due_alone(storage: &Backend, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let mut read = storage.begin_read().await?;
    let notices = find_due(&mut read, claim).await?;
    read.finish();
    Ok(notices)
}

async fn claim_due(storage: &Backend, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let mut transaction = storage.begin_write(&[]).await?;
    let mut notices = find_due(&mut transaction, claim).await?;
    let accounts: Vec<_> = notices.iter().map(|notice| notice.account).collect();
    lock_accounts(&mut transaction, &accounts).await?;
    let leased = lease(&mut transaction, &notices, claim).await?;
    transaction.commit().await?;
    notices.retain(|notice| leased.contains(notice.id.as_uuid()));
    Ok(notices)
}

/// Goes from client to client by the index, and takes some of each: one that has not answered for long, and has very
/// many due, hides no other.
async fn find_due(connection: &mut Connection, claim: &ClaimNotices) -> sqlx::Result<Vec<LogoutNotice>> {
    let select = sqlx::query_as(DUE);
    let select = select.bind(claim.at.as_millis()).bind(i64::from(claim.limit_by_client));
    let rows: Vec<NoticeRow> = select.fetch_all(connection).await?;
    let notices: sqlx::Result<Vec<LogoutNotice>> = rows.into_iter().map(read_notice).collect();
    let mut notices = notices?;
    notices.retain(|notice| !claim.except.contains(&notice.client));
    notices.truncate(usize::try_from(claim.limit).unwrap_or(usize::MAX));
    Ok(notices)
}

/// The notice of a row.
fn read_notice((id, client, account, uri, attempts): NoticeRow) -> sqlx::Result<LogoutNotice> {
    Ok(LogoutNotice {
        id: ClientSessionId::from_uuid(id),
        client: read_client_id(&client)?,
        account: AccountId::from_uuid(account),
        uri,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    })
}

async fn settle(
    storage: &Backend,
    account: AccountId,
    notice: ClientSessionId,
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

async fn count_pending(storage: &Backend) -> sqlx::Result<u64> {
    let select = sqlx::query_scalar("SELECT count(*) FROM website_sessions WHERE notice_next_at IS NOT NULL");
    let mut read = storage.begin_read().await?;
    let count: i64 = select.fetch_one(&mut *read).await?;
    read.finish();
    Ok(count.unsigned_abs())
}
