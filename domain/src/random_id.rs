//! Ids that say nothing but which is which (`UUIDv4`, RFC 9562).

macro_rules! random_id {
    ($id:ty) => {
        impl $id {
            /// A new id.
            pub fn generate() -> Result<Self, crate::NoRandomness> {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes).map_err(|_| crate::NoRandomness)?;
                Ok(Self(uuid::Builder::from_random_bytes(bytes).into_uuid()))
            }

            /// An id as it was stored.
            pub const fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The id as it is stored.
            pub const fn as_uuid(&self) -> &uuid::Uuid {
                &self.0
            }
        }
    };
}
pub(crate) use random_id;
