//! Where a browser goes on for a website: to the question that it asks, and back to an address that it has registered.

use domain::{
    AuthorizationRefusal, AuthorizationRequest, ClientId, RequestParameters, ResponseMode, SecretToken, single,
};
use url::form_urlencoded::Serializer;

use super::{Services, failure};
use crate::AppError;
use crate::sign_in::safe_next;

/// The address at which a website's request is answered; `query` is the request, encoded as it came.
pub(crate) fn authorize_address(query: &str) -> Option<String> {
    let address = format!("/oauth2/authorize?{query}");
    (safe_next(&address) == address).then_some(address)
}

/// What a browser brings back to a website. It may hold a code, so it is not printed.
pub struct ClientAnswer {
    uri: String,
    mode: ResponseMode,
    parameters: Vec<(&'static str, String)>,
}

impl ClientAnswer {
    /// Its code (RFC 6749, 4.1.2), and who gave it (RFC 9207).
    pub fn code(request: &AuthorizationRequest, code: &SecretToken, issuer: &str) -> Self {
        let parameters =
            [("code", Some(code.reveal())), ("state", request.state.clone()), ("iss", Some(issuer.to_owned()))];
        Self::new(&request.redirect_uri, request.response_mode, parameters)
    }

    /// The reason why it gets no code (RFC 6749, 4.1.2.1; RFC 9207).
    pub fn refusal(refusal: &AuthorizationRefusal, issuer: &str) -> Self {
        let parameters = [
            ("error", Some(refusal.error.as_str().to_owned())),
            ("error_description", Some(refusal.error.description().to_owned())),
            ("state", refusal.state.clone()),
            ("iss", Some(issuer.to_owned())),
        ];
        Self::new(&refusal.redirect_uri, refusal.response_mode, parameters)
    }

    fn new<const N: usize>(uri: &str, mode: ResponseMode, parameters: [(&'static str, Option<String>); N]) -> Self {
        let parameters = parameters.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        Self { uri: uri.to_owned(), mode, parameters }
    }

    /// Where the browser goes.
    pub fn location(&self) -> String {
        match self.mode {
            ResponseMode::Query => {
                let parameters: Vec<_> =
                    self.parameters.iter().map(|(name, value)| (*name, Some(value.as_str()))).collect();
                with_query(&self.uri, &parameters)
            }
            ResponseMode::FormPost => self.uri.clone(),
        }
    }

    /// The form that it sends there, encoded, where the website asked for one (OAuth 2.0 Form Post Response Mode).
    pub fn form(&self) -> Option<String> {
        let encoded = || Serializer::new(String::new()).extend_pairs(&self.parameters).finish();
        (self.mode == ResponseMode::FormPost).then(encoded)
    }
}

/// Where a website that asked to sign its person out wants the browser (`OpenID` Connect RP-Initiated Logout 1.0, 3): only
/// an address that it has registered, letter by letter.
pub async fn sign_out_location(
    services: &Services,
    parameters: &RequestParameters,
) -> Result<Option<String>, AppError> {
    let value = |name| single(parameters, name).ok().flatten();
    let (Some(website), Some(uri)) = (value("client_id").and_then(ClientId::parse), value("post_logout_redirect_uri"))
    else {
        return Ok(None);
    };
    let website = services.accounts.registered_client(&website).await.map_err(|error| failure(error.into()))?;
    let is_registered =
        website.is_some_and(|website| website.post_logout_redirect_uris.iter().any(|known| known == uri));
    Ok(is_registered.then(|| with_query(uri, &[("state", value("state"))])))
}

/// Adds what is there of `parameters` behind the query that `uri` has already. A registered address has no fragment, so
/// the query is its end; nothing else of it is touched.
fn with_query(uri: &str, parameters: &[(&str, Option<&str>)]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(parameters.iter().filter_map(|(name, value)| Some((name, (*value)?))));
    let query = query.finish();
    let separator = match uri.split_once('?') {
        _ if query.is_empty() => "",
        None => "?",
        Some((_, own)) if own.is_empty() || own.ends_with('&') => "",
        Some(_) => "&",
    };
    format!("{uri}{separator}{query}")
}

#[cfg(test)]
mod tests {
    use domain::{AuthorizationError, Client, Registration};

    use super::*;

    const ISSUER: &str = "https://accounts.example.com";

    fn website(redirect_uri: &str) -> Client {
        let registration = Registration {
            name: "Wiki".into(),
            is_public: true,
            redirect_uris: vec![redirect_uri.to_owned()],
            ..Registration::default()
        };
        registration.check(ClientId::parse("wiki").unwrap(), false).unwrap().0
    }

    fn request(redirect_uri: &str, state: Option<&str>) -> AuthorizationRequest {
        let given = [
            ("client_id", Some("wiki")),
            ("redirect_uri", Some(redirect_uri)),
            ("response_type", Some("code")),
            ("scope", Some("openid")),
            ("code_challenge", Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")),
            ("code_challenge_method", Some("S256")),
            ("state", state),
        ];
        let given = given.iter().filter_map(|(name, value)| Some(((*name).to_owned(), (*value)?.to_owned())));
        AuthorizationRequest::read(&given.collect::<Vec<_>>(), &website(redirect_uri)).unwrap()
    }

    #[test]
    fn a_code_is_added_to_the_registered_address_and_nothing_else_of_it_changes() {
        let code = SecretToken::generate().unwrap();
        let iss = "iss=https%3A%2F%2Faccounts.example.com";
        for (uri, state, before, after) in [
            ("https://wiki.example.com/callback", None, "?", ""),
            ("https://wiki.example.com/callback", Some("af0 &=#é"), "?", "&state=af0+%26%3D%23%C3%A9"),
            ("https://wiki.example.com/callback?", None, "", ""),
            ("https://wiki.example.com/callback?from=us%20all", Some("x"), "&", "&state=x"),
            ("https://wiki.example.com/callback?from=us&", None, "", ""),
            ("https://wiki.example.com:8443/%63allback/x?a=?", None, "&", ""),
            ("https://wiki.example.com", None, "?", ""),
            ("http://127.0.0.1:8080/", None, "?", ""),
            ("com.example.app:/callback", Some("x"), "?", "&state=x"),
        ] {
            let location = ClientAnswer::code(&request(uri, state), &code, ISSUER).location();
            assert_eq!(location, format!("{uri}{before}code={}{after}&{iss}", code.reveal()));
        }
    }

    #[test]
    fn a_refusal_says_why_and_who_refused() {
        let uri = "https://wiki.example.com/callback?from=us";
        let denied = request(uri, Some("a b")).refused(AuthorizationError::AccessDenied);
        assert_eq!(
            ClientAnswer::refusal(&denied, ISSUER).location(),
            "https://wiki.example.com/callback?from=us&error=access_denied&error_description=the+person+did+not+consent\
             &state=a+b&iss=https%3A%2F%2Faccounts.example.com"
        );
        let unknown = request(uri, None).refused(AuthorizationError::InvalidScope);
        assert!(!ClientAnswer::refusal(&unknown, ISSUER).location().contains("state"));
    }

    #[test]
    fn a_request_is_answered_at_its_own_address_and_at_no_other() {
        let address = authorize_address("client_id=wiki&state=a%26b").unwrap();
        assert_eq!(address, "/oauth2/authorize?client_id=wiki&state=a%26b");
        assert_eq!(authorize_address("a=b\r\nSet-Cookie: a=b"), None);
        assert_eq!(authorize_address(""), None);
    }
}
