//! The way back for whoever is not signed in any more.

use leptos::prelude::*;

use crate::language::t;

/// Leads to the page to sign in at with the login name filled in. A form brings it there, so that no address has it.
#[component]
pub(crate) fn SignInAgain(
    login_name: String,
    /// Whether the session may have been closed by somebody whom the person does not know.
    may_be_a_stranger: bool,
) -> impl IntoView {
    let sign_in = if login_name.is_empty() { t!("live-sign-in") } else { t!("live-sign-in-as", name = &login_name) };
    view! {
        <form class="buttons" method="post" action="/sign-in">
            <input type="hidden" name="login_name" value=login_name />
            <button class="main">
                <bdi>{sign_in}</bdi>
            </button>
            {may_be_a_stranger
                .then(|| {
                    view! {
                        <button name="next" value="/account/secure">
                            {t!("live-not-me")}
                        </button>
                    }
                })}
        </form>
    }
}
