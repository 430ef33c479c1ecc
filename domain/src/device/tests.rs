use super::*;

const USER_AGENTS: &str = "
computer | Chrome on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
computer | Edge on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
computer | Firefox on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0
computer | Firefox on Windows | Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:109.0) Gecko/20100101 Firefox/115.0
computer | Opera on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0
computer | Internet Explorer on Windows | Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko
computer | Chrome on macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
computer | Safari on macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15
computer | Firefox on macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0
computer | Chrome on Linux | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
computer | Chrome on Linux | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36
computer | Firefox on Linux | Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0
computer | Firefox on Ubuntu | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0
computer | Chrome on ChromeOS | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
computer | Firefox on FreeBSD | Mozilla/5.0 (X11; FreeBSD amd64; rv:145.0) Gecko/20100101 Firefox/145.0
phone | Chrome on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36
tablet | Chrome on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
phone | Chrome on Android | Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36
phone | Edge on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0
phone | Firefox on Android | Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0
phone | Samsung Internet on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36
phone | Safari on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1
phone | Safari on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148
phone | Chrome on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1
phone | Firefox on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15
phone | Edge on iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 EdgiOS/142.0 Mobile/15E148 Safari/605.1.15
tablet | Safari on iPad | Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1
program | A program (curl) | curl/8.17.0
program | A program (Wget) | Wget/1.21.4 (linux-gnu)
program | A program (python-requests) | python-requests/2.32.5
program | A program (Go-http-client) | Go-http-client/2.0
program | A program (okhttp) | okhttp/5.1.0
program | A program (PostmanRuntime) | PostmanRuntime/7.49.0
program | A program | node
program | A program | python-httpx/0.28.1
program | A program (bingbot) | Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
program | A program (Googlebot) | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
program | A program | Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; NobodysBot/1.1; +https://example.org/bot)
unknown | Lynx | Lynx/2.9.2 libwww-FM/2.14
unknown | iOS | Current Session/1 CFNetwork/1410.0.3 Darwin/22.6.0
phone | Safari on iPhone | iPhone (this device)
unknown | iOS | this device/1 CFNetwork/1410.0.3 Darwin/22.6.0
unknown | Unknown device | <script>document.title='x'</script>
unknown | Unknown device | {{7*7}}${7*7}
unknown | Unknown device | Mozilla/5.0
program | A program | Current Session
unknown | Unknown device |";

fn describe(user_agent: &[u8]) -> Device {
    Device::describe(&DeviceHints { user_agent: Some(user_agent), ..DeviceHints::default() })
}

