//! Accounts, and what an operator does to them.

use async_trait::async_trait;
use domain::storage::{
    AccountStore, AuditEvent, AuditRecord, Caller, CloseAll, Credentials, NewAccount, NewSession, OtherSessions,
    OtherSessionsClosed, ReplacePassword, StorageError,
};
use domain::{
    Account, AccountId, AccountOverview, AccountSummary, ClientAddress, Cutoff, LoginName, PasswordHash, Timestamp,
    TokenHash,
};
use uuid::Uuid;

use super::rows::{read_account, read_time};
use super::{Backend, Connection, audit, authorizations, credentials, ends, hold_who_is_there, sessions};
use crate::error::storage_error;

#[async_trait]
impl AccountStore for Backend {
    async fn create_account(&self, account: &NewAccount) -> Result<bool, StorageError> {
        self.write(|| create_account(self, account)).await
    }

    async fn create_first_account(&self, account: &NewAccount, session: &NewSession) -> Result<bool, StorageError> {
        self.write(|| create_first_account(self, account, session)).await
    }

    async fn has_accounts(&self) -> Result<bool, StorageError> {
        self.deadlines.read(|| has_accounts(self)).await
    }

    async fn list_accounts(&self) -> Result<Vec<AccountSummary>, StorageError> {
        list_accounts(self).await.map_err(storage_error)
    }

    async fn find_account(&self, login_name: &LoginName) -> Result<Option<Account>, StorageError> {
        self.deadlines.read(|| find_account(self, login_name)).await
    }

    async fn account_overview(&self, account: AccountId, cutoff: &Cutoff) -> Result<AccountOverview, StorageError> {
        self.deadlines.read(|| account_overview(self, account, cutoff)).await
    }

    async fn find_credentials(
        &self,
        login_name: &LoginName,
        browser: Option<&TokenHash>,
    ) -> Result<Option<Credentials>, StorageError> {
        self.deadlines.read(|| credentials::find_credentials(self, login_name, browser)).await
    }

    async fn replace_password(
        &self,
        change: &ReplacePassword,
        keep: &Caller,
        new_token: &TokenHash,
        others: OtherSessions,
    ) -> Result<Option<OtherSessionsClosed>, StorageError> {
        self.write(|| credentials::replace_password(self, change, keep, new_token, others)).await
    }

    async fn set_password(&self, password: &PasswordHash, close: &CloseAll) -> Result<u64, StorageError> {
        self.write(|| credentials::set_password(self, password, close)).await
    }

    async fn disable_account(&self, close: &CloseAll) -> Result<u64, StorageError> {
        self.write(|| disable_account(self, close)).await
    }

    async fn enable_account(&self, account: AccountId, at: Timestamp) -> Result<(), StorageError> {
        self.write(|| enable_account(self, account, at)).await
    }

    async fn close_all_sessions(&self, close: &CloseAll) -> Result<u64, StorageError> {
        self.write(|| close_all_sessions(self, close)).await
    }
}

async fn create_account(storage: &Backend, account: &NewAccount) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let created = insert_account(&mut transaction, account, None).await?;
    transaction.commit().await?;
    Ok(created)
}

async fn create_first_account(storage: &Backend, account: &NewAccount, session: &NewSession) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    // Whoever creates one waits until this has settled whether it is the first.
    hold_who_is_there(&mut transaction).await?;
    let created = !any_account(&mut transaction).await?
        && insert_account(&mut transaction, account, Some(session.address)).await?
        && sessions::insert_session(&mut transaction, session).await?.is_some();
    if created {
        transaction.commit().await?;
    } else {
        transaction.roll_back().await?;
    }
    Ok(created)
}

async fn any_account(connection: &mut Connection) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM accounts)").fetch_one(connection).await
}

/// Creates the account; false, and nothing written, when its name is taken.
async fn insert_account(
    connection: &mut Connection,
    account: &NewAccount,
    address: Option<ClientAddress>,
) -> sqlx::Result<bool> {
    let insert = sqlx::query(
        "INSERT INTO accounts (id, login_name, password_hash, created_at, password_set_at) VALUES ($1, $2, $3, $4, $4) \
         ON CONFLICT (login_name) DO NOTHING",
    );
    let inserted = insert
        .bind(account.id.as_uuid())
        .bind(account.login_name.as_str())
        .bind(account.password.as_str())
        .bind(account.at.as_millis())
        .execute(&mut *connection)
        .await?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    let created = AuditRecord::new(account.at, AuditEvent::AccountCreated).account(account.id).address(address);
    audit::record(connection, &created).await?;
    Ok(true)
}

