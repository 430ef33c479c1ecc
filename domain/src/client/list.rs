//! The clients that a person lets use the account, and revoking that.

use crate::storage::{Revoke, RevokeUsedIn, RevokeUsedInOutcome, StorageError};
use crate::{
    Accounts, AuthorizedClient, ClientId, CloseSessionError, CurrentSession, HISTORY, ListVersion, Reauthenticated,
    RevokedClient, SessionId, Timestamp,
};

/// The account's authorized clients.
#[derive(Clone, Debug)]
pub struct ClientList {
    /// The clients, the latest used first.
    pub clients: Vec<AuthorizedClient>,
    /// Whether revoking would ask for reauthentication.
    pub password_due: bool,
    /// Names this state of the list.
    pub version: ListVersion,
    /// The moment that the list is true of.
    pub as_of: Timestamp,
}

impl Accounts {
    /// The account's authorized clients, or `None` when the list of version `known` is still true: that costs no further
    /// query. Asking is not activity.
    pub async fn clients(
        &self,
        current: &CurrentSession,
        known: Option<ListVersion>,
    ) -> Result<Option<ClientList>, StorageError> {
        let now = self.now();
        if self.knows(known, current, now) {
            return Ok(None);
        }
        let page = self.storage.list_grants(current.account.id).await?;
        Ok(Some(ClientList {
            clients: page.clients,
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

    /// Revokes what the account lets a client do; a client that it lets do nothing is not found.
    pub async fn revoke_client(
        &self,
        reauthenticated: &Reauthenticated,
        client: ClientId,
    ) -> Result<(), CloseSessionError> {
        let revoked = self.revoke(reauthenticated, Some(client)).await?;
        if revoked.is_empty() { Err(CloseSessionError::NotFound) } else { Ok(()) }
    }

    /// Revokes what the account lets any client do; answers which.
    pub async fn revoke_all_clients(
        &self,
        reauthenticated: &Reauthenticated,
    ) -> Result<Vec<ClientId>, CloseSessionError> {
        self.revoke(reauthenticated, None).await
    }

    /// Revokes what was used in a session of the account, open or ended; answers which clients, by name.
    pub async fn revoke_clients_used_in(
        &self,
        reauthenticated: &Reauthenticated,
        session: SessionId,
    ) -> Result<Vec<RevokedClient>, CloseSessionError> {
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
        client: Option<ClientId>,
    ) -> Result<Vec<ClientId>, CloseSessionError> {
        let revoke = Revoke { caller: reauthenticated.current.caller(self, self.now()), client };
        self.storage.revoke_grants(&revoke).await?.ok_or(CloseSessionError::SessionEnded)
    }
}
