//! The page to sign in at.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::LoginNameField;
use crate::notice::NoticeMessage;
use crate::page_data::page_data;
use crate::ui::{Message, PasswordField, Tone};

/// `/sign-in`. Its form is a plain one: signing in is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let data = page_data();
    let login_name = data.notice.as_ref().map(crate::Notice::login_name).unwrap_or_default();
    let next = use_query_map().read_untracked().get("next").unwrap_or_default();
    let next = safe_next(&next).to_owned();
    view! {
        <Title text="Sign in" />
        <main class="narrow" id="main">
            <h1>"Sign in"</h1>
            {data
                .ended
                .filter(|_| data.notice.is_none())
                .map(|end| view! { <Message tone=Tone::Good>{end.to_its_holder()}</Message> })}
            <NoticeMessage notice=data.notice />
            <form class="card form" method="post" action="/api/sign-in">
                <input type="hidden" name="next" value=next />
                <LoginNameField value=login_name />
                <PasswordField label="Password" name="password" autocomplete="current-password" />
                <button class="main">"Sign in"</button>
            </form>
        </main>
    }
}

const FIRST_PAGE: &str = "/account/sessions";

/// Where to go on after signing in: a page of the account and nothing else, so that no link can lead away (ASVS 3.7.2).
pub(crate) fn safe_next(next: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_?=&.".contains(&byte);
    let account = next == "/account" || next.starts_with("/account/");
    if account && !next.contains("//") && !next.contains("..") && next.bytes().all(plain) { next } else { FIRST_PAGE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_account_come_next() {
        for next in ["/account", "/account/security", "/account/sessions?before=0-1"] {
            assert_eq!(safe_next(next), next);
        }
        for next in [
            "",
            "/",
            "//evil.example",
            "/account//evil.example",
            "/account/../api",
            "/accounts",
            "https://evil.example/account/",
            "/\\evil.example",
            "/account/\\evil.example",
            "/account/%2e%2e/",
            "javascript:alert(1)",
            " /account",
            "/account\r\nSet-Cookie: a=b",
        ] {
            assert_eq!(safe_next(next), FIRST_PAGE, "{next:?}");
        }
    }
}
