//! Whose service it is, as its operator says.

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

    /// The title of a window: the page's, and whose it is.
    pub fn title(&self, page: &str) -> String {
        let whose = self.name.as_deref().unwrap_or(MY_ACCOUNT);
        if page.is_empty() { whose.to_owned() } else { format!("{page}{BETWEEN}{whose}") }
    }
}

pub(crate) const MY_ACCOUNT: &str = "My Account";

const BETWEEN: &str = " · ";

/// The title of another page of the same service, as the title `shown` of this one tells.
pub(crate) fn title_like(shown: &str, page: &str) -> String {
    let whose = shown.rsplit_once(BETWEEN).map_or(MY_ACCOUNT, |(_, whose)| whose);
    format!("{page}{BETWEEN}{whose}")
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
