//! Settings as they are given, in tables.

use super::*;

fn options(arguments: &[&str]) -> ServeOptions {
    Config::try_parse_from([&["user-sessions"], arguments].concat()).unwrap().serve
}

fn public_url(arguments: &[&str]) -> Result<String, ConfigError> {
    let bound = "127.0.0.1:4321".parse().unwrap();
    options(arguments).checked_public_url(bound).map(String::from)
}

#[test]
fn the_public_url_is_the_bound_address_unless_set() {
    assert_eq!(public_url(&[]), Ok("http://127.0.0.1:4321/".into()));
    assert_eq!(public_url(&["--public-url", "https://account.example.com"]), Ok("https://account.example.com/".into()));
}

#[test]
fn public_urls_that_cannot_work_are_refused() {
    for url in ["https://example.com/app", "https://example.com/?a", "ftp://example.com", "https://a:b@example.com"] {
        assert!(matches!(public_url(&["--public-url", url]), Err(ConfigError::PublicUrl(_))), "{url}");
    }
    let plain = public_url(&["--public-url", "http://example.com"]);
    assert!(matches!(plain, Err(ConfigError::PublicUrlNotSecure(_))));
    let insecure = public_url(&["--insecure-cookies", "--public-url", "https://example.com"]);
    assert!(matches!(insecure, Err(ConfigError::InsecureCookies(_))));
    let reachable = "0.0.0.0:3000".parse().unwrap();
    let insecure = options(&["--insecure-cookies"]).checked_public_url(reachable);
    assert_eq!(insecure, Err(ConfigError::InsecureCookiesReachable(reachable)));
}

#[test]
fn the_signing_keys_lie_beside_the_database_file_or_where_they_are_said_to_be() {
    let file = |arguments: &[&str]| options(arguments).signing_key_file().map(|file| file.path);
    let server = "postgres://ada:secret@db.example.com/sessions";
    assert_eq!(file(&["--database-url", "sqlite:a.db"]), Ok("a.db.keys".into()));
    assert_eq!(file(&["--database-url", "sqlite:///var/a.db"]), Ok("/var/a.db.keys".into()));
    assert_eq!(file(&["--database-url", server, "--signing-keys", "keys"]), Ok("keys".into()));
    let refusal = file(&["--database-url", server]).unwrap_err();
    assert_eq!(refusal, ConfigError::SigningKeys);
    assert!(!refusal.to_string().contains("secret"));
}

#[test]
fn a_cookie_domain_covers_the_service_over_https_or_is_refused() {
    for (domain, url, fits) in [
        ("example.com", "https://account.example.com", true),
        ("example.com", "https://example.com", true),
        ("example.com", "https://account.example.org", false),
        ("account.example.com", "https://example.com", false),
        ("app.localhost", "http://account.app.localhost", false),
    ] {
        let checked = public_url(&["--cookie-domain", domain, "--public-url", url]);
        assert_eq!(checked.is_ok(), fits, "{domain}, {url}");
        assert_eq!(matches!(checked, Err(ConfigError::CookieDomain { .. })), !fits, "{domain}, {url}");
    }
    assert!(Config::try_parse_from(["user-sessions", "--cookie-domain", "com"]).is_err());
}

#[test]
fn the_password_is_asked_for_after_a_while_always_or_never() {
    let window = |text| options(&["--step-up-window", text]).step_up_window;
    for (text, read) in [
        ("0s", StepUpWindow::Within(Duration::ZERO)),
        ("1h 30min", StepUpWindow::Within(Duration::from_mins(90))),
        ("always", StepUpWindow::Within(Duration::ZERO)),
        ("never", StepUpWindow::Never),
        ("Never", StepUpWindow::Never),
    ] {
        assert_eq!(window(text), read);
    }
    assert_eq!(options(&[]).step_up_window, Policy::default().step_up_window);
}

#[test]
fn settings_that_cannot_work_are_refused() {
    assert_eq!(options(&["--idle-timeout", "0s"]).policy(), Err(ConfigError::Zero("IDLE_TIMEOUT")));
    assert_eq!(public_url(&["--poll-interval", "1ms"]), Err(ConfigError::PollInterval));
    assert_eq!(public_url(&["--drain-delay", "6s"]), Err(ConfigError::DrainDelay));
    assert_eq!(public_url(&["--client-address-header", "Forwarded"]), Err(ConfigError::ForwardedHeader));
    for arguments in [
        ["--listen", "nowhere"],
        ["--idle-timeout", "soon"],
        ["--trusted-proxies", "10.0.0.0/99"],
        ["--step-up-window", "sometimes"],
        ["--max-connections", "3"],
    ] {
        assert!(Config::try_parse_from([&["user-sessions"], &arguments[..]].concat()).is_err(), "{arguments:?}");
    }
}

