//! OAuth clients: the websites at which people sign in with their account, as an operator registered them.

pub(crate) mod authorization_request;
pub(crate) mod authorizing;
pub(crate) mod client_session;
pub(crate) mod embedding;
pub(crate) mod grant;
pub(crate) mod list;
pub(crate) mod logo;
pub(crate) mod logout_notice;
pub(crate) mod registry;
pub(crate) mod return_address;
pub(crate) mod scope;
pub(crate) mod signing_key;
pub(crate) mod signing_key_registry;
pub(crate) mod token_exchange;
pub(crate) mod token_use;
pub(crate) mod uri;

use std::fmt;

use crate::client::uri::{check_link, check_notice_uri, check_redirect_uri};
use crate::{
    EmbedClosing, EmbedOrigin, InvalidOrigin, Logo, NoRandomness, Scope, Scopes, SigningAlgorithm, UnknownScope,
    UriProblem,
};

#[cfg(test)]
mod tests;

/// The public id of a client, its `client_id` (RFC 6749, 2.2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(String);

impl ClientId {
    /// A new id.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        Ok(Self(uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()))
    }

    /// Reads an id: 1 to 64 letters, digits and `. _ -`, the first a letter or a digit. Anything else is the id of none.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let first = text.bytes().next()?;
        let fits = text.len() <= 64 && first.is_ascii_alphanumeric() && text.bytes().all(allowed);
        fits.then(|| Self(text.to_owned()))
    }

    /// The id as it is stored and sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A registered client, without anything secret.
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The client id, which is public.
    pub id: ClientId,
    /// Its name, as people are shown it.
    pub name: String,
    /// Whether it cannot keep a secret, and so cannot prove who it is (RFC 6749, 2.1).
    pub is_public: bool,
    /// The client's front page, if it has named one.
    pub site: Option<String>,
    /// Whether it has a logo.
    pub has_logo: bool,
    /// Where browsers may be sent back to with a code; matched letter by letter.
    pub redirect_uris: Vec<String>,
    /// Where browsers may be sent to after signing out.
    pub post_logout_redirect_uris: Vec<String>,
    /// Where it is told that a session ended (`OpenID` Connect Back-Channel Logout 1.0).
    pub backchannel_logout_uri: Option<String>,
    /// What it may ask for.
    pub scopes: Scopes,
    /// Whether a person who has allowed it once is not asked again for the same.
    pub remembers_consent: bool,
    /// Whether its codes must be bound to a verifier (PKCE, RFC 7636); else it has to send a nonce where it does without.
    pub requires_pkce: bool,
    /// How ID tokens and logout tokens for it are signed.
    pub id_token_signing_alg: SigningAlgorithm,
    /// In whose pages the list may stand.
    pub embed_origins: Vec<EmbedOrigin>,
    /// How sessions are closed from there.
    pub embed_closing: EmbedClosing,
}

/// What an operator says of a client, not looked at yet.
#[derive(Clone, Debug, Default)]
pub struct Registration {
    /// The name that people read.
    pub name: String,
    /// Whether it cannot keep a secret.
    pub is_public: bool,
    /// The client's front page, if it has named one.
    pub site: Option<String>,
    /// The logo, if there is one.
    pub logo: Option<Vec<u8>>,
    /// Where browsers are sent back to.
    pub redirect_uris: Vec<String>,
    /// Where browsers are sent to after signing out.
    pub post_logout_redirect_uris: Vec<String>,
    /// Where it is told that a session ended.
    pub backchannel_logout_uri: Option<String>,
    /// What it may ask for; everything when nothing is said, and the sessions only with an origin that shows them.
    pub scopes: Vec<String>,
    /// Whether it asks people each time, although they have allowed it before.
    pub always_ask: bool,
    /// Whether it may do without PKCE, because its library knows none.
    pub pkce_optional: bool,
    /// How ID tokens for it are signed, by the registered name; ES256 when nothing is said.
    pub id_token_signing_alg: Option<String>,
    /// In whose pages the list may stand.
    pub embed_origins: Vec<String>,
    /// How sessions are closed from there; each on the service's own page when nothing is said.
    pub embed_closing: Option<EmbedClosing>,
}

