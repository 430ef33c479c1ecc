//! How many connections there may be, in all and of one peer.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::TrustedProxies;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A peer has this part of the connections at most, so that four strangers are needed to take them all.
const PART_OF_A_PEER: usize = 4;

/// A connection over which something is to be sent, and of which the peer takes nothing for so long, is dropped.
const LONGEST_STALL: Duration = Duration::from_secs(30);

/// Files that are open besides connections: the database's, the listeners', calls to clients.
const OTHER_FILES: usize = 100;

/// However few files a process may open, so many connections it tries.
const FEWEST: usize = 16;

/// How many connections there may be.
#[derive(Clone)]
pub(crate) struct ConnectionLimits {
    /// How long a peer may take nothing of what is to be sent to it.
    pub(super) longest_stall: Duration,
    all: Arc<Semaphore>,
    most: usize,
    most_of_a_peer: usize,
    peers: Arc<Mutex<HashMap<IpAddr, usize>>>,
    trusted: TrustedProxies,
    refused: Arc<dyn Fn(IpAddr) + Send + Sync>,
}

/// The place of one connection, which is free again when this is dropped.
pub(crate) struct Place {
    _of_all: OwnedSemaphorePermit,
    _of_peer: Option<PlaceOfPeer>,
}

struct PlaceOfPeer {
    peers: Arc<Mutex<HashMap<IpAddr, usize>>>,
    network: IpAddr,
}

impl ConnectionLimits {
    /// `most` connections in all, of which one peer may have any number; `refused` is told of each one that gets no place.
    pub(crate) fn of(most: usize, refused: impl Fn(IpAddr) + Send + Sync + 'static) -> Self {
        Self {
            longest_stall: LONGEST_STALL,
            all: Arc::new(Semaphore::new(most)),
            most,
            most_of_a_peer: most,
            peers: Arc::default(),
            trusted: TrustedProxies::default(),
            refused: Arc::new(refused),
        }
    }

    /// The same, of which one peer may have a part, and a proxy that stands for many people any number.
    pub(crate) fn shared(self, trusted: TrustedProxies) -> Self {
        Self { most_of_a_peer: self.most.div_ceil(PART_OF_A_PEER), trusted, ..self }
    }

    /// A place for a connection of the peer, if there is one.
    pub(super) fn admit(&self, peer: IpAddr) -> Option<Place> {
        let place = self.place(peer);
        if place.is_none() {
            (self.refused)(peer.to_canonical());
        }
        place
    }

    fn place(&self, peer: IpAddr) -> Option<Place> {
        let of_peer = if self.trusted.contains(peer) { None } else { Some(self.place_of(network(peer))?) };
        let of_all = Arc::clone(&self.all).try_acquire_owned().ok()?;
        Some(Place { _of_all: of_all, _of_peer: of_peer })
    }

    fn place_of(&self, network: IpAddr) -> Option<PlaceOfPeer> {
        let mut peers = self.peers.lock().unwrap_or_else(PoisonError::into_inner);
        let held = peers.entry(network).or_default();
        if *held >= self.most_of_a_peer {
            return None;
        }
        *held += 1;
        Some(PlaceOfPeer { peers: Arc::clone(&self.peers), network })
    }
}

impl Drop for PlaceOfPeer {
    fn drop(&mut self) {
        let mut peers = self.peers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = peers.get_mut(&self.network) {
            *held -= 1;
            if *held == 0 {
                peers.remove(&self.network);
            }
        }
    }
}

/// How many files this process may open, where that can be told.
pub(crate) fn files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How many connections there may be of the `wanted` ones, if the process may open so many files.
pub(crate) fn as_many_as_files(wanted: usize, files: Option<usize>) -> usize {
    files.map_or(wanted, |files| wanted.min(files.saturating_sub(OTHER_FILES).max(FEWEST)))
}

/// What one subscriber has: an IPv4 address, or a /64 of IPv6 (RFC 6177).
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
impl ConnectionLimits {
    pub(super) fn free(&self) -> usize {
        self.all.available_permits()
    }

    /// Done when nobody has a place.
    pub(super) async fn all_free(&self) {
        let most = u32::try_from(self.most).expect("tests have few");
        drop(self.all.acquire_many(most).await.expect("it is never closed"));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_peer_has_a_quarter_and_leaves_the_rest_to_others() {
        let refused = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&refused);
        let limits = ConnectionLimits::of(16, move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
        });
        let limits = limits.shared("10.0.0.1".parse().unwrap());
        let take = |peer: &str, times: usize| -> Vec<Place> {
            (0..times).filter_map(|_| limits.admit(address(peer))).collect()
        };
        let one = take("203.0.113.7", 9);
        assert_eq!((one.len(), refused.load(Ordering::Relaxed)), (4, 5));
        // A stranger has a whole /64, and an IPv4 address may come in the clothes of IPv6.
        let mut six = take("2001:db8::1", 2);
        six.extend(take("2001:db8::ffff:1", 9));
        assert_eq!(six.len(), 4);
        assert_eq!(take("2001:db8:0:1::1", 1).len(), 1);
        assert_eq!(take("::ffff:203.0.113.7", 1).len(), 0);
        let proxy = take("10.0.0.1", 9);
        assert_eq!(proxy.len(), 8, "a proxy stands for many, and takes no more than there are");
        assert_eq!(take("198.51.100.1", 1).len(), 0);
        drop(one);
        assert_eq!(take("203.0.113.7", 9).len(), 4);
        drop((six, proxy));
        assert_eq!((limits.free(), limits.peers.lock().unwrap().len()), (16, 0));
    }

    #[test]
    fn there_are_no_more_connections_than_the_process_may_open_files() {
        for (wanted, files, connections) in
            [(10_000, None, 10_000), (10_000, Some(65_536), 10_000), (10_000, Some(1024), 924), (50, Some(1024), 50)]
        {
            assert_eq!(as_many_as_files(wanted, files), connections);
        }
        assert_eq!(as_many_as_files(10_000, Some(64)), FEWEST);
    }
}
