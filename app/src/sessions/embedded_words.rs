//! The words of `<user-sessions>` are the page's, so that nobody meets two names for one thing.

use domain::EndReason;

use super::api::SessionRow;
use super::session_end::{Closer, SessionEnd};
use super::words::{NEW_BROWSER, NEW_PLACE, WORDS};
use crate::AppError;
use crate::live_list::Content;
use crate::notice::others_closed;

const ELEMENT: &str = include_str!("../../../public/embed/user-sessions.js");

/// What the page says in its views.
const VIEWS: [&str; 6] = [
    include_str!("sessions_view.rs"),
    include_str!("ended_table.rs"),
    include_str!("../live_list/frame.rs"),
    include_str!("../live_list/list/over.rs"),
    include_str!("../live_list/list/settling.rs"),
    include_str!("../live_list/live_state.rs"),
];

/// A count that no word has in it.
const COUNT: u32 = 7;

/// What the element says under a name, as it is written there; of a text with a number, its form for many.
fn said(key: &str) -> &'static str {
    let (plain, quoted) = (format!("\n  {key}: "), format!("\n  '{key}': "));
    let found = ELEMENT.split_once(&plain).or_else(|| ELEMENT.split_once(&quoted));
    let line = found.and_then(|(_, rest)| rest.lines().next()).expect(key);
    line.rsplit('\'').nth(1).expect(key)
}

#[track_caller]
fn assert_said(key: &str, page: &str) {
    assert_eq!(said(key), page.replace(&COUNT.to_string(), "{count}"), "{key}");
}

#[test]
fn the_element_says_of_sessions_and_of_closing_them_what_the_page_says() {
    let (one, all) = (&WORDS.remove, &WORDS.remove_all);
    for (key, page) in [
        ("active", WORDS.caption),
        ("close", one.button),
        ("closing", one.busy),
        ("gone", one.gone),
        ("password-due", WORDS.password_due),
        ("consequence", all.consequence),
        ("reason-other", &AppError::Internal.as_reason()),
        ("others-closed", &others_closed(COUNT)),
        ("others", &(all.opener)(COUNT)),
        ("question", &(all.question)(COUNT)),
        ("answer", &(all.answer)(COUNT)),
        ("several-came", &(WORDS.came)(COUNT as usize)),
        ("several-went", &(WORDS.went)(COUNT as usize)),
        ("not-closed", &format!("{{device}} {}: {{reason}}", one.not_removed[0])),
        ("others-not-closed", &format!("{} {}: {{reason}}", all.rows[1], one.not_removed[1])),
    ] {
        assert_said(key, page);
    }
    for (column, page) in ["device", "started", "from", "active", "action"].into_iter().zip(WORDS.columns) {
        assert_said(&format!("column-{column}"), page);
    }
}

#[test]
fn the_element_says_of_a_row_what_the_page_says() {
    let row = SessionRow {
        id: String::new(),
        name: None,
        device: "{device}".into(),
        kind: "computer".into(),
        browser: None,
        started_at: 0,
        method: "pwd".into(),
        last_active_at: 0,
        connected_from: "{address}".into(),
        connected_in: None,
        started_from: Some("{address}".into()),
        started_in: None,
        is_new_place: false,
        is_new_browser: false,
        is_since_last_visit: false,
        expires_at: 0,
        of_browser: Vec::new(),
        websites: Vec::new(),
        websites_total: 0,
        untold: 0,
    };
    let signed_in = SessionRow { websites: vec!["{websites}".into()], websites_total: 1, ..row.clone() };
    assert_said("signed-in-to", &signed_in.shown().note);
    let from_place = SessionRow { started_in: Some("{place}".into()), ..row.clone() };
    let address = format!("{{place}}{}", said("by-address"));
    assert_eq!(said("started-from").replace("{address}", &address), from_place.shown().cells[1].note);
    assert_said("new-place", NEW_PLACE);
    assert_said("new-browser", NEW_BROWSER);
    let shown = row.shown();
    assert_said("method-pwd", &shown.cells[0].note);
    for (key, page) in [("came", &shown.came), ("went", &shown.went), ("closed", &shown.removed)] {
        assert_said(key, page);
    }
    assert_said("close-name", &format!("{{close}}{}{{when}}", shown.subject.0));
    for (key, cell) in ["started", "from", "active"].into_iter().zip(shown.cells) {
        assert_said(&format!("label-{key}"), cell.label.unwrap_or_default());
        if let Content::Located(_) = cell.content {
            assert_said("started-from", &cell.note);
        }
    }
}

#[test]
fn the_element_says_of_an_end_what_the_page_says() {
    for reason in EndReason::all().map(EndReason::as_str) {
        let by = Some(Closer { device: "{device}".into(), address: None });
        let end = SessionEnd { at: 0, reason: reason.into(), by };
        let filled_in = |text: String| text.replace(said("by"), "{by}");
        assert_said(&format!("end-{reason}"), &filled_in(end.in_words()));
        let over = if reason == "closed" { "other" } else { reason };
        let rest = if reason == "password-changed" { " Sign in with the new password." } else { "" };
        let page = format!("It {}, {{when}}.{rest}", end.to_its_holder());
        assert_said(&format!("over-{over}"), &filled_in(page));
    }
}

#[test]
fn the_element_says_what_the_views_of_the_page_say() {
    let views = VIEWS.concat().replace(" \"", "\"");
    let is_on_the_page = |text: &str| views.contains(&format!("{}\"", text.trim_end()));
    for key in [
        "intro",
        "change-password",
        "heading",
        "ended",
        "kept",
        "live",
        "paused",
        "offline",
        "stale",
        "pause",
        "pause-name",
        "resume",
        "resume-name",
        "older",
        "reason-unavailable",
        "reason-offline",
        "over-closed-heading",
        "over-unknown-heading",
        "over-unknown-text",
    ] {
        let text = said(key).split('{').next().unwrap_or_default();
        assert!(!text.is_empty() && is_on_the_page(text), "{key}: the page does not say {text:?}");
    }
    let page = "No answer yet; it is not known whether {names} {still}. Try again.";
    assert!(is_on_the_page(page), "{page}");
    for (key, names, number) in [("maybe-open", "{device}", 0), ("others-maybe-open", WORDS.remove_all.rows[0], 1)] {
        assert_said(key, &page.replace("{names}", names).replace("{still}", WORDS.remove.still[number]));
    }
}
