//! Why a request of a client leads to no code, and who is told.

use super::ResponseMode;

/// Why a request is not put before a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestRefused {
    /// Nobody knows where the browser could be sent, so it stays (RFC 9700, 4.11).
    Here(Unaddressed),
    /// The client is told.
    ToClient(AuthorizationRefusal),
}

/// Why a browser cannot be sent back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unaddressed {
    /// No client has this id, or the request names none or several.
    UnknownClient,
    /// The address is missing, there twice, or not registered letter by letter.
    UnknownRedirectUri,
}

/// What a client is told instead of getting a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationRefusal {
    /// Where the browser is sent.
    pub redirect_uri: String,
    /// How it brings the answer there.
    pub response_mode: ResponseMode,
    /// Given back as it came.
    pub state: Option<String>,
    /// The error code that the client gets.
    pub error: AuthorizationError,
}

/// Why a client gets no code (RFC 6749, 4.1.2.1; `OpenID` Connect Core 1.0, 3.1.2.6).
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
    /// Clients do not register themselves.
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

    /// What a developer of the client reads.
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
