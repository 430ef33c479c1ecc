//! Whose service it is, as its operator says.

use leptos::prelude::*;

use crate::page_data::page_data;

/// Whose service it is; every part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// What people call the service.
    pub name: Option<String>,
    /// The address of its picture.
    pub logo: Option<String>,
    /// The address of a stylesheet with its colour.
    pub stylesheet: Option<String>,
    /// Where people get help.
    pub help: Option<String>,
}

impl Brand {
    /// The title of a window: the page's, and whose it is.
    pub fn title(&self, page: &str) -> String {
        let whose = self.name.as_deref().unwrap_or(MY_ACCOUNT);
        if page.is_empty() { whose.to_owned() } else { format!("{page}{BETWEEN}{whose}") }
    }
}

const MY_ACCOUNT: &str = "My Account";

const BETWEEN: &str = " · ";

/// The title of another page of the same service, as the title `shown` of this one tells.
pub(crate) fn title_like(shown: &str, page: &str) -> String {
    let whose = shown.rsplit_once(BETWEEN).map_or(MY_ACCOUNT, |(_, whose)| whose);
    format!("{page}{BETWEEN}{whose}")
}

/// The name of the service with its picture; *My Account* where it has none.
#[component]
pub(crate) fn BrandName() -> impl IntoView {
    let Brand { name, logo, .. } = page_data().brand;
    view! {
        <strong class="brand">
            {logo.map(|src| view! { <img src=src alt="" /> })} <bdi>{name.unwrap_or_else(|| MY_ACCOUNT.to_owned())}</bdi>
        </strong>
    }
}

/// A page outside of the account's frame: whose service it is, what it says, and where there is help.
#[component]
pub(crate) fn NarrowPage(children: Children) -> impl IntoView {
    let Brand { name, logo, help, .. } = page_data().brand;
    view! {
        {(name.is_some() || logo.is_some())
            .then(|| {
                view! {
                    <header class="narrow">
                        <BrandName />
                    </header>
                }
            })}
        <main class="narrow" id="main">
            {children()}
            {help.map(|help| view! { <p class="quiet"><Help href=help /></p> })}
        </main>
    }
}

/// Leads to the operator's help.
#[component]
pub(crate) fn Help(href: String) -> impl IntoView {
    view! { <a href=href rel="external">"Get help"</a> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_whose_page_it_is() {
        let bank = Brand { name: Some("Example Bank".into()), ..Brand::default() };
        assert_eq!(Brand::default().title("Sign in"), "Sign in · My Account");
        assert_eq!((bank.title("Sign in"), bank.title("")), ("Sign in · Example Bank".into(), "Example Bank".into()));
        assert_eq!(title_like("Close A · B? · Example Bank", "It is over"), "It is over · Example Bank");
        assert_eq!(title_like("", "It is over"), "It is over · My Account");
    }
}
