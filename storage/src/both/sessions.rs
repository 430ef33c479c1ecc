//! Sessions: each method in the file of what it does.

use async_trait::async_trait;
use domain::storage::{
    CloseOthers, CloseSession, FoundSession, NewSession, OtherSessionsClosed, Prove, SessionAddresses, SessionClosed,
    SessionPage, SessionQuery, SessionStore, StorageError,
};
use domain::{AccountId, ClientAddress, Horizon, Policy, Session, SessionId, Timestamp, TokenHash};

use super::{Backend, activity, addresses, closing, erasing, finding, lapsing, listing, opening, written};
use crate::deadlines::{READ_DEADLINE, in_time, within};
use crate::error::storage_error;

#[async_trait]
impl SessionStore for Backend {
    async fn open_session(&self, session: &NewSession) -> Result<bool, StorageError> {
        written(|| opening::open_session(self, session)).await
    }

    async fn find_session(&self, token: &TokenHash) -> Result<Option<FoundSession>, StorageError> {
        within(READ_DEADLINE, self.verifier.find_session(token)).await.map_err(storage_error)
    }

    async fn list_sessions(&self, query: &SessionQuery) -> Result<SessionPage, StorageError> {
        in_time(|| listing::list_sessions(self, query)).await
    }

    async fn record_activity(
        &self,
        account: AccountId,
        session: SessionId,
        horizon: &Horizon,
        from: ClientAddress,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        written(|| activity::record_activity(self, account, session, horizon, from, at)).await
    }

    async fn prove(&self, proof: &Prove) -> Result<bool, StorageError> {
        written(|| activity::prove(self, proof)).await
    }

    async fn close_session(&self, close: &CloseSession) -> Result<SessionClosed, StorageError> {
        written(|| closing::close_session(self, close)).await
    }

    async fn close_other_sessions(&self, close: &CloseOthers) -> Result<Option<OtherSessionsClosed>, StorageError> {
        written(|| closing::close_other_sessions(self, close)).await
    }

    async fn find_sessions(&self, account: AccountId, ids: &[SessionId]) -> Result<Vec<Session>, StorageError> {
        in_time(|| finding::find_sessions(self, account, ids)).await
    }

    async fn end_lapsed_sessions(
        &self,
        account: Option<AccountId>,
        policy: &Policy,
        now: Timestamp,
    ) -> Result<u64, StorageError> {
        let horizon = policy.horizon(now);
        match account {
            Some(account) => lapsing::end_lapsed_sessions_of(self, account, &horizon, now).await,
            None => lapsing::end_lapsed_sessions_of_all(self, &horizon, now).await,
        }
    }

    async fn session_addresses(&self, horizon: &Horizon, at_most: u32) -> Result<SessionAddresses, StorageError> {
        addresses::session_addresses(self, horizon, at_most).await.map_err(storage_error)
    }

    async fn purge_ended_sessions(&self, ended_before: Timestamp) -> Result<u64, StorageError> {
        erasing::purge_ended_sessions(self, ended_before).await
    }
}
