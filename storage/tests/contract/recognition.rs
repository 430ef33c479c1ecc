//! What people recognise their sessions by: where they are, and what of it is new to the account.

use domain::storage::{Activity, NewSession};
use domain::{AuthenticationMethod, Device, Place};

use crate::fixture::{Database, NOON, Opened, Person, address, days, firefox, minutes, new_token};

fn place(country: &str, city: &str, network: &str) -> Option<Place> {
    Place::new(Some(country), Some(city), Some(network))
}

async fn open(ada: &Person, session: NewSession) -> Opened {
    assert!(ada.storage.open_session(&session).await.unwrap().is_some());
    Opened { id: session.id, token: session.token }
}

/// Whether the session is in a new place, and with a new browser.
async fn news(ada: &Person, session: Opened) -> (bool, bool) {
    let session = ada.find(session).await.unwrap().session;
    (session.is_new_place, session.is_new_browser)
}

pub(crate) async fn a_session_keeps_its_place_its_browser_version_and_its_method(database: &Database) {
    let ada = database.person("ada").await;
    let device = Device { version: Some(144), ..firefox() };
    let vienna = place("AT", "Vienna", "Magenta");
    let session =
        open(&ada, NewSession { device: device.clone(), place: vienna.clone(), ..ada.new_session(NOON) }).await;
    let graz = place("AT", "Graz", "A1 Telekom");
    let moved = Activity { place: graz.clone(), ..ada.activity(session, minutes(5)) };
    assert!(database.storage.record_activity(&moved).await.unwrap());
    let found = ada.find(session).await.unwrap().session;
    assert_eq!((found.device, found.authentication_method), (device, AuthenticationMethod::Password));
    assert_eq!((found.started_in, found.connected_in), (vienna, graz));
    let listed = ada.list(session, minutes(6)).await.current.unwrap();
    assert_eq!(listed.connected_in.as_ref().and_then(Place::city), Some("Graz"));
}

pub(crate) async fn a_place_is_new_where_the_account_was_elsewhere_in_the_last_90_days(database: &Database) {
    let ada = database.person("ada").await;
    let at = |place, moment| NewSession { place, ..ada.new_session(moment) };
    let home = || place("AT", "Vienna", "Magenta");
    let first = open(&ada, at(home(), NOON)).await;
    let again = open(&ada, at(place("AT", "Graz", "Magenta"), minutes(1))).await;
    let other_network = open(&ada, at(place("AT", "Vienna", "A1 Telekom"), minutes(2))).await;
    let abroad = open(&ada, at(place("DE", "Frankfurt", "Hetzner"), minutes(3))).await;
    let unknown = open(&ada, at(None, minutes(4))).await;
    let mut places = Vec::new();
    for session in [first, again, other_network, abroad, unknown] {
        places.push(news(&ada, session).await.0);
    }
    assert_eq!(places, [false, false, true, true, false]);
    // Another account's places say nothing about this one's.
    let eve = database.person("eve").await;
    let eves = open(&eve, NewSession { place: home(), ..eve.new_session(minutes(5)) }).await;
    assert!(!news(&eve, eves).await.0);
    open(&ada, at(place("DE", "Frankfurt", "Hetzner"), days(89))).await;
    let long_ago = open(&ada, at(home(), days(91))).await;
    assert!(news(&ada, long_ago).await.0);
    let lately = open(&ada, at(place("DE", "Berlin", "Hetzner"), days(92))).await;
    assert!(!news(&ada, lately).await.0);
}

pub(crate) async fn a_session_that_moves_to_a_new_place_is_marked_for_good(database: &Database) {
    let ada = database.person("ada").await;
    let home = place("AT", "Vienna", "Magenta");
    let session = open(&ada, NewSession { place: home.clone(), ..ada.new_session(NOON) }).await;
    for (place, minute, is_new) in [
        (home.clone(), 5, false),
        (place("AT", "Linz", "Magenta"), 7, false),
        (None, 9, false),
        (place("DE", "Frankfurt", "Hetzner"), 11, true),
        (home, 13, true),
    ] {
        let activity = Activity { from: address(3), place, ..ada.activity(session, minutes(minute)) };
        assert!(database.storage.record_activity(&activity).await.unwrap());
        assert_eq!(news(&ada, session).await.0, is_new, "minute {minute}");
    }
}

pub(crate) async fn late_activity_makes_no_place_familiar(database: &Database) {
    let ada = database.person("ada").await;
    let home = place("AT", "Vienna", "Magenta");
    let session = open(&ada, NewSession { place: home, ..ada.new_session(minutes(5)) }).await;
    let abroad = || place("DE", "Frankfurt", "Hetzner");
    let late = Activity { place: abroad(), ..ada.activity(session, minutes(3)) };
    assert!(!database.storage.record_activity(&late).await.unwrap());
    let next = open(&ada, NewSession { place: abroad(), ..ada.new_session(minutes(6)) }).await;
    assert_eq!((news(&ada, session).await.0, news(&ada, next).await.0), (false, true));
}

pub(crate) async fn a_browser_is_new_where_the_account_was_used_with_another_in_the_last_90_days(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (new_token(), new_token());
    let mut browsers = Vec::new();
    for (browser, at) in [
        (office, NOON),
        (office, minutes(1)),
        (home, minutes(2)),
        (office, days(60)),
        (home, days(93)),
        (office, days(94)),
    ] {
        let session = open(&ada, NewSession { browser: Some(browser), ..ada.new_session(at) }).await;
        browsers.push(news(&ada, session).await.1);
    }
    assert_eq!(browsers, [false, false, true, false, true, false]);
}

pub(crate) async fn places_are_forgotten_90_days_after_they_were_seen(database: &Database) {
    let ada = database.person("ada").await;
    let at = |country, moment| NewSession { place: place(country, "", "Magenta"), ..ada.new_session(moment) };
    open(&ada, at("AT", NOON)).await;
    open(&ada, at("DE", minutes(2))).await;
    database.storage.purge_familiar_places(minutes(1)).await.unwrap();
    // Only what was forgotten is new.
    let (austria, germany) = (open(&ada, at("AT", minutes(3))).await, open(&ada, at("DE", minutes(4))).await);
    assert_eq!((news(&ada, austria).await.0, news(&ada, germany).await.0), (true, false));
}
