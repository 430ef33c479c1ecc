//! How a session ended, for the browser that held it.

use leptos::prelude::*;

use super::SessionEnd;
use crate::language::{around, t};
use crate::moment::Moment;

/// "It was closed from Firefox on Linux (192.0.2.1), 23 Nov, 10:12."
#[component]
pub(crate) fn EndInWords(
    end: SessionEnd,
    /// Whether nothing before has named the session, so that the sentence does.
    #[prop(optional)]
    names_session: bool,
    localised: ReadSignal<bool>,
) -> impl IntoView {
    let text = end.to_its_holder(if names_session { "session" } else { "it" });
    let (before, after) = around(&text, WHEN);
    view! {
        <bdi>{before}</bdi>
        <Moment at=end.at localised />
        {after}
    }
}

/// Stands in a message where the moment goes.
const WHEN: &str = "{when}";

impl SessionEnd {
    /// Whether it was somebody in another session, whom its holder may not know.
    pub(crate) fn is_by_somebody(&self) -> bool {
        self.by.is_some() && self.reason != "signed-out" && self.reason != "signed-in-again"
    }

    /// "It was closed from Firefox on Linux (192.0.2.1), {when}." The `subject` "session" says "This session" instead.
    pub(super) fn to_its_holder(&self, subject: &str) -> String {
        let device = self.by.as_ref().map(|by| match &by.address {
            Some(address) => format!("{} ({address})", by.device),
            None => by.device.clone(),
        });
        match (self.reason.as_str(), device) {
            ("signed-out", _) => t!("live-it-signed-out", subject = subject, when = WHEN),
            ("signed-in-again", _) => t!("live-it-signed-in-again", subject = subject, when = WHEN),
            ("idle", _) => t!("live-it-idle", subject = subject, when = WHEN),
            ("expired", _) => t!("live-it-expired", subject = subject, when = WHEN),
            ("closed-by-administrator", _) => t!("live-it-closed-by-administrator", subject = subject, when = WHEN),
            ("account-disabled", _) => t!("live-it-account-disabled", subject = subject, when = WHEN),
            ("restored", _) => t!("live-it-restored", subject = subject, when = WHEN),
            ("password-changed", Some(device)) => {
                t!("live-it-password-changed-from", subject = subject, when = WHEN, device = device)
            }
            ("password-changed", None) => t!("live-it-password-changed", subject = subject, when = WHEN),
            ("closed-with-others", Some(device)) => {
                t!("live-it-closed-with-others-from", subject = subject, when = WHEN, device = device)
            }
            ("closed-with-others", None) => t!("live-it-closed-with-others", subject = subject, when = WHEN),
            (_, Some(device)) => t!("live-it-closed-from", subject = subject, when = WHEN, device = device),
            (_, None) => t!("live-it-closed", subject = subject, when = WHEN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sessions::session_end::Closer;

    #[test]
    fn the_end_says_why_and_from_where() {
        let by =
            |address: Option<&str>| Closer { device: "Safari on iPhone".into(), address: address.map(str::to_owned) };
        let said = |reason: &str, by: Option<Closer>| {
            let end = SessionEnd { at: 0, reason: reason.into(), by };
            (end.to_its_holder("it"), end.is_by_somebody())
        };
        for (reason, by, words, by_somebody) in [
            ("closed", Some(by(Some("192.0.2.1"))), "It was closed from Safari on iPhone (192.0.2.1), {when}.", true),
            (
                "closed-with-others",
                Some(by(None)),
                "It was closed with all others from Safari on iPhone, {when}.",
                true,
            ),
            (
                "password-changed",
                None,
                "It was closed when the password was changed, {when}. Sign in with the new password.",
                false,
            ),
            (
                "password-changed",
                Some(by(Some("192.0.2.1"))),
                "It was closed when the password was changed from Safari on iPhone (192.0.2.1), {when}. Sign in with the new \
                 password.",
                true,
            ),
            ("signed-out", Some(by(Some("192.0.2.1"))), "It was closed by signing out, {when}.", false),
            ("idle", None, "It expired after inactivity, {when}.", false),
            ("something-new", None, "It was closed, {when}.", false),
        ] {
            assert_eq!(said(reason, by), (words.to_owned(), by_somebody), "{reason}");
        }
    }
}
