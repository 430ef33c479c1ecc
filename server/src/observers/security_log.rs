//! Log lines for those who look for attacks, and for programs such as fail2ban: target `security`, a line an event
//! (ASVS 16.3). Under attack the events of a source are counted, and the count is written once a minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::{ClientAddress, Observer, SecurityEvent, SecurityEventKind};
use tokio::time::interval;
use tracing::field::display;

/// How many lines a minute one address gets for one kind of event. Of connections, which are refused by the thousand, one
/// says it all.
const fn lines_a_source(kind: SecurityEventKind) -> u64 {
    match kind {
        SecurityEventKind::ConnectionRefused => 1,
        _ => 10,
    }
}

/// How many sources have lines of their own in a minute; the events of all others are counted together.
const SOURCES: usize = 200;

const MINUTE: Duration = Duration::from_mins(1);

/// Where an event came from, and what it was.
type Source = (SecurityEventKind, Option<ClientAddress>);

/// What has happened in this minute.
#[derive(Debug, Default)]
pub(crate) struct SecurityLog(Mutex<Minute>);

#[derive(Debug, Default)]
struct Minute {
    /// How many events each source has sent.
    sources: HashMap<Source, u64>,
    /// How many events came from sources that are not among them.
    others: HashMap<SecurityEventKind, u64>,
}

impl SecurityLog {
    /// Writes down once a minute what had no line of its own, for as long as the process lives.
    pub(crate) async fn sum_up(self: Arc<Self>) {
        let mut minutes = interval(MINUTE);
        loop {
            minutes.tick().await;
            let minute = std::mem::take(&mut *self.minute());
            for ((kind, address), more) in minute.held_back() {
                write_more(kind, address, more);
            }
        }
    }

    fn minute(&self) -> MutexGuard<'_, Minute> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Observer for SecurityLog {
    fn security_event(&self, event: &SecurityEvent) {
        let has_line = self.minute().count((event.kind, event.address));
        if has_line {
            write(event);
        }
    }
}

impl Minute {
    /// Counts an event; whether it gets a line of its own.
    fn count(&mut self, source: Source) -> bool {
        if self.sources.len() >= SOURCES && !self.sources.contains_key(&source) {
            *self.others.entry(source.0).or_default() += 1;
            return false;
        }
        let events = self.sources.entry(source).or_default();
        *events += 1;
        *events <= lines_a_source(source.0)
    }

    /// How many events of each source had no line, and of all other sources together.
    fn held_back(self) -> Vec<(Source, u64)> {
        let others = self.others.into_iter().map(|(kind, events)| ((kind, None), events));
        let beyond = |(source, events): (Source, u64)| (source, events.saturating_sub(lines_a_source(source.0)));
        let mut held_back: Vec<_> =
            self.sources.into_iter().map(beyond).chain(others).filter(|row| row.1 > 0).collect();
        held_back.sort_unstable_by_key(|((kind, _), more)| (*kind, std::cmp::Reverse(*more)));
        held_back
    }
}

fn write(SecurityEvent { kind, account, session, client, address }: &SecurityEvent) {
    let (event, address) = (kind.as_str(), address.map(display));
    let (account, session, website) = (account.map(display), session.map(display), client.as_ref().map(display));
    match kind {
        SecurityEventKind::SignedIn | SecurityEventKind::Reauthenticated => {
            tracing::info!(target: "security", event, address, account, session, website);
        }
        _ => tracing::warn!(target: "security", event, address, account, session, website),
    }
}

fn write_more(kind: SecurityEventKind, address: Option<ClientAddress>, more: u64) {
    tracing::warn!(target: "security", event = kind.as_str(), address = address.map(display), more, "and more in this minute");
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: SecurityEventKind = SecurityEventKind::SignInFailed;

    fn from(number: u32) -> Source {
        (KIND, Some(ClientAddress::Known(std::net::Ipv4Addr::from_bits(number).into())))
    }

    #[test]
    fn a_source_has_a_few_lines_and_then_a_count() {
        let mut minute = Minute::default();
        let lines = (0..1000).filter(|_| minute.count(from(1))).count();
        assert_eq!(lines, 10);
        assert!(minute.count(from(2)) && minute.count((SecurityEventKind::SignInRefused, from(1).1)));
        assert_eq!(minute.held_back(), [(from(1), 990)]);
        let mut minute = Minute::default();
        let refused = (SecurityEventKind::ConnectionRefused, from(1).1);
        assert_eq!((0..1000).filter(|_| minute.count(refused)).count(), 1);
        assert_eq!(minute.held_back(), [(refused, 999)]);
    }

    #[test]
    fn of_very_many_sources_only_the_number_of_events_is_kept() {
        let mut minute = Minute::default();
        let lines = (0..100_000).filter(|number| minute.count(from(*number))).count();
        assert_eq!((lines, minute.sources.len()), (SOURCES, SOURCES));
        assert_eq!(minute.held_back(), [((KIND, None), 100_000 - SOURCES as u64)]);
    }
}
