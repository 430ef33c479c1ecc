//! Notices when everybody seems to come from one private address: a proxy that nobody has named.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderName;
use domain::storage::SessionAddresses;
use domain::{ClientAddress, Observer, SecurityEvent, SecurityEventKind};

/// After so many sign-ins it is known where people come from.
const ENOUGH: u64 = 1_000;

/// Counts where sign-ins come from, until it has said what it thinks of that.
pub(crate) struct UnnamedProxy {
    header: HeaderName,
    seen: Mutex<Option<HashMap<ClientAddress, u64>>>,
}

impl UnnamedProxy {
    /// `header` is where a proxy would give the client address.
    pub(crate) fn in_front_of(header: HeaderName) -> Self {
        Self { header, seen: Mutex::new(Some(HashMap::new())) }
    }

    /// The address that nearly all have, and how many of how many, at the first sign-in after which it looks like that.
    fn count(&self, address: ClientAddress) -> Option<(ClientAddress, u64, u64)> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let addresses = seen.as_mut()?;
        *addresses.entry(address).or_default() += 1;
        let active = addresses.values().sum();
        let most = addresses.iter().max_by_key(|(_, count)| **count).map(|(address, count)| (*address, *count));
        let shared = SessionAddresses { active, most: Vec::from_iter(most) }.shared_private_address();
        if shared.is_some() || active >= ENOUGH {
            *seen = None;
        }
        shared.map(|(address, count)| (address, count, active))
    }
}

impl Observer for UnnamedProxy {
    fn security_event(&self, event: &SecurityEvent) {
        let (SecurityEventKind::SignedIn, Some(address)) = (event.kind, event.address) else {
            return;
        };
        if let Some((address, count, active)) = self.count(address) {
            tracing::warn!(
                "{count} of {active} sign-ins came from {address}, an address of a private network. If that is a proxy, name it in \
                 TRUSTED_PROXIES and have it send {}; until then the limits on wrong passwords count everybody behind it together, \
                 and sessions show its address",
                self.header
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_address_that_nearly_all_share_is_noticed_once_and_no_other() {
        for (addresses, noticed_at) in [
            (&["10.0.0.2"; 12][..], Some(5)),
            (&["9.9.9.9"; 12][..], None),
            (&["10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.2", "10.0.0.3", "10.0.0.4"][..], None),
        ] {
            let proxy = UnnamedProxy::in_front_of(HeaderName::from_static("x-forwarded-for"));
            let noticed = addresses.iter().map(|address| proxy.count(ClientAddress::parse(address).unwrap()).is_some());
            let noticed: Vec<_> = noticed.enumerate().filter(|(_, noticed)| *noticed).map(|(at, _)| at + 1).collect();
            assert_eq!(noticed, Vec::from_iter(noticed_at), "{addresses:?}");
        }
        let proxy = UnnamedProxy::in_front_of(HeaderName::from_static("x-forwarded-for"));
        for number in 0..2_000_u32 {
            proxy.count(ClientAddress::Known(std::net::Ipv4Addr::from_bits(number).into()));
        }
        assert!(proxy.seen.lock().unwrap().is_none(), "what is counted is bounded");
    }
}