/// Why a client cannot be registered as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRegistration {
    /// The id is none.
    #[error("a website's id has 1 to 64 letters, digits and . _ -, and begins with a letter or a digit")]
    Id,
    /// The name is empty, long, or could deceive.
    #[error("a website's name has 1 to 60 characters, and neither line breaks nor invisible ones")]
    Name,
    /// There is no place to send a browser back to.
    #[error("a website needs at least one redirect URI")]
    NoRedirectUri,
    /// An address cannot be used.
    #[error("{uri} {problem}")]
    Uri {
        /// The address.
        uri: String,
        /// What is wrong with the address.
        problem: UriProblem,
    },
    /// A program's own scheme is for programs, which are public.
    #[error("{0} has a scheme of a program's own, so the website must be public")]
    OwnScheme(String),
    /// A public client has no secret that would protect its codes (RFC 9700, 2.1.1).
    #[error("a public website has no secret, so it cannot do without PKCE")]
    PublicWithoutPkce,
    /// A scope is unknown.
    #[error(transparent)]
    Scope(#[from] UnknownScope),
    /// Nothing is signed like that.
    #[error("ID tokens are signed by ES256 or RS256, not by {0}")]
    SigningAlgorithm(String),
    /// An origin is none.
    #[error("{origin} {problem}")]
    Origin {
        /// What was said.
        origin: String,
        /// What is wrong with the origin.
        problem: InvalidOrigin,
    },
    /// Nothing could come of the scope: a token for an embed is for an origin, and is given to who proves who it is.
    #[error("the scope sessions is for a website that has a secret and an embed origin")]
    SessionsScope,
    /// The picture cannot be used.
    #[error("a logo is a PNG, JPEG or WebP picture of up to 64 KiB")]
    Logo,
}

const LONGEST_NAME: usize = 60;

impl Registration {
    /// The client that this describes, with its picture, or why it cannot be one. `allow_private` lets the service call
    /// addresses of private networks.
    pub fn check(self, id: ClientId, allow_private: bool) -> Result<(Client, Option<Logo>), InvalidRegistration> {
        let name = self.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || !name.chars().all(is_visible) {
            return Err(InvalidRegistration::Name);
        }
        if self.redirect_uris.is_empty() {
            return Err(InvalidRegistration::NoRedirectUri);
        }
        if self.is_public && self.pkce_optional {
            return Err(InvalidRegistration::PublicWithoutPkce);
        }
        for uri in self.redirect_uris.iter().chain(&self.post_logout_redirect_uris) {
            about(uri, check_redirect_uri(uri))?;
            if !self.is_public && !uri.starts_with("http") {
                return Err(InvalidRegistration::OwnScheme(uri.clone()));
            }
        }
        if let Some(uri) = &self.backchannel_logout_uri {
            about(uri, check_notice_uri(uri, allow_private))?;
        }
        if let Some(uri) = &self.site {
            about(uri, check_link(uri))?;
        }
        let read = |logo| Logo::new(logo).ok_or(InvalidRegistration::Logo);
        let logo = self.logo.map(read).transpose()?;
        let embed_origins = read_origins(&self.embed_origins)?;
        let embeds = !self.is_public && !embed_origins.is_empty();
        let scopes = if self.scopes.is_empty() {
            Scopes::usual().with_sessions(embeds)
        } else {
            Scopes::parse(&self.scopes.join(" "))?
        };
        if scopes.contains(Scope::Sessions) && !embeds {
            return Err(InvalidRegistration::SessionsScope);
        }
        let algorithm = match self.id_token_signing_alg {
            Some(name) => SigningAlgorithm::parse(&name).ok_or(InvalidRegistration::SigningAlgorithm(name))?,
            None => SigningAlgorithm::default(),
        };
        let client = Client {
            id,
            name,
            is_public: self.is_public,
            site: self.site,
            has_logo: logo.is_some(),
            redirect_uris: self.redirect_uris,
            post_logout_redirect_uris: self.post_logout_redirect_uris,
            backchannel_logout_uri: self.backchannel_logout_uri,
            scopes,
            // Whoever cannot prove who it is could be anybody the next time (RFC 9700; ASVS 10.7.1).
            remembers_consent: !self.is_public && !self.always_ask,
            requires_pkce: !self.pkce_optional,
            id_token_signing_alg: algorithm,
            embed_origins,
            embed_closing: self.embed_closing.unwrap_or(EmbedClosing::Confirm),
        };
        Ok((client, logo))
    }
}

fn about(uri: &str, verdict: Result<(), UriProblem>) -> Result<(), InvalidRegistration> {
    verdict.map_err(|problem| InvalidRegistration::Uri { uri: uri.to_owned(), problem })
}

/// Reads origins as an operator gives them.
pub(crate) fn read_origins(origins: &[String]) -> Result<Vec<EmbedOrigin>, InvalidRegistration> {
    let read = |origin: &String| {
        EmbedOrigin::parse(origin).map_err(|problem| InvalidRegistration::Origin { origin: origin.clone(), problem })
    };
    origins.iter().map(read).collect()
}

/// Neither control characters nor those that turn the direction of writing or take no room.
pub(crate) fn is_visible(character: char) -> bool {
    let invisible = matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !character.is_control() && !invisible
}