#[test]
fn browsers_and_programs_are_named_as_people_know_them() {
    for line in USER_AGENTS.trim().lines() {
        let [kind, words, user_agent] = line.splitn(3, '|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let device = describe(user_agent.as_bytes());
        assert_eq!((device.kind.as_str(), device.to_string().as_str()), (kind, words), "{user_agent}");
    }
    assert_eq!(Device::describe(&DeviceHints::default()), Device::unknown());
}

#[test]
fn hints_add_what_the_user_agent_leaves_out_and_never_contradict_it() {
    const WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    const LINUX: &str =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    let chrome = r#""Google Chrome";v="142", "Chromium";v="142", "Not?A_Brand";v="99""#;
    let brave = r#""Brave";v="142", "Chromium";v="142", "Not?A_Brand";v="99""#;
    let forged = r#""Current Session";v="1", "<b>Brave</b>";v="1""#;
    let too_long = format!("{brave}{}", " ".repeat(8192));
    for (user_agent, brands, platform, version, words) in [
        (WINDOWS, chrome, "\"Windows\"", "\"15.0.0\"", "Chrome on Windows 11"),
        (WINDOWS, chrome, "\"Windows\"", "\"13.0.0\"", "Chrome on Windows 11"),
        (WINDOWS, chrome, "\"Windows\"", "\"10.0.0\"", "Chrome on Windows"),
        (WINDOWS, chrome, "\"Windows\"", "\"99999999999999\"", "Chrome on Windows"),
        (WINDOWS, chrome, "\"Windows\"", "", "Chrome on Windows"),
        (WINDOWS, chrome, "\"macOS\"", "\"15.0.0\"", "Chrome on Windows"),
        (WINDOWS, brave, "\"Windows\"", "\"15.0.0\"", "Brave on Windows 11"),
        (WINDOWS, &too_long, "", "", "Chrome on Windows"),
        (WINDOWS, forged, "", "", "Chrome on Windows"),
        (LINUX, brave, "\"Windows\"", "\"15.0.0\"", "Brave on Linux"),
        (FIREFOX, brave, "\"Windows\"", "\"15.0.0\"", "Firefox on Linux"),
        ("curl/8.17.0", brave, "\"Windows\"", "\"15.0.0\"", "A program (curl)"),
        ("", brave, "\"Windows\"", "\"15.0.0\"", "Unknown device"),
    ] {
        let device = Device::describe(&DeviceHints {
            user_agent: Some(user_agent.as_bytes()),
            brands: Some(brands.as_bytes()),
            platform: Some(platform.as_bytes()),
            platform_version: Some(version.as_bytes()),
            ..DeviceHints::default()
        });
        assert_eq!(device.to_string(), words, "{user_agent} {brands} {platform} {version}");
    }
}

#[test]
fn a_tablet_says_that_it_is_mobile_only_in_a_hint() {
    let android =
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    for (mobile, kind) in [("?0", DeviceKind::Tablet), ("?1", DeviceKind::Phone), ("1", DeviceKind::Tablet)] {
        let (user_agent, mobile) = (Some(android.as_bytes()), Some(mobile.as_bytes()));
        let hints = DeviceHints { user_agent, mobile, ..DeviceHints::default() };
        assert_eq!(Device::describe(&hints).kind, kind);
    }
}

#[test]
fn whatever_a_client_sends_only_plain_names_come_out() {
    const PIECES: [&[u8]; 28] = [
        b"Mozilla/5.0 ",
        b"(Windows NT 10.0; ",
        b"Linux; Android 10; ",
        b"iPhone",
        b"CPU OS 17_6 like Mac OS X",
        b") ",
        b"Chrome/142.0",
        b" Mobile",
        b" Safari/537.36",
        b"Version/",
        b"CFNetwork/1 Darwin/22",
        b"bot/1",
        b"((((((((",
        b"[[[[",
        b"11111111111111111111",
        b"1.1.1.1.1.1.1.1",
        b"/",
        b"; ",
        b"\0",
        b"\x1b[31m",
        b"\xff\x80",
        b"\r\n",
        "\u{202e}".as_bytes(),
        "\u{200b}".as_bytes(),
        "\u{456}Phone".as_bytes(),
        b"<script>",
        b"(this device)",
        b"Current Session",
    ];
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = |limit: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 33).unwrap() % limit
    };
    for _ in 0..20_000 {
        let mut user_agent = Vec::new();
        for _ in 0..below(24) {
            match below(3) {
                0 => user_agent.extend((0..below(16)).map(|_| u8::try_from(below(256)).unwrap())),
                _ => user_agent.extend(PIECES[below(PIECES.len())]),
            }
        }
        let device = describe(&user_agent);
        for name in [&device.browser, &device.system].into_iter().flatten() {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" ._-+/()".contains(&byte);
            assert!((1..=40).contains(&name.len()) && name.bytes().all(plain), "{name:?}");
            assert!(!name.contains("this device") && !name.contains("Current"), "{name:?}");
        }
    }
}

#[test]
fn kinds_read_back_from_their_names() {
    for (kind, name) in KINDS {
        assert_eq!((kind.as_str(), DeviceKind::parse(name)), (name, kind));
    }
    assert_eq!(DeviceKind::parse("watch"), DeviceKind::Unknown);
}
