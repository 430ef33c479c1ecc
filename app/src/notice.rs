//! What a form that was sent without JavaScript tells the page that it comes back to.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::language::t;
use crate::ui::{Message, Tone};
use crate::websites::RevokedWebsites;
use crate::words::{names_in_words, together};

/// The outcome of a form, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Nothing was done, and why.
    Failed {
        /// The reason.
        error: AppError,
        /// The login name that was typed, so that it need not be typed again.
        login_name: String,
    },
    /// One session was closed.
    SessionClosed {
        /// The websites that were revoked with it, if that was asked for.
        revoked: Option<RevokedWebsites>,
    },
    /// The others were closed.
    OthersClosed {
        /// How many sessions were closed.
        count: u32,
        /// The websites that were revoked with them, if that was asked for.
        revoked: Option<RevokedWebsites>,
    },
    /// The selected sessions were closed.
    SelectedClosed {
        /// How many sessions were closed.
        count: u32,
    },
    /// A session got a name, or lost it.
    SessionNamed,
    /// The websites that were used in a session were revoked.
    WebsitesOfSessionRevoked {
        /// The websites that were revoked.
        revoked: RevokedWebsites,
    },
    /// One website was revoked.
    WebsiteRevoked,
    /// All websites were revoked.
    WebsitesRevoked {
        /// How many websites were revoked.
        count: u32,
    },
    /// The password was changed.
    PasswordChanged {
        /// How many other sessions were closed with it; none when that was not asked for.
        closed: Option<u32>,
    },
    /// All other sessions were closed, their websites were revoked, and the password was changed.
    AccountSecured {
        /// How many sessions were closed.
        closed: u32,
        /// The devices of the newest of them.
        devices: Vec<String>,
        /// The websites that were revoked.
        revoked: RevokedWebsites,
    },
    /// The password was not changed, because the page's session was over.
    PasswordNotChanged,
    /// The person signed out.
    SignedOut,
    /// The person was to be led back to an address that is not known.
    NotLedBack,
    /// The browser was led back to a product, of which no page says anything.
    LedBack {
        /// A short name for the address.
        to: String,
        /// Milliseconds since the Unix epoch.
        at: i64,
    },
    /// Somebody whose session is over comes back to sign in.
    SignInAs {
        /// By this login name.
        login_name: String,
    },
}

impl Notice {
    fn text(&self) -> String {
        match self {
            Self::Failed { error, .. } => error.explanation(),
            Self::SessionClosed { revoked } => {
                together([Some(t!("notice-session-closed")), revoked.as_ref().map(RevokedWebsites::in_words)])
            }
            Self::OthersClosed { count, revoked } => {
                together([Some(others_closed(*count)), revoked.as_ref().map(RevokedWebsites::in_words)])
            }
            Self::SelectedClosed { count } => t!("notice-sessions-closed", count = *count),
            Self::SessionNamed => t!("notice-name-saved"),
            Self::WebsitesOfSessionRevoked { revoked } => revoked.in_words(),
            Self::WebsiteRevoked => t!("notice-website-revoked"),
            Self::WebsitesRevoked { count } => websites_revoked(*count),
            Self::PasswordChanged { closed } => {
                together([Some(t!("notice-password-changed")), closed.map(others_closed)])
            }
            Self::AccountSecured { closed, devices, revoked } => {
                let more = closed.saturating_sub(u32::try_from(devices.len()).unwrap_or(u32::MAX));
                let closed = if devices.is_empty() {
                    others_closed(*closed)
                } else {
                    t!("notice-others-closed-named", count = *closed, names = names_in_words(devices, more))
                };
                let revoked = (!revoked.names.is_empty()).then(|| revoked.in_words());
                together([Some(t!("notice-account-secured")), Some(closed), revoked])
            }
            Self::PasswordNotChanged => t!("notice-password-not-changed"),
            Self::SignedOut => t!("notice-signed-out"),
            Self::NotLedBack => t!("notice-not-led-back"),
            Self::SignInAs { .. } | Self::LedBack { .. } => String::new(),
        }
    }

