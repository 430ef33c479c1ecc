use super::*;

/// Kind, words, user agent and, where a browser sends them, the brands of its client hints.
const USER_AGENTS: &str = include_str!("user_agents.txt");

fn describe(user_agent: &[u8]) -> Device {
    Device::describe(&DeviceHints { user_agent: Some(user_agent), ..DeviceHints::default() })
}

/// `cargo test -p domain device -- --nocapture` prints the table as it comes out.
#[test]
fn browsers_and_programs_are_named_as_people_know_them() {
    let mut wrong = Vec::new();
    for line in USER_AGENTS.lines() {
        let [kind, words, user_agent, ref brands @ ..] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let brands = brands.first().map(|brands| brands.as_bytes());
        let hints = DeviceHints { user_agent: Some(user_agent.as_bytes()), brands, ..DeviceHints::default() };
        let device = Device::describe(&hints);
        println!("{:<8} {device:<40} {user_agent}", device.kind.as_str(), device = device.to_string());
        if (device.kind.as_str(), device.to_string().as_str()) != (kind, words) {
            wrong.push(format!("{device} instead of {words}: {user_agent}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
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

#[test]
fn applications_that_nobody_has_heard_of_are_named_by_their_token_and_pages_are_not_imitated() {
    const ELECTRON: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) TOKEN Chrome/140.0.0.0 Electron/38.1.0 Safari/537.36";
    for (token, words) in [
        ("Obsidian/1.9.1", "Obsidian on Linux"),
        ("element-desktop/1.11.9", "Element on Linux"),
        ("CurrentSession/1", "Electron on Linux"),
        ("ThisDevice/1", "Electron on Linux"),
        ("<b>Bold</b>/1", "Electron on Linux"),
        ("AbsurdlyLongNameOfAnApplication/1", "Electron on Linux"),
        ("12345/1", "Electron on Linux"),
    ] {
        assert_eq!(describe(ELECTRON.replace("TOKEN", token).as_bytes()).to_string(), words);
    }
}

#[test]
fn a_browser_tells_its_major_version_and_an_app_tells_none() {
    const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    for (user_agent, brands, version) in [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "", Some("Firefox 145")),
        (CHROME, "", Some("Chrome 142")),
        (CHROME, r#""Chromium";v="142", "Brave";v="143""#, Some("Brave 143")),
        (CHROME, r#""Brave";v="many""#, None),
        (CHROME, r#""Brave""#, None),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
            "",
            Some("Safari 26"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "",
            Some("Safari 18"),
        ),
        ("Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko", "", Some("Internet Explorer 11")),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Norton/130.0.0.0",
            "",
            None,
        ),
        ("curl/8.17.0", "", Some("curl 8")),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/99999999999999999999.0", "", None),
    ] {
        let device = Device::describe(&DeviceHints {
            user_agent: Some(user_agent.as_bytes()),
            brands: Some(brands.as_bytes()),
            ..DeviceHints::default()
        });
        assert_eq!(device.browser_and_version().as_deref(), version, "{user_agent} {brands}");
    }
}
