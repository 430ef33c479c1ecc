//! What a client asks for when it sends a browser: read by the rules of RFC 6749, 7636, 9207 and `OpenID` Connect Core 1.0,
//! before anybody is asked anything.

use std::time::Duration;

use crate::client::uri::is_same_but_for_the_port;
use crate::{Client, ClientId, Scope, Scopes};

mod challenge;
mod refusal;

#[cfg(test)]
mod tests;

pub use challenge::CodeChallenge;
pub use refusal::{AuthorizationError, AuthorizationRefusal, RequestRefused, Unaddressed};

/// A request that may be put before a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationRequest {
    /// The client that sent the request.
    pub client: ClientId,
    /// Where the browser is sent back to; one of those that are registered.
    pub redirect_uri: String,
    /// How it brings the answer there.
    pub response_mode: ResponseMode,
    /// What it asks for, of what there is and what it is registered for.
    pub scopes: Scopes,
    /// Given back as it came.
    pub state: Option<String>,
    /// Put into the ID token as it came.
    pub nonce: Option<String>,
    /// What the exchange of the code is bound to; some confidential clients may do without and then have a nonce.
    pub challenge: Option<CodeChallenge>,
    /// How the person is to be asked.
    pub prompt: Prompt,
    /// The person must have authenticated within this time.
    pub max_age: Option<Duration>,
    /// The login name that the client expects.
    pub login_hint: Option<String>,
    /// An ID token of the account that the client expects.
    pub id_token_hint: Option<String>,
}

/// How a browser brings a client its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponseMode {
    /// In the query of the address (OAuth 2.0 Multiple Response Type Encoding Practices, 2.1).
    #[default]
    Query,
    /// In a form that is sent to the address (OAuth 2.0 Form Post Response Mode).
    FormPost,
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
    /// The password has to be entered, however recent the last authentication.
    pub login: bool,
    /// Consent has to be given, although it was before.
    pub consent: bool,
    /// The person chooses the account.
    pub select_account: bool,
}

/// The parameters of a request, as they came.
pub type RequestParameters = [(String, String)];

/// `state` is given back and not stored; some libraries keep all that they know in it.
const LONGEST_STATE: usize = 8_000;

/// `nonce` is stored, so it is kept short. Not every database has texts with a zero byte.
const LONGEST_NONCE: usize = 1_000;

/// The value of a parameter: `Ok(None)` when it is missing or empty (RFC 6749, 3.1), an error when it is there twice.
pub fn single<'a>(parameters: &'a RequestParameters, name: &str) -> Result<Option<&'a str>, Repeated> {
    let mut values = parameters.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(Repeated),
        (value, None) => Ok(value.filter(|value| !value.is_empty())),
    }
}

/// A parameter is there more than once (RFC 6749, 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated;

/// The id of the client that a request comes from, if it names one.
pub(crate) fn client_of(parameters: &RequestParameters) -> Option<ClientId> {
    ClientId::parse(single(parameters, "client_id").ok()??)
}

impl AuthorizationRequest {
    /// Reads a request of `client`. As long as the place to send the browser back to is not certain, it stays.
    pub fn read(parameters: &RequestParameters, client: &Client) -> Result<Self, RequestRefused> {
        let redirect_uri = single(parameters, "redirect_uri").ok().flatten();
        let redirect_uri = redirect_uri
            .filter(|uri| client.redirect_uris.iter().any(|registered| leads_to(registered, uri, client)))
            .ok_or(RequestRefused::Here(Unaddressed::UnknownRedirectUri))?;
        let state = single(parameters, "state").ok().flatten().filter(|state| state.len() <= LONGEST_STATE);
        let response_mode = read_response_mode(parameters, client);
        read_rest(parameters, client, redirect_uri).map_err(|error| {
            RequestRefused::ToClient(AuthorizationRefusal {
                redirect_uri: redirect_uri.to_owned(),
                response_mode: response_mode.unwrap_or_default(),
                state: state.map(str::to_owned),
                error,
            })
        })
    }

    /// The refusal of this request.
    pub fn refused(&self, error: AuthorizationError) -> AuthorizationRefusal {
        AuthorizationRefusal {
            redirect_uri: self.redirect_uri.clone(),
            response_mode: self.response_mode,
            state: self.state.clone(),
            error,
        }
    }
}

/// Whether a request's address is the registered one: letter by letter, but for the port of a program's own device, where the
/// system gives a program whichever is free (RFC 8252, 7.3).
fn leads_to(registered: &str, uri: &str, client: &Client) -> bool {
    registered == uri || client.is_public && is_same_but_for_the_port(registered, uri)
}

fn read_response_mode(parameters: &RequestParameters, client: &Client) -> Result<ResponseMode, AuthorizationError> {
    match single(parameters, "response_mode") {
        Ok(None | Some("query")) => Ok(ResponseMode::Query),
        Ok(Some("form_post")) if !client.is_public => Ok(ResponseMode::FormPost),
        _ => Err(AuthorizationError::InvalidRequest(
            "response_mode is query, or form_post for a website that has a secret",
        )),
    }
}

fn read_rest(
    parameters: &RequestParameters,
    client: &Client,
    redirect_uri: &str,
) -> Result<AuthorizationRequest, AuthorizationError> {
    use AuthorizationError::InvalidRequest;
    let get = |name| single(parameters, name).map_err(|Repeated| InvalidRequest("a parameter is there more than once"));
    let limited = |name, longest| {
        let value = get(name)?.map(str::to_owned);
        if value.as_ref().is_some_and(|value| value.len() > longest || value.contains('\0')) {
            return Err(InvalidRequest("state has up to 8,000 bytes and nonce up to 1,000, none of them zero"));
        }
        Ok(value)
    };
    let state = limited("state", LONGEST_STATE)?;
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
    let response_mode = read_response_mode(parameters, client)?;
    let scopes = read_scopes(get("scope")?.unwrap_or_default(), client)?;
    let nonce = limited("nonce", LONGEST_NONCE)?;
    let challenge = read_challenge(get("code_challenge")?, get("code_challenge_method")?)?;
    if challenge.is_none() && client.requires_pkce {
        return Err(InvalidRequest("code_challenge is missing: PKCE is required of this website"));
    }
    if challenge.is_none() && nonce.is_none() {
        return Err(InvalidRequest("without a code_challenge there must be a nonce"));
    }
    let max_age = get("max_age")?.map(str::parse).transpose();
    Ok(AuthorizationRequest {
        client: client.id.clone(),
        redirect_uri: redirect_uri.to_owned(),
        response_mode,
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

fn read_scopes(text: &str, client: &Client) -> Result<Scopes, AuthorizationError> {
    let asked = Scopes::known(text);
    let scopes = asked.within(&client.scopes);
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
