//! Websites that were reached through the sessions of a list, and what became of telling them.

use domain::storage::{REACHED_AT_MOST, RECEIPTS_AT_MOST};
use domain::{AccountId, Notice, ReachedWebsite, SessionId};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use crate::rows::{read_time, read_website_id};

/// Of each session the first websites, session by session: of an open one those that are still signed in, of an ended one
/// those that ended with it.
pub(super) async fn read_reached(
    connection: &mut SqliteConnection,
    account: AccountId,
    sessions: &[SessionId],
) -> sqlx::Result<Vec<ReachedWebsite>> {
    let select = sqlx::query(
        "WITH RECURSIVE asked (position) AS ( \
             SELECT 0 UNION ALL SELECT position + 1 FROM asked WHERE position + 1 < ?2 \
         ), listed AS MATERIALIZED ( \
             SELECT asked.position, sessions.id, sessions.closed_at, ( \
                 SELECT count(*) FROM website_sessions \
                 WHERE account_id = ?3 AND session_id = sessions.id AND ended_at IS sessions.closed_at \
             ) AS reached \
             FROM asked CROSS JOIN sessions ON sessions.id = substr(?1, asked.position * 16 + 1, 16) \
         ) \
         SELECT listed.id, named.website_id, named.website_name, named.keeps_access, named.ended_at IS NULL, \
             websites.backchannel_logout_uri IS NOT NULL, named.access_ends_by, named.notice_attempts, \
             named.notice_next_at, named.notice_delivered_at, listed.reached \
         FROM listed CROSS JOIN website_sessions AS named ON named.id IN ( \
             SELECT id FROM ( \
                 SELECT id FROM website_sessions \
                 WHERE account_id = ?3 AND session_id = listed.id AND ended_at IS NULL \
                     AND listed.closed_at IS NULL \
                 ORDER BY started_at, id LIMIT ?4 + 0 \
             ) \
             UNION ALL \
             SELECT id FROM ( \
                 SELECT id FROM website_sessions \
                 WHERE account_id = ?3 AND session_id = listed.id AND ended_at = listed.closed_at \
                 ORDER BY started_at, id LIMIT ?5 + 0 \
             ) \
         ) \
         LEFT JOIN websites ON websites.id = named.website_id \
         ORDER BY listed.position, named.started_at, named.id",
    );
    let ids: Vec<u8> = sessions.iter().flat_map(|session| *session.as_uuid().as_bytes()).collect();
    let rows = select
        .bind(ids)
        .bind(i64::try_from(sessions.len()).unwrap_or(i64::MAX))
        .bind(account.as_uuid())
        .bind(REACHED_AT_MOST)
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
    let of: i64 = row.try_get(10)?;
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
    if row.try_get(4)? {
        return Ok(Notice::Open { will_be_told: row.try_get(5)? });
    }
    let (next_at, delivered_at): (Option<i64>, Option<i64>) = (row.try_get(8)?, row.try_get(9)?);
    Ok(match (delivered_at, next_at) {
        (Some(at), _) => Notice::Delivered { at: read_time(at)? },
        (None, Some(next_at)) => {
            let attempts: i64 = row.try_get(7)?;
            Notice::Pending { attempts: u32::try_from(attempts).unwrap_or(u32::MAX), next_at: read_time(next_at)? }
        }
        (None, None) => Notice::CannotBeTold { ends_by: read_time(row.try_get(6)?)? },
    })
}
