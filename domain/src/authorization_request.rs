//! What a website asks for when it sends a browser: read by the rules of RFC 6749, 7636, 9207 and `OpenID` Connect Core 1.0,
//! before anybody is asked anything.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::{Scope, Scopes, Website, WebsiteId};

#[cfg(test)]
mod tests;

/// A request that may be put before a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationRequest {
    /// Who asks.
    pub website: WebsiteId,
    /// Where the browser is sent back to; one of those that are registered, letter by letter.
    pub redirect_uri: String,
    /// What it asks for, of what there is and what it is registered for.
    pub scopes: Scopes,
    /// Given back as it came.
    pub state: Option<String>,
    /// Put into the ID token as it came.
    pub nonce: Option<String>,
    /// What the exchange of the code is bound to; some confidential websites may do without and then have a nonce.
    pub challenge: Option<CodeChallenge>,
    /// How the person is to be asked.
    pub prompt: Prompt,
    /// The person must have proved who they are within this time.
    pub max_age: Option<Duration>,
    /// The login name that the website expects.
    pub login_hint: Option<String>,
    /// An ID token of the account that the website expects.
    pub id_token_hint: Option<String>,
}

/// How the person is to be asked (`OpenID` Connect Core 1.0, 3.1.2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "these are the words of the standard, and all but one may stand together"
)]
pub struct Prompt {
    /// Nothing may be shown.
    pub none: bool,
    /// The password has to be entered, however recent the last proof.
    pub login: bool,
    /// Consent has to be given, although it was before.
    pub consent: bool,
    /// The person chooses the account.
    pub select_account: bool,
}

/// The SHA-256 of a code verifier (RFC 7636, method S256).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeChallenge([u8; 32]);

impl CodeChallenge {
    /// Reads the base64url form. Zeros alone, which no verifier is known to answer to, are none: storage writes them for a
    /// code that is bound to nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        (bytes != [0; 32]).then_some(Self(bytes))
    }

    /// What `verifier` answers to: 43 to 128 unreserved characters, or it answers to nothing.
    pub fn of_verifier(verifier: &str) -> Option<Self> {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let fits = (43..=128).contains(&verifier.len()) && verifier.bytes().all(unreserved);
        fits.then(|| Self(Sha256::digest(verifier).into()))
    }

    /// A challenge as it was stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The challenge as it is stored.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Why a request is not put before a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestRefused {
    /// Nobody knows where the browser could be sent, so it stays (RFC 9700, 4.11).
    Here(Unaddressed),
    /// The website is told.
    ToWebsite(AuthorizationRefusal),
}

/// Why a browser cannot be sent back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unaddressed {
    /// No website has this id, or the request names none or several.
    UnknownWebsite,
    /// The address is missing, there twice, or not registered letter by letter.
    UnknownRedirectUri,
}

/// What a website is told instead of getting a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationRefusal {
    /// Where the browser is sent.
    pub redirect_uri: String,
    /// Given back as it came.
    pub state: Option<String>,
    /// Why.
    pub error: AuthorizationError,
}

/// Why a website gets no code (RFC 6749, 4.1.2.1; `OpenID` Connect Core 1.0, 3.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorizationError {
    /// Something in the request is missing, there twice or malformed.
    InvalidRequest(&'static str),
    /// Only codes are given out.
    UnsupportedResponseType,
    /// Of what it asks for, nothing is left that there is and that it is registered for; or it asks for `openid` and is not
    /// registered for it.
    InvalidScope,
    /// Request objects are not read.
    RequestNotSupported,
    /// Request objects are not fetched.
    RequestUriNotSupported,
    /// Websites do not register themselves.
    RegistrationNotSupported,
    /// Nothing may be shown, and somebody would have to sign in.
    LoginRequired,
    /// Nothing may be shown, and somebody would have to consent.
    ConsentRequired,
    /// The person said no.
    AccessDenied,
}

impl AuthorizationError {
    /// The error's name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest(_) => "invalid_request",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::RequestNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::RegistrationNotSupported => "registration_not_supported",
            Self::LoginRequired => "login_required",
            Self::ConsentRequired => "consent_required",
            Self::AccessDenied => "access_denied",
        }
    }

    /// What a developer of the website reads.
    pub fn description(self) -> &'static str {
        match self {
            Self::InvalidRequest(what) => what,
            Self::UnsupportedResponseType => "the only response_type is code",
            Self::InvalidScope => "the website is registered for none of these scopes, or not for openid",
            Self::RequestNotSupported => "request objects are not supported",
            Self::RequestUriNotSupported => "request objects are not fetched",
            Self::RegistrationNotSupported => "an operator registers websites",
            Self::LoginRequired => "nobody is signed in, or not recently enough",
            Self::ConsentRequired => "the person has not consented to this yet",
            Self::AccessDenied => "the person did not consent",
        }
    }
}

/// The parameters of a request, as they came.
pub type Parameters = [(String, String)];

/// `state` and `nonce` are stored and given back, so they are kept short. Not every database has texts with a zero byte.
const LONGEST_VALUE: usize = 1_000;

/// The value of a parameter: `Ok(None)` when it is missing or empty (RFC 6749, 3.1), an error when it is there twice.
pub fn single<'a>(parameters: &'a Parameters, name: &str) -> Result<Option<&'a str>, Repeated> {
    let mut values = parameters.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(Repeated),
        (value, None) => Ok(value.filter(|value| !value.is_empty())),
    }
}

