//! What an operator asks about proxies: which client address would be seen and why, and whether the sessions look as if a
//! proxy stood in front of them that nobody trusts.

use std::net::IpAddr;

use crate::client_address::{hops, walk};
use crate::storage::{SessionAddresses, StorageError};
use crate::{Accounts, ClientAddress, TrustedProxies, is_public_address};

/// What is made of a hop on the way from the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HopVerdict {
    /// A trusted proxy: the hop before it is believed.
    Trusted,
    /// The client: nothing before it is believed.
    Client,
    /// No address, or too many of them, so nobody knows who the client is.
    Unreadable,
    /// Beyond the client, who may have made it up.
    NotLookedAt,
}

/// A hop on the way from the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// As the header has it.
    pub text: String,
    /// What is made of it.
    pub verdict: HopVerdict,
}

impl ClientAddress {
    /// Each hop with what [`Self::resolve`] makes of it, the peer first.
    pub fn explain(peer: IpAddr, lines: &[String], trusted: &TrustedProxies) -> Vec<Hop> {
        let lines = || lines.iter().map(String::as_bytes);
        let written = hops(lines()).map(|hop| String::from_utf8_lossy(hop.trim_ascii()).into_owned());
        let texts = std::iter::once(peer.to_canonical().to_string()).chain(written);
        let believed: Vec<_> = walk(peer, lines(), trusted).collect();
        let verdict = |position: usize| match believed.get(position) {
            None => HopVerdict::NotLookedAt,
            Some(Self::Unknown) => HopVerdict::Unreadable,
            Some(Self::Known(_)) if position + 1 == believed.len() => HopVerdict::Client,
            Some(Self::Known(_)) => HopVerdict::Trusted,
        };
        let hops = texts.enumerate().map(|(position, text)| Hop { text, verdict: verdict(position) });
        hops.filter(|hop| !hop.text.is_empty() || hop.verdict == HopVerdict::Unreadable).collect()
    }
}

/// Fewer sessions than this say nothing about where people are.
const ENOUGH_SESSIONS: u64 = 5;

/// So many addresses are worth a look.
const ADDRESSES_AT_MOST: u32 = 5;

impl Accounts {
    /// Where the active sessions of all accounts are connected from. It reads every one of them.
    pub async fn session_addresses(&self) -> Result<SessionAddresses, StorageError> {
        self.storage.session_addresses(&self.policy.cutoff(self.now()), ADDRESSES_AT_MOST).await
    }
}

impl SessionAddresses {
    /// The address of a private network that nine of ten sessions or more share: it is rather a proxy than their people.
    pub fn shared_private_address(&self) -> Option<(ClientAddress, u64)> {
        let (address, count) = *self.most.first()?;
        let private = matches!(address, ClientAddress::Known(address) if !is_public_address(address));
        (private && self.active >= ENOUGH_SESSIONS && count * 10 >= self.active * 9).then_some((address, count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(peer: &str, lines: &[&str]) -> Vec<(String, HopVerdict)> {
        let lines: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
        let trusted = "10.0.0.0/8".parse().unwrap();
        let hops = ClientAddress::explain(peer.parse().unwrap(), &lines, &trusted);
        hops.into_iter().map(|hop| (hop.text, hop.verdict)).collect()
    }

    #[test]
    fn each_hop_says_what_is_made_of_it() {
        use HopVerdict::{Client, NotLookedAt, Trusted, Unreadable};
        for (peer, lines, hops) in [
            ("203.0.113.9", &["198.51.100.1"][..], &[("203.0.113.9", Client), ("198.51.100.1", NotLookedAt)][..]),
            (
                "10.0.0.2",
                &["192.0.2.1, 203.0.113.7, 10.0.0.3"],
                &[("10.0.0.2", Trusted), ("10.0.0.3", Trusted), ("203.0.113.7", Client), ("192.0.2.1", NotLookedAt)],
            ),
            (
                "10.0.0.2",
                &["192.0.2.1", "garbage"],
                &[("10.0.0.2", Trusted), ("garbage", Unreadable), ("192.0.2.1", NotLookedAt)],
            ),
            ("10.0.0.2", &[], &[("10.0.0.2", Client)]),
            ("10.0.0.2", &[""], &[("10.0.0.2", Client)]),
            ("10.0.0.2", &["10.0.0.3"], &[("10.0.0.2", Trusted), ("10.0.0.3", Client)]),
        ] {
            let hops: Vec<_> = hops.iter().map(|(text, verdict)| ((*text).to_owned(), *verdict)).collect();
            assert_eq!(explained(peer, lines), hops, "{peer} {lines:?}");
        }
    }

    #[test]
    fn only_a_private_address_that_nearly_all_sessions_share_is_suspicious() {
        for (active, most, suspicious) in [
            (10, &[("10.0.0.2", 9), ("203.0.113.7", 1)][..], true),
            (10, &[("::1", 10)], true),
            (10, &[("10.0.0.2", 8), ("203.0.113.7", 2)], false),
            (10, &[("9.9.9.9", 10)], false),
            (10, &[("unknown", 10)], false),
            (4, &[("10.0.0.2", 4)], false),
            (0, &[], false),
        ] {
            let most = most.iter().map(|(text, count)| (ClientAddress::parse(text).unwrap(), *count)).collect();
            let addresses = SessionAddresses { active, most };
            assert_eq!(addresses.shared_private_address().is_some(), suspicious, "{addresses:?}");
        }
    }
}
