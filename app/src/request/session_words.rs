//! What the row of a session says, in the page's language.

use crate::language::t;
use crate::live_list::shown::{Cell, Content, Details, Group, Icon, Located, Shown};
use crate::notice::others_closed;
use crate::sessions::shapes::{PlaceNames, SessionFacts};
use crate::websites::RevokedWebsites;
use crate::words::{names_in_words, together};

/// How somebody signed in.
fn method_in_words(method: &str) -> String {
    if method == "pwd" { t!("session-method-password") } else { String::new() }
}

impl SessionFacts {
    /// What the row shows.
    pub(crate) fn shown(&self) -> Shown {
        let websites = Some(self.websites_in_words()).filter(|websites| !websites.is_empty());
        let signed_in = websites.map(|websites| t!("session-signed-in-to", names = websites));
        let device = self.name.is_some().then(|| self.device.clone());
        let note = [device, self.browser.clone(), signed_in].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let address = self.connected_from.clone();
        let PlaceNames { name: place, network } = self.connected_in.clone().unwrap_or_default();
        Shown {
            note,
            mark: match (self.is_new_place, self.is_new_browser) {
                (true, _) => Some(t!("session-new-place")),
                (false, true) => Some(t!("session-new-browser")),
                (false, false) => None,
            },
            is_new: self.is_since_last_visit,
            details: Some(self.details()),
            group: self.group(),
            link: None,
            began_at: Some(self.started_at),
            question: String::new(),
            removed: self.closed_in_words(),
            cells: vec![
                Cell { content: Content::At(self.started_at), note: method_in_words(&self.method) },
                Cell { content: Content::Located(Located { place, address, network }), note: self.signed_in_from() },
                Cell { content: Content::Ago(self.last_active_at), note: String::new() },
            ],
            id: self.id.clone(),
            icon: Icon::Device(self.kind.clone()),
            name: self.title().to_owned(),
        }
    }

    /// What it is called: its name or its device.
    pub(crate) fn title(&self) -> &str {
        self.name.as_ref().unwrap_or(&self.device)
    }

    fn details(&self) -> Details {
        let first = self.started_from.as_ref().unwrap_or(&self.connected_from);
        let lines = [
            t!("session-address-at-sign-in", address = first),
            t!("session-expires", when = "{when}"),
            t!("session-id", id = &self.id),
        ];
        Details {
            text: lines.join("\n"),
            expires_at: self.expires_at,
            page: format!("/account/sessions/name?session={}", self.id),
        }
    }

    /// "2 sessions of this browser · Close both", in the first row of several.
    fn group(&self) -> Option<Group> {
        let count = u32::try_from(self.of_browser.len()).unwrap_or(u32::MAX);
        let ids: Vec<_> = self.of_browser.iter().map(|id| format!("session={id}")).collect();
        (count > 1).then(|| Group {
            text: t!("session-group", count = count),
            action: t!("session-group-close", count = count),
            page: format!("/account/sessions/close-selected?{}", ids.join("&")),
        })
    }

    /// "Signed in from Graz, Austria (192.0.2.7)", if that was elsewhere.
    fn signed_in_from(&self) -> String {
        match (&self.started_from, &self.started_in) {
            (Some(address), Some(place)) => t!("session-signed-in-from-place", place = place, address = address),
            (Some(address), None) => t!("session-signed-in-from", address = address),
            (None, _) => String::new(),
        }
    }

    /// "Wiki, Mail and 3 more": the websites that were signed in to through it; nothing when there is none.
    fn websites_in_words(&self) -> String {
        names_in_words(&self.websites, self.more_websites())
    }

    /// "Closed: Firefox on Windows. Wiki and Mail are being told."
    fn closed_in_words(&self) -> String {
        let told = self.websites.len().saturating_sub(self.untold as usize);
        let (told, untold) = self.websites.split_at(told);
        let more = self.more_websites();
        let count = u32::try_from(told.len()).unwrap_or(u32::MAX).saturating_add(more);
        together([
            Some(t!("session-closed", name = self.title())),
            (!told.is_empty()).then(|| t!("session-told", names = names_in_words(told, more), count = count)),
            (!untold.is_empty()).then(|| t!("session-untold", names = names_in_words(untold, 0))),
        ])
    }

    fn more_websites(&self) -> u32 {
        self.websites_total.saturating_sub(u32::try_from(self.websites.len()).unwrap_or(u32::MAX))
    }
}

