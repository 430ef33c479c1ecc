//! What a session is used with, in words that a person recognises. It is read from what the client says about itself,
//! so it helps to tell one's own sessions apart and proves nothing.

use std::fmt;

use user_agent::UserAgent;

mod application;
mod brand;
mod system;
mod user_agent;

#[cfg(test)]
mod tests;

/// A browser or program and what it runs on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    /// The browser or program, such as "Firefox" or "curl"; at most 40 ASCII characters, as all names here.
    pub browser: Option<String>,
    /// The browser's or program's major version, where it tells one: 144 of "Firefox/144.0".
    pub version: Option<u16>,
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

/// Names of engines, which stand for the browser that is built on them when it does not say more.
const ENGINES: [&str; 8] =
    ["Android Browser", "Apple Mail", "Chrome", "Chromium", "Electron", "Firefox", "Safari", "WebKit Nightly"];

/// A program that shows pages in a view of the system's own, and does not say its name.
const AN_APP: &str = "An app";

impl Device {
    /// Puts what a request says about its client into words. The user agent has the say, and hints only add to it.
    pub fn describe(hints: &DeviceHints<'_>) -> Self {
        let Some(bytes) = hints.user_agent else {
            return Self::unknown();
        };
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_USER_AGENT)]).into_owned();
        let read = UserAgent::read(text.clone());
        if read.is_program {
            let system = system::name(read.system, None, &text, hints);
            return Self { browser: read.browser, version: read.version, system, kind: DeviceKind::Program };
        }
        let app = application(read.browser.as_deref(), &text);
        let is_app = app.is_some();
        let found = app.map(|app| (app, None)).or_else(|| browser(&read, &text, hints));
        let (browser, version) = found.unzip();
        let system = system::name(read.system, browser.as_deref(), &text, hints);
        let kind = system::kind(system.as_deref(), is_app, &text, hints);
        let browser = browser.filter(|browser| system.as_ref() != Some(browser));
        Self { version: version.flatten().filter(|_| browser.is_some()), browser, system, kind }
    }

    /// "Firefox 144": the browser or program with its major version, where that is known.
    pub fn browser_and_version(&self) -> Option<String> {
        Some(format!("{} {}", self.browser.as_ref()?, self.version?))
    }

    /// A device that nothing is known about.
    pub fn unknown() -> Self {
        Self { browser: None, version: None, system: None, kind: DeviceKind::Unknown }
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

/// The name of an application by its token. What people know by a name of its own runs few, and has tokens of its makers.
fn application(read: Option<&str>, text: &str) -> Option<String> {
    let known = application::known(text).map(str::to_owned);
    known.or_else(|| {
        let may_be_another = is_engine(read) && system::appliance(text).is_none();
        may_be_another.then(|| application::name(text)).flatten()
    })
}

fn is_engine(browser: Option<&str>) -> bool {
    browser.is_none_or(|browser| ENGINES.contains(&browser))
}

/// The browser's name and major version, where no application has put a token of its own into the user agent.
fn browser(read: &UserAgent, text: &str, hints: &DeviceHints<'_>) -> Option<(String, Option<u16>)> {
    let name = read.browser.as_ref()?;
    let brand = hint(hints.brands).filter(|_| ["Chrome", "Edge"].contains(&name.as_str())).and_then(brand::read);
    if brand.is_some() {
        return brand;
    }
    if is_engine(Some(name)) && system::appliance(text).is_some() {
        return None;
    }
    if is_engine(Some(name)) && is_web_view(text) {
        return Some((AN_APP.to_owned(), None));
    }
    Some((name.clone(), read.version))
}

/// Whether the page is shown by a view that systems have for programs: browsers of their own say `Safari` on Apple's, and
/// Android marks such views.
fn is_web_view(text: &str) -> bool {
    let is_apples = ["Macintosh", "iPhone", "iPad", "iPod"].iter().any(|name| text.contains(name));
    text.contains("; wv)") || (is_apples && !text.contains("Safari/") && !text.contains("Gecko/"))
}

/// Whether the mark stands in the text at the beginning of a word.
fn begins_a_word(text: &str, mark: &str) -> bool {
    let is_first = |start: usize| !text[..start].ends_with(|last: char| last.is_ascii_alphanumeric());
    text.match_indices(mark).any(|(start, _)| is_first(start))
}

fn hint(value: Option<&[u8]>) -> Option<&str> {
    let value = value.filter(|value| value.len() <= LONGEST_HINT)?;
    std::str::from_utf8(value).ok()
}
