//! What an operator does with websites: registers, changes and removes them, and replaces their secrets.

use crate::storage::{NewWebsite, StorageError};
use crate::{
    Accounts, InvalidRegistration, Logo, NoRandomness, Registration, SecretToken, SigningAlgorithm, TokenHash, Website,
    WebsiteId,
};

/// A website that was registered.
#[derive(Debug)]
pub struct RegisteredWebsite {
    /// The website.
    pub website: Website,
    /// Its secret, if it just got one: nobody can ask for it again.
    pub secret: Option<SecretToken>,
}

/// Why a website was not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterWebsiteError {
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

/// There is no website of that id, or none that has what was asked for.
#[derive(Debug, thiserror::Error)]
#[error("there is no such website")]
pub struct NoSuchWebsite;

impl Accounts {
    /// Registers a website, under `id` or a new one.
    pub async fn register_website(
        &self,
        id: Option<WebsiteId>,
        registration: Registration,
        allow_private: bool,
    ) -> Result<RegisteredWebsite, RegisterWebsiteError> {
        let id = id.map_or_else(WebsiteId::generate, Ok)?;
        let (website, logo) = registration.check(id, allow_private)?;
        self.check_signs(website.id_token_signing_alg).await?;
        let secret = if website.is_public { None } else { Some(SecretToken::generate()?) };
        let new = self.new_website(website, logo, secret.as_ref().map(SecretToken::hash));
        if !self.storage.register_website(&new).await? {
            return Err(RegisterWebsiteError::Taken);
        }
        Ok(RegisteredWebsite { website: new.website, secret })
    }

    /// Registers a website, or puts it in the place of the one of the same id, as a file of the operator says. `secret` is
    /// the hash of a secret that the operator chose; without one, a website that has a secret keeps it.
    pub async fn apply_website(
        &self,
        id: WebsiteId,
        registration: Registration,
        secret: Option<TokenHash>,
        allow_private: bool,
    ) -> Result<RegisteredWebsite, RegisterWebsiteError> {
        let (website, logo) = registration.check(id, allow_private)?;
        self.check_signs(website.id_token_signing_alg).await?;
        let before = self.storage.find_website(&website.id).await?;
        let has_secret = secret.is_some() || before.as_ref().is_some_and(|before| before.secret.is_some());
        let new_secret = if website.is_public || has_secret { None } else { Some(SecretToken::generate()?) };
        let secret = if website.is_public { None } else { secret.or(new_secret.as_ref().map(SecretToken::hash)) };
        let new = self.new_website(website, logo, secret);
        let done = match before {
            Some(_) => self.storage.replace_website(&new).await?,
            None => self.storage.register_website(&new).await?,
        };
        if !done {
            return Err(RegisterWebsiteError::Taken);
        }
        Ok(RegisteredWebsite { website: new.website, secret: new_secret })
    }

    /// Refuses an algorithm of which this installation has no key, as one that comes from an older version may not. Before the
    /// first start it has none at all, and will have one of each.
    pub async fn check_signs(&self, algorithm: SigningAlgorithm) -> Result<(), RegisterWebsiteError> {
        let known = self.known_signing_keys().await?;
        if known.is_empty() || known.signing(algorithm, self.now()).is_some() {
            return Ok(());
        }
        Err(RegisterWebsiteError::NoSigningKey(algorithm))
    }

    fn new_website(&self, website: Website, logo: Option<Logo>, secret: Option<TokenHash>) -> NewWebsite {
        NewWebsite { website, logo, secret, at: self.now() }
    }

    /// Every registered website, by name.
    pub async fn registered_websites(&self) -> Result<Vec<Website>, StorageError> {
        self.storage.list_websites().await
    }

    /// The registered website of this id.
    pub async fn registered_website(&self, id: &WebsiteId) -> Result<Option<Website>, StorageError> {
        Ok(self.storage.find_website(id).await?.map(|found| found.website))
    }

    /// Gives a website another secret; the old one is refused from then on.
    pub async fn replace_website_secret(
        &self,
        website: &WebsiteId,
    ) -> Result<Result<SecretToken, NoSuchWebsite>, RegisterWebsiteError> {
        let secret = SecretToken::generate()?;
        let replaced = self.storage.replace_website_secret(website, &secret.hash(), self.now()).await?;
        Ok(if replaced { Ok(secret) } else { Err(NoSuchWebsite) })
    }

    /// Removes a website; whatever it got ends, and it is told so where it can be.
    pub async fn remove_website(&self, website: &WebsiteId) -> Result<Result<(), NoSuchWebsite>, StorageError> {
        let removed = self.storage.remove_website(website, self.now()).await?;
        Ok(if removed { Ok(()) } else { Err(NoSuchWebsite) })
    }

    /// The picture of a website.
    pub async fn website_logo(&self, website: &WebsiteId) -> Result<Option<Logo>, StorageError> {
        self.storage.website_logo(website).await
    }
}
