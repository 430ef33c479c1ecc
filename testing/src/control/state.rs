//! What the control acts with.

use std::net::SocketAddr;
use std::sync::Arc;

use domain::storage::Storage;
use domain::{Accounts, Policy, SecretToken, Timestamp, TokenHash};
use tokio::sync::{Mutex, OnceCell};

use super::known_ends::KnownEnds;
use super::storage_state::CookieShape;
use crate::test_clock::TestClock;
use crate::test_storage::TestStorage;

/// What the control acts with.
pub(crate) struct Control {
    pub(super) address: SocketAddr,
    pub(super) token: TokenHash,
    pub(super) storage: Arc<dyn Storage>,
    /// The same as the service has it, with the faults.
    pub(super) served_storage: Arc<TestStorage>,
    pub(super) accounts: Accounts,
    pub(super) clock: Arc<TestClock>,
    pub(super) policy: Policy,
    pub(super) cookie: CookieShape,
    pub(super) ends: KnownEnds,
    /// The secret of the control's own key.
    pub(super) operator_key: OnceCell<String>,
    /// Held by whoever moves the clock.
    pub(super) moving: Mutex<()>,
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
        let ends = KnownEnds::from_now(&accounts).await?;
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

    pub(super) fn now(&self) -> Timestamp {
        self.accounts.now()
    }
}
