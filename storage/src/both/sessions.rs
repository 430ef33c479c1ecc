//! Sessions: they begin, people are active in them and reauthenticate, and one day they are erased.

use async_trait::async_trait;
use domain::storage::{
    Activity, AuditEvent, AuditRecord, CloseOthers, CloseSession, CloseSome, FoundSession, NameSession,
    NameSessionOutcome, NewSession, OtherSessionsClosed, Reauthentication, SessionAddresses, SessionClosed,
    SessionPage, SessionQuery, SessionStore, StorageError,
};
use domain::{
    ACTIVITY_REFRESH, AccountId, Cutoff, EndReason, Place, Policy, Session, SessionId, SessionName, Timestamp,
    TokenHash,
};

use super::super::ends::end_expired_sessions_of_all;
use super::super::sessions::{ERASE_ENDED, begin_opening, find_sessions};
use super::ends::{Ending, bind_ending, set_ended};
use super::rows::active_session;
use super::sweeping::in_batches;
use super::{
    Backend, Connection, audit, callers, client_sessions, ended_list, ends, familiar, grants, session_list, tokens,
};
use crate::deadlines::within;
use crate::error::storage_error;

#[async_trait]
impl SessionStore for Backend {
    async fn open_session(&self, session: &NewSession) -> Result<Option<u64>, StorageError> {
        self.write(|| open_session(self, session)).await
    }

    async fn find_session(&self, token: &TokenHash) -> Result<Option<FoundSession>, StorageError> {
        within(self.deadlines.read, self.verifier.find_session(token)).await.map_err(storage_error)
    }

    async fn list_sessions(&self, query: &SessionQuery) -> Result<SessionPage, StorageError> {
        self.deadlines.read(|| session_list::list_sessions(self, query)).await
    }

    async fn record_activity(&self, activity: &Activity) -> Result<bool, StorageError> {
        self.write(|| record_activity(self, activity)).await
    }

    async fn reauthenticate(&self, reauthentication: &Reauthentication) -> Result<bool, StorageError> {
        self.write(|| reauthenticate(self, reauthentication)).await
    }

    async fn close_session(&self, close: &CloseSession) -> Result<SessionClosed, StorageError> {
        self.write(|| ends::close_session(self, close)).await
    }

    async fn close_other_sessions(&self, close: &CloseOthers) -> Result<Option<OtherSessionsClosed>, StorageError> {
        self.write(|| ends::close_other_sessions(self, close)).await
    }

    async fn close_some_sessions(&self, close: &CloseSome) -> Result<Option<Vec<SessionId>>, StorageError> {
        self.write(|| ends::close_some_sessions(self, close)).await
    }

    async fn name_session(&self, name: &NameSession) -> Result<NameSessionOutcome, StorageError> {
        self.write(|| name_session(self, name)).await
    }

    async fn sessions_ended_with(
        &self,
        account: AccountId,
        session: SessionId,
        limit: u32,
        skip: u32,
    ) -> Result<Vec<Session>, StorageError> {
        self.deadlines.read(|| ended_list::sessions_ended_with(self, account, session, limit, skip)).await
    }

    async fn find_sessions(&self, account: AccountId, ids: &[SessionId]) -> Result<Vec<Session>, StorageError> {
        self.deadlines.read(|| find_sessions(self, account, ids)).await
    }

    async fn end_expired_sessions(
        &self,
        account: Option<AccountId>,
        policy: &Policy,
        now: Timestamp,
    ) -> Result<u64, StorageError> {
        let cutoff = policy.cutoff(now);
        match account {
            Some(account) => ends::end_expired_sessions_of(self, account, &cutoff, now).await,
            None => end_expired_sessions_of_all(self, &cutoff, now).await,
        }
    }

    async fn purge_familiar_places(&self, before: Timestamp) -> Result<(), StorageError> {
        familiar::purge_places(self, before).await
    }

    async fn session_addresses(&self, cutoff: &Cutoff, at_most: u32) -> Result<SessionAddresses, StorageError> {
        session_list::session_addresses(self, cutoff, at_most).await.map_err(storage_error)
    }

    async fn purge_ended_sessions(&self, ended_before: Timestamp) -> Result<u64, StorageError> {
        purge(self, ended_before).await
    }
}

