//! What a session is used with, in words that a person recognises. It is read from what the client says about itself,
//! so it helps to tell one's own sessions apart and proves nothing.

use std::fmt;

use user_agent::UserAgent;

mod user_agent;

#[cfg(test)]
mod tests;

/// A browser or program and what it runs on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    /// The browser or program, such as "Firefox" or "curl"; at most 40 ASCII characters, as all names here.
    pub browser: Option<String>,
    /// The operating system or Apple's device, such as "Linux" or "iPhone", without a version that is not known for sure.
    pub system: Option<String>,
    /// What sort of thing it is.
    pub kind: DeviceKind,
}

/// What sort of thing a device is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum DeviceKind {
    /// A desktop or laptop computer.
    Computer,
    /// A telephone.
    Phone,
    /// A tablet computer.
    Tablet,
    /// A program that nobody sits in front of, such as a script or a robot.
    Program,
    /// Something else, or nothing that can be told.
    Unknown,
}

const KINDS: [(DeviceKind, &str); 5] = [
    (DeviceKind::Computer, "computer"),
    (DeviceKind::Phone, "phone"),
    (DeviceKind::Tablet, "tablet"),
    (DeviceKind::Program, "program"),
    (DeviceKind::Unknown, "unknown"),
];

impl DeviceKind {
    /// The kind's stable name, in storage and on the wire.
    pub fn as_str(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("unknown", |(_, name)| name)
    }

    /// Reads a stable name; one from a newer version is [`Self::Unknown`].
    pub fn parse(name: &str) -> Self {
        KINDS.iter().find(|(_, known)| *known == name).map_or(Self::Unknown, |(kind, _)| *kind)
    }
}

/// What a request says about its client: the values of its headers, as they came.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeviceHints<'a> {
    /// `User-Agent` (RFC 9110, 10.1.5).
    pub user_agent: Option<&'a [u8]>,
    /// `Sec-CH-UA` (User-Agent Client Hints), which names browsers that call themselves Chrome otherwise.
    pub brands: Option<&'a [u8]>,
    /// `Sec-CH-UA-Platform`.
    pub platform: Option<&'a [u8]>,
    /// `Sec-CH-UA-Platform-Version`, the only one to tell Windows 11 from Windows 10.
    pub platform_version: Option<&'a [u8]>,
    /// `Sec-CH-UA-Mobile`.
    pub mobile: Option<&'a [u8]>,
}

/// Browsers say who they are in about 100 to 300 bytes; the rest would only cost time.
const LONGEST_USER_AGENT: usize = 512;

/// A hint that is longer than any browser's is not read at all.
const LONGEST_HINT: usize = 128;

/// Brands in `Sec-CH-UA` of browsers whose user agent is Chrome's, and their names.
const BRANDS: [(&str, &str); 6] = [
    ("\"Brave\"", "Brave"),
    ("\"DuckDuckGo\"", "DuckDuckGo"),
    ("\"Microsoft Edge\"", "Edge"),
    ("\"Opera\"", "Opera"),
    ("\"Samsung Internet\"", "Samsung Internet"),
    ("\"Vivaldi\"", "Vivaldi"),
];

/// The first major version of the Windows platform that is Windows 11.
const WINDOWS_11: u32 = 13;

const COMPUTERS: [&str; 19] = [
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
    "macOS",
    "Mandriva",
    "NetBSD",
    "OpenBSD",
    "Red Hat",
    "Solaris",
    "SUSE",
    "Ubuntu",
];

const PHONES: [&str; 6] = ["BlackBerry OS", "Firefox OS", "iPhone", "iPod", "KaiOS", "Windows Phone"];

impl Device {
    /// Puts what a request says about its client into words. The user agent has the say, and hints only add to it.
    pub fn describe(hints: &DeviceHints<'_>) -> Self {
        let Some(bytes) = hints.user_agent else {
            return Self::unknown();
        };
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_USER_AGENT)]).into_owned();
        let read = UserAgent::read(text.clone());
        let system = read.system.map(|system| precise_system(system, &text, hints));
        let kind = if read.is_program { DeviceKind::Program } else { kind(system.as_deref(), &text, hints) };
        Self { browser: read.browser.map(|browser| precise_browser(browser, hints)), system, kind }
    }

    /// A device that nothing is known about.
    pub fn unknown() -> Self {
        Self { browser: None, system: None, kind: DeviceKind::Unknown }
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, &self.browser, &self.system) {
            (DeviceKind::Program, Some(name), _) => write!(f, "A program ({name})"),
            (DeviceKind::Program, None, _) => f.write_str("A program"),
            (_, Some(browser), Some(system)) => write!(f, "{browser} on {system}"),
            (_, Some(name), None) | (_, None, Some(name)) => f.write_str(name),
            (_, None, None) => f.write_str("Unknown device"),
        }
    }
}

fn precise_browser(browser: String, hints: &DeviceHints<'_>) -> String {
    let brands = hint(hints.brands).filter(|_| browser == "Chrome").unwrap_or_default();
    let brand = BRANDS.iter().find(|(brand, _)| brands.contains(brand));
    brand.map_or(browser, |(_, name)| (*name).to_owned())
}

fn precise_system(system: String, text: &str, hints: &DeviceHints<'_>) -> String {
    match system.as_str() {
        "iOS" => ["iPad", "iPod", "iPhone"].into_iter().find(|name| text.contains(name)).map_or(system, str::to_owned),
        "Windows" if is_windows_11(hints) => "Windows 11".to_owned(),
        _ => system,
    }
}

fn is_windows_11(hints: &DeviceHints<'_>) -> bool {
    let version = hint(hints.platform_version).unwrap_or_default().trim_matches('"');
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    hint(hints.platform) == Some("\"Windows\"") && major.is_some_and(|major| major >= WINDOWS_11)
}

fn kind(system: Option<&str>, text: &str, hints: &DeviceHints<'_>) -> DeviceKind {
    match system {
        Some("Android") if text.contains("Mobile") || hint(hints.mobile) == Some("?1") => DeviceKind::Phone,
        Some("Android" | "iPad") => DeviceKind::Tablet,
        Some("Windows" | "Windows 11") => DeviceKind::Computer,
        Some(system) if PHONES.contains(&system) => DeviceKind::Phone,
        Some(system) if COMPUTERS.contains(&system) => DeviceKind::Computer,
        _ => DeviceKind::Unknown,
    }
}

fn hint(value: Option<&[u8]>) -> Option<&str> {
    let value = value.filter(|value| value.len() <= LONGEST_HINT)?;
    std::str::from_utf8(value).ok()
}
