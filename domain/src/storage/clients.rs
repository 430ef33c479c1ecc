//! Clients and what accounts let them do, as storage keeps them.

use async_trait::async_trait;

use super::{Caller, StorageError};
use crate::{
    AccountId, AuthorizationId, AuthorizedClient, Client, ClientId, CodeChallenge, EmbedOrigin, Grant, GrantId, Logo,
    RevokedClient, Scopes, SessionId, Timestamp, TokenHash,
};

/// A client to register, or to put in the place of the one of the same id.
#[derive(Clone, Debug)]
pub struct NewClient {
    /// The client.
    pub client: Client,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
    /// The hash of its secret; none for a public one, or to keep the one that it has.
    pub secret: Option<TokenHash>,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// A client, and what it proves itself by.
#[derive(Clone, Debug)]
pub struct FoundClient {
    /// The client.
    pub client: Client,
    /// The hash of its secret; a public one has none.
    pub secret: Option<TokenHash>,
}

/// A code to give out.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// The id of the authorization that begins with it.
    pub authorization: AuthorizationId,
    /// The code's hash.
    pub code: TokenHash,
    /// The address that it is bound to.
    pub redirect_uri: String,
    /// What its tokens are for.
    pub scopes: Scopes,
    /// Put into the ID token as it came.
    pub nonce: Option<String>,
    /// What its exchange is bound to, besides the client's secret.
    pub challenge: Option<CodeChallenge>,
    /// When the person last authenticated.
    pub authenticated_at: Timestamp,
    /// From then on it is worth nothing.
    pub expires_at: Timestamp,
    /// From then on nothing that follows from it is worth anything.
    pub ends_at: Timestamp,
}

/// Whether the person has just been asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// The person has just said yes: the grant is made, or grows. The id is that of a new one.
    Given(GrantId),
    /// The person said yes before: the grant must still be there and cover what is asked for.
    Remembered,
}

/// A client to be given a code.
#[derive(Clone, Debug)]
pub struct Allow {
    /// On whose behalf; the code is bound to this session.
    pub caller: Caller,
    /// The client, by its id.
    pub client: ClientId,
    /// Whether the person has just been asked.
    pub consent: Consent,
    /// The code.
    pub code: NewCode,
}

/// What became of a code to give out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowOutcome {
    /// The code was stored.
    Allowed,
    /// The grant that was remembered is not there any more, or covers less; nothing was written.
    ConsentNeeded,
    /// The caller's own session is no longer active, or there is no such client any more; nothing was written.
    CallerEnded,
}

/// All clients that an account lets use it, the latest used first, in one snapshot.
#[derive(Clone, Debug)]
pub struct ClientPage {
    /// The clients.
    pub clients: Vec<AuthorizedClient>,
    /// The account's count of changes.
    pub changes: i64,
}

/// Which grants to revoke.
#[derive(Clone, Debug)]
pub struct Revoke {
    /// On whose behalf; only grants of the same account are revoked.
    pub caller: Caller,
    /// Which client, or all.
    pub client: Option<ClientId>,
}

/// Which grants to revoke by the session that they were used in.
#[derive(Clone, Debug)]
pub struct RevokeUsedIn {
    /// On whose behalf; only grants of the same account are revoked.
    pub caller: Caller,
    /// The session, open or ended.
    pub session: SessionId,
}

/// What became of revoking the grants that were used in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevokeUsedInOutcome {
    /// These were revoked, by name.
    Revoked(Vec<RevokedClient>),
    /// The account has no such session.
    NotFound,
    /// The caller's own session is no longer active; nothing was revoked.
    CallerEnded,
}

/// Clients and grants, as storage keeps them.
#[async_trait]
pub trait ClientStore: Send + Sync {
    /// Registers a client; false when its id is taken.
    async fn register_client(&self, client: &NewClient) -> Result<bool, StorageError>;

    /// Puts a client in the place of the one of the same id; false when there is none. A missing secret keeps the old
    /// one, unless the client is public from now on.
    async fn replace_client(&self, client: &NewClient) -> Result<bool, StorageError>;

    /// Removes a client: its grants are revoked, and with them everything that followed. False when there is none.
    async fn remove_client(&self, client: &ClientId, at: Timestamp) -> Result<bool, StorageError>;

    /// Gives a client another secret; false when there is none that has one.
    async fn replace_client_secret(
        &self,
        client: &ClientId,
        secret: &TokenHash,
        at: Timestamp,
    ) -> Result<bool, StorageError>;

    /// Sets where and how the client embeds the list, and what it may ask for, as `client` says; false when there is none of
    /// its id.
    async fn change_embedding(&self, client: &Client, at: Timestamp) -> Result<bool, StorageError>;

    /// Every registered client whose pages of this origin may hold the list, by name.
    async fn clients_at(&self, origin: &EmbedOrigin) -> Result<Vec<Client>, StorageError>;

    /// Every registered client, by name.
    async fn list_clients(&self) -> Result<Vec<Client>, StorageError>;

    /// The redirect URIs of every client that has `part` in one of them, and perhaps some more.
    async fn redirect_uris_with(&self, part: &str) -> Result<Vec<String>, StorageError>;

    /// The registered client of this id.
    async fn find_client(&self, client: &ClientId) -> Result<Option<FoundClient>, StorageError>;

    /// The picture of a client that has one.
    async fn client_logo(&self, client: &ClientId) -> Result<Option<Logo>, StorageError>;

    /// What the account lets the client do.
    async fn find_grant(&self, account: AccountId, client: &ClientId) -> Result<Option<Grant>, StorageError>;

    /// Makes or uses a grant, and stores a code by it.
    async fn allow(&self, allow: &Allow) -> Result<AllowOutcome, StorageError>;

    /// What the account lets clients do.
    async fn list_grants(&self, account: AccountId) -> Result<ClientPage, StorageError>;

    /// Revokes grants, ends everything that followed from them and has the clients told. Answers which were revoked;
    /// `None`, and nothing revoked, when the caller's own session is no longer active.
    async fn revoke_grants(&self, revoke: &Revoke) -> Result<Option<Vec<ClientId>>, StorageError>;

    /// The same for the grants that were used in a session: first allowed in it, or used to sign in from it.
    async fn revoke_grants_used_in(&self, revoke: &RevokeUsedIn) -> Result<RevokeUsedInOutcome, StorageError>;
}
