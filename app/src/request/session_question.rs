//! Sessions as the person sees them who is asked about them.

use domain::{Accounts, CurrentSession, LARGEST_PAGE, Session, SessionId};

use super::device_words::device_in_words;
use super::end_view;
use super::language::speaking;
use crate::{AppError, Language, SessionQuestion};

/// The sessions with these ids in `language`, as the person of `current` is asked about them, the newest start first; what the account does
/// not have is left out.
///
/// # Errors
///
/// When storage failed.
pub async fn session_questions(
    accounts: &Accounts,
    current: &CurrentSession,
    ids: impl IntoIterator<Item = String>,
    language: Language,
) -> Result<Vec<SessionQuestion>, AppError> {
    let ids: Vec<_> = ids.into_iter().take(LARGEST_PAGE as usize).filter_map(|id| SessionId::parse(&id)).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = accounts.sessions_by_id(current, &ids).await?;
    let questions = || sessions.iter().map(|session| question(accounts, current, session)).collect();
    Ok(speaking(language, questions))
}

fn question(accounts: &Accounts, current: &CurrentSession, session: &Session) -> SessionQuestion {
    SessionQuestion {
        id: session.id.to_string(),
        name: session.name.as_ref().map(ToString::to_string),
        device: device_in_words(&session.device),
        started_at: session.started_at.as_millis(),
        connected_from: session.connected_from.to_string(),
        is_active: session.is_active(accounts.policy(), accounts.now()),
        end: session.end.as_ref().map(end_view),
        is_current: session.id == current.session.id,
        password_due: !current.session.is_recently_authenticated(accounts.policy(), accounts.now()),
    }
}