#[test]
fn a_switch_is_on_or_off_in_every_word_for_it() {
    let is_on = |arguments: &[&str]| options(arguments).allow_private_websites;
    assert!(is_on(&["--allow-private-websites"]) && !is_on(&[]));
    for (word, on) in [
        ("1", true),
        ("yes", true),
        ("on", true),
        ("True", true),
        ("TRUE ", true),
        ("y", true),
        ("0", false),
        ("no", false),
        ("Off", false),
        ("false", false),
    ] {
        assert_eq!(is_on(&[&format!("--allow-private-websites={word}")]), on, "{word}");
    }
    assert!(options(&["--insecure-cookies=on"]).insecure_cookies);
    assert!(Config::try_parse_from(["user-sessions", "--allow-private-websites=perhaps"]).is_err());
    let command = Config::try_parse_from(["user-sessions", "--allow-private-websites", "serve"]).unwrap().command;
    assert!(matches!(command, Some(Command::Serve)), "what follows is no value");
}

#[test]
fn an_address_is_taken_as_other_programs_write_it() {
    for (text, address) in [
        ("127.0.0.1:3000", "127.0.0.1:3000"),
        (":3000", "0.0.0.0:3000"),
        ("*:3000", "0.0.0.0:3000"),
        ("localhost:3000", "127.0.0.1:3000"),
        ("LocalHost:80", "127.0.0.1:80"),
        ("[::]:3000", "[::]:3000"),
        (" [::1]:3000\n", "[::1]:3000"),
    ] {
        assert_eq!(options(&["--listen", text]).listen.to_string(), address, "{text}");
        assert_eq!(options(&["--metrics-listen", text]).metrics_listen.unwrap().to_string(), address, "{text}");
    }
    for text in ["3000", "localhost", "::1:3000", "example.com:3000", ":65536", ":", "127.0.0.1"] {
        assert!(Config::try_parse_from(["user-sessions", "--listen", text]).is_err(), "{text}");
    }
}

#[test]
fn a_span_of_time_is_taken_in_words_and_by_iso_8601() {
    let idle =
        |text: &str| Config::try_parse_from(["user-sessions", "--idle-timeout", text]).map(|it| it.serve.idle_timeout);
    for (text, seconds) in [
        ("7days", 604_800),
        ("7D", 604_800),
        ("7 Days", 604_800),
        ("15MIN", 900),
        ("P7D", 604_800),
        ("p1w", 604_800),
        ("PT15M", 900),
        ("P1DT12H", 129_600),
        ("PT1H30M", 5_400),
        ("PT0,5H", 1_800),
        ("PT1.5S", 1),
    ] {
        assert_eq!(idle(text).unwrap().as_secs(), seconds, "{text}");
    }
    for text in [
        "soon",
        "604800",
        "P",
        "PT",
        "P7",
        "P1M",
        "P1Y",
        "P1D1W",
        "PT1S1H",
        "P-7D",
        "PT7D",
        "P1DT",
        "P9999999999999999999D",
    ] {
        assert!(idle(text).is_err(), "{text}");
    }
}

#[test]
fn proxies_and_the_form_of_the_log_are_taken_as_meant() {
    assert_eq!(
        options(&["--trusted-proxies", "10.0.0.1 10.0.0.2"]).trusted_proxies.to_string(),
        "10.0.0.1/32, 10.0.0.2/32"
    );
    assert!(options(&["--trusted-proxies", "private_ranges"]).trusted_proxies.contains([192, 168, 0, 1].into()));
    assert_eq!(options(&["--log-format", "JSON"]).log_format, LogFormat::Json);
}

#[test]
fn every_setting_has_an_example_that_can_be_used_and_a_line_in_the_readme() {
    use clap::CommandFactory as _;
    let readme = include_str!("../../../README.md");
    let command = Config::command();
    let settings: Vec<_> = variables::settings(&command).map(|(arg, name)| (arg.get_long().unwrap(), name)).collect();
    assert_eq!(settings.len(), values::EXAMPLES.len());
    for (flag, name) in settings {
        let setting = name.strip_prefix(variables::PREFIX).unwrap();
        assert_eq!(flag, setting.to_lowercase().replace('_', "-"));
        let (_, examples) = values::EXAMPLES.iter().find(|(name, _)| *name == setting).unwrap();
        for example in *examples {
            let given = format!("--{flag}={example}");
            assert!(Config::try_parse_from(["user-sessions", &given]).is_ok(), "{given}");
        }
        assert!(readme.contains(&format!("\n| `{setting}` | ")), "{setting}");
    }
}
