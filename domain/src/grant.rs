//! What a person lets a website do: given once, used many times, revoked for good.

use uuid::Uuid;

use crate::{AccountId, ClientAddress, NoRandomness, Scopes, SessionId, Timestamp, Website, WebsiteId};

/// The id of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GrantId(Uuid);

/// The id of what came of one authorization: its code, and all tokens that follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuthorizationId(Uuid);

macro_rules! random_id {
    ($id:ty) => {
        impl $id {
            /// A new id.
            pub fn generate() -> Result<Self, NoRandomness> {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
                Ok(Self(uuid::Builder::from_random_bytes(bytes).into_uuid()))
            }

            /// An id as it was stored.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The id as it is stored.
            pub const fn as_uuid(&self) -> &Uuid {
                &self.0
            }
        }
    };
}
pub(crate) use random_id;

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
