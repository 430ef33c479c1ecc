//! Names browsers by the brands of their client hints (User-Agent Client Hints, `Sec-CH-UA`), which tell apart those that
//! call themselves Chrome otherwise.

use super::AN_APP;

/// Brands that are not what people call the browser.
const KNOWN: [(&str, &str); 7] = [
    ("Android WebView", AN_APP),
    ("Ecosia Browser", "Ecosia"),
    ("HeadlessChrome", "Chrome"),
    ("Microsoft Edge", "Edge"),
    ("Microsoft Edge WebView2", AN_APP),
    ("YaBrowser", "Yandex Browser"),
    ("Google Chrome", "Chrome"),
];

/// What all browsers of the family say, and what some say besides.
const FAMILY: [&str; 2] = ["Chromium", "Yowser"];

/// What people call the first browser in the list of brands, and its major version; `None` where it is one of the family
/// without a name of its own.
pub(super) fn read(brands: &str) -> Option<(String, Option<u16>)> {
    let brands = || brands.split(',').filter_map(|brand| brand.trim().strip_prefix('"')?.split_once('"'));
    if brands().any(|(name, _)| KNOWN.contains(&(name, AN_APP))) {
        return Some((AN_APP.to_owned(), None));
    }
    let (name, parameters) = brands().find(|(name, _)| is_name(name))?;
    let version = parameters.trim().strip_prefix(";v=\"").and_then(|rest| rest.strip_suffix('"'));
    let name = KNOWN.iter().find(|(brand, _)| *brand == name).map_or(name, |(_, known)| known);
    Some((name.to_owned(), version.and_then(|version| version.parse().ok())))
}

/// Browsers put in a brand that means nothing, of other letters each time (`Not?A_Brand`), to keep servers from guessing.
fn is_name(name: &str) -> bool {
    let means_nothing = name.contains("Not") && name.contains("Brand");
    !means_nothing && !FAMILY.contains(&name) && super::application::is_name(name)
}
