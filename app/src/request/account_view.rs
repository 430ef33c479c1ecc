//! An account as the page that sums it up shows it.

use domain::{AccountOverview, Timestamp};

use super::reply::to_u32;
use crate::account::api::AccountView;

/// The account in the wire's shape.
pub(crate) fn account_view(overview: &AccountOverview) -> AccountView {
    AccountView {
        created_at: overview.created_at.as_millis(),
        password_set_at: overview.password_set_at.map(Timestamp::as_millis),
        sessions: to_u32(overview.sessions),
        newest_session_at: overview.newest_session_at.map(Timestamp::as_millis),
        websites: to_u32(overview.clients),
    }
}
