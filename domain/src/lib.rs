//! What is true of accounts and sessions. A folder is a concept: its values, its rules, and its use cases. What all share is
//! beside them, and what the use cases ask of storage is in `storage`. Nothing here knows SQL, HTTP, Leptos or the wall
//! clock.

mod account;
mod client;
mod embedding;
mod program;
mod session;

mod accounts;
mod audit_trail;
mod client_address;
mod clock;
mod health;
mod observer;
mod place;
mod policy;
mod proxy_check;
mod random_id;
mod restoring;
mod secret_token;
mod security_event;
mod timestamp;

pub mod storage;

pub use account::administration::{CreateAccountError, NoSuchAccount};
pub use account::overview::AccountOverview;
pub use account::password::{
    HashingCost, HashingError, InvalidPassword, NewPassword, Password, PasswordHash, PasswordHasher, PasswordQueue,
};
pub use account::password_change::{ChangePasswordError, PasswordChange, PasswordChanged};
pub use account::reauthentication::{Reauthenticated, ReauthenticationError};
pub use account::securing::{AccountSecured, SecureAccount};
pub use account::sign_in::{SignIn, SignInError, SignedIn, Visitor};
pub use account::throttle::{Admission, AttemptKey, AttemptOutcome, Attempts, admit, settle};
pub use account::{Account, AccountId, AccountSummary, InvalidLoginName, LoginName};
pub use accounts::Accounts;
pub use client::authorization_request::{
    AuthorizationError, AuthorizationRefusal, AuthorizationRequest, CodeChallenge, Prompt, Repeated, RequestParameters,
    RequestRefused, ResponseMode, Unaddressed, single,
};
pub use client::authorizing::{AllowError, Allowed, AuthorizationStep, ConsentQuestion};
pub use client::client_session::{ClientSessionId, LogoutNotice, NoticeState, ReachedClient};
pub use client::embedding::{CookieEmbedding, EmbeddingChange};
pub use client::grant::{AuthorizationId, AuthorizedClient, Grant, GrantId, RevokedClient};
pub use client::list::ClientList;
pub use client::logo::Logo;
pub use client::logout_notice::{NOTICE_DEADLINE, NOTICES_AT_ONCE, NOTICES_AT_ONCE_BY_CLIENT, NoticeAnswer};
pub use client::registry::{NoSuchClient, RegisterClientError, RegisteredClient};
pub use client::return_address::ReturnAddress;
pub use client::scope::{Scope, Scopes, UnknownScope};
pub use client::signing_key::{KnownSigningKey, KnownSigningKeys, OtherSigningKeys, SigningAlgorithm};
pub use client::token_exchange::{TokenError, Tokens};
pub use client::uri::{UriProblem, check_called_uri, is_public_address};
pub use client::{Client, ClientId, InvalidRegistration, Registration};
pub use client_address::{ClientAddress, InvalidProxies, Network, TrustedProxies};
pub use clock::{Clock, ManualClock, SystemClock};
pub use embedding::closing::{EmbedClosing, UnknownClosing};
pub use embedding::dashboard::Dashboard;
pub use embedding::exchange::{EmbedExchange, EmbedExchangeError};
pub use embedding::origin::{EmbedOrigin, InvalidOrigin};
pub use embedding::origins::{EmbedOrigins, InvalidOrigins};
pub use embedding::token::{EmbedSource, EmbedToken};
pub use embedding::{
    EmbedAuthentication, EmbeddedSession, MintEmbedToken, MintEmbedTokenError, MintedEmbedToken, NamedSession,
};
pub use health::MOST_SKEW;
pub use observer::{Observer, Verified};
pub use place::{Place, Places};
pub use policy::{
    ACCESS_TOKEN_LIFETIME, ACTIVITY_REFRESH, AUDIT_HISTORY, BROWSER_LIFETIME, CODE_LIFETIME, CODE_REUSE_WINDOW, Cutoff,
    EMBED_TOKEN_LIFETIME, EMBED_TOKENS_AT_ONCE, FAMILIAR_FOR, HISTORY, OFFLINE_LIFETIME, Policy, REFRESH_AGAIN_WITHIN,
    StepUpWindow,
};
pub use program::api_caller::{
    ApiCaller, ClosingSessions, EmbeddingSessions, FollowingRevocations, NeededScope, ReadingSessions, Verifying,
};
pub use program::api_key::{ApiKey, ApiKeyId, ApiKeySecret, ApiScope, ApiScopes, UnknownApiScope};
pub use program::api_key_registry::{CreateApiKeyError, CreatedApiKey, NoSuchApiKey};
pub use program::api_key_use::{AuthorizeError, CloseByKeyError};
pub use program::revocation::{Revocation, RevocationCursor, RevocationPage, RevocationReason};
pub use program::revocation_feed::{REVOCATIONS_AT_ONCE, StartOver};
pub use proxy_check::{Hop, HopVerdict};
pub use secret_token::{NoRandomness, SecretToken, SuccessorSalt, TokenHash};
pub use security_event::{SecurityEvent, SecurityEventKind};
pub use session::Session;
pub use session::authentication::{Authentication, CurrentSession};
pub use session::authentication_method::AuthenticationMethod;
pub use session::closing::{Clients, CloseSessionError, OthersClosed, SeenList};
pub use session::device::{Device, DeviceHints, DeviceKind};
pub use session::end::{ClosedBy, End, EndReason};
pub use session::id::SessionId;
pub use session::list::{AccountSessions, LARGEST_PAGE, ListPart, PAGE_SIZE, SessionFilter, SessionList};
pub use session::list_version::ListVersion;
pub use session::name::{InvalidSessionName, SessionName};
pub use session::naming::NameSessionError;
pub use timestamp::Timestamp;
