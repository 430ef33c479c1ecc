//! What was ticked in a form beside its button.

use domain::Clients;

/// What becomes of websites; `choice` is "yes" when they are to be revoked.
pub(crate) fn websites(choice: &str) -> Clients {
    if choice == "yes" { Clients::Revoke } else { Clients::Keep }
}

/// The page `path`, with the choice still ticked.
pub(crate) fn still_ticked(path: &str, websites: Clients) -> String {
    let separator = if path.contains('?') { '&' } else { '?' };
    match websites {
        Clients::Keep => path.to_owned(),
        Clients::Revoke => format!("{path}{separator}revoke_websites=yes"),
    }
}
