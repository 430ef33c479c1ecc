//! A labelled field for a password.

use leptos::prelude::*;

/// A labelled password field that password managers fill and that takes pasted text (WCAG 2.2, 3.3.8).
#[component]
pub(crate) fn PasswordField(
    label: &'static str,
    name: &'static str,
    /// "current-password" or "new-password".
    autocomplete: &'static str,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let hint_id = format!("{name}-hint");
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="password" name=name autocomplete=autocomplete required aria-describedby=described_by />
        </label>
        {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
    }
}