    /// The login name that was typed into the form that failed.
    pub(crate) fn login_name(&self) -> String {
        match self {
            Self::Failed { login_name, .. } | Self::SignInAs { login_name } => login_name.clone(),
            _ => String::new(),
        }
    }

    /// What was wrong with what was typed into the field of one of these names; a field says it itself.
    pub(crate) fn problem_of(&self, field: &str) -> Option<String> {
        let Self::Failed { error, .. } = self else { return None };
        let of_field = match error {
            AppError::WrongPassword | AppError::TooManyAttemptsInSession(_) => "current_password",
            AppError::PasswordTooShort | AppError::PasswordTooLong | AppError::PasswordTooCommon => "new_password",
            AppError::InvalidCredentials | AppError::TooManyAttempts(_) => "password",
            _ => return None,
        };
        (of_field == field).then(|| error.explanation())
    }

    /// Whether it leaves room for how the last session ended.
    pub(crate) fn goes_with_an_end(&self) -> bool {
        let signed_out = matches!(self, Self::Failed { error: AppError::SignedOut(_), .. });
        signed_out || matches!(self, Self::PasswordNotChanged | Self::SignInAs { .. })
    }
}

/// The same where somebody signs in, and there is no list to look at.
#[component]
pub(crate) fn EntranceMessage(notice: Option<Notice>) -> impl IntoView {
    let is_late = matches!(notice, Some(Notice::Failed { error: AppError::Unavailable, .. }));
    let late = is_late.then(|| view! { <Message tone=Tone::Problem>{t!("notice-late")}</Message> });
    view! {
        {late}
        <NoticeMessage notice=notice.filter(|_| !is_late) />
    }
}

/// How many other sessions were closed, as a sentence.
pub(crate) fn others_closed(count: u32) -> String {
    t!("notice-others-closed", count = count)
}

/// How many websites were revoked, as a sentence.
pub(crate) fn websites_revoked(count: u32) -> String {
    t!("live-websites-revoked", count = count)
}

/// Shows the notice, if there is one.
#[component]
pub(crate) fn NoticeMessage(notice: Option<Notice>) -> impl IntoView {
    notice.filter(|notice| !matches!(notice, Notice::SignInAs { .. })).map(|notice| {
        let failed = matches!(notice, Notice::Failed { .. } | Notice::PasswordNotChanged);
        let tone = if failed { Tone::Problem } else { Tone::Good };
        view! { <Message tone>{notice.text()}</Message> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_closed_and_revoked_is_counted() {
        for (count, others, sessions, websites) in [
            (
                0,
                "There was no other session to close.",
                "No session was closed: they had ended before.",
                "There was no website to revoke.",
            ),
            (1, "1 other session was closed.", "1 session was closed.", "1 website was revoked. Its access has ended."),
            (
                2,
                "2 other sessions were closed.",
                "2 sessions were closed.",
                "2 websites were revoked. Their access has ended.",
            ),
        ] {
            assert_eq!(others_closed(count), others);
            assert_eq!(Notice::SelectedClosed { count }.text(), sessions);
            assert_eq!(websites_revoked(count), websites);
        }
    }

    #[test]
    fn the_receipt_of_securing_an_account_lists_what_was_closed_and_revoked() {
        let said = |closed, devices: &[&str], revoked: &[&str]| {
            let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
            let revoked = RevokedWebsites { names: names(revoked), more: 0 };
            Notice::AccountSecured { closed, devices: names(devices), revoked }.text()
        };
        let begin = "Your account is secured, and your password was changed.";
        assert_eq!(said(0, &[], &[]), format!("{begin} There was no other session to close."));
        assert_eq!(said(1, &["curl"], &[]), format!("{begin} 1 other session was closed: curl."));
        assert_eq!(
            said(4, &["Chrome on Windows", "Safari on iPhone"], &["Wiki", "Mail"]),
            format!(
                "{begin} 4 other sessions were closed: Chrome on Windows, Safari on iPhone and 2 more. Revoked: Wiki, Mail."
            )
        );
    }
}
