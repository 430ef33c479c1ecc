//! The public id of a session.

use uuid::Uuid;

use crate::{NoRandomness, Timestamp};

/// The public id of a session (`UUIDv7`, RFC 9562): in lists and addresses, never a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(Uuid);

impl SessionId {
    /// A new id that sorts by `now`.
    pub fn generate(now: Timestamp) -> Result<Self, NoRandomness> {
        let mut bytes = [0; 10];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        Ok(Self(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()))
    }

    /// Reads the id's hyphenated form; anything else is the id of no session.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().filter(|uuid| uuid.to_string() == text).map(Self)
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

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