async fn open_session(storage: &Backend, session: &NewSession) -> sqlx::Result<Option<u64>> {
    let mut transaction = begin_opening(storage, session).await?;
    let replaced = insert_session(&mut transaction, session).await?;
    if replaced.is_some() {
        transaction.commit().await?;
    } else {
        transaction.roll_back().await?;
    }
    Ok(replaced)
}

/// Opens the session in a transaction that holds its account and that of the session which it replaces, and is about more
/// than it: how many it replaced, or `None`, and nothing written, when it may not be opened.
pub(super) async fn insert_session(connection: &mut Connection, session: &NewSession) -> sqlx::Result<Option<u64>> {
    let is_new_browser = familiar::is_new_browser(connection, session).await?;
    let is_new_place = match &session.place {
        Some(place) => familiar::is_new_place(connection, session.account, place, session.at).await?,
        None => false,
    };
    // The account is held, and the insertion is the next change that it counts.
    let insert = sqlx::query(
        "INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, \
                               started_from, connected_from, browser, system, device_kind, appeared_with, \
                               browser_version, amr, started_in, connected_in, is_new_place, is_new_browser, browser_hash) \
         SELECT $1, id, $2, $3, $3, $3, $4, $4, $5, $6, $7, changes + 1, $10, $11, $12, $12, $13, $14, $15 \
         FROM accounts \
         WHERE id = $8 AND password_hash = $9 AND disabled_at IS NULL",
    );
    let device = &session.device;
    let inserted = insert
        .bind(session.id.as_uuid())
        .bind(session.token.as_bytes().as_slice())
        .bind(session.at.as_millis())
        .bind(session.address.to_string())
        .bind(&device.browser)
        .bind(&device.system)
        .bind(device.kind.as_str())
        .bind(session.account.as_uuid())
        .bind(session.verified.as_str())
        .bind(device.version.map(i64::from))
        .bind(session.authentication_method.as_str())
        .bind(session.place.as_ref().map(Place::as_stored))
        .bind(is_new_place)
        .bind(is_new_browser)
        .bind(session.browser.as_ref().map(|browser| browser.as_bytes().as_slice()))
        .execute(&mut *connection)
        .await?;
    if inserted.rows_affected() == 0 {
        return Ok(None);
    }
    let replaced = match &session.replaces {
        Some(replaced) => end_replaced_session(connection, replaced, session).await?,
        None => 0,
    };
    familiar::remember_browser(connection, session).await?;
    if let Some(place) = &session.place {
        familiar::remember_place(connection, session.account, place, session.at).await?;
    }
    let signed_in = AuditRecord::new(session.at, AuditEvent::SignedIn)
        .account(session.account)
        .session(session.id)
        .address(session.address);
    audit::record(connection, &signed_in).await?;
    Ok(Some(replaced))
}

/// The owner is not named: whoever holds the token may give the session up, and the browser held it.
async fn end_replaced_session(connection: &mut Connection, replaced: &TokenHash, by: &NewSession) -> sqlx::Result<u64> {
    let ending = Ending {
        at: by.at,
        reason: EndReason::SignedInAgain,
        by: None,
        from: Some(by.address),
        key: None,
        client: None,
    };
    let update = bind_ending(concat!(set_ended!(), " WHERE token_hash = $11 AND closed_at IS NULL"), &ending);
    Ok(update.bind(replaced.as_bytes().as_slice()).execute(connection).await?.rows_affected())
}

