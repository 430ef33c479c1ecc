//! The rows of keys.

use domain::{ApiKey, ApiKeyId, ApiRights, EmbedClosing};
use sqlx::{ColumnIndex, Decode, Row, Type};
use uuid::Uuid;

use super::{read_origin, read_time};

/// The columns of a key, in the order in which [`read_api_key`] reads them.
macro_rules! api_key_columns {
    () => {
        "api_keys.id, api_keys.name, api_keys.rights, api_keys.created_at, api_keys.last_used_at, api_keys.revoked_at, \
         api_keys.embed_origins, api_keys.embed_closing"
    };
}
pub(crate) use api_key_columns;

/// The key of a row that begins with [`api_key_columns`].
pub(crate) fn read_api_key<'r, R: Row>(row: &'r R) -> sqlx::Result<ApiKey>
where
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    let rights: String = row.try_get(2)?;
    let (origins, closing): (String, String) = (row.try_get(6)?, row.try_get(7)?);
    let (last_used_at, revoked_at): (Option<i64>, Option<i64>) = (row.try_get(4)?, row.try_get(5)?);
    Ok(ApiKey {
        id: ApiKeyId::from_uuid(row.try_get(0)?),
        name: row.try_get(1)?,
        rights: ApiRights::from_stored(&rights),
        embed_origins: origins.split_whitespace().map(read_origin).collect::<Result<_, _>>()?,
        embed_closing: EmbedClosing::from_stored(&closing),
        created_at: read_time(row.try_get(3)?)?,
        last_used_at: last_used_at.map(read_time).transpose()?,
        revoked_at: revoked_at.map(read_time).transpose()?,
    })
}
