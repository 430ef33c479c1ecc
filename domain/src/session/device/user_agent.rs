//! Reads a user agent by uap-core's rules. What comes out are names that the rules themselves contain, never text that
//! only the client made up; `application` says what may be shown of that.

use std::borrow::Cow;
use std::sync::LazyLock;
use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};
use std::thread;

use ua_parser::{os, user_agent};

/// What a user agent says about itself.
#[derive(Default)]
pub(super) struct UserAgent {
    /// The browser or program, when the rules know its name.
    pub(super) browser: Option<String>,
    /// The browser's major version.
    pub(super) version: Option<u16>,
    /// The operating system without its version, because browsers have frozen what they say about that.
    pub(super) system: Option<String>,
    /// Whether it is a program that nobody sits in front of.
    pub(super) is_program: bool,
}

/// A regular expression, and the name and the major version that it stands for unless they are what it captures.
type Rule = (&'static str, Option<&'static str>, Option<&'static str>);

static BROWSERS: &[Rule] = include!(concat!(env!("OUT_DIR"), "/browsers.rs"));
static SYSTEMS: &[Rule] = include!(concat!(env!("OUT_DIR"), "/systems.rs"));

/// Texts to read, each with the way to answer.
type Questions = Sender<(String, SyncSender<UserAgent>)>;

/// All are read by one thread, because the rules would keep caches of many megabytes for every thread that uses them.
static READER: LazyLock<Questions> = LazyLock::new(start_reader);

/// Names of browsers that say more about their build than about what a person started.
const PLAIN_NAMES: [(&str, &str); 8] = [
    ("Android", "Android Browser"),
    ("Edge Mobile", "Edge"),
    ("HeadlessChrome", "Chrome"),
    ("IE", "Internet Explorer"),
    ("Mobile Safari", "Safari"),
    ("Mobile Safari UI/WKWebView", "Safari"),
    ("MiuiBrowser", "Mi Browser"),
    ("Python Requests", "python-requests"),
];

/// What ends the name of a browser's edition for another device.
const EDITIONS: [&str; 4] = [" WebView", " iOS", " Tablet", " Mobile"];

/// Tools that name the system that they run on, as browsers do.
const TOOLS: [&str; 7] = ["curl", "insomnia", "Java", "PostmanRuntime", "python-requests", "Wget", "WindowsPowerShell"];

/// Browsers that do not claim to be Mozilla.
const TEXT_BROWSERS: [&str; 4] = ["ELinks", "Links", "Lynx", "w3m"];

/// Parts of the names of robots, in lower case.
const ROBOTS: [&str; 8] = ["bot", "crawl", "http", "monitor", "preview", "scrap", "slurp", "spider"];

/// Longer names are no names.
const LONGEST_NAME: usize = 40;

impl UserAgent {
    /// Reads the text of a `User-Agent` header. 512 bytes take less than a millisecond, however hostile they are; the
    /// first time the rules are loaded, which takes some 100.
    pub(super) fn read(text: String) -> Self {
        let (answer, answered) = sync_channel(1);
        // Without its reader the service still signs people in; it only does not know their devices.
        READER.send((text, answer)).ok().and_then(|()| answered.recv().ok()).unwrap_or_default()
    }
}

fn start_reader() -> Questions {
    let (questions, asked) = channel::<(String, SyncSender<UserAgent>)>();
    let work = move || {
        let parser = Parser::new();
        for (text, answer) in asked {
            // Whoever asked may be gone.
            let _ = answer.send(parser.read(&text));
        }
    };
    if let Err(error) = thread::Builder::new().name("user-agents".to_owned()).spawn(work) {
        tracing::error!(%error, "devices will not be recognised");
    }
    questions
}

struct Parser {
    browsers: user_agent::Extractor<'static>,
    systems: os::Extractor<'static>,
    vocabulary: String,
}

impl Parser {
    fn new() -> Self {
        const VALID: &str = "the rules were tested with this version of their parser";
        let name = |name: Option<&'static str>| name.map(Cow::Borrowed);
        let browsers = BROWSERS.iter().map(|(regex, family, version)| user_agent::Parser {
            regex: Cow::Borrowed(regex),
            family_replacement: name(*family),
            v1_replacement: name(*version),
            ..user_agent::Parser::default()
        });
        let systems = SYSTEMS.iter().map(|(regex, os, _)| os::Parser {
            regex: Cow::Borrowed(regex),
            os_replacement: name(*os),
            ..os::Parser::default()
        });
        let rules = || BROWSERS.iter().chain(SYSTEMS);
        let texts = rules().flat_map(|(regex, name, _)| [Some(*regex), *name]).flatten();
        Self {
            browsers: user_agent::Builder::new().push_all(browsers).expect(VALID).build().expect(VALID),
            systems: os::Builder::new().push_all(systems).expect(VALID).build().expect(VALID),
            vocabulary: texts.map(|text| text.replace('\\', "")).collect::<Vec<_>>().join("|"),
        }
    }

    fn read(&self, text: &str) -> UserAgent {
        let found = self.browsers.extract(text);
        let version = found.as_ref().and_then(|found| found.major?.parse().ok());
        let family = found.as_ref().map(|found| &*found.family).map(str::trim).filter(|family| !family.is_empty());
        let browser = family.filter(|name| self.knows(name)).map(plain_name);
        let system = self.systems.extract(text).map(|found| found.os);
        let system = system.as_deref().filter(|name| *name != "Other" && self.knows(name)).map(plain_system);
        let is_program = family.is_some_and(is_robot)
            || browser.is_some_and(|name| TOOLS.contains(&name))
            || (system.is_none() && !is_browser(text, browser) && begins_with_product(text));
        UserAgent {
            browser: browser.map(str::to_owned),
            version: version.filter(|_| browser.is_some()),
            system: system.map(str::to_owned),
            is_program,
        }
    }

    /// Whether the rules contain the name as a whole: some capture whatever stands in a certain place, and that could be
    /// made to look like a part of the page.
    fn knows(&self, name: &str) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b" ._-+/()".contains(&byte);
        let ends = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == ' ');
        let begins = |rest: &str| !rest.ends_with(|last: char| last.is_ascii_alphanumeric() || last == ' ');
        name.len() <= LONGEST_NAME
            && name.bytes().all(allowed)
            && self
                .vocabulary
                .match_indices(name)
                .any(|(start, _)| begins(&self.vocabulary[..start]) && ends(&self.vocabulary[start + name.len()..]))
    }
}

fn plain_name(family: &str) -> &str {
    if let Some((_, plain)) = PLAIN_NAMES.iter().find(|(name, _)| *name == family) {
        return plain;
    }
    EDITIONS.iter().fold(family, |name, edition| name.strip_suffix(edition).unwrap_or(name))
}

fn plain_system(system: &str) -> &str {
    match system {
        "Mac OS X" | "Mac OS" => "macOS",
        "Chrome OS" => "ChromeOS",
        other => other,
    }
}

fn is_robot(family: &str) -> bool {
    let family = family.to_ascii_lowercase();
    ROBOTS.iter().any(|part| family.contains(part))
}

fn is_browser(text: &str, name: Option<&str>) -> bool {
    ["Mozilla/", "Opera/"].iter().any(|claim| text.starts_with(claim))
        || name.is_some_and(|name| TEXT_BROWSERS.contains(&name))
}

/// Whether the text begins as RFC 9110, 10.1.5 wants it, and not with markup or nonsense.
fn begins_with_product(text: &str) -> bool {
    let product = text.split(['/', ' ']).next().unwrap_or_default();
    !product.is_empty() && product.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}
