//! The rows of websites and grants.

use domain::{
    AccountId, EmbedClosing, EmbedOrigin, Grant, GrantId, Scopes, SessionId, SigningAlgorithm, Website, WebsiteId,
};
use sqlx::{ColumnIndex, Decode, Row, Type};
use uuid::Uuid;

use super::{read_address, read_time};
use crate::error::{Impossible, impossible};

/// The columns of a website, in the order in which [`read_website`] reads them.
macro_rules! website_columns {
    () => {
        "websites.id, websites.name, websites.is_public, websites.site, websites.logo IS NOT NULL, \
         websites.redirect_uris, websites.post_logout_redirect_uris, websites.backchannel_logout_uri, \
         websites.scopes, websites.remembers_consent, websites.requires_pkce, \
         websites.id_token_signing_alg, websites.embed_origins, websites.embed_closing"
    };
}
pub(crate) use website_columns;

/// How many columns [`website_columns`] names: what a statement selects besides comes after them.
pub(crate) const WEBSITE_COLUMNS: usize = 14;

/// The website of a row that begins with [`website_columns`].
pub(crate) fn read_website<'r, R: Row>(row: &'r R) -> sqlx::Result<Website>
where
    usize: ColumnIndex<R>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    let id: String = row.try_get(0)?;
    let (redirect_uris, post_logout_redirect_uris): (String, String) = (row.try_get(5)?, row.try_get(6)?);
    let (scopes, algorithm): (String, String) = (row.try_get(8)?, row.try_get(11)?);
    let (origins, closing): (String, String) = (row.try_get(12)?, row.try_get(13)?);
    Ok(Website {
        id: read_website_id(&id)?,
        name: row.try_get(1)?,
        is_public: row.try_get(2)?,
        site: row.try_get(3)?,
        has_logo: row.try_get(4)?,
        redirect_uris: read_lines(&redirect_uris),
        post_logout_redirect_uris: read_lines(&post_logout_redirect_uris),
        backchannel_logout_uri: row.try_get(7)?,
        scopes: Scopes::from_stored(&scopes),
        remembers_consent: row.try_get(9)?,
        requires_pkce: row.try_get(10)?,
        id_token_signing_alg: read_signing_algorithm(&algorithm)?,
        embed_origins: read_origins(&origins)?,
        embed_closing: EmbedClosing::from_stored(&closing),
    })
}

/// The columns of a grant, in the order in which [`read_grant`] reads them.
macro_rules! grant_columns {
    () => {
        "grants.id, grants.account_id, grants.website_id, grants.scopes, grants.authorized_at, \
         grants.authorized_in, grants.last_used_at, grants.last_used_from"
    };
}
pub(crate) use grant_columns;

/// The grant of a row in which [`grant_columns`] begin at the column `first`.
pub(crate) fn read_grant<'r, R: Row>(row: &'r R, first: usize) -> sqlx::Result<Grant>
where
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    let website: String = row.try_get(first + 2)?;
    let scopes: String = row.try_get(first + 3)?;
    let last_used_from: String = row.try_get(first + 7)?;
    Ok(Grant {
        id: GrantId::from_uuid(row.try_get(first)?),
        account: AccountId::from_uuid(row.try_get(first + 1)?),
        website: read_website_id(&website)?,
        scopes: Scopes::from_stored(&scopes),
        authorized_at: read_time(row.try_get(first + 4)?)?,
        authorized_in: SessionId::from_uuid(row.try_get(first + 5)?),
        last_used_at: read_time(row.try_get(first + 6)?)?,
        last_used_from: read_address(&last_used_from)?,
    })
}

/// The id of a website that a column holds.
pub(crate) fn read_website_id(text: &str) -> Result<WebsiteId, Impossible> {
    WebsiteId::parse(text).ok_or_else(|| impossible("the id of a website is none"))
}

/// The algorithm that a column names.
pub(crate) fn read_signing_algorithm(name: &str) -> Result<SigningAlgorithm, Impossible> {
    SigningAlgorithm::parse(name).ok_or_else(|| impossible("nothing is signed by such an algorithm"))
}

/// Addresses as they are stored, one a line: none of them has a line break.
pub(crate) fn write_lines(addresses: &[String]) -> String {
    addresses.join("\n")
}

/// The same of origins.
pub(crate) fn write_origins(origins: &[EmbedOrigin]) -> String {
    let lines: Vec<_> = origins.iter().map(EmbedOrigin::as_str).collect();
    lines.join("\n")
}

fn read_origins(text: &str) -> Result<Vec<EmbedOrigin>, Impossible> {
    let read = |line| EmbedOrigin::parse(line).map_err(|_| impossible("an origin of a website is none"));
    text.lines().map(read).collect()
}

/// The same, read.
pub(crate) fn read_lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
