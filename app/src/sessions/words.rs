//! What the page says: of its sessions, of closing, and of what came and went.

use crate::live_list::{ListWords, RemoveAllWords, RemoveWords};

/// Of the list.
pub(crate) const WORDS: ListWords = ListWords {
    caption: "live-sessions-caption",
    columns: [
        "live-sessions-device",
        "live-sessions-started",
        "live-sessions-from",
        "live-sessions-active",
        "live-sessions-action",
    ],
    cells: [
        (Some("live-session-started"), "started"),
        (Some("live-session-from"), "address"),
        (Some("live-session-active"), "active"),
    ],
    new: "live-new-session",
    came: ["live-session-came", "live-sessions-came"],
    went: ["live-session-went", "live-sessions-went"],
    password_due: "live-close-password-due",
    remove: RemoveWords {
        action: "/api/sessions/close",
        field: "session",
        button: ["live-close", "live-close-name"],
        busy: ["live-closing", "live-closing-name"],
        answer: "live-close-answer",
        gone: "live-closed",
        select: "live-select-session",
        not_removed: ["live-session-not-closed", "live-sessions-not-closed", "live-others-not-closed"],
        still: ["live-session-still-open", "live-sessions-still-open", "live-others-still-open"],
        maybe: ["live-session-maybe-open", "live-sessions-maybe-open", "live-others-maybe-open"],
        asks_first: false,
    },
    remove_all: RemoveAllWords {
        page: "/account/sessions/close-others",
        opener: "live-close-others",
        question: "live-close-others-question",
        consequence: "live-close-others-consequence",
        choice: Some("live-close-others-choice"),
        answer: "live-close-others-answer",
        done: "live-close-others-done",
    },
};
