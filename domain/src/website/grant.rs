//! What a person lets a website do: given once, used many times, revoked for good.

use uuid::Uuid;

use crate::random_id::random_id;
use crate::{AccountId, ClientAddress, Scopes, SessionId, Timestamp, Website, WebsiteId};

/// The id of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GrantId(Uuid);

/// The id of what came of one authorization: its code, and all tokens that follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuthorizationId(Uuid);

random_id!(GrantId);
random_id!(AuthorizationId);

/// What an account lets a website do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Names the grant in the database.
    pub id: GrantId,
    /// Whose.
    pub account: AccountId,
    /// The website, by its client id.
    pub website: WebsiteId,
    /// What it may do.
    pub scopes: Scopes,
    /// When it was first allowed.
    pub authorized_at: Timestamp,
    /// The session in which it was first allowed.
    pub authorized_in: SessionId,
    /// When the website last used it.
    pub last_used_at: Timestamp,
    /// Where the person was who last signed in to the website.
    pub last_used_from: ClientAddress,
}

/// A website that was revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokedWebsite {
    /// The client id, which is public.
    pub id: WebsiteId,
    /// The name that people read.
    pub name: String,
}

/// A website on the person's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizedWebsite {
    /// The website.
    pub website: Website,
    /// What it may do.
    pub grant: Grant,
}
