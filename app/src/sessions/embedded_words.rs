//! The words of `<user-sessions>` are the page's, so that nobody meets two names for one thing.

use domain::EndReason;

use crate::language::{Argument, marked, say};

const ELEMENT: &str = include_str!("../../../public/embed/user-sessions.js");

/// A count that no word has in it.
const COUNT: u32 = 6;

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

/// The page's message, with the element's names in the place of what is filled in.
fn page(key: &str) -> String {
    let names = [
        ("name", "{device}"),
        ("names", "{device}"),
        ("device", "{by}"),
        ("address", "{address}"),
        ("reason", "{reason}"),
        ("when", "{when}"),
        ("subject", "it"),
    ];
    let names = names.map(|(name, text)| (name, Argument::from(text)));
    let count = [("count", Argument::Number(COUNT))];
    say(key, &names.into_iter().chain(count).collect::<Vec<_>>())
}

#[test]
fn the_element_says_of_sessions_and_of_closing_them_what_the_page_says() {
    for (key, of_page) in [
        ("active", "live-sessions-caption"),
        ("close", "live-close"),
        ("closing", "live-closing"),
        ("gone", "live-closed"),
        ("password-due", "live-close-password-due"),
        ("consequence", "live-close-others-consequence"),
        ("reason-other", "live-reason-internal"),
        ("reason-unavailable", "live-reason-no-answer"),
        ("others-closed", "notice-others-closed"),
        ("others", "live-close-others"),
        ("question", "live-close-others-question"),
        ("answer", "live-close-others-answer"),
        ("came", "live-session-came"),
        ("went", "live-session-went"),
        ("several-came", "live-sessions-came"),
        ("several-went", "live-sessions-went"),
        ("closed", "session-closed"),
        ("not-closed", "live-session-not-closed"),
        ("others-not-closed", "live-others-not-closed"),
        ("maybe-open", "live-session-maybe-open"),
        ("others-maybe-open", "live-others-maybe-open"),
        ("column-device", "live-sessions-device"),
        ("column-started", "live-sessions-started"),
        ("column-from", "live-sessions-from"),
        ("column-active", "live-sessions-active"),
        ("column-action", "live-sessions-action"),
        ("label-started", "live-session-started"),
        ("label-from", "live-session-from"),
        ("label-active", "live-session-active"),
        ("new-place", "session-new-place"),
        ("new-browser", "session-new-browser"),
        ("method-pwd", "session-method-password"),
        ("started-from", "session-signed-in-from"),
        ("heading", "live-sessions-heading"),
        ("ended", "live-recently-ended"),
        ("kept", "live-kept"),
        ("live", "live-live"),
        ("pause", "live-pause"),
        ("pause-name", "live-pause-name"),
        ("resume", "live-resume"),
        ("resume-name", "live-resume-name"),
        ("dismiss", "live-dismiss"),
        ("older", "live-older"),
        ("over-closed-heading", "live-over-closed-heading"),
        ("over-unknown-heading", "live-over-unknown-heading"),
        ("over-unknown-text", "live-over-unknown-text"),
    ] {
        assert_said(key, &page(of_page));
    }
    // The element says the rest of the sentence in an element of its own.
    for (key, of_page) in [("paused", "live-paused"), ("offline", "live-offline"), ("stale", "live-stale")] {
        assert_said(key, &format!("{} {{when}}", page(of_page)));
    }
    let (intro, link, _) = marked(&page("live-sessions-intro"));
    assert_said("change-password", &link);
    assert_eq!(said("intro").split('{').next(), Some(intro.as_str()));
    assert_eq!(said("close-name").replace("{close}", said("close")), page("live-close-name"));
    assert_eq!(said("signed-in-to").replace("{websites}", "{device}"), page("session-signed-in-to"));
    assert!(page("live-reason-offline").starts_with(said("reason-offline").split('.').next().unwrap_or_default()));
}

#[test]
fn the_element_says_of_an_end_what_the_page_says() {
    for reason in EndReason::all().map(EndReason::as_str) {
        let key = if reason == "other" { "end-other".to_owned() } else { format!("end-{reason}") };
        let by = said(&key).contains("{by}");
        let from = said("by").replace("{device}", "{by}");
        assert_eq!(said(&key).replace("{by}", &from), page(&format!("{key}{}", if by { "-from" } else { "" })));
        let over = if matches!(reason, "closed" | "other") { "other" } else { reason };
        let words = said(&format!("over-{over}"));
        let of_page = match over {
            "other" => "live-it-closed-from".to_owned(),
            over if words.contains("{by}") => format!("live-it-{over}-from"),
            over => format!("live-it-{over}"),
        };
        assert_eq!(words.replace("{by}", &from), page(&of_page), "{reason}");
    }
}
