//! Ended sessions in a list. Many that ended by one act are one row.

use std::collections::HashMap;

use domain::storage::{FOLDED_FROM, SessionQuery};
use domain::{AccountId, EndReason, Session, SessionId, Timestamp};
use uuid::Uuid;

use super::listed_row::ListedRow;
use super::rows::{readable_session, session_columns};
use super::{Backend, Connection};

/// Ended sessions, and how many there are of those that ended together. One of them stands for all, so that they push none
/// out of the list that ended before.
pub(super) async fn read_ended(
    connection: &mut Connection,
    query: &SessionQuery,
) -> sqlx::Result<(Vec<ListedRow>, HashMap<SessionId, u64>)> {
    let (mut ended, mut together) = (Vec::new(), HashMap::new());
    let limit = query.ended_limit as usize;
    let mut position = (i64::MAX, Uuid::max());
    while ended.len() < limit {
        let mut rows = read_ended_before(connection, query, position, limit - ended.len()).await?;
        let Some((first, at, reason)) = many_together(&rows).filter(|_| query.fold_ended) else {
            ended.extend(rows);
            break;
        };
        rows.truncate(first + 1);
        let count = count_ended_at(connection, query, at, reason).await?;
        together.extend(rows.last().map(|row| (row.id, count)));
        ended.extend(rows);
        position = (at.as_millis(), Uuid::nil());
    }
    Ok((ended, together))
}

async fn read_ended_before(
    connection: &mut Connection,
    query: &SessionQuery,
    (closed_at, id): (i64, Uuid),
    limit: usize,
) -> sqlx::Result<Vec<ListedRow>> {
    let select = sqlx::query_as(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = $1 AND closed_at > $2 AND (closed_at, id) < ($4, $5) \
         ORDER BY closed_at DESC, id DESC \
         LIMIT $3 + 0",
    ));
    select
        .bind(query.account.as_uuid())
        .bind(query.ended_after.as_millis())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(closed_at)
        .bind(id)
        .fetch_all(connection)
        .await
}

/// Where many rows follow each other that ended together, with when and why.
fn many_together(rows: &[ListedRow]) -> Option<(usize, Timestamp, EndReason)> {
    let end = |row: &ListedRow| row.session.as_ref().ok().and_then(|session| session.end.clone());
    let mut first = 0;
    for run in rows.chunk_by(|one, next| end(one) == end(next)) {
        if run.len() >= FOLDED_FROM as usize {
            return end(&run[0]).map(|end| (first, end.at, end.reason));
        }
        first += run.len();
    }
    None
}

async fn count_ended_at(
    connection: &mut Connection,
    query: &SessionQuery,
    at: Timestamp,
    reason: EndReason,
) -> sqlx::Result<u64> {
    let select = sqlx::query_scalar(
        "SELECT count(*) FROM sessions WHERE account_id = $1 AND closed_at = $2 AND end_reason = $3",
    );
    let count: i64 =
        select.bind(query.account.as_uuid()).bind(at.as_millis()).bind(reason.as_str()).fetch_one(connection).await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// The sessions of the account that ended at the same moment and for the same reason as this one, the newest start first.
pub(super) async fn sessions_ended_with(
    storage: &Backend,
    account: AccountId,
    session: SessionId,
    limit: u32,
    skip: u32,
) -> sqlx::Result<Vec<Session>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        " FROM sessions \
         WHERE account_id = $1 \
             AND closed_at = (SELECT closed_at FROM sessions WHERE account_id = $1 AND id = $2) \
             AND end_reason = (SELECT end_reason FROM sessions WHERE account_id = $1 AND id = $2) \
         ORDER BY id DESC \
         LIMIT $3 + 0 OFFSET $4 + 0",
    ));
    let mut read = storage.begin_read().await?;
    let rows = select
        .bind(account.as_uuid())
        .bind(session.as_uuid())
        .bind(i64::from(limit))
        .bind(i64::from(skip))
        .fetch_all(&mut *read)
        .await?;
    read.finish();
    Ok(rows.iter().filter_map(readable_session).collect())
}