/// A parameter is there more than once (RFC 6749, 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated;

/// The id of the website that a request comes from, if it names one.
pub(crate) fn website_of(parameters: &Parameters) -> Option<WebsiteId> {
    WebsiteId::parse(single(parameters, "client_id").ok()??)
}

impl AuthorizationRequest {
    /// Reads a request of `website`. As long as the place to send the browser back to is not certain, it stays.
    pub fn read(parameters: &Parameters, website: &Website) -> Result<Self, RequestRefused> {
        let redirect_uri = single(parameters, "redirect_uri").ok().flatten();
        let redirect_uri = redirect_uri
            .filter(|uri| website.redirect_uris.iter().any(|registered| registered == uri))
            .ok_or(RequestRefused::Here(Unaddressed::UnknownRedirectUri))?;
        let state = single(parameters, "state").ok().flatten().filter(|state| state.len() <= LONGEST_VALUE);
        read_rest(parameters, website, redirect_uri).map_err(|error| {
            RequestRefused::ToWebsite(AuthorizationRefusal {
                redirect_uri: redirect_uri.to_owned(),
                state: state.map(str::to_owned),
                error,
            })
        })
    }

    /// The refusal of this request.
    pub fn refused(&self, error: AuthorizationError) -> AuthorizationRefusal {
        AuthorizationRefusal { redirect_uri: self.redirect_uri.clone(), state: self.state.clone(), error }
    }
}

fn read_rest(
    parameters: &Parameters,
    website: &Website,
    redirect_uri: &str,
) -> Result<AuthorizationRequest, AuthorizationError> {
    use AuthorizationError::InvalidRequest;
    let get = |name| single(parameters, name).map_err(|Repeated| InvalidRequest("a parameter is there more than once"));
    let short = |name| {
        let value = get(name)?.map(str::to_owned);
        if value.as_ref().is_some_and(|value| value.len() > LONGEST_VALUE || value.contains('\0')) {
            return Err(InvalidRequest("state and nonce have up to 1,000 bytes, none of them zero"));
        }
        Ok(value)
    };
    let state = short("state")?;
    if get("request")?.is_some() {
        return Err(AuthorizationError::RequestNotSupported);
    }
    if get("request_uri")?.is_some() {
        return Err(AuthorizationError::RequestUriNotSupported);
    }
    if get("registration")?.is_some() {
        return Err(AuthorizationError::RegistrationNotSupported);
    }
    match get("response_type")? {
        Some("code") => {}
        Some(_) => return Err(AuthorizationError::UnsupportedResponseType),
        None => return Err(InvalidRequest("response_type is missing")),
    }
    if !matches!(get("response_mode")?, None | Some("query")) {
        return Err(InvalidRequest("the only response_mode is query"));
    }
    let scopes = read_scopes(get("scope")?.unwrap_or_default(), website)?;
    let nonce = short("nonce")?;
    let challenge = read_challenge(get("code_challenge")?, get("code_challenge_method")?)?;
    if challenge.is_none() && website.requires_pkce {
        return Err(InvalidRequest("code_challenge is missing: PKCE is required of this website"));
    }
    if challenge.is_none() && nonce.is_none() {
        return Err(InvalidRequest("without a code_challenge there must be a nonce"));
    }
    let max_age = get("max_age")?.map(str::parse).transpose();
    Ok(AuthorizationRequest {
        website: website.id.clone(),
        redirect_uri: redirect_uri.to_owned(),
        scopes,
        state,
        nonce,
        challenge,
        prompt: read_prompt(get("prompt")?.unwrap_or_default())?,
        max_age: max_age.map_err(|_| InvalidRequest("max_age must be a number of seconds"))?.map(Duration::from_secs),
        login_hint: get("login_hint")?.map(str::to_owned),
        id_token_hint: get("id_token_hint")?.map(str::to_owned),
    })
}

fn read_scopes(text: &str, website: &Website) -> Result<Scopes, AuthorizationError> {
    let asked = Scopes::known(text);
    let scopes = asked.within(&website.scopes);
    if scopes.is_empty() || asked.contains(Scope::OpenId) && !scopes.contains(Scope::OpenId) {
        return Err(AuthorizationError::InvalidScope);
    }
    Ok(scopes)
}

fn read_challenge(challenge: Option<&str>, method: Option<&str>) -> Result<Option<CodeChallenge>, AuthorizationError> {
    use AuthorizationError::InvalidRequest;
    match (challenge, method) {
        (None, None) => Ok(None),
        (None, Some("S256")) => Err(InvalidRequest("code_challenge is missing")),
        (Some(challenge), Some("S256")) => {
            let challenge = CodeChallenge::parse(challenge);
            challenge.map(Some).ok_or(InvalidRequest("code_challenge must be a SHA-256 in base64url"))
        }
        _ => Err(InvalidRequest("code_challenge_method must be S256")),
    }
}

fn read_prompt(text: &str) -> Result<Prompt, AuthorizationError> {
    let mut prompt = Prompt::default();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match word {
            "none" => prompt.none = true,
            "login" => prompt.login = true,
            "consent" => prompt.consent = true,
            "select_account" => prompt.select_account = true,
            _ => return Err(AuthorizationError::InvalidRequest("prompt has an unknown value")),
        }
    }
    if prompt.none && (prompt.login || prompt.consent || prompt.select_account) {
        return Err(AuthorizationError::InvalidRequest("prompt none stands alone"));
    }
    Ok(prompt)
}
