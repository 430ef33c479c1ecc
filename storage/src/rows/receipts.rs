//! What became of telling websites that a session ended.

use domain::{Notice, ReachedWebsite, SessionId};
use sqlx::{ColumnIndex, Decode, Row, Type};
use uuid::Uuid;

use super::{read_time, read_website_id};

/// The columns of a website session `named` that ended with its session `listed`, in the order in which [`readable_receipt`]
/// reads them; after them come how many there are of the session,
/// and whether anything that was reached through it can be revoked.
macro_rules! receipt_columns {
    () => {
        "listed.id, named.website_id, named.website_name, named.keeps_access, named.access_ends_by, \
         named.notice_attempts, named.notice_next_at, named.notice_delivered_at, named.notice_was_unknown"
    };
}
pub(crate) use receipt_columns;

/// The website of a row of [`receipt_columns`] and what follows them, or nothing but a line in the log: one damaged
/// row does not hide the others.
pub(crate) fn readable_receipt<'r, R: Row>(row: &'r R) -> Option<ReachedWebsite>
where
    usize: ColumnIndex<R>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    read_receipt(row).inspect_err(|error| tracing::error!(%error, "a website cannot be read and is not named")).ok()
}

fn read_receipt<'r, R: Row>(row: &'r R) -> sqlx::Result<ReachedWebsite>
where
    usize: ColumnIndex<R>,
    bool: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    let (website, of): (String, i64) = (row.try_get(1)?, row.try_get(9)?);
    let (attempts, next_at, delivered_at): (i64, Option<i64>, Option<i64>) =
        (row.try_get(5)?, row.try_get(6)?, row.try_get(7)?);
    let notice = match (delivered_at, next_at) {
        (Some(at), _) if row.try_get(8)? => Notice::NoSuchSession { at: read_time(at)? },
        (Some(at), _) => Notice::Delivered { at: read_time(at)? },
        (None, Some(next_at)) => {
            Notice::Pending { attempts: u32::try_from(attempts).unwrap_or(u32::MAX), next_at: read_time(next_at)? }
        }
        (None, None) => Notice::CannotBeTold { ends_by: read_time(row.try_get(4)?)? },
    };
    Ok(ReachedWebsite {
        session: SessionId::from_uuid(row.try_get(0)?),
        website: read_website_id(&website)?,
        name: row.try_get(2)?,
        keeps_access: row.try_get(3)?,
        notice,
        of: u32::try_from(of).unwrap_or(u32::MAX),
        can_revoke: row.try_get(10)?,
    })
}
