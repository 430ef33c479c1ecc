//! What an operator who looks for attacks watches for (ASVS 16.3.1 to 16.3.4). It names ids and addresses, and never what
//! somebody typed.

use crate::{AccountId, ClientAddress, ClientId, SessionId};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecurityEventKind {
    /// A session was opened with the right password.
    SignedIn,
    /// A login name and a password did not fit.
    SignInFailed,
    /// An attempt to sign in was refused because too many had failed.
    SignInRefused,
    /// An attempt to sign in was refused because too many passwords were being hashed.
    SignInBusy,
    /// A person reauthenticated in an open session.
    Reauthenticated,
    /// A password was wrong in an open session.
    ReauthenticationFailed,
    /// A password was refused in an open session because too many had failed there.
    ReauthenticationRefused,
    /// A password was refused in an open session because too many were being hashed.
    ReauthenticationBusy,
    /// A code or a refresh token came a second time.
    TokenReused,
    /// A client did not prove who it is.
    ClientRefused,
    /// A program's key is not good, or not for what it asked.
    ApiKeyRefused,
    /// An embed token is unknown, or came from another origin than its own.
    EmbedTokenRefused,
    /// A request to change something did not come from one of the service's own pages.
    OriginRefused,
    /// Somebody was to be led, after signing in, to an address that is not known.
    ReturnRefused,
    /// A connection was closed at once, because its peer, or all peers together, had as many as there may be.
    ConnectionRefused,
}

impl SecurityEventKind {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignInRefused,
        Self::SignInBusy,
        Self::Reauthenticated,
        Self::ReauthenticationFailed,
        Self::ReauthenticationRefused,
        Self::ReauthenticationBusy,
        Self::TokenReused,
        Self::ClientRefused,
        Self::ApiKeyRefused,
        Self::EmbedTokenRefused,
        Self::OriginRefused,
        Self::ReturnRefused,
        Self::ConnectionRefused,
    ];

    /// The stable name, in logs and metrics.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::SignInRefused => "sign-in-refused",
            Self::SignInBusy => "sign-in-busy",
            Self::Reauthenticated => "reauthenticated",
            Self::ReauthenticationFailed => "reauthentication-failed",
            Self::ReauthenticationRefused => "reauthentication-refused",
            Self::ReauthenticationBusy => "reauthentication-busy",
            Self::TokenReused => "token-reused",
            Self::ClientRefused => "website-refused",
            Self::ApiKeyRefused => "api-key-refused",
            Self::EmbedTokenRefused => "embed-token-refused",
            Self::OriginRefused => "origin-refused",
            Self::ReturnRefused => "return-refused",
            Self::ConnectionRefused => "connection-refused",
        }
    }
}

/// Something that happened, and to whom as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    /// The kind of event.
    pub kind: SecurityEventKind,
    /// The account that it is about.
    pub account: Option<AccountId>,
    /// The session that it happened in.
    pub session: Option<SessionId>,
    /// The client that it is about.
    pub client: Option<ClientId>,
    /// Where the request came from.
    pub address: Option<ClientAddress>,
}

impl SecurityEvent {
    /// An event of which nothing else is known.
    pub const fn of(kind: SecurityEventKind) -> Self {
        Self { kind, account: None, session: None, client: None, address: None }
    }
}
