//! Which part of the list a page shows.

use serde::{Deserialize, Serialize};

/// Which part of the list a page shows, as its address says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ListPlace {
    /// The page, of which the first is 1; empty for that.
    pub(crate) page: String,
    /// "active" where the latest activity comes first, and else empty.
    pub(crate) order: String,
    /// What is looked for.
    pub(crate) search: String,
    /// The address of the list's other pages, but for the number at its end.
    pub(crate) pages: String,
}

impl ListPlace {
    /// The place that an address names by these values.
    pub(crate) fn new(page: String, order: String, search: String) -> Self {
        let parameters = [("search", &search), ("order", &order)].into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<_> = parameters.map(|(name, value)| format!("{name}={}&", escaped(value))).collect();
        let pages = format!("/account/sessions?{}page=", query.concat());
        Self { page, order, search, pages }
    }

    /// Whether it is where the list begins, in its own order and whole.
    pub(crate) fn is_beginning(&self) -> bool {
        matches!(self.page.as_str(), "" | "1") && self.is_whole()
    }

    /// Whether all sessions are listed, in the list's own order.
    pub(crate) fn is_whole(&self) -> bool {
        self.order.is_empty() && self.search.is_empty()
    }
}

/// For the query of an address (RFC 3986, 2.1).
fn escaped(text: &str) -> String {
    let escaped = text.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_pages_are_of_the_same_search_in_the_same_order() {
        let pages = |order: &str, search: &str| ListPlace::new(String::new(), order.into(), search.into()).pages;
        assert_eq!(pages("", ""), "/account/sessions?page=");
        assert_eq!(pages("active", ""), "/account/sessions?order=active&page=");
        assert_eq!(pages("", "Köln & \"x\""), "/account/sessions?search=K%C3%B6ln%20%26%20%22x%22&page=");
    }

    #[test]
    fn only_the_first_page_of_the_whole_list_is_its_beginning() {
        let is = |page: &str, order: &str, search: &str| {
            ListPlace::new(page.into(), order.into(), search.into()).is_beginning()
        };
        assert!(is("", "", "") && is("1", "", ""));
        assert!(!is("2", "", "") && !is("", "active", "") && !is("", "", "x"));
    }
}
