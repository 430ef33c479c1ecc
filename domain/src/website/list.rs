//! The websites that a person lets use the account, and revoking that.

use crate::storage::{Revoke, RevokeUsedIn, RevokeUsedInOutcome, StorageError};
use crate::{
    Accounts, AuthorizedWebsite, CloseSessionError, CurrentSession, HISTORY, ListVersion, Reauthenticated,
    RevokedWebsite, SessionId, Timestamp, WebsiteId,
};

/// The account's authorized websites.
#[derive(Clone, Debug)]
pub struct WebsiteList {
    /// The websites, the latest used first.
    pub websites: Vec<AuthorizedWebsite>,
    /// Whether revoking would ask for reauthentication.
    pub password_due: bool,
    /// Names this state of the list.
    pub version: ListVersion,
    /// The moment that the list is true of.
    pub as_of: Timestamp,
}

impl Accounts {
    /// The account's authorized websites, or `None` when the list of version `known` is still true: that costs no further
    /// query. Asking is not activity.
    pub async fn websites(
        &self,
        current: &CurrentSession,
        known: Option<ListVersion>,
    ) -> Result<Option<WebsiteList>, StorageError> {
        let now = self.now();
        if self.knows(known, current, now) {
            return Ok(None);
        }
        let page = self.storage.list_grants(current.account.id).await?;
        Ok(Some(WebsiteList {
            websites: page.websites,
            password_due: !current.session.is_recently_authenticated(&self.policy, now),
            // Grants do not run out by themselves, and the authentication does.
            version: ListVersion {
                changes: page.changes,
                valid_until: current
                    .session
                    .reauthentication_due_at(&self.policy, now)
                    .unwrap_or_else(|| now.plus(HISTORY)),
            },
            as_of: now,
        }))
    }

    /// Revokes what the account lets a website do; a website that it lets do nothing is not found.
    pub async fn revoke_website(
        &self,
        reauthenticated: &Reauthenticated,
        website: WebsiteId,
    ) -> Result<(), CloseSessionError> {
        let revoked = self.revoke(reauthenticated, Some(website)).await?;
        if revoked.is_empty() { Err(CloseSessionError::NotFound) } else { Ok(()) }
    }

    /// Revokes what the account lets any website do; answers which.
    pub async fn revoke_all_websites(
        &self,
        reauthenticated: &Reauthenticated,
    ) -> Result<Vec<WebsiteId>, CloseSessionError> {
        self.revoke(reauthenticated, None).await
    }

    /// Revokes what was used in a session of the account, open or ended; answers which websites, by name.
    pub async fn revoke_websites_used_in(
        &self,
        reauthenticated: &Reauthenticated,
        session: SessionId,
    ) -> Result<Vec<RevokedWebsite>, CloseSessionError> {
        let revoke = RevokeUsedIn { caller: reauthenticated.current.caller(self, self.now()), session };
        match self.storage.revoke_grants_used_in(&revoke).await? {
            RevokeUsedInOutcome::Revoked(revoked) => Ok(revoked),
            RevokeUsedInOutcome::NotFound => Err(CloseSessionError::NotFound),
            RevokeUsedInOutcome::CallerEnded => Err(CloseSessionError::SessionEnded),
        }
    }

    async fn revoke(
        &self,
        reauthenticated: &Reauthenticated,
        website: Option<WebsiteId>,
    ) -> Result<Vec<WebsiteId>, CloseSessionError> {
        let revoke = Revoke { caller: reauthenticated.current.caller(self, self.now()), website };
        self.storage.revoke_grants(&revoke).await?.ok_or(CloseSessionError::SessionEnded)
    }
}
