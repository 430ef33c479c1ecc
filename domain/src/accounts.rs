//! The one handle that the use cases hang on; each stands in the file of its concept.

use std::sync::Arc;

use crate::account::undecided_attempts::UndecidedAttempts;
use crate::clock::DatabaseClock;
use crate::observer::{Both, Nobody};
use crate::place::place_of;
use crate::storage::Storage;
use crate::{
    ClientAddress, Clock, HashingCost, Observer, PasswordHasher, PasswordQueue, Place, Places, Policy, SecurityEvent,
    Timestamp,
};

/// Accounts and their sessions: all that the service can be asked.
#[derive(Clone)]
pub struct Accounts {
    pub(crate) storage: Arc<dyn Storage>,
    pub(crate) policy: Policy,
    pub(crate) hasher: Arc<PasswordHasher>,
    pub(crate) undecided: Arc<UndecidedAttempts>,
    pub(crate) clock: Arc<DatabaseClock>,
    pub(crate) observer: Arc<dyn Observer>,
    pub(crate) places: Option<Arc<dyn Places>>,
}

impl Accounts {
    /// The use cases over this storage, by this policy and by the machine's clock, until the database's is known. Passwords are
    /// hashed at the full cost.
    pub fn new(storage: Arc<dyn Storage>, clock: Arc<dyn Clock>, policy: Policy) -> Self {
        let hasher = Arc::new(PasswordHasher::new(HashingCost::FULL));
        let clock = Arc::new(DatabaseClock::over(clock));
        Self { storage, policy, hasher, undecided: Arc::default(), clock, observer: Arc::new(Nobody), places: None }
    }

    /// The same use cases with another hasher: tests of other things have no use for the full cost.
    #[must_use]
    pub fn hashing_by(self, hasher: PasswordHasher) -> Self {
        Self { hasher: Arc::new(hasher), ..self }
    }

    /// The same use cases, of which `observer` is told as well.
    #[must_use]
    pub fn observed_by(self, observer: Arc<dyn Observer>) -> Self {
        Self { observer: Arc::new(Both(self.observer, observer)), ..self }
    }

    /// The same use cases, which know the places of addresses.
    #[must_use]
    pub fn located_by(self, places: Arc<dyn Places>) -> Self {
        Self { places: Some(places), ..self }
    }

    /// Where the address is; nothing where no places are known.
    pub(crate) fn place_of(&self, address: ClientAddress) -> Option<Place> {
        place_of(self.places.as_deref(), address)
    }

    /// Has the observers told of an event.
    pub fn report(&self, event: &SecurityEvent) {
        self.observer.security_event(event);
    }

    /// How many passwords are waiting to be hashed, and how many are being hashed.
    pub fn password_queue(&self) -> PasswordQueue {
        self.hasher.queue()
    }

    /// The policy in force.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accounts").field("policy", &self.policy).finish_non_exhaustive()
    }
}
