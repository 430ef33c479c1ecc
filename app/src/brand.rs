//! Whose service it is, as its operator says.

use crate::language::t;

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
    /// Whether a page outside of the account's frame has something to show of it.
    pub fn is_shown(&self) -> bool {
        self.name.is_some() || self.logo.is_some()
    }

    /// The title of a window: the page's, and whose it is, which is `my_account` where the service has no name.
    pub fn title(&self, page: &str, my_account: &str) -> String {
        let whose = self.name.as_deref().unwrap_or(my_account);
        if page.is_empty() { whose.to_owned() } else { format!("{page}{BETWEEN}{whose}") }
    }
}

/// What stands for the name of a service that has none.
pub(crate) fn my_account() -> String {
    t!("live-my-account")
}

const BETWEEN: &str = " · ";

/// The title of another page of the same service, as the title `shown` of this one tells.
pub(crate) fn title_like(shown: &str, page: &str) -> String {
    let whose = shown.rsplit_once(BETWEEN).map_or_else(my_account, |(_, whose)| whose.to_owned());
    format!("{page}{BETWEEN}{whose}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_whose_page_it_is() {
        let bank = Brand { name: Some("Example Bank".into()), ..Brand::default() };
        let title = |brand: &Brand, page| brand.title(page, "My Account");
        assert_eq!(title(&Brand::default(), "Sign in"), "Sign in · My Account");
        assert_eq!(title(&bank, "Sign in"), "Sign in · Example Bank");
        assert_eq!(title(&bank, ""), "Example Bank");
        assert_eq!(title_like("Close A · B? · Example Bank", "It is over"), "It is over · Example Bank");
        assert_eq!(title_like("", "It is over"), "It is over · My Account");
    }
}
