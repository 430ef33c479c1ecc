//! Sessions, as storage keeps them. "Open" means not ended in writing; "active" means open and after the cutoff.

use async_trait::async_trait;

use super::{SessionAddresses, SessionPage, SessionQuery, StorageError};
use crate::{
    Account, AccountId, AuthenticationMethod, ClientAddress, ClosedBy, Cutoff, Device, EmbedSource, EndReason,
    PasswordHash, Place, Policy, RevokedClient, Session, SessionId, SessionName, Timestamp, TokenHash,
};

/// A session to open.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Names the session in lists and addresses; no secret.
    pub id: SessionId,
    /// The hash of its token.
    pub token: TokenHash,
    /// The account that the session belongs to.
    pub account: AccountId,
    /// The hash that the password was checked against: if it is no longer the stored one, nothing is opened.
    pub verified: PasswordHash,
    /// The client address that it is started from.
    pub address: ClientAddress,
    /// Where that is, if it is known.
    pub place: Option<Place>,
    /// What it is started with.
    pub device: Device,
    /// How its person signs in.
    pub authentication_method: AuthenticationMethod,
    /// The session that the same browser held until now, of whichever account: it ends as signed in again.
    pub replaces: Option<TokenHash>,
    /// The browser's own token, so that failures elsewhere do not keep it out; nothing where no browser is to be remembered.
    pub browser: Option<TokenHash>,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What a token leads to: an open session, or one that ended in the last [`crate::HISTORY`].
#[derive(Clone, Debug)]
pub struct FoundSession {
    /// The account that the session belongs to.
    pub account: Account,
    /// The session.
    pub session: Session,
    /// The account's count of changes.
    pub changes: i64,
}

/// The embed token by which somebody changes something: it must be good when the change is made, not only when it was asked.
#[derive(Clone, Debug)]
pub struct EmbedUse {
    /// The hash of the token; the token itself is not stored.
    pub token: TokenHash,
    /// What it came by, which stands on record.
    pub source: EmbedSource,
}

/// The session on whose behalf something is done: it must be active when the change is made, not only when it was asked.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account that the session belongs to.
    pub account: AccountId,
    /// What the ended sessions will say about who ended them.
    pub by: ClosedBy,
    /// By which embed token, if it asks from a page of another origin.
    pub embed: Option<EmbedUse>,
    /// What active means now.
    pub cutoff: Cutoff,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// One session to close.
#[derive(Clone, Debug)]
pub struct CloseSession {
    /// On whose behalf; only a session of the same account is closed.
    pub caller: Caller,
    /// Which one; it may be the caller's own.
    pub session: SessionId,
    /// The reason that is recorded with each session that ends.
    pub reason: EndReason,
    /// Whether the clients that were used in it are revoked as well, also when it has ended before.
    pub revoke_clients: bool,
}

/// What became of closing one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseSessionOutcome {
    /// It was active and is closed now.
    Closed,
    /// It had ended before; nothing was written but an expiry that was due.
    AlreadyEnded,
    /// The account has no such session.
    NotFound,
    /// The caller's own session is no longer active; nothing was closed.
    CallerEnded,
}

/// What became of closing one session, and of the clients that were used in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionClosed {
    /// What became of the session.
    pub outcome: CloseSessionOutcome,
    /// The clients that were revoked, by name.
    pub revoked: Vec<RevokedClient>,
}

/// A session to name.
#[derive(Clone, Debug)]
pub struct NameSession {
    /// On whose behalf; only a session of the same account is named.
    pub caller: Caller,
    /// Which one; it may be the caller's own.
    pub session: SessionId,
    /// Its name from now on.
    pub name: Option<SessionName>,
}

/// What became of naming a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSessionOutcome {
    /// It has the name.
    Named,
    /// The account has no such active session.
    NotFound,
    /// The caller's own session is no longer active; nothing was written.
    CallerEnded,
}

/// Several sessions to close at once.
#[derive(Clone, Debug)]
pub struct CloseSome {
    /// On whose behalf; only sessions of the same account are closed, and the caller's own stays.
    pub caller: Caller,
    /// Which ones. What is not the account's, or has ended, is left out of the answer.
    pub sessions: Vec<SessionId>,
    /// The reason that is recorded with each session that ends.
    pub reason: EndReason,
}

/// All other sessions to close.
#[derive(Clone, Debug)]
pub struct CloseOthers {
    /// On whose behalf; the caller's own session stays.
    pub caller: Caller,
    /// The reason that is recorded with each session that ends.
    pub reason: EndReason,
    /// Whether the clients that were used in them are revoked as well.
    pub revoke_clients: bool,
}

