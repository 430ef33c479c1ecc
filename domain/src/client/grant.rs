//! What a person lets a client do: given once, used many times, revoked for good.

use uuid::Uuid;

use crate::random_id::random_id;
use crate::{AccountId, Client, ClientAddress, ClientId, Scopes, SessionId, Timestamp};

/// The id of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GrantId(Uuid);

/// The id of what came of one authorization: its code, and all tokens that follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuthorizationId(Uuid);

random_id!(GrantId);
random_id!(AuthorizationId);

/// What an account lets a client do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Names the grant in the database.
    pub id: GrantId,
    /// Whose.
    pub account: AccountId,
    /// The client, by its id.
    pub client: ClientId,
    /// What it may do.
    pub scopes: Scopes,
    /// When it was first allowed.
    pub authorized_at: Timestamp,
    /// The session in which it was first allowed.
    pub authorized_in: SessionId,
    /// When the client last used it.
    pub last_used_at: Timestamp,
    /// Where the person was who last signed in to the client.
    pub last_used_from: ClientAddress,
}

/// A client that was revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokedClient {
    /// The client id, which is public.
    pub id: ClientId,
    /// The name that people read.
    pub name: String,
}

/// A client on the person's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizedClient {
    /// The client.
    pub client: Client,
    /// What it may do.
    pub grant: Grant,
}
