//! What a browser runs on, and what sort of thing that is.

use super::{DeviceHints, DeviceKind, begins_a_word, hint};

/// Things that are known by their own name and not by the system inside: what stands in their user agent, and the name.
const APPLIANCES: [(&str, &str); 27] = [
    ("AFT", "Fire TV"),
    ("ATV", "Android TV"),
    ("Android TV", "Android TV"),
    ("Apple TV", "Apple TV"),
    ("AppleTV", "Apple TV"),
    ("BRAVIA", "Android TV"),
    ("CrKey", "Chromecast"),
    ("Google TV", "Android TV"),
    ("GoogleTV", "Android TV"),
    ("Kindle/", "Kindle"),
    ("Nintendo 3DS", "Nintendo 3DS"),
    ("Nintendo Switch", "Nintendo Switch"),
    ("Nintendo WiiU", "Wii U"),
    ("Pixel Watch", "Pixel Watch"),
    ("PLAYSTATION 3", "PlayStation 3"),
    ("PlayStation 4", "PlayStation 4"),
    ("PlayStation Vita", "PlayStation Vita"),
    ("PlayStation", "PlayStation"),
    ("Playstation 5", "PlayStation 5"),
    ("PlayStation 5", "PlayStation 5"),
    ("Quest", "Meta Quest"),
    ("Roku", "Roku"),
    ("Tesla/", "Tesla"),
    ("VIDAA", "Hisense TV"),
    ("Web0S", "LG TV"),
    ("Xbox", "Xbox"),
    ("watchOS", "Apple Watch"),
];

const COMPUTERS: [&str; 23] = [
    "Arch Linux",
    "BSD",
    "CentOS",
    "ChromeOS",
    "Debian",
    "Fedora",
    "FreeBSD",
    "Gentoo",
    "Kubuntu",
    "Linux",
    "Linux Mint",
    MAC_OR_IPAD,
    "macOS",
    "Mandriva",
    "NetBSD",
    "OpenBSD",
    "Red Hat",
    "Solaris",
    "SUSE",
    "Ubuntu",
    "Windows",
    WINDOWS_11,
    "openSUSE",
];

const PHONES: [&str; 6] = ["BlackBerry OS", "Firefox OS", "iPhone", "iPod", "KaiOS", "Windows Phone"];

/// An iPad asks for the pages that a Mac gets, letter by letter, since iPadOS 13.
const MAC_OR_IPAD: &str = "Mac or iPad";
const FIRST_IPAD_LIKE_A_MAC: u32 = 13;

const WINDOWS_11: &str = "Windows 11";

/// The first major version of the Windows platform that is Windows 11.
const FIRST_PLATFORM_OF_WINDOWS_11: u32 = 13;

/// What the browser runs on, and whether that is a thing which people know by its own name.
pub(super) fn name(read: Option<String>, browser: Option<&str>, text: &str, hints: &DeviceHints<'_>) -> Option<String> {
    appliance(text).map(str::to_owned).or_else(|| {
        if text.contains("OpenHarmony") {
            return Some("HarmonyOS".to_owned());
        }
        match read.as_deref() {
            Some("iOS" | "macOS") => Some(apple(browser, text).to_owned()),
            Some("Windows") if is_windows_11(hints) => Some(WINDOWS_11.to_owned()),
            Some("Linux") if hint(hints.platform) == Some("\"Android\"") => Some("Android".to_owned()),
            None if text.contains("(macOS;") => Some("macOS".to_owned()),
            _ => read,
        }
    })
}

/// The thing that people know by its own name: a television, a console, a watch, a reader of books.
pub(super) fn appliance(text: &str) -> Option<&'static str> {
    if text.contains("Tizen") && text.contains("TV") {
        return Some("Samsung TV");
    }
    let named = APPLIANCES.iter().filter(|(mark, _)| begins_a_word(text, mark)).max_by_key(|(mark, _)| mark.len());
    named
        .map(|(_, name)| *name)
        .or_else(|| (text.contains("Android") && text.contains("Watch")).then_some("Android watch"))
}

/// What sort of thing it is, by what the user agent says about the system and the model. An application that has its own
/// token, which `is_app` says, runs on phones first.
pub(super) fn kind(system: Option<&str>, is_app: bool, text: &str, hints: &DeviceHints<'_>) -> DeviceKind {
    if appliance(text).is_some() {
        return DeviceKind::Unknown;
    }
    let is_mobile = || text.contains("Mobile") || hint(hints.mobile) == Some("?1");
    match system {
        Some("Android" | "HarmonyOS") if is_tablet(text) => DeviceKind::Tablet,
        Some("HarmonyOS") if text.contains("(PC;") => DeviceKind::Computer,
        Some("Android" | "HarmonyOS") if is_app || is_mobile() || text.contains("(Phone;") => DeviceKind::Phone,
        Some("Android" | "HarmonyOS" | "iPad") => DeviceKind::Tablet,
        Some(system) if PHONES.contains(&system) => DeviceKind::Phone,
        Some(system) if COMPUTERS.contains(&system) => DeviceKind::Computer,
        Some("iOS") | None => DeviceKind::Unknown,
        Some(_) if is_mobile() => DeviceKind::Phone,
        Some(_) => DeviceKind::Unknown,
    }
}

/// Whether the model is called a tablet, whatever its browser claims: many ask for the pages of phones.
fn is_tablet(text: &str) -> bool {
    [" Pad ", " Pad;", " Pad)", " Tab ", "Tablet", "tablet", "MatePad", "MediaPad"]
        .iter()
        .any(|word| text.contains(word))
}

fn apple(browser: Option<&str>, text: &str) -> &'static str {
    if let Some(name) = ["iPad", "iPod", "iPhone"].into_iter().find(|name| text.contains(name)) {
        return name;
    }
    if !text.contains("Macintosh") {
        return if text.contains("Mac OS X") || text.contains("macOS") { "macOS" } else { "iOS" };
    }
    // Browsers for iOS have names of their own there, also where they ask for a Mac's pages.
    if text.contains("iOS/") {
        return "iPad";
    }
    let version = text.split("Version/").nth(1).and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    let is_recent = version.is_some_and(|version| version >= FIRST_IPAD_LIKE_A_MAC);
    if browser == Some("Safari") && is_recent { MAC_OR_IPAD } else { "macOS" }
}

fn is_windows_11(hints: &DeviceHints<'_>) -> bool {
    let version = hint(hints.platform_version).unwrap_or_default().trim_matches('"');
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    hint(hints.platform) == Some("\"Windows\"") && major.is_some_and(|major| major >= FIRST_PLATFORM_OF_WINDOWS_11)
}
