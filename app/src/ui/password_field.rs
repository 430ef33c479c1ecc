//! A labelled field for a password.

use leptos::prelude::*;

/// A labelled password field that password managers fill and that takes pasted text (WCAG 2.2, 3.3.8).
#[component]
pub(crate) fn PasswordField(
    #[prop(into)] label: String,
    name: &'static str,
    /// "current-password" or "new-password".
    autocomplete: &'static str,
    #[prop(optional, into)] hint: String,
    /// What was wrong with what was entered; the field has the focus then (WCAG 2.2, 3.3.1).
    #[prop(optional_no_strip)]
    problem: Option<String>,
) -> impl IntoView {
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let is_wrong = problem.is_some();
    let hint_of_field = (!hint.is_empty()).then(|| hint_id.clone());
    let described_by =
        is_wrong.then(|| problem_id.clone()).into_iter().chain(hint_of_field).collect::<Vec<_>>().join(" ");
    let described_by = Some(described_by).filter(|ids| !ids.is_empty());
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="password"
                name=name
                autocomplete=autocomplete
                required
                autofocus=is_wrong
                aria-invalid=is_wrong.then_some("true")
                aria-describedby=described_by
            />
        </label>
        {problem.map(|problem| view! { <p class="wrong" role="alert" id=problem_id>{problem}</p> })}
        {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
    }
}
