//! How a refresh token was used before.

use domain::storage::Refresh;
use domain::{SuccessorSalt, Timestamp};
use sqlx::{ColumnIndex, Decode, Row, Type};

use super::read_time;
use crate::error::impossible;

/// The use of a refresh token.
pub(crate) struct LastUse {
    at: Timestamp,
    /// By what the next one is told from it; unknown of a use by an older version.
    salt: Option<SuccessorSalt>,
    /// Whether nobody has used the next one.
    is_successor_unused: bool,
}

/// The columns of `refresh_tokens`, in the order in which [`LastUse::read`] reads them.
macro_rules! last_use_columns {
    () => {
        "refresh_tokens.used_at, refresh_tokens.successor_salt, \
         EXISTS ( \
             SELECT 1 FROM refresh_tokens AS successor \
             WHERE successor.token_hash = refresh_tokens.successor_hash AND successor.used_at IS NULL \
         )"
    };
}
pub(crate) use last_use_columns;

impl LastUse {
    /// The use of the token of a row in which [`last_use_columns`] begin at the column `first`, if it was used.
    pub(crate) fn read<'r, R: Row>(row: &'r R, first: usize) -> sqlx::Result<Option<Self>>
    where
        usize: ColumnIndex<R>,
        bool: Decode<'r, R::Database> + Type<R::Database>,
        i64: Decode<'r, R::Database> + Type<R::Database>,
        Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
    {
        let Some(at) = row.try_get(first)? else {
            return Ok(None);
        };
        let salt: Option<Vec<u8>> = row.try_get(first + 1)?;
        let read = |salt: Vec<u8>| salt.try_into().map_err(|_| impossible("the salt of a refresh token is none"));
        let salt = salt.map(read).transpose()?.map(SuccessorSalt::from_bytes);
        Ok(Some(Self { at: read_time(at)?, salt, is_successor_unused: row.try_get(first + 2)? }))
    }

    /// By what the next refresh token is told, where it may be given once more.
    pub(crate) fn again(&self, refresh: &Refresh) -> Option<SuccessorSalt> {
        self.salt.filter(|_| self.is_successor_unused && self.at >= refresh.again_since)
    }
}
