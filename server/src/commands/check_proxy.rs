//! `user-sessions check-proxy`: which client address would be seen and why, and whether the sessions look right.

use std::net::IpAddr;

use axum::http::HeaderName;
use clap::Args;
use domain::storage::SessionAddresses;
use domain::{Accounts, ClientAddress, Hop, HopVerdict, TrustedProxies};

use crate::ServeOptions;
use crate::terminal::say;

/// What to check, with the settings that the service is started with.
#[derive(Debug, Args)]
pub struct CheckProxyCommand {
    /// The address that connects to the service: that of the proxy, as the service sees it.
    #[arg(long)]
    peer: Option<IpAddr>,

    /// The value of the header that reports the client address, as the proxy would send it; may be repeated for several lines.
    #[arg(long, requires = "peer", value_name = "LINE")]
    forwarded: Vec<String>,
}

impl CheckProxyCommand {
    /// Runs the command, and says what it found.
    pub async fn run(self, accounts: &Accounts, options: &ServeOptions) -> anyhow::Result<()> {
        let (proxies, header) = (&options.trusted_proxies, &options.client_address_header);
        let mut lines = vec![format!("Trusted proxies: {proxies}"), format!("Header that they give it in: {header}")];
        if let Some(peer) = self.peer {
            lines.push(String::new());
            lines.extend(explain(peer, &self.forwarded, proxies));
        }
        let addresses = accounts.session_addresses().await?;
        lines.push(String::new());
        lines.extend(describe(&addresses));
        lines.extend(warning(&addresses, header));
        say(&lines.join("\n"))
    }
}

fn explain(peer: IpAddr, forwarded: &[String], proxies: &TrustedProxies) -> Vec<String> {
    let hops = ClientAddress::explain(peer, forwarded, proxies);
    let width = hops.iter().map(|hop| hop.text.len()).max().unwrap_or(0);
    let line = |(position, hop): (usize, &Hop)| {
        let who = if position == 0 { "the peer, " } else { "" };
        format!("{:width$}  {who}{}", hop.text, reason(hop.verdict, position + 1 == hops.len()))
    };
    let client = ClientAddress::resolve(peer, forwarded.iter().map(String::as_bytes), proxies);
    hops.iter().enumerate().map(line).chain([format!("The client address is {client}.")]).collect()
}

fn reason(verdict: HopVerdict, is_last: bool) -> &'static str {
    match verdict {
        HopVerdict::Trusted => "a trusted proxy: what it says of the hop before it is believed",
        HopVerdict::Client if is_last => "the client: there is no hop before it",
        HopVerdict::Client => "the client: no trusted proxy, so what it says of others is not believed",
        HopVerdict::Unreadable => "no address that can be read, so the client is unknown",
        HopVerdict::NotLookedAt => "not looked at: whoever is nearer may have made it up",
    }
}

fn describe(addresses: &SessionAddresses) -> Vec<String> {
    let heading = match addresses.active {
        0 => "No session is active.".to_owned(),
        1 => "1 session is active, connected from:".to_owned(),
        active => format!("{active} sessions are active, connected from:"),
    };
    let rows = addresses.most.iter().map(|(address, count)| format!("{count:>8}  {address}"));
    let named: u64 = addresses.most.iter().map(|(_, count)| count).sum();
    let rest = addresses.active.saturating_sub(named);
    let rest = (rest > 0).then(|| format!("{rest:>8}  other addresses"));
    std::iter::once(heading).chain(rows).chain(rest).collect()
}

fn warning(addresses: &SessionAddresses, header: &HeaderName) -> Option<String> {
    let (address, count) = addresses.shared_private_address()?;
    let active = addresses.active;
    Some(format!(
        "Warning: {count} of {active} sessions share {address}, an address of a private network. That is rather a proxy than \
         their people: name it in TRUSTED_PROXIES and have it send {header}. Sessions show the right address with their next \
         activity."
    ))
}
