//! What is true of accounts and sessions. Reading order: the values, the rules, the use cases, and last what
//! the use cases ask of storage. Nothing here knows SQL, HTTP, Leptos or the wall clock.

mod clock;
mod timestamp;

mod account;
mod client_address;
mod device;
mod end;
mod password;
mod secret_token;
mod session;

mod list_version;
mod policy;
mod throttle;

mod accounts;
mod administration;
mod authentication;
mod closing;
mod password_change;
mod session_list;
mod sign_in;
mod step_up;

pub mod storage;

pub use account::{Account, AccountId, InvalidLoginName, LoginName};
pub use accounts::Accounts;
pub use administration::{AccountSummary, CreateAccountError, NoSuchAccount};
pub use authentication::{Authentication, CurrentSession};
pub use client_address::{ClientAddress, InvalidProxies, TrustedProxies};
pub use clock::{Clock, ManualClock, SystemClock};
pub use closing::{CloseSessionError, OthersClosed};
pub use device::{Device, DeviceHints, DeviceKind};
pub use end::{ClosedBy, End, EndReason};
pub use list_version::ListVersion;
pub use password::{HashingError, InvalidPassword, Password, PasswordHash, PasswordHasher};
pub use password_change::{ChangePasswordError, PasswordChange, PasswordChanged};
pub use policy::{ACTIVITY_REFRESH, HISTORY, Horizon, Policy};
pub use secret_token::{NoRandomness, SecretToken, TokenHash};
pub use session::{Client, Session, SessionId};
pub use session_list::{PAGE_SIZE, SessionList};
pub use sign_in::{SignIn, SignInError, SignedIn, Visitor};
pub use step_up::{Proof, StepUpError};
pub use throttle::{AttemptKey, Attempts, admit};
pub use timestamp::Timestamp;
