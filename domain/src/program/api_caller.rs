//! The program that asks, by its key. The scope is in its type, so that what a program may do says in its signature which
//! scope that needs.

use std::marker::PhantomData;

use crate::{ApiKey, ApiScope};

/// A program whose key has the scope `S` for what it asks. Only [`Accounts::authorize`](crate::Accounts::authorize) makes one.
#[derive(Clone, Debug)]
pub struct ApiCaller<S> {
    /// The key.
    pub key: ApiKey,
    scope: PhantomData<S>,
}

impl<S: NeededScope> ApiCaller<S> {
    /// The holder of `key`, if that has the scope.
    pub(super) fn of(key: ApiKey) -> Option<Self> {
        key.scopes.contain(S::SCOPE).then_some(Self { key, scope: PhantomData })
    }
}

/// A scope as a type.
pub trait NeededScope: Send + Sync + 'static {
    /// The scope.
    const SCOPE: ApiScope;
}

macro_rules! needed_scopes {
    ($($name:ident: $scope:ident;)*) => {$(
        #[doc = concat!("Needs [`ApiScope::", stringify!($scope), "`].")]
        #[derive(Clone, Debug)]
        pub enum $name {}

        impl NeededScope for $name {
            const SCOPE: ApiScope = ApiScope::$scope;
        }
    )*};
}

needed_scopes! {
    Verifying: Verify;
    FollowingRevocations: Revocations;
    ReadingSessions: ReadSessions;
    ClosingSessions: CloseSessions;
    EmbeddingSessions: Embed;
}
