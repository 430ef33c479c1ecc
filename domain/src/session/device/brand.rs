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

/// What people call the first browser in the list of brands, `None` where it is one of the family without a name of its own.
pub(super) fn name(brands: &str) -> Option<String> {
    let names =
        || brands.split(',').filter_map(|brand| brand.trim().strip_prefix('"')?.split_once('"')).map(|(name, _)| name);
    if names().any(|name| KNOWN.contains(&(name, AN_APP))) {
        return Some(AN_APP.to_owned());
    }
    let name = names().find(|name| is_name(name))?;
    Some(KNOWN.iter().find(|(brand, _)| *brand == name).map_or(name, |(_, known)| known).to_owned())
}

/// Browsers put in a brand that means nothing, of other letters each time (`Not?A_Brand`), to keep servers from guessing.
fn is_name(name: &str) -> bool {
    let means_nothing = name.contains("Not") && name.contains("Brand");
    !means_nothing && !FAMILY.contains(&name) && super::application::is_name(name)
}
