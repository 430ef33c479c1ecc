//! Websites as they are registered.

use domain::storage::FoundWebsite;
use domain::{EmbedOrigin, Logo, Website, WebsiteId};
use sqlx::Row as _;

use super::Backend;
use crate::rows::{WEBSITE_COLUMNS, read_hash, read_lines, read_website, website_columns};

pub(super) async fn list_websites(storage: &Backend) -> sqlx::Result<Vec<Website>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!("SELECT ", website_columns!(), " FROM websites ORDER BY name, id"));
    let rows = select.fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_website).collect()
}

pub(super) async fn redirect_uris_with(storage: &Backend, part: &str) -> sqlx::Result<Vec<String>> {
    let mut read = storage.begin_read().await?;
    // Wildcards in the part find more, which the caller looks through.
    let select = sqlx::query_scalar("SELECT redirect_uris FROM websites WHERE redirect_uris LIKE '%' || $1 || '%'");
    let found: Vec<String> = select.bind(part).fetch_all(&mut *read).await?;
    read.finish();
    Ok(found.iter().flat_map(|uris| read_lines(uris)).collect())
}

/// There are as many websites as an operator has registered. Lines are compared as a whole and letter by letter.
pub(super) async fn websites_at(storage: &Backend, origin: &EmbedOrigin) -> sqlx::Result<Vec<Website>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!(
        "SELECT ",
        website_columns!(),
        " FROM websites \
         WHERE embed_origins <> '' \
             AND replace('\n' || embed_origins || '\n', $1, '') <> '\n' || embed_origins || '\n' \
         ORDER BY name, id",
    ));
    let rows = select.bind(format!("\n{origin}\n")).fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_website).collect()
}

pub(super) async fn find_website(storage: &Backend, website: &WebsiteId) -> sqlx::Result<Option<FoundWebsite>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!("SELECT ", website_columns!(), ", secret_hash FROM websites WHERE id = $1"));
    let row = select.bind(website.as_str()).fetch_optional(&mut *read).await?;
    read.finish();
    let Some(row) = row else { return Ok(None) };
    let secret: Option<&[u8]> = row.try_get(WEBSITE_COLUMNS)?;
    Ok(Some(FoundWebsite { website: read_website(&row)?, secret: secret.map(read_hash).transpose()? }))
}

pub(super) async fn website_logo(storage: &Backend, website: &WebsiteId) -> sqlx::Result<Option<Logo>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar("SELECT logo FROM websites WHERE id = $1 AND logo IS NOT NULL");
    let logo = select.bind(website.as_str()).fetch_optional(&mut *read).await?;
    read.finish();
    Ok(logo.map(Logo::from_stored))
}
