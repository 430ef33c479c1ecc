//! What the page says: of its websites, of revoking, and of what came and went.

use super::WebsiteFacts;
use crate::language::t;
use crate::live_list::{ListWords, RemoveAllWords, RemoveWords};

/// Of the list.
pub(crate) const WORDS: ListWords = ListWords {
    caption: "live-websites-caption",
    columns: [
        "live-websites-website",
        "live-websites-may",
        "live-websites-authorized",
        "live-websites-used",
        "live-sessions-action",
    ],
    cells: [
        // What it may do says itself where rows are cards.
        (None, "may"),
        (Some("live-website-authorized"), ""),
        (Some("live-websites-used"), ""),
    ],
    new: "live-new-website",
    came: ["live-website-came", "live-websites-came"],
    went: ["live-website-went", "live-websites-went"],
    password_due: "live-revoke-password-due",
    remove: RemoveWords {
        action: "/api/websites/revoke",
        field: "website",
        button: ["live-revoke", "live-revoke-name"],
        busy: ["live-revoking", "live-revoking-name"],
        answer: "live-revoke",
        gone: "live-revoked-row",
        select: "live-revoke-name",
        not_removed: ["live-website-not-revoked", "live-websites-not-revoked", "live-all-not-revoked"],
        still: ["live-website-still", "live-websites-still", "live-all-still"],
        maybe: ["live-website-maybe", "live-websites-maybe", "live-all-maybe"],
        asks_first: true,
    },
    remove_all: RemoveAllWords {
        page: "/account/websites/revoke-all",
        opener: "live-revoke-all",
        question: "live-revoke-all-question",
        consequence: "live-revoke-all-consequence",
        choice: None,
        answer: "live-revoke-all-answer",
        done: "live-revoke-all-done",
    },
};

impl WebsiteFacts {
    /// What follows when it is revoked.
    pub(crate) fn consequence(&self) -> String {
        if self.will_be_told {
            t!("website-will-be-told", name = &self.name)
        } else {
            t!("website-cannot-be-told", name = &self.name)
        }
    }
}

/// Where the logo of a website is.
pub(crate) fn logo_address(id: &str) -> String {
    format!("/websites/{id}/logo")
}
