//! Closing sessions: exact, complete, for good.

use crate::storage::{
    CloseOthers, CloseSession, CloseSessionOutcome, CloseSome, OtherSessionsClosed, SessionClosed, StorageError,
};
use crate::{
    Accounts, CurrentSession, EndReason, ListVersion, Reauthenticated, RevokedClient, Session, SessionId, Timestamp,
};

/// Why nothing was closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseSessionError {
    /// The account has no such session; somebody else's session answers the same.
    #[error("there is no such session")]
    NotFound,
    /// The session that asked has ended meanwhile.
    #[error("the asking session has ended")]
    SessionEnded,
    /// Storage failed; whether the session was closed is unknown.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What becomes of the clients that were used in a session when it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clients {
    /// They stay authorized; what they got through the session ends with it all the same, but for offline access.
    Keep,
    /// They are revoked as well.
    Revoke,
}

/// The list that the person was looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenList {
    /// The one of this version.
    Version(ListVersion),
    /// The one of this moment, which is less exact: a session that was being written down just then counts as seen.
    Moment(Timestamp),
}

impl SeenList {
    fn shows(self, session: &Session) -> bool {
        match self {
            Self::Version(version) => session.appeared_with <= version.changes,
            Self::Moment(moment) => session.started_at <= moment,
        }
    }
}

/// Which sessions were closed with the others.
#[derive(Clone, Debug)]
pub struct OthersClosed {
    /// All that were closed.
    pub closed: Vec<SessionId>,
    /// Those among them that the list did not show yet that the person was looking at, 20 of them at most.
    pub unseen: Vec<Session>,
    /// The clients that were revoked with them, by name.
    pub revoked: Vec<RevokedClient>,
}

/// How many sessions an answer names one by one.
pub(crate) const NAMED_AT_MOST: usize = 20;

impl Accounts {
    /// Closes one session of the account. Closing a session that has ended already is no error, and changes nothing but
    /// the clients that are to be revoked, which are answered; closing the asking session is signing out.
    pub async fn close_session(
        &self,
        reauthenticated: &Reauthenticated,
        session: SessionId,
        clients: Clients,
    ) -> Result<Vec<RevokedClient>, CloseSessionError> {
        let reason =
            if session == reauthenticated.current.session.id { EndReason::SignedOut } else { EndReason::Closed };
        self.end_session(&reauthenticated.current, session, reason, clients).await
    }

    /// Ends the asking session; needs no recent authentication.
    pub async fn sign_out(&self, current: &CurrentSession) -> Result<(), CloseSessionError> {
        self.end_session(current, current.session.id, EndReason::SignedOut, Clients::Keep).await?;
        Ok(())
    }

    async fn end_session(
        &self,
        current: &CurrentSession,
        session: SessionId,
        reason: EndReason,
        clients: Clients,
    ) -> Result<Vec<RevokedClient>, CloseSessionError> {
        let caller = current.caller(self, self.now());
        let close = CloseSession { caller, session, reason, revoke_clients: clients == Clients::Revoke };
        let SessionClosed { outcome, revoked } = self.storage.close_session(&close).await?;
        match outcome {
            CloseSessionOutcome::Closed => {
                self.ended(reason, 1);
                Ok(revoked)
            }
            CloseSessionOutcome::AlreadyEnded => Ok(revoked),
            CloseSessionOutcome::NotFound => Err(CloseSessionError::NotFound),
            CloseSessionOutcome::CallerEnded => Err(CloseSessionError::SessionEnded),
        }
    }

    /// Closes these sessions of the account, and answers which were open. The asking one stays.
    pub async fn close_sessions(
        &self,
        reauthenticated: &Reauthenticated,
        sessions: Vec<SessionId>,
    ) -> Result<Vec<SessionId>, CloseSessionError> {
        let caller = reauthenticated.current.caller(self, self.now());
        let close = CloseSome { caller, sessions, reason: EndReason::Closed };
        let closed = self.storage.close_some_sessions(&close).await?.ok_or(CloseSessionError::SessionEnded)?;
        self.ended(close.reason, closed.len() as u64);
        Ok(closed)
    }

    /// Closes every session of the account but the asking one. `seen` is the list that the person was looking at.
    pub async fn close_other_sessions(
        &self,
        reauthenticated: &Reauthenticated,
        seen: Option<SeenList>,
        clients: Clients,
    ) -> Result<OthersClosed, CloseSessionError> {
        let caller = reauthenticated.current.caller(self, self.now());
        let revoke_clients = clients == Clients::Revoke;
        let close = CloseOthers { caller, reason: EndReason::ClosedWithOthers, revoke_clients };
        let OtherSessionsClosed { closed, revoked } =
            self.storage.close_other_sessions(&close).await?.ok_or(CloseSessionError::SessionEnded)?;
        self.ended(close.reason, closed.len() as u64);
        let newest = &closed[..closed.len().min(NAMED_AT_MOST)];
        let unseen = match seen {
            Some(seen) if !newest.is_empty() => {
                let mut sessions = self.storage.find_sessions(reauthenticated.current.account.id, newest).await?;
                sessions.retain(|session| !seen.shows(session));
                sessions
            }
            _ => Vec::new(),
        };
        Ok(OthersClosed { closed, unseen, revoked })
    }
}
