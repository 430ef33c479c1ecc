//! What is true of accounts and sessions. Reading order: the values, the rules, the use cases, and last what
//! the use cases ask of storage. Nothing here knows SQL, HTTP, Leptos or the wall clock.

mod clock;
mod timestamp;

mod account;
mod api_key;
mod client_address;
mod device;
mod embed_closing;
mod embed_origin;
mod embed_origins;
mod embed_token;
mod end;
mod password;
mod random_id;
mod secret_token;
mod session;
mod session_id;
mod signing_key;

mod logo;
mod scope;
mod website;
mod website_uri;

mod authorization_request;
mod client_session;
mod grant;
mod return_address;

mod list_version;
mod policy;
mod throttle;

mod accounts;
mod activity;
mod administration;
mod attempt;
mod audit_trail;
mod authentication;
mod closing;
mod health;
mod observer;
mod password_change;
mod proxy_check;
mod reauthentication;
mod restoring;
mod security_event;
mod session_list;
mod sign_in;
mod undecided_attempts;

mod authorizing;
mod embed_exchange;
mod logout_notice;
mod signing_key_registry;
mod token_exchange;
mod token_use;
mod website_embedding;
mod website_list;
mod website_registry;

mod api_key_registry;
mod api_key_use;
mod dashboard;
mod embedding;
mod revocation;
mod revocation_feed;

pub mod storage;

pub use account::{Account, AccountId, AccountSummary, InvalidLoginName, LoginName};
pub use accounts::Accounts;
pub use administration::{CreateAccountError, NoSuchAccount};
pub use api_key::{ApiKey, ApiKeyId, ApiKeySecret, ApiScope, ApiScopes, UnknownApiScope};
pub use api_key_registry::{CreateApiKeyError, CreatedApiKey, NoSuchApiKey};
pub use api_key_use::{ApiCaller, AuthorizeError, CloseByKeyError};
pub use authentication::{Authentication, CurrentSession};
pub use authorization_request::{
    AuthorizationError, AuthorizationRefusal, AuthorizationRequest, CodeChallenge, Prompt, Repeated, RequestParameters,
    RequestRefused, ResponseMode, Unaddressed, single,
};
pub use authorizing::{AllowError, Allowed, AuthorizationStep, ConsentQuestion};
pub use client_address::{ClientAddress, InvalidProxies, Network, TrustedProxies};
pub use client_session::{ClientSessionId, LogoutNotice, NoticeState, ReachedWebsite};
pub use clock::{Clock, ManualClock, SystemClock};
pub use closing::{CloseSessionError, OthersClosed, SeenList, Websites};
pub use dashboard::Dashboard;
pub use device::{Device, DeviceHints, DeviceKind};
pub use embed_closing::{EmbedClosing, UnknownClosing};
pub use embed_exchange::{EmbedExchange, EmbedExchangeError};
pub use embed_origin::{EmbedOrigin, InvalidOrigin};
pub use embed_origins::{EmbedOrigins, InvalidOrigins};
pub use embed_token::{EmbedSource, EmbedToken};
pub use embedding::{
    EmbedAuthentication, EmbeddedSession, MintEmbedToken, MintEmbedTokenError, MintedEmbedToken, NamedSession,
};
pub use end::{ClosedBy, End, EndReason};
pub use grant::{AuthorizationId, AuthorizedWebsite, Grant, GrantId, RevokedWebsite};
pub use health::MOST_SKEW;
pub use list_version::ListVersion;
pub use logo::Logo;
pub use logout_notice::{NOTICE_DEADLINE, NOTICES_AT_ONCE, NOTICES_AT_ONCE_BY_WEBSITE, NoticeAnswer};
pub use observer::{Observer, Verified};
pub use password::{
    HashingCost, HashingError, InvalidPassword, NewPassword, Password, PasswordHash, PasswordHasher, PasswordQueue,
};
pub use password_change::{ChangePasswordError, PasswordChange, PasswordChanged};
pub use policy::{
    ACCESS_TOKEN_LIFETIME, ACTIVITY_REFRESH, AUDIT_HISTORY, BROWSER_LIFETIME, CODE_LIFETIME, CODE_REUSE_WINDOW, Cutoff,
    EMBED_TOKEN_LIFETIME, EMBED_TOKENS_AT_ONCE, HISTORY, OFFLINE_LIFETIME, Policy, REFRESH_AGAIN_WITHIN, StepUpWindow,
};
pub use proxy_check::{Hop, HopVerdict};
pub use reauthentication::{Reauthenticated, ReauthenticationError};
pub use return_address::ReturnAddress;
pub use revocation::{Revocation, RevocationCursor, RevocationPage, RevocationReason};
pub use revocation_feed::{REVOCATIONS_AT_ONCE, StartOver};
pub use scope::{Scope, Scopes, UnknownScope};
pub use secret_token::{NoRandomness, SecretToken, SuccessorSalt, TokenHash};
pub use security_event::{SecurityEvent, SecurityEventKind};
pub use session::{Client, Session};
pub use session_id::SessionId;
pub use session_list::{AccountSessions, LARGEST_PAGE, SessionList};
pub use sign_in::{SignIn, SignInError, SignedIn, Visitor};
pub use signing_key::{KnownSigningKey, KnownSigningKeys, OtherSigningKeys, SigningAlgorithm};
pub use throttle::{Admission, AttemptKey, AttemptOutcome, Attempts, admit, settle};
pub use timestamp::Timestamp;
pub use token_exchange::{TokenError, Tokens};
pub use website::{InvalidRegistration, Registration, Website, WebsiteId};
pub use website_embedding::{CookieEmbedding, EmbeddingChange};
pub use website_list::WebsiteList;
pub use website_registry::{NoSuchWebsite, RegisterWebsiteError, RegisteredWebsite};
pub use website_uri::{UriProblem, check_called_uri, is_public_address};
