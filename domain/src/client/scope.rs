//! What a client may be let do.

use std::collections::BTreeSet;
use std::fmt;

/// One thing that a client may be let do (`OpenID` Connect Core 1.0, 5.4 and 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Learn who signs in: the account's stable id.
    OpenId,
    /// Learn the login name.
    Profile,
    /// Keep access while the person is signed out.
    OfflineAccess,
    /// Show the person's sessions in its own pages, and close them.
    Sessions,
}

const NAMES: [(Scope, &str); 4] = [
    (Scope::OpenId, "openid"),
    (Scope::Profile, "profile"),
    (Scope::OfflineAccess, "offline_access"),
    (Scope::Sessions, "sessions"),
];

impl Scope {
    /// The name in requests and answers, and in storage.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(scope, _)| *scope == self).map_or("", |(_, name)| name)
    }

    fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(scope, _)| *scope)
    }
}

/// A set of scopes, written as RFC 6749, 3.3 says: names separated by spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(BTreeSet<Scope>);

/// A scope that the service does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a scope; there are openid, profile, offline_access and sessions")]
pub struct UnknownScope(pub String);

impl Scopes {
    /// Every scope there is.
    pub fn all() -> Self {
        Self(NAMES.iter().map(|(scope, _)| *scope).collect())
    }

    /// What a client may ask for if nothing else is said: all that is good without an origin of its own that shows the list.
    pub fn usual() -> Self {
        Self::all().with_sessions(false)
    }

    /// These, with the sessions among them or without.
    #[must_use]
    pub fn with_sessions(mut self, with: bool) -> Self {
        if with {
            self.0.insert(Scope::Sessions);
        } else {
            self.0.remove(&Scope::Sessions);
        }
        self
    }

    /// Reads names separated by spaces; repeated ones count once.
    pub fn parse(text: &str) -> Result<Self, UnknownScope> {
        let names = text.split(' ').filter(|name| !name.is_empty());
        names.map(|name| Scope::parse(name).ok_or_else(|| UnknownScope(name.to_owned()))).collect()
    }

    /// Reads names as a client asks for them; those that the service does not know are left out (`OpenID` Connect Core 1.0,
    /// 3.1.2.1).
    pub fn known(text: &str) -> Self {
        text.split(' ').filter_map(Scope::parse).collect()
    }

    /// Reads names as they were stored; those of a newer version are left out, so that nothing is allowed by them.
    pub fn from_stored(text: &str) -> Self {
        Self::known(text)
    }

    /// Whether `scope` is among them.
    pub fn contains(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of them are among `others`.
    pub fn is_within(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }

    /// These and `others`.
    #[must_use]
    pub fn with(&self, others: &Self) -> Self {
        self.0.union(&others.0).copied().collect()
    }

    /// Those of them that are among `others` too.
    #[must_use]
    pub fn within(&self, others: &Self) -> Self {
        self.0.intersection(&others.0).copied().collect()
    }

    /// Each of them, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.iter().map(Scope::as_str).collect();
        f.write_str(&names.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_in_any_order_and_written_in_one() {
        let scopes = Scopes::parse("offline_access openid  openid").unwrap();
        assert_eq!(scopes.to_string(), "openid offline_access");
        assert_eq!(Scopes::from_stored(&scopes.to_string()), scopes);
        assert!(Scopes::parse("").unwrap().is_empty());
    }

    #[test]
    fn an_unknown_scope_is_refused_at_registration_and_left_out_elsewhere() {
        assert_eq!(Scopes::parse("openid admin"), Err(UnknownScope("admin".into())));
        assert_eq!(Scopes::parse("OpenID"), Err(UnknownScope("OpenID".into())));
        assert_eq!(Scopes::from_stored("openid admin").to_string(), "openid");
        assert_eq!(Scopes::known("email openid OpenID groups").to_string(), "openid");
    }

    #[test]
    fn growing_scopes_are_not_within_those_that_were_allowed() {
        let (few, all) = (Scopes::parse("openid").unwrap(), Scopes::all());
        assert!(few.is_within(&all) && few.is_within(&few) && !all.is_within(&few));
        assert_eq!((few.with(&all), all.within(&few)), (all, few));
    }
}