async fn record_activity(storage: &Backend, activity: &Activity) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[activity.account]).await?;
    // Of many requests at the same moment the first is written, and none that comes late.
    let update = sqlx::query(concat!(
        "UPDATE sessions \
         SET last_active_at = $1, connected_from = $2, connected_in = $8, is_new_place = (is_new_place OR $9) \
         WHERE account_id = $3 AND id = $4 AND +last_active_at <= $7 AND ",
        active_session!("$5", "$6"),
    ));
    let moved_to = moved_to(&mut transaction, activity).await?;
    let is_new_place = match moved_to {
        Some(place) => familiar::is_new_place(&mut transaction, activity.account, place, activity.at).await?,
        None => false,
    };
    let updated = update
        .bind(activity.at.as_millis())
        .bind(activity.from.to_string())
        .bind(activity.account.as_uuid())
        .bind(activity.session.as_uuid())
        .bind(activity.cutoff.active_after.as_millis())
        .bind(activity.cutoff.started_after.as_millis())
        .bind(activity.at.minus(ACTIVITY_REFRESH).as_millis())
        .bind(activity.place.as_ref().map(Place::as_stored))
        .bind(is_new_place)
        .execute(&mut *transaction)
        .await?;
    if updated.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    if let Some(place) = moved_to {
        familiar::remember_place(&mut transaction, activity.account, place, activity.at).await?;
    }
    transaction.commit().await?;
    Ok(true)
}

/// The place that the session is in now, if it was in another before.
async fn moved_to<'a>(connection: &mut Connection, activity: &'a Activity) -> sqlx::Result<Option<&'a Place>> {
    let Some(place) = &activity.place else { return Ok(None) };
    let select = sqlx::query_scalar("SELECT connected_in FROM sessions WHERE account_id = $1 AND id = $2");
    let before: Option<Option<String>> = select
        .bind(activity.account.as_uuid())
        .bind(activity.session.as_uuid())
        .fetch_optional(&mut *connection)
        .await?;
    Ok((before.flatten().as_deref() != Some(place.as_stored())).then_some(place))
}

async fn reauthenticate(storage: &Backend, reauthentication: &Reauthentication) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[reauthentication.account]).await?;
    let update = sqlx::query(concat!(
        "UPDATE sessions \
         SET token_hash = $1, proved_at = $2 \
         WHERE account_id = $3 AND id = $4 AND ",
        active_session!("$5", "$6"),
        " AND EXISTS (SELECT 1 FROM accounts WHERE id = $3 AND password_hash = $7 AND disabled_at IS NULL)",
    ));
    let updated = update
        .bind(reauthentication.new_token.as_bytes().as_slice())
        .bind(reauthentication.at.as_millis())
        .bind(reauthentication.account.as_uuid())
        .bind(reauthentication.session.as_uuid())
        .bind(reauthentication.cutoff.active_after.as_millis())
        .bind(reauthentication.cutoff.started_after.as_millis())
        .bind(reauthentication.verified.as_str())
        .execute(&mut *transaction)
        .await?;
    if updated.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    let record = AuditRecord::new(reauthentication.at, AuditEvent::Reauthenticated)
        .account(reauthentication.account)
        .session(reauthentication.session);
    audit::record(&mut transaction, &record).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn name_session(storage: &Backend, name: &NameSession) -> sqlx::Result<NameSessionOutcome> {
    let caller = &name.caller;
    let mut transaction = storage.begin_write(&[caller.account]).await?;
    if !callers::is_active(&mut transaction, caller).await? {
        transaction.roll_back().await?;
        return Ok(NameSessionOutcome::CallerEnded);
    }
    let update = sqlx::query(concat!(
        "UPDATE sessions SET name = $1 WHERE account_id = $2 AND id = $3 AND ",
        active_session!("$4", "$5"),
    ));
    let updated = update
        .bind(name.name.as_ref().map(SessionName::as_str))
        .bind(caller.account.as_uuid())
        .bind(name.session.as_uuid())
        .bind(caller.cutoff.active_after.as_millis())
        .bind(caller.cutoff.started_after.as_millis())
        .execute(&mut *transaction)
        .await?;
    if updated.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(NameSessionOutcome::NotFound);
    }
    transaction.commit().await?;
    Ok(NameSessionOutcome::Named)
}

/// What was reached through a session ended with it or earlier, so it is erased first. Nothing that is erased is ever
/// changed otherwise, so no account is held.
async fn purge(storage: &Backend, ended_before: Timestamp) -> Result<u64, StorageError> {
    client_sessions::purge(storage, ended_before).await?;
    tokens::erase_ended_authorizations(storage, ended_before).await?;
    let erased = in_batches(storage, ERASE_ENDED, ended_before).await?;
    audit::forget_addresses(storage, ended_before).await?;
    grants::forget_addresses(storage, ended_before).await?;
    Ok(erased)
}
