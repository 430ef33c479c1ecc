//! A session as the person sees it who is asked about it.

use domain::{Accounts, CurrentSession, SessionId};

use super::end_view;
use crate::{AppError, SessionQuestion};

/// The session with this id, as the person of `current` is asked about it; nothing when the account has no such session.
///
/// # Errors
///
/// When storage failed.
pub async fn session_question(
    accounts: &Accounts,
    current: &CurrentSession,
    id: &str,
) -> Result<Option<SessionQuestion>, AppError> {
    let Some(id) = SessionId::parse(id) else {
        return Ok(None);
    };
    let session = accounts.session(current, id).await?;
    Ok(session.map(|session| SessionQuestion {
        id: session.id.to_string(),
        device: session.device.to_string(),
        started_at: session.started_at.as_millis(),
        connected_from: session.connected_from.to_string(),
        is_active: session.is_active(accounts.policy(), accounts.now()),
        end: session.end.as_ref().map(end_view),
        is_current: session.id == current.session.id,
        password_due: !current.session.is_recently_authenticated(accounts.policy(), accounts.now()),
    }))
}
