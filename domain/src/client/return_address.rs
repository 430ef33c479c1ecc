//! Where a person who was sent to sign in wants to go on: a page of a product. A link that anybody can write brings it, so it
//! leads nowhere before its origin is known (CWE-601).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use url::{Host, Url};

use crate::storage::StorageError;
use crate::{Accounts, EmbedOrigin};

/// In bytes; a proxy leads on to addresses that people type and follow, not to what a form has written.
const LONGEST: usize = 2_000;

/// The address of a page that may be gone back to if its origin is known. Every browser reads it as it stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnAddress {
    url: String,
    /// How many of the first bytes are scheme, host and port.
    origin: usize,
    host: String,
    port: u16,
}

impl ReturnAddress {
    /// Reads an absolute address over https, or over http on this very machine, for development. It must be written as a
    /// browser writes it: what a parser would have to mend, two parsers mend in two ways.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\\<>\"^`{|}#".contains(&byte);
        if text.len() > LONGEST || !text.bytes().all(is_plain) {
            return None;
        }
        let url = Url::parse(text).ok()?;
        let origin = url.origin().ascii_serialization();
        // Scheme, host and port in the browser's own words: no user info, no other case, no number that stands for an
        // address, no port that goes without saying.
        let behind = text.strip_prefix(&origin)?;
        let host = url.host_str()?;
        let is_secure = url.scheme() == "https" || url.scheme() == "http" && is_this_machine(&url);
        if !is_secure || !(behind.is_empty() || behind.starts_with(['/', '?'])) || host.ends_with('.') {
            return None;
        }
        let (host, port) = (host.to_owned(), url.port_or_known_default()?);
        Some(Self { url: text.to_owned(), origin: origin.len(), host, port })
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Scheme, host and port, as browsers serialise them (HTML, 7.1.1).
    pub fn origin(&self) -> &str {
        &self.url[..self.origin]
    }

    /// What a person calls the place: its host, and the port where that does not go without saying.
    pub fn place(&self) -> &str {
        self.origin().split_once("://").map_or("", |(_, place)| place)
    }

    /// The host, in lower case.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, also where it goes without saying.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// A short name for the address, for where there is no room for a long one.
    pub fn fingerprint(&self) -> String {
        URL_SAFE_NO_PAD.encode(&Sha256::digest(&self.url)[..9])
    }

    /// Whether nobody on the way can read or change it.
    pub fn is_https(&self) -> bool {
        self.url.starts_with("https:")
    }
}

/// Whether the name leads nowhere but to this machine (RFC 6761, 6.3).
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

impl Accounts {
    /// Whether an operator has registered the origin of the address: a client signs people in there, or a product shows them
    /// their sessions.
    pub async fn is_registered_origin(&self, address: &ReturnAddress) -> Result<bool, StorageError> {
        if let Ok(origin) = EmbedOrigin::parse(address.origin())
            && self.is_embed_origin(&origin).await?
        {
            return Ok(true);
        }
        let uris = self.storage.redirect_uris_with(address.origin()).await?;
        let is_of_origin =
            |uri: &String| Url::parse(uri).is_ok_and(|uri| uri.origin().ascii_serialization() == address.origin());
        Ok(uris.iter().any(is_of_origin))
    }
}

#[cfg(test)]
mod tests;