async fn has_accounts(storage: &Backend) -> sqlx::Result<bool> {
    let mut read = storage.begin_read().await?;
    let any = any_account(&mut read).await?;
    read.finish();
    Ok(any)
}

async fn list_accounts(storage: &Backend) -> sqlx::Result<Vec<AccountSummary>> {
    let select =
        sqlx::query_as("SELECT id, login_name, created_at, disabled_at IS NOT NULL FROM accounts ORDER BY login_name");
    let mut snapshot = storage.begin_patient_snapshot().await?;
    let rows: Vec<(Uuid, String, i64, bool)> = select.fetch_all(&mut *snapshot).await?;
    snapshot.finish().await?;
    let summary = |(id, login_name, created_at, disabled): (Uuid, String, i64, bool)| {
        Ok(AccountSummary { account: read_account(id, &login_name)?, created_at: read_time(created_at)?, disabled })
    };
    rows.into_iter().map(summary).collect()
}

async fn find_account(storage: &Backend, login_name: &LoginName) -> sqlx::Result<Option<Account>> {
    let select = sqlx::query_scalar("SELECT id FROM accounts WHERE login_name = $1");
    let mut connection = storage.begin_read().await?;
    let id: Option<Uuid> = select.bind(login_name.as_str()).fetch_optional(&mut *connection).await?;
    connection.finish();
    Ok(id.map(|id| read_account(id, login_name.as_str())).transpose()?)
}

async fn account_overview(storage: &Backend, account: AccountId, cutoff: &Cutoff) -> sqlx::Result<AccountOverview> {
    let select = sqlx::query_as(
        "SELECT created_at, password_set_at, \
             (SELECT count(*) FROM sessions \
              WHERE account_id = $1 AND closed_at IS NULL AND last_active_at > $2 AND +started_at > $3), \
             (SELECT started_at FROM sessions \
              WHERE account_id = $1 AND closed_at IS NULL AND started_at > $3 AND +last_active_at > $2 \
              ORDER BY started_at DESC LIMIT 1), \
             (SELECT count(*) FROM grants WHERE account_id = $1 AND revoked_at IS NULL) \
         FROM accounts WHERE id = $1",
    );
    let mut read = storage.begin_read().await?;
    let row: (i64, Option<i64>, i64, Option<i64>, i64) = select
        .bind(account.as_uuid())
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .fetch_one(&mut *read)
        .await?;
    read.finish();
    let (created_at, password_set_at, sessions, newest_session_at, clients) = row;
    Ok(AccountOverview {
        created_at: read_time(created_at)?,
        password_set_at: password_set_at.map(read_time).transpose()?,
        sessions: u64::try_from(sessions).unwrap_or(0),
        newest_session_at: newest_session_at.map(read_time).transpose()?,
        clients: u64::try_from(clients).unwrap_or(0),
    })
}

async fn disable_account(storage: &Backend, close: &CloseAll) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[close.account]).await?;
    let update = sqlx::query("UPDATE accounts SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL");
    let update = update.bind(close.at.as_millis()).bind(close.account.as_uuid());
    if update.execute(&mut *transaction).await?.rows_affected() == 1 {
        audit::record(
            &mut transaction,
            &AuditRecord::new(close.at, AuditEvent::AccountDisabled).account(close.account),
        )
        .await?;
    }
    let closed = ends::close_all_of(&mut transaction, close).await?;
    authorizations::end_authorizations_of(&mut transaction, close.account, close.at).await?;
    transaction.commit().await?;
    Ok(closed)
}

async fn enable_account(storage: &Backend, account: AccountId, at: Timestamp) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[account]).await?;
    let update = sqlx::query("UPDATE accounts SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL");
    if update.bind(account.as_uuid()).execute(&mut *transaction).await?.rows_affected() == 1 {
        audit::record(&mut transaction, &AuditRecord::new(at, AuditEvent::AccountEnabled).account(account)).await?;
    }
    transaction.commit().await
}

async fn close_all_sessions(storage: &Backend, close: &CloseAll) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[close.account]).await?;
    let closed = ends::close_all_of(&mut transaction, close).await?;
    authorizations::end_authorizations_of(&mut transaction, close.account, close.at).await?;
    transaction.commit().await?;
    Ok(closed)
}
