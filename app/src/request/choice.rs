//! What was ticked in a form beside its button.

use domain::Websites;

/// What becomes of websites; `choice` is "yes" when they are to be revoked.
pub(crate) fn websites(choice: &str) -> Websites {
    if choice == "yes" { Websites::Revoke } else { Websites::Keep }
}

/// The page `path`, with the choice still ticked.
pub(crate) fn still_ticked(path: &str, websites: Websites) -> String {
    let separator = if path.contains('?') { '&' } else { '?' };
    match websites {
        Websites::Keep => path.to_owned(),
        Websites::Revoke => format!("{path}{separator}revoke_websites=yes"),
    }
}
