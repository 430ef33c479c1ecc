//! The rows of embed tokens.

use domain::storage::{FoundEmbedToken, FoundSession};
use domain::{ApiKeyId, AuthorizationId, EmbedClosing, EmbedOrigin, EmbedSource};
use sqlx::{ColumnIndex, Decode, Row, Type};
use uuid::Uuid;

use super::{SESSION_COLUMNS, read_website_id};
use crate::error::{Impossible, impossible};

/// The columns of `embed_tokens`, in the order in which [`read_embed_token`] reads them behind those of the session, the login
/// name and the count of changes. Good is what has not run out at the moment that is the parameter, was not revoked and came by
/// something that is good.
macro_rules! embed_token_columns {
    ($now:literal) => {
        concat!(
            "embed_tokens.origin, embed_tokens.place, embed_tokens.closing, embed_tokens.api_key_id, \
             embed_tokens.website_id, embed_tokens.authorization_id, \
             NOT embed_tokens.is_revoked AND embed_tokens.expires_at > ",
            $now,
            " AND accounts.disabled_at IS NULL \
             AND (embed_tokens.api_key_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM api_keys WHERE api_keys.id = embed_tokens.api_key_id AND api_keys.revoked_at IS NULL \
             )) \
             AND (embed_tokens.authorization_id IS NULL OR EXISTS ( \
                 SELECT 1 FROM authorizations \
                 WHERE authorizations.account_id = embed_tokens.account_id \
                     AND authorizations.id = embed_tokens.authorization_id \
                     AND authorizations.ended_at IS NULL AND authorizations.ends_at > ",
            $now,
            "))",
        )
    };
}
pub(crate) use embed_token_columns;

/// The embed token of a row, about the session that was found in it.
pub(crate) fn read_embed_token<'r, R: Row>(row: &'r R, found: FoundSession) -> sqlx::Result<FoundEmbedToken>
where
    usize: ColumnIndex<R>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    const FIRST: usize = SESSION_COLUMNS + 2;
    let (origin, closing): (String, String) = (row.try_get(FIRST)?, row.try_get(FIRST + 2)?);
    let website: Option<String> = row.try_get(FIRST + 4)?;
    Ok(FoundEmbedToken {
        found,
        origin: read_origin(&origin)?,
        place: row.try_get(FIRST + 1)?,
        closing: EmbedClosing::from_stored(&closing),
        source: read_source(row.try_get(FIRST + 3)?, website.as_deref(), row.try_get(FIRST + 5)?)?,
        is_good: row.try_get(FIRST + 6)?,
    })
}

/// The origin that a column holds.
pub(crate) fn read_origin(text: &str) -> Result<EmbedOrigin, Impossible> {
    EmbedOrigin::parse(text).map_err(|_| impossible("an origin is none"))
}

fn read_source(
    api_key: Option<Uuid>,
    website: Option<&str>,
    authorization: Option<Uuid>,
) -> Result<EmbedSource, Impossible> {
    Ok(match (api_key, website, authorization) {
        (Some(key), None, None) => EmbedSource::ApiKey(ApiKeyId::from_uuid(key)),
        (None, Some(website), Some(authorization)) => EmbedSource::Website {
            website: read_website_id(website)?,
            authorization: AuthorizationId::from_uuid(authorization),
        },
        (None, None, None) => EmbedSource::Cookie,
        _ => return Err(impossible("an embed token came by several ways")),
    })
}
