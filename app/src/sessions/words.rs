//! What the page says: of its sessions, of closing, and of what came and went.

use super::api::OthersClosed;
use super::{PlaceNames, SessionRow};
use crate::live_list::{Cell, Content, Details, Group, Icon, ListWords, Located, RemoveAllWords, RemoveWords, Shown};
use crate::notice::others_closed;
use crate::websites::RevokedWebsites;
use crate::words::{names_in_words, together};

/// Of the list.
pub(crate) const WORDS: ListWords = ListWords {
    caption: "Active sessions",
    columns: ["Device", "Started time", "Connected from IP address", "Last active", "Action"],
    came: |count| format!("{count} new sessions."),
    went: |count| format!("{count} sessions have ended."),
    password_due: "Enter your password to continue: you last entered it a while ago. Nothing is closed yet.",
    remove: RemoveWords {
        action: "/api/sessions/close",
        field: "session",
        button: "Close",
        answer: "Close session",
        busy: "Closing…",
        gone: "Closed",
        not_removed: ["was not closed", "were not closed"],
        still: ["is still open", "are still open"],
        asks_first: false,
    },
    remove_all: RemoveAllWords {
        page: "/account/sessions/close-others",
        opener: |count| format!("Close All Other Sessions ({count})"),
        question: |count| format!("Close {count} other session{}?", plural(count)),
        consequence: "They are signed out at once and have to sign in again. This browser stays signed in.",
        choice: Some("Also revoke the websites that were used in them"),
        answer: |count| format!("Close {count} session{}", plural(count)),
        rows: ["the other sessions", "The other sessions"],
        done: "All other sessions are closed.",
    },
};

/// What marks a session in a place, or with a browser, that is new to its account.
pub(crate) const NEW_PLACE: &str = "New place";
pub(crate) const NEW_BROWSER: &str = "New browser";

