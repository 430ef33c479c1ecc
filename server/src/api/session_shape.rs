//! Sessions as the API shows them. These shapes are promised; those of the pages change with the pages.

use std::collections::HashMap;

use app::request::place_name;
use domain::{Account, Device, End, Place, ReachedClient, Session, SessionId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

/// An account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub(super) struct AccountShape {
    /// Its stable id.
    #[schema(format = "uuid")]
    pub(super) id: String,
    /// The name that it signs in by.
    pub(super) login_name: String,
}

impl AccountShape {
    pub(super) fn of(account: &Account) -> Self {
        Self { id: account.id.to_string(), login_name: account.login_name.to_string() }
    }
}

/// An active session. Times are milliseconds since the Unix epoch.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub(super) struct SessionShape {
    /// The public id; never a credential.
    #[schema(format = "uuid")]
    pub(super) id: String,
    /// What its person calls it.
    name: Option<String>,
    /// The device, in words.
    device: String,
    /// The device's kind.
    kind: &'static str,
    /// The browser or program with its major version, such as "Firefox 144", if that is known.
    browser: Option<String>,
    /// When its person signed in.
    started_at: i64,
    /// How its person signed in: "pwd" is with a password (RFC 8176).
    amr: [&'static str; 1],
    /// When its person last did something, to the minute.
    last_active_at: i64,
    /// The client address, or "unknown".
    connected_from: String,
    /// Where that is, if it is known.
    connected_in: Option<PlaceShape>,
    /// The client address that it was started from, or "unknown".
    started_from: String,
    /// Where that is, if it is known.
    started_in: Option<PlaceShape>,
    /// Whether its account had not been in one of its places in the 90 days before, and had been elsewhere.
    is_new_place: bool,
    /// Whether it was started in the last 7 days with a browser that its account had not been used with in the 90 days before,
    /// and it had been used with another.
    is_new_browser: bool,
    /// Names of websites that were signed in to through it, the first few.
    websites: Vec<String>,
    /// How many websites there are in all, named or not.
    websites_total: u32,
}

/// Where an address is, as the operator's files say. Each part is null where it is not known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Place)]
pub(super) struct PlaceShape {
    /// City and country in words, such as "Vienna, Austria", or "Local network".
    name: Option<String>,
    /// The country's code (ISO 3166-1 alpha-2).
    country: Option<String>,
    /// The city's name, in English.
    city: Option<String>,
    /// Who runs the network.
    network: Option<String>,
}

/// A session that has ended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EndedSession)]
pub(super) struct EndedShape {
    /// The public id.
    #[schema(format = "uuid")]
    id: String,
    /// The device, in words.
    device: String,
    /// The device's kind.
    kind: &'static str,
    /// The client address, or "unknown".
    connected_from: String,
    /// How it ended.
    end: SessionEnd,
}

/// How a session ended.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SessionEnd {
    /// Milliseconds since the Unix epoch.
    at: i64,
    /// The reason's stable name, such as "closed-by-administrator".
    reason: String,
    /// From where it was closed, if from another session of the account.
    by: Option<Closer>,
}

/// The session from which another one was closed.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Closer {
    /// The device, in words.
    device: String,
    /// The client address, or "unknown". It is left out of the end of the session that asks, unless the request comes from
    /// the same network.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// What people call the place where it was closed, if that was a page of another origin. Only lists have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

/// Active sessions, in their order.
pub(super) fn active(sessions: &[Session], reached: &[ReachedClient], now: Timestamp) -> Vec<SessionShape> {
    let mut websites: HashMap<SessionId, Vec<&ReachedClient>> = HashMap::new();
    for website in reached {
        websites.entry(website.session).or_default().push(website);
    }
    let shape = |session: &Session| one(session, websites.get(&session.id).map_or(&[], Vec::as_slice), now);
    sessions.iter().map(shape).collect()
}

fn one(session: &Session, websites: &[&ReachedClient], now: Timestamp) -> SessionShape {
    SessionShape {
        id: session.id.to_string(),
        name: session.name.as_ref().map(ToString::to_string),
        device: session.device.to_string(),
        kind: session.device.kind.as_str(),
        browser: session.device.browser_and_version(),
        started_at: session.started_at.as_millis(),
        amr: [session.authentication_method.as_str()],
        last_active_at: session.last_active_at.as_millis(),
        connected_from: session.connected_from.to_string(),
        connected_in: session.connected_in.as_ref().map(PlaceShape::of),
        started_from: session.started_from.to_string(),
        started_in: session.started_in.as_ref().map(PlaceShape::of),
        is_new_place: session.is_new_place,
        is_new_browser: session.is_with_new_browser(now),
        websites: websites.iter().map(|website| website.name.clone()).collect(),
        websites_total: websites.first().map_or(0, |website| website.of),
    }
}

impl PlaceShape {
    fn of(place: &Place) -> Self {
        Self {
            name: place_name(place),
            country: place.country().map(str::to_owned),
            city: place.city().map(str::to_owned),
            network: place.network().map(str::to_owned),
        }
    }
}

/// Ended sessions, in their order.
pub(super) fn ended(sessions: &[Session]) -> Vec<EndedShape> {
    let shape = |session: &Session| {
        let Device { kind, .. } = session.device;
        Some(EndedShape {
            id: session.id.to_string(),
            device: session.device.to_string(),
            kind: kind.as_str(),
            connected_from: session.connected_from.to_string(),
            end: end_in_list(session.end.as_ref()?),
        })
    };
    sessions.iter().filter_map(shape).collect()
}

fn end_in_list(end: &End) -> SessionEnd {
    let mut shape = SessionEnd::from(app::request::end_view(end));
    if let (Some(closer), Some(by)) = (&mut shape.by, &end.by) {
        closer.place.clone_from(&by.place);
    }
    shape
}

impl From<app::SessionEnd> for SessionEnd {
    fn from(end: app::SessionEnd) -> Self {
        let by = end.by.map(|by| Closer { device: by.device, address: by.address, place: None });
        Self { at: end.at, reason: end.reason, by }
    }
}
