//! What signing in is checked against: passwords, and the browsers that are known.

use domain::storage::{
    AuditEvent, AuditRecord, Caller, CloseAll, Credentials, OtherSessions, OtherSessionsClosed, ReplacePassword,
    StorageError,
};
use domain::{AccountId, EndReason, LoginName, PasswordHash, Timestamp, TokenHash};
use uuid::Uuid;

use super::super::ends::end_expired_sessions_in;
use super::rows::read_account;
use super::sweeping::in_batches;
use super::{Backend, Connection, audit, authorizations, callers, ends, erase_some, grants};

/// One statement that does the same work for an account that there is and for one that there is not.
pub(super) async fn find_credentials(
    storage: &Backend,
    login_name: &LoginName,
    browser: Option<&TokenHash>,
) -> sqlx::Result<Option<Credentials>> {
    let select = sqlx::query_as(
        "SELECT accounts.id, accounts.password_hash, accounts.disabled_at IS NOT NULL, \
             EXISTS (SELECT 1 FROM known_browsers WHERE account_id = coalesce(accounts.id, $2) AND browser_hash = $3) \
         FROM (SELECT 1) AS asked LEFT JOIN accounts ON accounts.login_name = $1",
    );
    let mut connection = storage.begin_read().await?;
    let row: (Option<Uuid>, Option<String>, bool, bool) = select
        .bind(login_name.as_str())
        .bind(Uuid::nil())
        .bind(browser.map_or([0; 32], |browser| *browser.as_bytes()).as_slice())
        .fetch_one(&mut *connection)
        .await?;
    connection.finish();
    let (Some(id), Some(password), disabled, knows_browser) = row else { return Ok(None) };
    let account = read_account(id, login_name.as_str())?;
    Ok(Some(Credentials { account, password: PasswordHash::from_stored(password), disabled, knows_browser }))
}

pub(super) async fn replace_password(
    storage: &Backend,
    change: &ReplacePassword,
    keep: &Caller,
    new_token: &TokenHash,
    others: OtherSessions,
) -> sqlx::Result<Option<OtherSessionsClosed>> {
    let mut transaction = storage.begin_write(&[change.account]).await?;
    let update = sqlx::query(
        "UPDATE accounts SET password_hash = $1, password_set_at = $4 WHERE id = $2 AND password_hash = $3",
    );
    let update = update
        .bind(change.new.as_str())
        .bind(change.account.as_uuid())
        .bind(change.old.as_str())
        .bind(change.at.as_millis());
    let may_change = keep.account == change.account && callers::is_active(&mut transaction, keep).await?;
    if !may_change || update.execute(&mut *transaction).await?.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(None);
    }
    // The old password was given a moment ago, which is a reauthentication.
    let renew = sqlx::query("UPDATE sessions SET token_hash = $1, proved_at = $2 WHERE account_id = $3 AND id = $4");
    renew
        .bind(new_token.as_bytes().as_slice())
        .bind(change.at.as_millis())
        .bind(keep.account.as_uuid())
        .bind(keep.by.session.as_uuid())
        .execute(&mut *transaction)
        .await?;
    let changed = AuditRecord::new(change.at, AuditEvent::PasswordChanged)
        .account(change.account)
        .session(keep.by.session)
        .address(keep.by.address);
    audit::record(&mut transaction, &changed).await?;
    forget_browsers(&mut transaction, change.account).await?;
    let closed = if others == OtherSessions::Stay {
        // What ended with its session is on record as having ended with it.
        end_expired_sessions_in(&mut transaction, keep.account, &keep.cutoff, keep.at).await?;
        Vec::new()
    } else {
        ends::close_others_of(&mut transaction, keep, EndReason::PasswordChanged).await?
    };
    let revoked = if others == OtherSessions::CloseAndRevokeClients {
        grants::revoke_used_in(&mut transaction, keep, &closed).await?
    } else {
        Vec::new()
    };
    authorizations::end_authorizations_of(&mut transaction, change.account, change.at).await?;
    transaction.commit().await?;
    Ok(Some(OtherSessionsClosed { closed, revoked }))
}

pub(super) async fn set_password(storage: &Backend, password: &PasswordHash, close: &CloseAll) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[close.account]).await?;
    let update = sqlx::query("UPDATE accounts SET password_hash = $1, password_set_at = $3 WHERE id = $2");
    let update = update.bind(password.as_str()).bind(close.account.as_uuid()).bind(close.at.as_millis());
    if update.execute(&mut *transaction).await?.rows_affected() == 1 {
        let changed = AuditRecord::new(close.at, AuditEvent::PasswordChanged).account(close.account);
        audit::record(&mut transaction, &changed).await?;
    }
    forget_browsers(&mut transaction, close.account).await?;
    let closed = ends::close_all_of(&mut transaction, close).await?;
    authorizations::end_authorizations_of(&mut transaction, close.account, close.at).await?;
    transaction.commit().await?;
    Ok(closed)
}

/// A password is changed because somebody else may have it, and perhaps a browser's token too.
async fn forget_browsers(connection: &mut Connection, account: AccountId) -> sqlx::Result<()> {
    let delete = sqlx::query("DELETE FROM known_browsers WHERE account_id = $1");
    delete.bind(account.as_uuid()).execute(connection).await?;
    Ok(())
}

pub(super) async fn purge_known_browsers(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql =
        erase_some!("known_browsers", "account_id, browser_hash", ["account_id", "browser_hash"], "last_used_at < $1");
    in_batches(storage, sql, before).await.map(drop)
}
