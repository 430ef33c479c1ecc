//! Looking for sessions by what their rows say.

use domain::{Session, SessionFilter};

use super::device_words::device_in_words;
use super::places::place_name;

/// Those sessions whose rows have every word of `search`, in whatever case; nothing when there is no word.
pub(crate) fn session_filter(search: &str) -> Option<Box<SessionFilter>> {
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return None;
    }
    Some(Box::new(move |session| {
        let text = text_of(session);
        words.iter().all(|word| text.contains(word))
    }))
}

fn text_of(session: &Session) -> String {
    let mut text =
        vec![device_in_words(&session.device), session.connected_from.to_string(), session.started_from.to_string()];
    text.extend(session.name.as_ref().map(ToString::to_string));
    text.extend(session.device.browser_and_version());
    for place in [&session.connected_in, &session.started_in].into_iter().flatten() {
        text.extend(place_name(place));
        text.extend(place.network().map(str::to_owned));
    }
    text.join("\n").to_lowercase()
}
