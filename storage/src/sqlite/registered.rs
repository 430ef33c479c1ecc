//! Websites as they are registered.

use domain::storage::FoundWebsite;
use domain::{Logo, Website, WebsiteId};
use sqlx::Row as _;

use super::Sqlite;
use crate::rows::{WEBSITE_COLUMNS, read_hash, read_website, website_columns};

pub(super) async fn list_websites(storage: &Sqlite) -> sqlx::Result<Vec<Website>> {
    let select = sqlx::query(concat!("SELECT ", website_columns!(), " FROM websites ORDER BY name, id"));
    select.fetch_all(storage.readers()).await?.iter().map(read_website).collect()
}

pub(super) async fn find_website(storage: &Sqlite, website: &WebsiteId) -> sqlx::Result<Option<FoundWebsite>> {
    let select = sqlx::query(concat!("SELECT ", website_columns!(), ", secret_hash FROM websites WHERE id = ?1"));
    let Some(row) = select.bind(website.as_str()).fetch_optional(storage.readers()).await? else {
        return Ok(None);
    };
    let secret: Option<&[u8]> = row.try_get(WEBSITE_COLUMNS)?;
    Ok(Some(FoundWebsite { website: read_website(&row)?, secret: secret.map(read_hash).transpose()? }))
}

pub(super) async fn website_logo(storage: &Sqlite, website: &WebsiteId) -> sqlx::Result<Option<Logo>> {
    let select = sqlx::query_scalar("SELECT logo FROM websites WHERE id = ?1 AND logo IS NOT NULL");
    Ok(select.bind(website.as_str()).fetch_optional(storage.readers()).await?.map(Logo::from_stored))
}