/// How somebody signed in.
fn method_in_words(method: &str) -> &'static str {
    if method == "pwd" { "with a password" } else { "" }
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl SessionRow {
    /// The row as it is shown.
    pub(crate) fn shown(self) -> Shown {
        let websites = Some(self.websites_in_words()).filter(|websites| !websites.is_empty());
        let signed_in = websites.map(|websites| format!("Signed in to {websites}"));
        let device = self.name.is_some().then(|| self.device.clone());
        let note = [device, self.browser.clone(), signed_in].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let cell = |label, class, content, note| Cell { label: Some(label), class, content, note };
        let signed_in_from = self.signed_in_from();
        let address = self.connected_from.clone();
        let PlaceNames { name: place, network } = self.connected_in.clone().unwrap_or_default();
        Shown {
            note,
            mark: match (self.is_new_place, self.is_new_browser) {
                (true, _) => Some(NEW_PLACE),
                (false, true) => Some(NEW_BROWSER),
                (false, false) => None,
            },
            is_new: self.is_since_last_visit,
            details: Some(self.details()),
            group: self.group(),
            link: None,
            subject: (format!(" session: {}, started ", self.title()), Some(self.started_at)),
            question: String::new(),
            came: format!("New session: {}, connected from {}.", self.title(), self.connected_from),
            went: format!("A session has ended: {}.", self.title()),
            removed: self.closed_in_words(),
            cells: [
                cell("Started", "", Content::At(self.started_at), method_in_words(&self.method).to_owned()),
                cell("From", "address", Content::Located(Located { place, address, network }), signed_in_from),
                cell("Active", "", Content::Ago(self.last_active_at), String::new()),
            ],
            id: self.id,
            icon: Icon::Device(self.kind),
            name: self.name.unwrap_or(self.device),
        }
    }

    /// What it is called: its name or its device.
    pub(crate) fn title(&self) -> &str {
        self.name.as_ref().unwrap_or(&self.device)
    }

    fn details(&self) -> Details {
        let first = self.started_from.as_ref().unwrap_or(&self.connected_from);
        Details {
            text: format!("Address at sign-in: {first}\nSession ID for support: {}", self.id),
            expires_at: self.expires_at,
            page: format!("/account/sessions/name?session={}", self.id),
        }
    }

    /// "2 sessions of this browser · Close both", in the first row of several.
    fn group(&self) -> Option<Group> {
        let count = self.of_browser.len();
        let ids: Vec<_> = self.of_browser.iter().map(|id| format!("session={id}")).collect();
        (count > 1).then(|| Group {
            text: format!("{count} sessions of this browser"),
            action: if count == 2 { "Close both" } else { "Close all of them" },
            page: format!("/account/sessions/close-selected?{}", ids.join("&")),
        })
    }

    /// "Signed in from Graz, Austria (192.0.2.7)", if that was elsewhere.
    fn signed_in_from(&self) -> String {
        match (&self.started_from, &self.started_in) {
            (Some(address), Some(place)) => format!("Signed in from {place} ({address})"),
            (Some(address), None) => format!("Signed in from {address}"),
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
        let are = if told.len() == 1 && more == 0 { "is" } else { "are" };
        together([
            Some(format!("Closed: {}.", self.title())),
            (!told.is_empty()).then(|| format!("{} {are} being told.", names_in_words(told, more))),
            (!untold.is_empty()).then(|| format!("{} cannot be reached.", names_in_words(untold, 0))),
        ])
    }

    fn more_websites(&self) -> u32 {
        self.websites_total.saturating_sub(u32::try_from(self.websites.len()).unwrap_or(u32::MAX))
    }
}

/// How many were closed, which websites were revoked, and which sessions the person had not seen.
pub(crate) fn others_closed_in_words(OthersClosed { count, unseen, revoked }: &OthersClosed) -> String {
    let unseen = (!unseen.is_empty())
        .then(|| format!("Started after the list that you were looking at: {}.", unseen.join(", ")));
    together([Some(others_closed(*count)), revoked.as_ref().map(RevokedWebsites::in_words), unseen])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(websites: &str, untold: u32, total: u32) -> SessionRow {
        let names = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        SessionRow {
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

    #[test]
    fn a_session_names_the_websites_that_it_led_to() {
        let note = |row: SessionRow| row.shown().note;
        assert_eq!(note(session("", 0, 0)), "Firefox 144");
        assert_eq!(note(session("Wiki Mail", 1, 5)), "Firefox 144 · Signed in to Wiki, Mail and 3 more");
        assert_eq!(note(SessionRow { browser: None, ..session("Wiki", 0, 1) }), "Signed in to Wiki");
        assert_eq!(note(SessionRow { browser: None, ..session("", 0, 0) }), "");
    }

    #[test]
    fn a_name_stands_instead_of_the_device_and_the_device_in_small() {
        let named = SessionRow { name: Some("Kitchen".into()), ..session("Wiki", 0, 1) }.shown();
        assert_eq!(named.name, "Kitchen");
        assert_eq!(named.note, "Firefox on Linux · Firefox 144 · Signed in to Wiki");
        assert_eq!(named.subject.0, " session: Kitchen, started ");
        assert_eq!(named.removed, "Closed: Kitchen. Wiki is being told.");
        assert_eq!(named.details.unwrap().page, "/account/sessions/name?session=a");
    }

    #[test]
    fn several_sessions_of_one_browser_are_closed_together() {
        let group = |ids: &[&str]| {
            let of_browser = ids.iter().map(|id| (*id).to_owned()).collect();
            SessionRow { of_browser, ..session("", 0, 0) }.shown().group
        };
        assert_eq!(group(&[]), None);
        let both = group(&["a", "b"]).unwrap();
        assert_eq!((both.text.as_str(), both.action), ("2 sessions of this browser", "Close both"));
        assert_eq!(both.page, "/account/sessions/close-selected?session=a&session=b");
        assert_eq!(group(&["a", "b", "c"]).unwrap().action, "Close all of them");
    }

    #[test]
    fn a_session_says_where_it_is_and_where_it_was_started() {
        let vienna = PlaceNames { name: Some("Vienna, Austria".into()), network: Some("Magenta".into()) };
        let moved =
            SessionRow { connected_in: Some(vienna), started_in: Some("Graz, Austria".into()), ..session("", 0, 0) };
        let [started, from, _] = moved.shown().cells;
        let located = Located {
            place: Some("Vienna, Austria".into()),
            address: "192.0.2.1".into(),
            network: Some("Magenta".into()),
        };
        assert_eq!((started.note.as_str(), from.content), ("with a password", Content::Located(located)));
        assert_eq!(from.note, "Signed in from Graz, Austria (192.0.2.7)");
        let [_, from, _] = session("", 0, 0).shown().cells;
        let unknown = Located { place: None, address: "192.0.2.1".into(), network: None };
        assert_eq!((from.content, from.note.as_str()), (Content::Located(unknown), "Signed in from 192.0.2.7"));
        let [_, from, _] = SessionRow { started_from: None, ..session("", 0, 0) }.shown().cells;
        assert_eq!(from.note, "");
    }

    #[test]
    fn a_new_place_is_marked_before_a_new_browser() {
        let mark = |is_new_place, is_new_browser| {
            SessionRow { is_new_place, is_new_browser, ..session("", 0, 0) }.shown().mark
        };
        assert_eq!(mark(false, false), None);
        assert_eq!(mark(false, true), Some(NEW_BROWSER));
        assert_eq!((mark(true, false), mark(true, true)), (Some(NEW_PLACE), Some(NEW_PLACE)));
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
        let one = OthersClosed { count: 1, unseen: Vec::new(), revoked: None };
        assert_eq!(others_closed_in_words(&one), "1 other session was closed.");
        let revoked = Some(RevokedWebsites { names: vec!["Wiki".into(), "Mail".into()], more: 0 });
        let two = OthersClosed { count: 2, unseen: vec!["Safari on iPhone".into()], revoked };
        assert_eq!(
            others_closed_in_words(&two),
            "2 other sessions were closed. Revoked: Wiki, Mail. Started after the list that you were looking at: Safari on \
             iPhone."
        );
    }
}
