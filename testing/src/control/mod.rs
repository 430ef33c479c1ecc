//! What a test can have done that no person can. The routes and shapes are described in `docs/testing.md`.
//!
//! It asks storage itself, so that faults of the service's storage do not reach it.

mod accounts;
mod caller;
mod clock;
mod closing;
mod devices;
mod ends;
mod faults;
mod finding;
mod input;
mod keys;
mod problem;
mod sessions;
mod spans;
mod storage_state;
mod websites;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use domain::storage::Storage;
use domain::{Accounts, Policy, SecretToken, Timestamp, TokenHash};
use tokio::sync::{Mutex, OnceCell};

use crate::marked::marked;
use crate::test_clock::TestClock;
use crate::test_storage::TestStorage;
use ends::Ends;
use problem::Problem;

pub(crate) use storage_state::CookieShape;

/// What the control acts with.
pub(crate) struct Control {
    address: SocketAddr,
    token: TokenHash,
    storage: Arc<dyn Storage>,
    /// The same as the service has it, with the faults.
    served_storage: Arc<TestStorage>,
    accounts: Accounts,
    clock: Arc<TestClock>,
    policy: Policy,
    cookie: CookieShape,
    ends: Ends,
    /// The secret of the control's own key.
    operator_key: OnceCell<String>,
    /// Held by whoever moves the clock.
    moving: Mutex<()>,
}

impl Control {
    /// The control of the service over this storage. It knows of every end from now on.
    pub(crate) async fn begin(
        address: SocketAddr,
        token: &SecretToken,
        storage: Arc<dyn Storage>,
        served_storage: Arc<TestStorage>,
        clock: Arc<TestClock>,
        policy: Policy,
        cookie: CookieShape,
    ) -> anyhow::Result<Arc<Self>> {
        let accounts = Accounts::new(Arc::clone(&storage), clock.clone(), policy.clone());
        let ends = Ends::from_now(&accounts).await?;
        let (token, operator_key, moving) = (token.hash(), OnceCell::new(), Mutex::default());
        let control = Self {
            address,
            token,
            storage,
            served_storage,
            accounts,
            clock,
            policy,
            cookie,
            ends,
            operator_key,
            moving,
        };
        Ok(Arc::new(control))
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn now(&self) -> Timestamp {
        self.accounts.now()
    }
}

/// Every route. Nothing is answered to a browser, nor to anybody who has not the token.
pub(crate) fn router(control: Arc<Control>) -> Router {
    let routes = Router::new()
        .route("/accounts", post(accounts::create))
        .route("/clock", post(clock::advance))
        .route("/ends", get(ends::follow))
        .route("/faults", post(faults::set))
        .route("/keys", post(keys::create))
        .route("/sessions", post(sessions::open))
        .route("/sessions/{id}", get(sessions::look))
        .route("/sessions/{id}/close", post(closing::close))
        .route("/websites", post(websites::register))
        .fallback(no_such_route)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(Arc::clone(&control), caller::check))
        .with_state(control);
    marked(routes)
}

async fn no_such_route() -> Problem {
    Problem::not_found("the control has no such route; docs/testing.md has them all")
}

async fn no_such_method() -> Problem {
    Problem::wrong_method()
}
