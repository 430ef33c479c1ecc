//! When this browser looked at the list of an account last, which it remembers itself: who opens the list elsewhere takes
//! nothing from what is new here.

use std::time::Duration;

use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use domain::{BROWSER_LIFETIME, CurrentSession, Timestamp};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use super::Services;
use super::activity::is_made_by_a_person;
use super::browser_cookies::VISIT;

/// Who comes back later than this visits anew.
const VISIT_LASTS: Duration = Duration::from_mins(30);

/// What the cookie says: whose list it was, the end of the visit before, and the last look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Visit {
    /// Nothing on the first visit.
    since: Option<Timestamp>,
    last: Timestamp,
}

/// The end of the visit before this one, if it is known; and notes that the account's person looks `now`. A poll goes on with
/// the visit that it finds.
pub(crate) fn last_visit(
    services: &Services,
    current: &CurrentSession,
    is_poll: bool,
    now: Timestamp,
) -> Option<Timestamp> {
    let head = use_context::<Parts>()?;
    let account = current.account.id.to_string();
    let cookie = services.cookies.visit(&head.headers);
    let before = cookie.as_deref().and_then(|text| Visit::parse(text, &account));
    let visit = Visit::at(before, is_poll, now);
    if is_made_by_a_person(&head.method, &head.headers) {
        let cookie = services.cookies.set(VISIT, &visit.written(&account), BROWSER_LIFETIME);
        use_context::<ResponseOptions>()?.append_header(SET_COOKIE, cookie);
    }
    visit.since
}

impl Visit {
    fn at(before: Option<Self>, is_poll: bool, now: Timestamp) -> Self {
        let since = match before {
            Some(before) if is_poll || now.since(before.last) < VISIT_LASTS => before.since,
            Some(before) => Some(before.last),
            None => None,
        };
        Self { since, last: now }
    }

    fn parse(text: &str, account: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (of, since, last) = (parts.next()?, parts.next()?, parts.next()?);
        let moment = |text: &str| text.parse().ok().filter(|millis| *millis >= 0).map(Timestamp::from_millis);
        (of == account).then_some(Self { since: moment(since), last: moment(last)? })
    }

    fn written(&self, account: &str) -> String {
        let since = self.since.map_or_else(String::new, |since| since.as_millis().to_string());
        format!("{account}.{since}.{}", self.last.as_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(minutes: i64) -> Timestamp {
        Timestamp::from_millis(minutes * 60_000)
    }

    #[test]
    fn a_visit_lasts_as_long_as_its_person_looks_again_within_half_an_hour() {
        let mut visit = None;
        for (at, is_poll, since) in [
            (0, false, None),
            (29, false, None),
            (60, false, Some(29)),
            (61, true, Some(29)),
            (200, true, Some(29)),
            (201, false, Some(29)),
            (300, false, Some(201)),
        ] {
            let now = Visit::at(visit, is_poll, minutes(at));
            assert_eq!(now.since, since.map(minutes), "at {at}");
            visit = Visit::parse(&now.written("ada"), "ada");
            assert_eq!(visit, Some(now));
        }
    }

    #[test]
    fn a_cookie_of_another_account_or_none_says_nothing() {
        let visit = Visit { since: Some(minutes(1)), last: minutes(2) };
        assert_eq!(Visit::parse(&visit.written("ada"), "eve"), None);
        for text in ["", "ada", "ada.1", "ada..x", "ada..-5"] {
            assert_eq!(Visit::parse(text, "ada"), None, "{text:?}");
        }
    }
}
