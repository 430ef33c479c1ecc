//! Names applications by the token that they put beside those of the engine that they are built on.

use super::begins_a_word;

/// Applications whose token is not what people call them. Each token is looked for at the beginning of a word.
const KNOWN: [(&str, &str); 45] = [
    ("360SE", "360 Browser"),
    ("AlipayClient/", "Alipay"),
    ("Atlas/", "ChatGPT Atlas"),
    ("BLDesktop/", "Blizzard"),
    ("Barcelona ", "Threads"),
    ("BingSapphire/", "Bing"),
    ("BytedanceWebview/", "TikTok"),
    ("Code/", "VS Code"),
    ("Code - Insiders/", "VS Code"),
    ("CopilotNative/", "Copilot"),
    ("DAVdroid/", "DAVx5"),
    ("Ddg/", "DuckDuckGo"),
    ("Ecosia ", "Ecosia"),
    ("EpicGamesLauncher/", "Epic Games"),
    ("Focus/", "Firefox Focus"),
    ("GitHubDesktop/", "GitHub Desktop"),
    ("KAKAOTALK", "KakaoTalk"),
    ("Klar/", "Firefox Klar"),
    ("Line/", "LINE"),
    ("MacWechat", "WeChat"),
    ("MetaMaskMobile", "MetaMask"),
    ("MicroMessenger/", "WeChat"),
    ("NAVER(", "Naver"),
    ("OPT/", "Opera Touch"),
    ("OPX/", "Opera GX"),
    ("OculusBrowser/", "Meta Quest Browser"),
    ("PerplexityBrowser/", "Comet"),
    ("Slack_SSB/", "Slack"),
    ("Teams/", "Microsoft Teams"),
    ("TeamsMobile", "Microsoft Teams"),
    ("Telegram-", "Telegram"),
    ("Valve Steam", "Steam"),
    ("VivoBrowser/", "vivo Browser"),
    ("WebexTeams/", "Webex"),
    ("WindowsWechat", "WeChat"),
    ("Wolvic/", "Wolvic"),
    ("YaBrowser/", "Yandex Browser"),
    ("YaApp_", "Yandex"),
    ("ZoomApps/", "Zoom"),
    ("harmony360Browser/", "360 Browser"),
    ("musical_ly", "TikTok"),
    ("snap/", "Snapchat"),
    ("trill_", "TikTok"),
    ("vscode/", "VS Code"),
    ("weibo", "Weibo"),
];

/// Tokens of engines, platforms and networks. They say nothing about the application.
const ENGINES: [&str; 41] = [
    "ABI",
    "AppleWebKit",
    "ArkWeb",
    "Browser",
    "Build",
    "CFNetwork",
    "Chrome",
    "Chromium",
    "CriOS",
    "Dalvik",
    "Darwin",
    "EdgiOS",
    "Electron",
    "Firefox",
    "FxiOS",
    "Gecko",
    "HeadlessChrome",
    "iOS",
    "KAIOS",
    "KHTML",
    "Language",
    "macOS",
    "MMWEBID",
    "MMWEBSDK",
    "Mobile",
    "Mozilla",
    "NetType",
    "Presto",
    "Process",
    "Profile",
    "QtWebEngine",
    "Raspbian",
    "Safari",
    "Trident",
    "Ubuntu",
    "Version",
    "Web",
    "WebView",
    "WeChat",
    "WindowsPowerShell",
    "XWEB",
];

/// What the token of an edition ends with.
const EDITIONS: [&str; 8] = ["-desktop", "-electron", "-android", "-Android", "-ios", "-iOS", "Desktop", "App"];

/// Parts of words that the page says itself. A name that has one could be taken for the page's own.
const WORDS_OF_THE_PAGE: [&str; 4] = ["current", "device", "session", "unknown"];

const SHORTEST_NAME: usize = 3;
const LONGEST_NAME: usize = 24;

/// What people call the application, when the user agent names one that its engine's rules do not know.
pub(super) fn name(text: &str) -> Option<String> {
    known(text).map(str::to_owned).or_else(|| unknown(text))
}

/// Whether [`KNOWN`] has the application, so that its name is better than that of any rule.
pub(super) fn known(text: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(token, _)| begins_a_word(text, token)).map(|(_, name)| *name)
}

fn unknown(text: &str) -> Option<String> {
    let first = || if text.starts_with("Mozilla/") { None } else { text.split('/').next() };
    let bare = outside_parentheses(text);
    let products = || bare.split_whitespace().filter_map(|word| word.split_once('/')).map(|(name, _)| name);
    let bracketed = || text.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(name, _)| name);
    let name =
        first().filter(|name| is_name(name)).or_else(|| products().chain(bracketed()).find(|name| is_name(name)))?;
    let name =
        EDITIONS.iter().find_map(|edition| name.strip_suffix(edition)).filter(|name| is_name(name)).unwrap_or(name);
    let (initial, rest) = name.split_at(1);
    Some(initial.to_ascii_uppercase() + rest)
}

fn outside_parentheses(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// Whether it is a word that can be shown as a name: plain, of a name's length, and none that means something else here.
pub(super) fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -_".contains(&byte);
    let lower = name.to_ascii_lowercase();
    (SHORTEST_NAME..=LONGEST_NAME).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && !name.ends_with(' ')
        && name.bytes().all(plain)
        && !ENGINES.iter().any(|engine| engine.eq_ignore_ascii_case(name))
        && !WORDS_OF_THE_PAGE.iter().any(|word| lower.contains(word))
}
