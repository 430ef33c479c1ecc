//! The keys that sign what clients are told, by what anybody may know of them: when each of them signs, and for how long
//! clients find it.

use std::fmt;
use std::time::Duration;

use crate::Timestamp;

/// Every client has fetched the published keys anew by then, so a new key signs from then on.
const PUBLISHED_AHEAD: Duration = Duration::from_hours(1);

/// What a key has signed is not looked at any more by then, so it can go.
const KEPT_AFTERWARDS: Duration = Duration::from_hours(24);

/// How something is signed (RFC 7518, 3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SigningAlgorithm {
    /// ECDSA on P-256.
    #[default]
    Es256,
    /// RSASSA-PKCS1-v1_5, which every client knows (`OpenID` Connect Core 1.0, 15.1).
    Rs256,
}

impl SigningAlgorithm {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Es256, Self::Rs256];

    /// Its registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
        }
    }

    /// The algorithm of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == name)
    }
}

impl fmt::Display for SigningAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What anybody may know of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSigningKey {
    /// Its thumbprint (RFC 7638), by which signatures name it (`kid`).
    pub id: String,
    /// What it signs by.
    pub algorithm: SigningAlgorithm,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Keys that belong together, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownSigningKeys(Vec<KnownSigningKey>);

/// Why the keys that a node holds are not those of the installation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OtherSigningKeys {
    /// Other nodes and clients do not know what it may sign with.
    #[error("the signing key {0} in this node's file is none of this installation")]
    Unknown(String),
    /// It would sign with something else.
    #[error("this node's file has no signing key {0}, which signs by now; copy the file from where it was changed")]
    Missing(String),
}

impl KnownSigningKeys {
    /// Puts the keys in order.
    pub fn new(mut keys: Vec<KnownSigningKey>) -> Self {
        keys.sort_by(|one, other| one.created_at.cmp(&other.created_at).then_with(|| one.id.cmp(&other.id)));
        Self(keys)
    }

    /// Each of them, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &KnownSigningKey> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key that signs at this moment: the newest that has been published for long enough; the oldest, while none has.
    pub fn signing(&self, algorithm: SigningAlgorithm, now: Timestamp) -> Option<&KnownSigningKey> {
        self.due(algorithm, now).or_else(|| self.of(algorithm).next())
    }

    /// Whether clients find the key of this id: from the start until a day after its successor signs.
    pub fn is_published(&self, id: &str, now: Timestamp) -> bool {
        let Some(key) = self.0.iter().find(|key| key.id == id) else { return false };
        let successor = self.of(key.algorithm).skip_while(|other| other.id != key.id).nth(1);
        successor.is_none_or(|successor| now < successor.created_at.plus(PUBLISHED_AHEAD).plus(KEPT_AFTERWARDS))
    }

    /// Whether a node that holds `held` signs as the installation of these keys does. One that has not got a new key yet
    /// does, until that key signs.
    pub fn check(&self, held: &Self, now: Timestamp) -> Result<(), OtherSigningKeys> {
        let foreign = |key: &&KnownSigningKey| held.is_published(&key.id, now) && !self.0.contains(key);
        if let Some(key) = held.iter().find(foreign) {
            return Err(OtherSigningKeys::Unknown(key.id.clone()));
        }
        let due = SigningAlgorithm::ALL.into_iter().filter_map(|algorithm| self.due(algorithm, now));
        match due.into_iter().find(|key| !held.0.contains(key)) {
            Some(key) => Err(OtherSigningKeys::Missing(key.id.clone())),
            None => Ok(()),
        }
    }

    fn due(&self, algorithm: SigningAlgorithm, now: Timestamp) -> Option<&KnownSigningKey> {
        self.of(algorithm).rfind(|key| key.created_at.plus(PUBLISHED_AHEAD) <= now)
    }

    fn of(&self, algorithm: SigningAlgorithm) -> impl DoubleEndedIterator<Item = &KnownSigningKey> {
        self.0.iter().filter(move |key| key.algorithm == algorithm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u64) -> Timestamp {
        Timestamp::from_millis(1_790_000_000_000).plus(Duration::from_hours(hour))
    }

    fn key(id: &str, algorithm: SigningAlgorithm, hour: u64) -> KnownSigningKey {
        KnownSigningKey { id: id.to_owned(), algorithm, created_at: at(hour) }
    }

    fn elliptic(keys: &[(&str, u64)]) -> KnownSigningKeys {
        KnownSigningKeys::new(keys.iter().map(|(id, hour)| key(id, SigningAlgorithm::Es256, *hour)).collect())
    }

    fn signing(keys: &KnownSigningKeys, hour: u64) -> Option<&str> {
        keys.signing(SigningAlgorithm::Es256, at(hour)).map(|key| key.id.as_str())
    }

    #[test]
    fn a_new_key_signs_after_an_hour_and_the_one_before_it_is_published_for_a_day_more() {
        let keys = elliptic(&[("old", 0), ("new", 10)]);
        assert_eq!((signing(&keys, 10), signing(&keys, 11)), (Some("old"), Some("new")));
        for hour in [0, 10, 11, 34] {
            assert!(keys.is_published("old", at(hour)), "{hour}");
        }
        assert!(keys.is_published("new", at(10)) && !keys.is_published("old", at(35)));
        assert!(!keys.is_published("another", at(10)));
    }

    #[test]
    fn the_first_key_signs_at_once_and_each_algorithm_has_its_own() {
        let keys = KnownSigningKeys::new(vec![
            key("elliptic", SigningAlgorithm::Es256, 0),
            key("rsa", SigningAlgorithm::Rs256, 50),
        ]);
        assert_eq!(signing(&keys, 0), Some("elliptic"));
        assert_eq!(keys.signing(SigningAlgorithm::Rs256, at(50)).unwrap().id, "rsa");
        assert!(keys.is_published("elliptic", at(500)), "a key of another algorithm is no successor");
        assert_eq!(elliptic(&[]).signing(SigningAlgorithm::Es256, at(0)), None);
    }

    #[test]
    fn a_node_has_an_hour_to_get_a_new_key_and_none_to_hold_a_foreign_one() {
        let before = elliptic(&[("old", 0)]);
        let rotated = elliptic(&[("old", 0), ("new", 10)]);
        assert_eq!(rotated.check(&rotated, at(10)), Ok(()));
        assert_eq!(rotated.check(&before, at(10)), Ok(()));
        assert_eq!(rotated.check(&before, at(11)), Err(OtherSigningKeys::Missing("new".into())));
        assert_eq!(before.check(&rotated, at(10)), Err(OtherSigningKeys::Unknown("new".into())));
        let other = elliptic(&[("other", 0)]);
        assert_eq!(before.check(&other, at(0)), Err(OtherSigningKeys::Unknown("other".into())));
        // What was removed is foreign, until it is not published any more in any case.
        let removed = elliptic(&[("new", 10)]);
        assert_eq!(removed.check(&rotated, at(34)), Err(OtherSigningKeys::Unknown("old".into())));
        assert_eq!(removed.check(&rotated, at(35)), Ok(()));
    }

    #[test]
    fn an_algorithm_goes_by_its_registered_name() {
        for algorithm in SigningAlgorithm::ALL {
            assert_eq!(SigningAlgorithm::parse(&algorithm.to_string()), Some(algorithm));
        }
        for other in ["none", "HS256", "es256", ""] {
            assert_eq!(SigningAlgorithm::parse(other), None, "{other}");
        }
    }
}
