//! Tokens by which a page of another origin shows a person's sessions and closes them: each is about one session and for one
//! origin, for ten minutes, and opens nothing else.

use crate::secret_token::prefixed_token;
use crate::{ApiKeyId, AuthorizationId, SecretToken, WebsiteId};

/// The secret that a page sends: it leaves with the answer to whoever asked for it, and is kept only as its hash.
#[derive(Clone, Debug)]
pub struct EmbedToken(SecretToken);

prefixed_token!(EmbedToken, "us_embed_");

/// What an embed token came by, with which it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbedSource {
    /// The key of an operator's program.
    ApiKey(ApiKeyId),
    /// What a website was allowed.
    Website {
        /// The website, by its client id.
        website: WebsiteId,
        /// The authorization that its access token followed from, in the same session.
        authorization: AuthorizationId,
    },
    /// The session's own cookie, which a proxy passed on.
    Cookie,
}

/// How sessions are closed by an embed token. The greater closes with less ado.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmbedClosing {
    /// Not at all: the token only reads.
    Never,
    /// Each close leads to the service's own page, which asks.
    Confirm,
    /// In place, as long as the last proof of who the person is is recent enough.
    Direct,
}

const NAMES: [(EmbedClosing, &str); 3] =
    [(EmbedClosing::Never, "never"), (EmbedClosing::Confirm, "confirm"), (EmbedClosing::Direct, "direct")];

/// A way of closing that the service does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no way of closing; there are direct, confirm and never")]
pub struct UnknownClosing(pub String);

impl EmbedClosing {
    /// The name in commands and in storage.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(closing, _)| *closing == self).map_or("", |(_, name)| name)
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Result<Self, UnknownClosing> {
        let found = NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(closing, _)| *closing).ok_or_else(|| UnknownClosing(name.to_owned()))
    }

    /// Reads a name as it was stored; one of a newer version closes nothing.
    pub fn from_stored(name: &str) -> Self {
        Self::parse(name).unwrap_or(Self::Never)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ApiKeySecret;

    #[test]
    fn a_revealed_token_reads_back_and_is_known_by_its_prefix() {
        let token = EmbedToken::generate().unwrap();
        let text = token.reveal();
        assert!(text.starts_with("us_embed_") && text.len() == 52, "{}", text.len());
        assert_eq!(EmbedToken::parse(&text).unwrap().hash(), token.hash());
        let key = ApiKeySecret::generate().unwrap().reveal();
        for other in [&text[9..], &text[..51], &text.to_uppercase(), &format!("us_embed_{text}"), &key, ""] {
            assert!(EmbedToken::parse(other).is_none());
        }
        assert!(SecretToken::parse(&text).is_none() && ApiKeySecret::parse(&text).is_none());
        assert_eq!(format!("{token:?}"), "EmbedToken(SecretToken(redacted))");
    }

    #[test]
    fn a_way_of_closing_of_a_newer_version_closes_nothing() {
        for closing in [EmbedClosing::Never, EmbedClosing::Confirm, EmbedClosing::Direct] {
            assert_eq!(EmbedClosing::from_stored(closing.as_str()), closing);
        }
        assert_eq!(EmbedClosing::from_stored("with-a-fanfare"), EmbedClosing::Never);
        assert_eq!(EmbedClosing::Direct.min(EmbedClosing::Confirm), EmbedClosing::Confirm);
        assert_eq!(EmbedClosing::Confirm.min(EmbedClosing::Never), EmbedClosing::Never);
    }
}