/// The other sessions that were closed, and the clients that were used in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSessionsClosed {
    /// The sessions, the newest start first.
    pub closed: Vec<SessionId>,
    /// The clients that were revoked, by name.
    pub revoked: Vec<RevokedClient>,
}

/// A reauthentication to record in an open session.
#[derive(Clone, Debug)]
pub struct Reauthentication {
    /// The account that the session belongs to.
    pub account: AccountId,
    /// Which one.
    pub session: SessionId,
    /// The hash that the password was checked against: if it is no longer the stored one, nothing is recorded.
    pub verified: PasswordHash,
    /// The session's token from now on (ASVS 7.2.4); the old one is refused.
    pub new_token: TokenHash,
    /// What active means now.
    pub cutoff: Cutoff,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What a person's activity says of a session.
#[derive(Clone, Debug)]
pub struct Activity {
    /// The account that the session belongs to.
    pub account: AccountId,
    /// Which one.
    pub session: SessionId,
    /// What active means now.
    pub cutoff: Cutoff,
    /// Where the person connects from.
    pub from: ClientAddress,
    /// Where that is, if it is known.
    pub place: Option<Place>,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// Sessions, as storage keeps them.
#[async_trait]
pub trait SessionStore: Send + Sync {
    /// Opens a session, never over an existing one, and ends the one it replaces: how many were open and ended so, none or
    /// one. `None`, and nothing written, when the account is gone or disabled or its password is no longer the verified one.
    async fn open_session(&self, session: &NewSession) -> Result<Option<u64>, StorageError>;

    /// What the token leads to.
    async fn find_session(&self, token: &TokenHash) -> Result<Option<FoundSession>, StorageError>;

    /// One page of the account's list.
    async fn list_sessions(&self, query: &SessionQuery) -> Result<SessionPage, StorageError>;

    /// Moves "last active" and "connected from" of an active session forward; false, and nothing written, when it is not
    /// active or was moved to less than [`crate::ACTIVITY_REFRESH`] before. A place that the account was not in lately makes the session one in a new place.
    async fn record_activity(&self, activity: &Activity) -> Result<bool, StorageError>;

    /// Records a reauthentication; false when the session is not active or the password has changed.
    async fn reauthenticate(&self, reauthentication: &Reauthentication) -> Result<bool, StorageError>;

    /// Closes one session.
    async fn close_session(&self, close: &CloseSession) -> Result<SessionClosed, StorageError>;

    /// Closes every other active session of the account; `None`, and nothing closed, when the caller's own session is no
    /// longer active.
    async fn close_other_sessions(&self, close: &CloseOthers) -> Result<Option<OtherSessionsClosed>, StorageError>;

    /// Closes these sessions, all or, when the caller's own session is no longer active, none (`None`).
    async fn close_some_sessions(&self, close: &CloseSome) -> Result<Option<Vec<SessionId>>, StorageError>;

    /// Names an active session.
    async fn name_session(&self, name: &NameSession) -> Result<NameSessionOutcome, StorageError>;

    /// The sessions of the account that ended together with this one, it among them, the newest start first: so many at
    /// most, after so many.
    async fn sessions_ended_with(
        &self,
        account: AccountId,
        session: SessionId,
        limit: u32,
        skip: u32,
    ) -> Result<Vec<Session>, StorageError>;

    /// Those of the account's sessions with these ids, open or ended.
    async fn find_sessions(&self, account: AccountId, ids: &[SessionId]) -> Result<Vec<Session>, StorageError>;

    /// Ends in writing what has expired by `policy` at `now`, at the moment and for the reason that it expired: of one
    /// account, or of all. Answers how many.
    async fn end_expired_sessions(
        &self,
        account: Option<AccountId>,
        policy: &Policy,
        now: Timestamp,
    ) -> Result<u64, StorageError>;

    /// Where the active sessions of all accounts are connected from, with so many addresses at most.
    async fn session_addresses(&self, cutoff: &Cutoff, at_most: u32) -> Result<SessionAddresses, StorageError>;

    /// Forgets the places where accounts were seen last before this moment.
    async fn purge_familiar_places(&self, before: Timestamp) -> Result<(), StorageError>;

    /// Erases the sessions that ended before `ended_before`, and the addresses in audit records and of clients that were
    /// last used before it.
    async fn purge_ended_sessions(&self, ended_before: Timestamp) -> Result<u64, StorageError>;
}
