//! The labelled field for the name to sign in by.

use leptos::prelude::*;

use crate::language::t;

/// A labelled field for a login name, filled by password managers and with what was typed before.
#[component]
pub(crate) fn LoginNameField(value: String, #[prop(optional, into)] hint: String) -> impl IntoView {
    let described_by = (!hint.is_empty()).then_some("login-name-hint");
    view! {
        <label class="field">
            <span>{t!("field-login-name")}</span>
            <input
                name="login_name"
                autocomplete="username"
                autocapitalize="none"
                spellcheck="false"
                maxlength="64"
                required
                value=value
                aria-describedby=described_by
            />
        </label>
        {(!hint.is_empty()).then(|| view! { <p class="hint" id="login-name-hint">{hint}</p> })}
    }
}
