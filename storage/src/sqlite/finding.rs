//! Sessions by their ids.

use domain::{AccountId, Session, SessionId};
use sqlx::QueryBuilder;

use super::Sqlite;
use super::reading::readable;
use crate::rows::session_columns;

pub(super) async fn find_sessions(
    storage: &Sqlite,
    account: AccountId,
    ids: &[SessionId],
) -> sqlx::Result<Vec<Session>> {
    let mut select =
        QueryBuilder::new(concat!("SELECT ", session_columns!(), " FROM sessions WHERE sessions.account_id = "));
    select.push_bind(*account.as_uuid()).push(" AND sessions.id IN (");
    let mut list = select.separated(", ");
    for id in ids {
        list.push_bind(*id.as_uuid());
    }
    select.push(") ORDER BY sessions.started_at DESC, sessions.id DESC");
    let rows = select.build().persistent(false).fetch_all(storage.readers()?).await?;
    Ok(rows.iter().filter_map(readable).collect())
}
