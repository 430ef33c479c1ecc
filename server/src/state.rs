//! What the router serves with, and the parts of it: a handler or a layer takes those that it needs, so its signature says
//! what it may touch.

use std::ops::Deref;
use std::sync::Arc;

use app::request::Services;
use axum::extract::FromRef;
use domain::Accounts;
use url::Url;

use crate::background::readiness::Readiness;
use crate::background::revocation_watch::RevocationWatch;
use crate::brand::files::BrandFiles;
use crate::client_address::ClientAddressSource;
use crate::cookie_domain::CookieDomain;
use crate::first_run::FirstRun;
use crate::hsts::Hsts;
use crate::observers::metrics::Metrics;
use crate::signing_keys::SigningKeys;
use crate::stopping::Stopping;

/// Everything that the router serves with. A clone copies pointers.
#[derive(Clone, Debug)]
pub(crate) struct AppState {
    /// What pages and server functions get as well.
    pub(crate) services: Arc<Services>,
    /// The picture and the colour of whose service it is.
    pub(crate) brand_files: Arc<BrandFiles>,
    /// Where client addresses are read.
    pub(crate) client_address: Arc<ClientAddressSource>,
    /// Where browsers find the service.
    pub(crate) public_url: PublicUrl,
    /// The domain whose every host gets the session cookie.
    pub(crate) cookie_domain: Option<Arc<CookieDomain>>,
    /// What browsers are told about https.
    pub(crate) hsts: Hsts,
    /// What signs what clients are told.
    pub(crate) signing_keys: Arc<SigningKeys>,
    /// Whether it may be sent requests.
    pub(crate) readiness: Readiness,
    /// Whether there is no account yet.
    pub(crate) first_run: FirstRun,
    /// Whether the process is about to end.
    pub(crate) stopping: Stopping,
    /// What counts its requests, if anybody looks at that.
    pub(crate) metrics: Option<Arc<Metrics>>,
    /// What the API says of itself.
    pub(crate) api_description: ApiDescription,
    /// What tells those who wait that a session has ended.
    pub(crate) revocation_watch: RevocationWatch,
}

/// Where browsers find the service.
#[derive(Clone, Debug)]
pub(crate) struct PublicUrl(pub(crate) Arc<Url>);

impl Deref for PublicUrl {
    type Target = Url;

    fn deref(&self) -> &Url {
        &self.0
    }
}

/// What the API says of itself, in JSON (`OpenAPI` 3.1).
#[derive(Clone, Debug)]
pub(crate) struct ApiDescription(pub(crate) Arc<str>);

/// Which origins a person may be led back to: the service's own, those that get its cookie, and those that are registered.
#[derive(Clone, Debug)]
pub(crate) struct KnownOrigins {
    pub(crate) public_url: PublicUrl,
    pub(crate) cookie_domain: Option<Arc<CookieDomain>>,
    pub(crate) accounts: Accounts,
}

impl FromRef<AppState> for KnownOrigins {
    fn from_ref(state: &AppState) -> Self {
        let AppState { public_url, cookie_domain, services, .. } = state.clone();
        Self { public_url, cookie_domain, accounts: services.accounts.clone() }
    }
}

impl FromRef<AppState> for Accounts {
    fn from_ref(state: &AppState) -> Self {
        state.services.accounts.clone()
    }
}

macro_rules! parts {
    ($($field:ident: $part:ty),+ $(,)?) => {$(
        impl FromRef<AppState> for $part {
            fn from_ref(state: &AppState) -> Self {
                state.$field.clone()
            }
        }
    )+};
}

parts! {
    services: Arc<Services>,
    brand_files: Arc<BrandFiles>,
    client_address: Arc<ClientAddressSource>,
    public_url: PublicUrl,
    hsts: Hsts,
    signing_keys: Arc<SigningKeys>,
    readiness: Readiness,
    first_run: FirstRun,
    stopping: Stopping,
    api_description: ApiDescription,
    revocation_watch: RevocationWatch,
}
