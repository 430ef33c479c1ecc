//! What an operator does with clients: registers, changes and removes them, and replaces their secrets.

use crate::storage::{NewClient, StorageError};
use crate::{
    Accounts, Client, ClientId, InvalidRegistration, Logo, NoRandomness, Registration, SecretToken, SigningAlgorithm,
    TokenHash,
};

/// A client that was registered.
#[derive(Debug)]
pub struct RegisteredClient {
    /// The client.
    pub client: Client,
    /// Its secret, if it just got one: nobody can ask for it again.
    pub secret: Option<SecretToken>,
}

/// Why a client was not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterClientError {
    /// What was said of it cannot be used.
    #[error(transparent)]
    Invalid(#[from] InvalidRegistration),
    /// The id is taken.
    #[error("there is a website of that id already")]
    Taken,
    /// Nothing could be signed for it.
    #[error("there is no {0} key yet: `user-sessions signing-key rotate` makes one")]
    NoSigningKey(SigningAlgorithm),
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// There is no client of that id, or none that has what was asked for.
#[derive(Debug, thiserror::Error)]
#[error("there is no such website")]
pub struct NoSuchClient;

impl Accounts {
    /// Registers a client, under `id` or a new one.
    pub async fn register_client(
        &self,
        id: Option<ClientId>,
        registration: Registration,
        allow_private: bool,
    ) -> Result<RegisteredClient, RegisterClientError> {
        let id = id.map_or_else(ClientId::generate, Ok)?;
        let (client, logo) = registration.check(id, allow_private)?;
        self.check_signs(client.id_token_signing_alg).await?;
        let secret = if client.is_public { None } else { Some(SecretToken::generate()?) };
        let new = self.new_client(client, logo, secret.as_ref().map(SecretToken::hash));
        if !self.storage.register_client(&new).await? {
            return Err(RegisterClientError::Taken);
        }
        Ok(RegisteredClient { client: new.client, secret })
    }

    /// Registers a client, or puts it in the place of the one of the same id, as a file of the operator says. `secret` is
    /// the hash of a secret that the operator chose; without one, a client that has a secret keeps it.
    pub async fn apply_client(
        &self,
        id: ClientId,
        registration: Registration,
        secret: Option<TokenHash>,
        allow_private: bool,
    ) -> Result<RegisteredClient, RegisterClientError> {
        let (client, logo) = registration.check(id, allow_private)?;
        self.check_signs(client.id_token_signing_alg).await?;
        let before = self.storage.find_client(&client.id).await?;
        let has_secret = secret.is_some() || before.as_ref().is_some_and(|before| before.secret.is_some());
        let new_secret = if client.is_public || has_secret { None } else { Some(SecretToken::generate()?) };
        let secret = if client.is_public { None } else { secret.or(new_secret.as_ref().map(SecretToken::hash)) };
        let new = self.new_client(client, logo, secret);
        let done = match before {
            Some(_) => self.storage.replace_client(&new).await?,
            None => self.storage.register_client(&new).await?,
        };
        if !done {
            return Err(RegisterClientError::Taken);
        }
        Ok(RegisteredClient { client: new.client, secret: new_secret })
    }

    /// Refuses an algorithm of which this installation has no key, as one that comes from an older version may not. Before the
    /// first start it has none at all, and will have one of each.
    pub async fn check_signs(&self, algorithm: SigningAlgorithm) -> Result<(), RegisterClientError> {
        let known = self.known_signing_keys().await?;
        if known.is_empty() || known.signing(algorithm, self.now()).is_some() {
            return Ok(());
        }
        Err(RegisterClientError::NoSigningKey(algorithm))
    }

    fn new_client(&self, client: Client, logo: Option<Logo>, secret: Option<TokenHash>) -> NewClient {
        NewClient { client, logo, secret, at: self.now() }
    }

    /// Every registered client, by name.
    pub async fn registered_clients(&self) -> Result<Vec<Client>, StorageError> {
        self.storage.list_clients().await
    }

    /// The registered client of this id.
    pub async fn registered_client(&self, id: &ClientId) -> Result<Option<Client>, StorageError> {
        Ok(self.storage.find_client(id).await?.map(|found| found.client))
    }

    /// Gives a client another secret; the old one is refused from then on.
    pub async fn replace_client_secret(
        &self,
        client: &ClientId,
    ) -> Result<Result<SecretToken, NoSuchClient>, RegisterClientError> {
        let secret = SecretToken::generate()?;
        let replaced = self.storage.replace_client_secret(client, &secret.hash(), self.now()).await?;
        Ok(if replaced { Ok(secret) } else { Err(NoSuchClient) })
    }

    /// Removes a client; whatever it got ends, and it is told so where it can be.
    pub async fn remove_client(&self, client: &ClientId) -> Result<Result<(), NoSuchClient>, StorageError> {
        let removed = self.storage.remove_client(client, self.now()).await?;
        Ok(if removed { Ok(()) } else { Err(NoSuchClient) })
    }

    /// The picture of a client.
    pub async fn client_logo(&self, client: &ClientId) -> Result<Option<Logo>, StorageError> {
        self.storage.client_logo(client).await
    }
}
