//! Closing a session on behalf of a page.

use domain::{Clients, ListVersion, Reauthenticated, SeenList, SessionId};

use super::device_words::device_in_words;
use super::session_words::others_closed_in_words;
use super::{continue_at, failure, forget_session, revoked_websites, services};
use crate::sessions::shapes::OthersClosed;
use crate::websites::RevokedWebsites;
use crate::{AppError, Notice};

/// Closes a session of the account, and names the websites that were revoked with it if that was asked for. Whoever closes the
/// session that they use is signed out, and their form goes on at the page to sign in at.
pub(crate) async fn close_session(
    reauthenticated: &Reauthenticated,
    id: SessionId,
    websites: Clients,
) -> Result<Option<RevokedWebsites>, AppError> {
    let services = services()?;
    let revoked = services.accounts.close_session(reauthenticated, id, websites).await;
    let revoked = revoked.map_err(|error| failure(error.into()))?;
    if id == reauthenticated.current.session.id {
        forget_session(&services);
        continue_at("/sign-in", Some(&Notice::SignedOut));
    }
    Ok((websites == Clients::Revoke).then(|| revoked_websites(&revoked)))
}

/// Closes all other sessions of the account, and says which of them the list of the version `seen` did not show.
pub(crate) async fn close_other_sessions(
    reauthenticated: &Reauthenticated,
    seen: &str,
    websites: Clients,
) -> Result<OthersClosed, AppError> {
    let seen = ListVersion::parse(seen).map(SeenList::Version);
    let closed = services()?.accounts.close_other_sessions(reauthenticated, seen, websites).await;
    let closed = closed.map_err(|error| failure(error.into()))?;
    let count = u32::try_from(closed.closed.len()).unwrap_or(u32::MAX);
    let unseen: Vec<_> = closed.unseen.iter().map(|session| device_in_words(&session.device)).collect();
    let revoked = (websites == Clients::Revoke).then(|| revoked_websites(&closed.revoked));
    Ok(OthersClosed { said: others_closed_in_words(count, &unseen, revoked.as_ref()), count, unseen, revoked })
}

impl OthersClosed {
    /// What the next page says of it.
    pub(crate) fn notice(&self) -> Notice {
        Notice::OthersClosed { count: self.count, revoked: self.revoked.clone() }
    }
}
