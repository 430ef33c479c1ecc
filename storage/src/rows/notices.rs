//! The rows of notices.

use domain::{AccountId, LogoutNotice, WebsiteSessionId};
use uuid::Uuid;

use super::read_website_id;

/// The id of a website session, its website, its account, where the website is told and how often that was tried.
pub(crate) type NoticeRow = (Uuid, String, Uuid, String, i64);

/// The notice of a row.
pub(crate) fn read_notice((id, website, account, uri, attempts): NoticeRow) -> sqlx::Result<LogoutNotice> {
    Ok(LogoutNotice {
        id: WebsiteSessionId::from_uuid(id),
        website: read_website_id(&website)?,
        account: AccountId::from_uuid(account),
        uri,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    })
}