/// How many were closed, which websites were revoked, and which sessions the person had not seen.
pub(crate) fn others_closed_in_words(count: u32, unseen: &[String], revoked: Option<&RevokedWebsites>) -> String {
    let unseen = (!unseen.is_empty()).then(|| t!("session-unseen", names = unseen.join(", ")));
    together([Some(others_closed(count)), revoked.map(RevokedWebsites::in_words), unseen])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(websites: &str, untold: u32, total: u32) -> SessionFacts {
        let names = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        SessionFacts {
            id: "a".into(),
            name: None,
            device: "Firefox on Linux".into(),
            kind: "computer".into(),
            browser: Some("Firefox 144".into()),
            started_at: 0,
            method: "pwd".into(),
            last_active_at: 0,
            connected_from: "192.0.2.1".into(),
            connected_in: None,
            started_from: Some("192.0.2.7".into()),
            started_in: None,
            is_new_place: false,
            is_new_browser: false,
            is_since_last_visit: false,
            expires_at: 0,
            of_browser: Vec::new(),
            websites: names(websites),
            websites_total: total,
            untold,
        }
    }

    fn cells(row: SessionFacts) -> [Cell; 3] {
        row.shown().cells.try_into().expect("there are three columns")
    }

    #[test]
    fn a_session_names_the_websites_that_it_led_to() {
        let note = |row: SessionFacts| row.shown().note;
        assert_eq!(note(session("", 0, 0)), "Firefox 144");
        assert_eq!(note(session("Wiki Mail", 1, 5)), "Firefox 144 · Signed in to Wiki, Mail and 3 more");
        assert_eq!(note(SessionFacts { browser: None, ..session("Wiki", 0, 1) }), "Signed in to Wiki");
        assert_eq!(note(SessionFacts { browser: None, ..session("", 0, 0) }), "");
    }

    #[test]
    fn a_name_stands_instead_of_the_device_and_the_device_in_small() {
        let named = SessionFacts { name: Some("Kitchen".into()), ..session("Wiki", 0, 1) }.shown();
        assert_eq!(named.name, "Kitchen");
        assert_eq!(named.note, "Firefox on Linux · Firefox 144 · Signed in to Wiki");
        assert_eq!(named.removed, "Closed: Kitchen. Wiki is being told.");
        assert_eq!(named.details.unwrap().page, "/account/sessions/name?session=a");
    }

    #[test]
    fn several_sessions_of_one_browser_are_closed_together() {
        let group = |ids: &[&str]| {
            let of_browser = ids.iter().map(|id| (*id).to_owned()).collect();
            SessionFacts { of_browser, ..session("", 0, 0) }.shown().group
        };
        assert_eq!(group(&[]), None);
        let both = group(&["a", "b"]).unwrap();
        assert_eq!((both.text.as_str(), both.action.as_str()), ("2 sessions of this browser", "Close both"));
        assert_eq!(both.page, "/account/sessions/close-selected?session=a&session=b");
        assert_eq!(group(&["a", "b", "c"]).unwrap().action, "Close all of them");
    }

    #[test]
    fn a_session_says_where_it_is_and_where_it_was_started() {
        let vienna = PlaceNames { name: Some("Vienna, Austria".into()), network: Some("Magenta".into()) };
        let moved =
            SessionFacts { connected_in: Some(vienna), started_in: Some("Graz, Austria".into()), ..session("", 0, 0) };
        let [started, from, _] = cells(moved);
        let located = Located {
            place: Some("Vienna, Austria".into()),
            address: "192.0.2.1".into(),
            network: Some("Magenta".into()),
        };
        assert_eq!((started.note.as_str(), from.content), ("with a password", Content::Located(located)));
        assert_eq!(from.note, "Signed in from Graz, Austria (192.0.2.7)");
        let [_, from, _] = cells(session("", 0, 0));
        let unknown = Located { place: None, address: "192.0.2.1".into(), network: None };
        assert_eq!((from.content, from.note.as_str()), (Content::Located(unknown), "Signed in from 192.0.2.7"));
        let [_, from, _] = cells(SessionFacts { started_from: None, ..session("", 0, 0) });
        assert_eq!(from.note, "");
    }

    #[test]
    fn a_new_place_is_marked_before_a_new_browser() {
        let mark = |is_new_place, is_new_browser| {
            SessionFacts { is_new_place, is_new_browser, ..session("", 0, 0) }.shown().mark
        };
        assert_eq!(mark(false, false), None);
        assert_eq!(mark(false, true), Some("New browser".to_owned()));
        assert_eq!((mark(true, false), mark(true, true)), (Some("New place".to_owned()), Some("New place".to_owned())));
    }

    #[test]
    fn a_close_says_which_websites_are_told() {
        for (websites, untold, total, words) in [
            ("", 0, 0, "Closed: Firefox on Linux."),
            ("Wiki", 0, 1, "Closed: Firefox on Linux. Wiki is being told."),
            ("Wiki Mail", 0, 2, "Closed: Firefox on Linux. Wiki and Mail are being told."),
            ("Wiki Mail", 0, 5, "Closed: Firefox on Linux. Wiki, Mail and 3 more are being told."),
            ("Wiki Mail", 1, 2, "Closed: Firefox on Linux. Wiki is being told. Mail cannot be reached."),
            ("Mail", 1, 1, "Closed: Firefox on Linux. Mail cannot be reached."),
        ] {
            assert_eq!(session(websites, untold, total).shown().removed, words);
        }
    }

    #[test]
    fn closing_all_others_says_how_many_and_what_had_not_been_seen() {
        assert_eq!(others_closed_in_words(1, &[], None), "1 other session was closed.");
        let revoked = RevokedWebsites { names: vec!["Wiki".into(), "Mail".into()], more: 0 };
        assert_eq!(
            others_closed_in_words(2, &["Safari on iPhone".into()], Some(&revoked)),
            "2 other sessions were closed. Revoked: Wiki, Mail. Started after the list that you were looking at: Safari on \
             iPhone."
        );
    }
}
