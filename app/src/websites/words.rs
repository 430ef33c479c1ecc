//! What the page says: of its websites, of revoking, and of what came and went.

use super::WebsiteRow;
use crate::live_list::{Cell, Content, Icon, ListWords, RemoveAllWords, RemoveWords, Shown};

/// Of the list.
pub(crate) const WORDS: ListWords = ListWords {
    caption: "Authorized websites",
    columns: ["Website", "What it may do", "Authorized on", "Last used", "Action"],
    came: |count| format!("{count} websites were authorized."),
    went: |count| format!("{count} websites were revoked."),
    password_due: "Enter your password to continue: you last entered it a while ago. Nothing is revoked yet.",
    remove: RemoveWords {
        action: "/api/websites/revoke",
        field: "website",
        button: "Revoke",
        answer: "Revoke",
        busy: "Revoking…",
        gone: "Revoked",
        not_removed: ["was not revoked", "were not revoked"],
        still: ["is still authorized", "are still authorized"],
        asks_first: true,
    },
    remove_all: RemoveAllWords {
        page: "/account/websites/revoke-all",
        opener: |count| format!("Revoke all ({count})"),
        question: |count| format!("Revoke {}?", websites(count)),
        consequence: "Their access ends at once. They will ask you the next time you sign in there.",
        choice: None,
        answer: |count| format!("Revoke {}", websites(count)),
        rows: ["the websites", "The websites"],
        done: "All websites are revoked.",
    },
};

fn websites(count: u32) -> String {
    if count == 1 { "1 website".into() } else { format!("{count} websites") }
}

const NOT_USED_FOR: i64 = 90 * 24 * 60 * 60 * 1_000;

/// What stands for an address that is not known, or no longer.
const UNKNOWN: &str = "unknown";

impl WebsiteRow {
    /// The row as it is shown at `as_of`.
    pub(crate) fn shown(self, as_of: i64) -> Shown {
        let lasts = if self.keeps_access { "" } else { "Only while you are signed in" };
        let from = (self.last_used_from != UNKNOWN).then(|| format!("signed in from {}", self.last_used_from));
        let unused = (as_of - self.last_used_at > NOT_USED_FOR).then(|| "Not used for 90 days".to_owned());
        let last_used = from.into_iter().chain(unused).collect::<Vec<_>>().join("\n");
        let cell = |label, content, note| Cell { label: Some(label), class: "", content, note };
        Shown {
            icon: Icon::Logo(self.has_logo.then(|| logo_address(&self.id))),
            note: String::new(),
            mark: None,
            is_new: false,
            details: None,
            group: None,
            cells: [
                // What it may do says itself where rows are cards.
                Cell { label: None, class: "may", content: Content::Text(self.may.join("\n")), note: lasts.into() },
                cell("Authorized", Content::At(self.authorized_at), String::new()),
                cell("Last used", Content::Ago(self.last_used_at), last_used),
            ],
            subject: (format!(": {}", self.name), None),
            question: self.consequence(),
            came: format!("{} was authorized.", self.name),
            went: format!("{} was revoked.", self.name),
            removed: format!("{} is revoked.", self.name),
            id: self.id,
            name: self.name,
            link: self.site,
        }
    }

    /// What follows when it is revoked.
    pub(crate) fn consequence(&self) -> String {
        let name = &self.name;
        if self.will_be_told {
            format!("{name} is notified and its access ends at once. It will ask you the next time you sign in there.")
        } else {
            format!(
                "Its access ends at once. {name} cannot be notified, so it may keep you signed in there for a while."
            )
        }
    }
}

/// Where the logo of a website is.
pub(crate) fn logo_address(id: &str) -> String {
    format!("/websites/{id}/logo")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wiki() -> WebsiteRow {
        WebsiteRow {
            id: "wiki".into(),
            name: "Wiki".into(),
            site: None,
            has_logo: false,
            may: vec!["See your login name".into()],
            keeps_access: false,
            authorized_at: 0,
            last_used_at: 0,
            last_used_from: "192.0.2.1".into(),
            will_be_told: true,
        }
    }

    #[test]
    fn the_question_says_whether_the_website_can_be_told() {
        assert!(wiki().consequence().starts_with("Wiki is notified and its access ends at once."));
        let untold = WebsiteRow { will_be_told: false, ..wiki() };
        assert!(untold.consequence().contains("Wiki cannot be notified"));
    }

    #[test]
    fn a_website_that_was_not_used_for_90_days_is_marked() {
        let note = |as_of| wiki().shown(as_of).cells[2].note.clone();
        assert_eq!(note(NOT_USED_FOR), "signed in from 192.0.2.1");
        assert_eq!(note(NOT_USED_FOR + 1), "signed in from 192.0.2.1\nNot used for 90 days");
        let forgotten = || WebsiteRow { last_used_from: UNKNOWN.into(), ..wiki() };
        assert_eq!(forgotten().shown(NOT_USED_FOR).cells[2].note, "");
        assert_eq!(forgotten().shown(NOT_USED_FOR + 1).cells[2].note, "Not used for 90 days");
    }

    #[test]
    fn a_website_says_whether_its_access_lasts() {
        let note = |keeps_access| WebsiteRow { keeps_access, ..wiki() }.shown(0).cells[0].note.clone();
        assert_eq!((note(true).as_str(), note(false).as_str()), ("", "Only while you are signed in"));
    }
}
