//! Closing a session on behalf of a page.

use domain::{Proof, SessionId, Websites};

use super::{continue_at, failure, forget_session, revoked_websites, services};
use crate::websites::RevokedWebsites;
use crate::{AppError, Notice};

/// Closes a session of the account, and names the websites that were revoked with it if that was asked for. Whoever closes the
/// session that they use is signed out, and their form goes on at the page to sign in at.
pub(crate) async fn close_session(
    proof: &Proof,
    id: SessionId,
    websites: Websites,
) -> Result<Option<RevokedWebsites>, AppError> {
    let services = services()?;
    let revoked = services.accounts.close_session(proof, id, websites).await;
    let revoked = revoked.map_err(|error| failure(error.into()))?;
    if id == proof.current.session.id {
        forget_session(&services);
        continue_at("/sign-in", Some(&Notice::SignedOut));
    }
    Ok((websites == Websites::Revoke).then(|| revoked_websites(&revoked)))
}
