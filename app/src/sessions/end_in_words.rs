//! How a session ended, for the browser that held it.

use leptos::prelude::*;

use super::SessionEnd;
use crate::moment::Moment;

/// "It was closed from Firefox on Linux (192.0.2.1), 23 Nov, 10:12." `subject` is what the sentence begins with.
#[component]
pub(crate) fn EndInWords(end: SessionEnd, subject: &'static str, localised: ReadSignal<bool>) -> impl IntoView {
    let after = if end.reason == PASSWORD_CHANGED { ". Sign in with the new password." } else { "." };
    view! {
        <bdi>{format!("{subject} {}, ", end.to_its_holder())}</bdi>
        <Moment at=end.at localised />
        {after}
    }
}

const PASSWORD_CHANGED: &str = "password-changed";

impl SessionEnd {
    /// Whether it was somebody in another session, whom its holder may not know.
    pub(crate) fn is_by_somebody(&self) -> bool {
        self.by.is_some() && self.reason != "signed-out" && self.reason != "signed-in-again"
    }

    /// "was closed from Firefox on Linux (192.0.2.1)".
    pub(super) fn to_its_holder(&self) -> String {
        let how = match self.reason.as_str() {
            "signed-out" => return "was closed by signing out".into(),
            "signed-in-again" => return "was replaced by a new sign-in in the same browser".into(),
            "idle" => return "expired after inactivity".into(),
            "expired" => return "expired at the maximum session length".into(),
            "closed-by-administrator" => return "was closed by an administrator".into(),
            "account-disabled" => return "was closed because the account was disabled".into(),
            "restored" => return "was closed because the service was restored from a backup".into(),
            PASSWORD_CHANGED => "was closed when the password was changed",
            "closed-with-others" => "was closed with all others",
            _ => "was closed",
        };
        match self.by.as_ref().map(|by| (&by.device, &by.address)) {
            Some((device, Some(address))) => format!("{how} from {device} ({address})"),
            Some((device, None)) => format!("{how} from {device}"),
            None => how.into(),
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
            (end.to_its_holder(), end.is_by_somebody())
        };
        for (reason, by, words, by_somebody) in [
            ("closed", Some(by(Some("192.0.2.1"))), "was closed from Safari on iPhone (192.0.2.1)", true),
            ("closed-with-others", Some(by(None)), "was closed with all others from Safari on iPhone", true),
            (PASSWORD_CHANGED, None, "was closed when the password was changed", false),
            (
                PASSWORD_CHANGED,
                Some(by(Some("192.0.2.1"))),
                "was closed when the password was changed from Safari on iPhone (192.0.2.1)",
                true,
            ),
            ("signed-out", Some(by(Some("192.0.2.1"))), "was closed by signing out", false),
            ("idle", None, "expired after inactivity", false),
            ("something-new", None, "was closed", false),
        ] {
            assert_eq!(said(reason, by), (words.to_owned(), by_somebody), "{reason}");
        }
    }
}
