//! What both forms ask for.

use leptos::prelude::*;

use crate::language::t;
use crate::made_for::MadeFor;
use crate::page_data::page_data;
use crate::ui::PasswordField;

/// The fields of the current and the new password, each with what was wrong with it. Password managers find the account by
/// the login name, which nobody sees.
#[component]
pub(super) fn PasswordFields() -> impl IntoView {
    let data = page_data();
    let problem_of = |field: &str| data.notice.as_ref().and_then(|notice| notice.problem_of(field));
    view! {
        <MadeFor />
        <input class="visually-hidden" name="login_name" autocomplete="username" value=data.login_name readonly tabindex="-1" aria-hidden="true" />
        <PasswordField
            label=t!("security-current-password")
            name="current_password"
            autocomplete="current-password"
            problem=problem_of("current_password")
        />
        <PasswordField
            label=t!("security-new-password")
            name="new_password"
            autocomplete="new-password"
            problem=problem_of("new_password")
            hint=t!("field-new-password-hint")
        />
    }
}
