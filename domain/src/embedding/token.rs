//! Tokens by which a page of another origin shows a person's sessions and closes them: each is about one session and for one
//! origin, for ten minutes, and opens nothing else.

use crate::secret_token::prefixed_token;
use crate::{ApiKeyId, AuthorizationId, ClientId, SecretToken};

/// The secret that a page sends: it leaves with the answer to whoever asked for it, and is kept only as its hash.
#[derive(Clone, Debug)]
pub struct EmbedToken(SecretToken);

prefixed_token!(EmbedToken, "us_embed_");

/// What an embed token came by, with which it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbedSource {
    /// The key of an operator's program.
    ApiKey(ApiKeyId),
    /// What a client was allowed.
    Client {
        /// The client, by its id.
        client: ClientId,
        /// The authorization that its access token followed from, in the same session.
        authorization: AuthorizationId,
    },
    /// The session's own cookie, which a proxy passed on.
    Cookie,
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
}
