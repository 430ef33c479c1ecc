//! Websites that were signed in when the sessions of a list ended, and what became of telling them.

use domain::storage::RECEIPTS_AT_MOST;
use domain::{AccountId, Notice, ReachedWebsite, SessionId};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use crate::rows::{read_time, read_website_id};

/// Of each of these ended sessions the first websites that ended with it, session by session.
pub(super) async fn read_receipts(
    connection: &mut SqliteConnection,
    account: AccountId,
    ended: &[SessionId],
) -> sqlx::Result<Vec<ReachedWebsite>> {
    let select = sqlx::query(
        "WITH RECURSIVE asked (position) AS ( \
             SELECT 0 UNION ALL SELECT position + 1 FROM asked WHERE position + 1 < ?2 \
         ), listed AS MATERIALIZED ( \
             SELECT asked.position, sessions.id, sessions.closed_at, ( \
                 SELECT count(*) FROM website_sessions \
                 WHERE account_id = ?3 AND session_id = sessions.id AND ended_at = sessions.closed_at \
             ) AS reached \
             FROM asked CROSS JOIN sessions ON sessions.id = substr(?1, asked.position * 16 + 1, 16) \
         ) \
         SELECT listed.id, named.website_id, named.website_name, named.keeps_access, named.access_ends_by, \
             named.notice_attempts, named.notice_next_at, named.notice_delivered_at, listed.reached \
         FROM listed CROSS JOIN website_sessions AS named ON named.id IN ( \
             SELECT id FROM website_sessions \
             WHERE account_id = ?3 AND session_id = listed.id AND ended_at = listed.closed_at \
             ORDER BY started_at, id LIMIT ?4 + 0 \
         ) \
         ORDER BY listed.position, named.started_at, named.id",
    );
    let ids: Vec<u8> = ended.iter().flat_map(|session| *session.as_uuid().as_bytes()).collect();
    let rows = select
        .bind(ids)
        .bind(i64::try_from(ended.len()).unwrap_or(i64::MAX))
        .bind(account.as_uuid())
        .bind(RECEIPTS_AT_MOST)
        .fetch_all(connection)
        .await?;
    Ok(rows.iter().filter_map(readable).collect())
}

/// The website of a row, or nothing but a line in the log: one damaged row does not hide the others.
fn readable(row: &SqliteRow) -> Option<ReachedWebsite> {
    read(row).inspect_err(|error| tracing::error!(%error, "a website cannot be read and is not named")).ok()
}

fn read(row: &SqliteRow) -> sqlx::Result<ReachedWebsite> {
    let of: i64 = row.try_get(8)?;
    Ok(ReachedWebsite {
        session: SessionId::from_uuid(row.try_get(0)?),
        website: read_website_id(row.try_get(1)?)?,
        name: row.try_get(2)?,
        keeps_access: row.try_get(3)?,
        notice: read_notice(row)?,
        of: u32::try_from(of).unwrap_or(u32::MAX),
    })
}

fn read_notice(row: &SqliteRow) -> sqlx::Result<Notice> {
    let (next_at, delivered_at): (Option<i64>, Option<i64>) = (row.try_get(6)?, row.try_get(7)?);
    Ok(match (delivered_at, next_at) {
        (Some(at), _) => Notice::Delivered { at: read_time(at)? },
        (None, Some(next_at)) => {
            let attempts: i64 = row.try_get(5)?;
            Notice::Pending { attempts: u32::try_from(attempts).unwrap_or(u32::MAX), next_at: read_time(next_at)? }
        }
        (None, None) => Notice::CannotBeTold { ends_by: read_time(row.try_get(4)?)? },
    })
}
