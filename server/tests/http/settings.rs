//! Settings as an operator gives them: by the environment, as compose files and units do, and by flags.

use axum::http::StatusCode;

use crate::support::Installation;

/// Every setting, the flag that it is as well, and something that it cannot be.
const SETTINGS: [(&str, &str, &str); 22] = [
    ("USER_SESSIONS_LISTEN", "--listen", "nowhere"),
    ("USER_SESSIONS_PUBLIC_URL", "--public-url", "account.example.com"),
    ("USER_SESSIONS_DATABASE_URL", "--database-url", "user-sessions.sqlite"),
    ("USER_SESSIONS_TRUSTED_PROXIES", "--trusted-proxies", "nginx"),
    ("USER_SESSIONS_CLIENT_ADDRESS_HEADER", "--client-address-header", "X Real IP"),
    ("USER_SESSIONS_IDLE_TIMEOUT", "--idle-timeout", "604800"),
    ("USER_SESSIONS_SESSION_LIFETIME", "--session-lifetime", "P1M"),
    ("USER_SESSIONS_STEP_UP_WINDOW", "--step-up-window", "sometimes"),
    ("USER_SESSIONS_POLL_INTERVAL", "--poll-interval", "1ms"),
    ("USER_SESSIONS_READ_DEADLINE", "--read-deadline", "1ms"),
    ("USER_SESSIONS_ALLOW_PRIVATE_WEBSITES", "--allow-private-websites", "perhaps"),
    ("USER_SESSIONS_DRAIN_DELAY", "--drain-delay", "1h"),
    ("USER_SESSIONS_MAX_CONNECTIONS", "--max-connections", "many"),
    ("USER_SESSIONS_METRICS_LISTEN", "--metrics-listen", "9090"),
    ("USER_SESSIONS_COOKIE_DOMAIN", "--cookie-domain", "com"),
    ("USER_SESSIONS_PLACES", "--places", "/nowhere/city.mmdb"),
    ("USER_SESSIONS_SERVICE_NAME", "--service-name", "two\nlines"),
    ("USER_SESSIONS_LOGO_FILE", "--logo-file", "/nowhere/logo.png"),
    ("USER_SESSIONS_ACCENT_COLOR", "--accent-color", "#7db4ff"),
    ("USER_SESSIONS_HELP_URL", "--help-url", "javascript:alert(1)"),
    ("USER_SESSIONS_HSTS", "--hsts", "2 years"),
    ("USER_SESSIONS_LOG_FORMAT", "--log-format", "xml"),
];

/// ASVS 11.4.2: what hashing a password costs is no setting, and tests that hash for less take nothing from the program.
#[tokio::test]
async fn the_program_hashes_passwords_at_the_full_cost() {
    let installation = Installation::new();
    installation.add_account("ada");
    let hash = installation.database().await.text("SELECT password_hash FROM accounts").await;
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
}

#[tokio::test]
async fn variables_that_are_set_and_empty_are_not_set() {
    let installation = Installation::new();
    let kept = ["USER_SESSIONS_LISTEN", "USER_SESSIONS_DATABASE_URL"];
    let names = SETTINGS.iter().map(|(name, ..)| *name).filter(|name| !kept.contains(name));
    let others = ["USER_SESSIONS_INSECURE_COOKIES", "RUST_LOG"];
    // Beside a SQLite file there is a place for keys that nobody has named.
    let keys = installation.sqlite_file().map(|_| "USER_SESSIONS_SIGNING_KEYS");
    let names: Vec<_> = names.chain(others).chain(keys).collect();
    for value in ["", " "] {
        let empty: Vec<_> = names.iter().map(|name| (*name, value)).collect();
        let process = installation.start_in(&empty);
        assert_eq!(process.site.get("/readyz").await.status, StatusCode::OK);
        drop(process);
        let listed = installation.run_in(&empty, &["account", "list"]);
        assert_eq!(listed.as_deref(), Ok("There is no account yet.\n"));
    }
    let places = ["USER_SESSIONS_DATABASE_URL", "USER_SESSIONS_SIGNING_KEYS", "USER_SESSIONS_LISTEN"];
    let listed = installation.run_in(&places.map(|name| (name, "")), &["account", "list"]);
    assert_eq!(listed.as_deref(), Ok("There is no account yet.\n"));
    assert!(installation.folder().join("user-sessions.sqlite").exists(), "the default is taken");
}

#[test]
fn a_wrong_setting_is_refused_in_one_line_with_variable_flag_and_example_whichever_way_it_came() {
    let installation = Installation::new();
    for (name, flag, wrong) in SETTINGS {
        let given = format!("{flag}={wrong}");
        for refusal in [
            installation.run_in(&[(name, wrong)], &["serve"]).unwrap_err(),
            installation.run_in(&[], &["serve", &given]).unwrap_err(),
        ] {
            let named = refusal.starts_with(&format!("user-sessions: {name} ({flag})"));
            assert!(named && refusal.lines().count() == 1, "{refusal}");
            assert!(refusal.contains("as in ") || refusal.contains("like "), "{refusal}");
        }
    }
    let refusal = installation.run_in(&[("RUST_LOG", "info,=,")], &["serve"]).unwrap_err();
    assert!(
        refusal.starts_with("user-sessions: RUST_LOG cannot be \"info,=,\"") && refusal.contains("as in info"),
        "{refusal}"
    );
}

#[test]
fn a_database_that_is_none_is_refused_by_the_name_of_its_setting_whichever_command_needs_it() {
    let installation = Installation::new();
    for url in ["mysql://db.example.com/sessions", "sqlite::memory:", "sqlite:a.sqlite?mode=ro", "postgres://[/"] {
        for words in [&["account", "list"][..], &["signing-key", "list"], &["audit"], &["restored"]] {
            let refusal = installation.run_in(&[("USER_SESSIONS_DATABASE_URL", url)], words).unwrap_err();
            let named = refusal.starts_with("user-sessions: USER_SESSIONS_DATABASE_URL (--database-url): ");
            assert!(named || refusal.contains("USER_SESSIONS_SIGNING_KEYS"), "{url}: {refusal}");
            assert_eq!(refusal.lines().count(), 1, "{refusal}");
        }
    }
    let refusal =
        installation.run_in(&[("USER_SESSIONS_DATABASE_URL", "sqlite::memory:")], &["backup", "b"]).unwrap_err();
    assert!(refusal.starts_with("user-sessions: USER_SESSIONS_DATABASE_URL (--database-url): "), "{refusal}");
}

#[test]
fn a_setting_that_is_given_for_a_commands_own_flag_is_refused_and_nothing_is_registered() {
    let installation = Installation::new();
    let words = ["--name", "Wiki", "--redirect-uri", "https://wiki.example.com/callback"];
    let slip = ["--embed-origins", "https://wiki.example.com"];
    let refusal = installation.run_in(&[], &[["website", "add"].as_slice(), &words, &slip].concat()).unwrap_err();
    assert!(refusal.starts_with("user-sessions: website add has --embed-origin:"), "{refusal}");
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
    let listed = installation.run_in(&[], &["website", "list"]);
    assert_eq!(listed.as_deref(), Ok("There is no website yet.\n"));
}

#[test]
fn what_is_no_text_is_refused_by_its_name() {
    use std::os::unix::ffi::OsStrExt as _;
    let installation = Installation::new();
    let value = std::ffi::OsStr::from_bytes(b"7\xffdays");
    let refusal = installation.run_with("USER_SESSIONS_IDLE_TIMEOUT", value, &["account", "list"]).unwrap_err();
    assert!(refusal.starts_with("user-sessions: USER_SESSIONS_IDLE_TIMEOUT (--idle-timeout) is no text"), "{refusal}");
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
}

#[tokio::test]
async fn settings_are_taken_as_they_are_meant() {
    let installation = Installation::new();
    let process = installation.start_in(&[
        ("USER_SESSIONS_LISTEN", "localhost:0"),
        ("USER_SESSIONS_ALLOW_PRIVATE_WEBSITES", "1"),
        ("USER_SESSIONS_INSECURE_COOKIES", "Off"),
        ("USER_SESSIONS_TRUSTED_PROXIES", "10.0.0.1 private_ranges"),
        ("USER_SESSIONS_IDLE_TIMEOUT", "P7D"),
        ("USER_SESSIONS_LOG_FORMAT", "Text"),
    ]);
    assert_eq!(process.site.get("/readyz").await.status, StatusCode::OK);
    let private = ["website", "add", "--name", "Wiki", "--redirect-uri", "https://wiki.example.com/"];
    let private = [&private[..], &["--backchannel-logout-uri", "https://10.0.0.1/logout"]].concat();
    for (value, taken) in [("yes", true), ("on", true), ("True", true), ("no", false), ("", false)] {
        let added = installation.run_in(&[("USER_SESSIONS_ALLOW_PRIVATE_WEBSITES", value)], &private);
        assert_eq!(added.is_ok(), taken, "{value}: {added:?}");
    }
    let shown = installation.run_in(&[("USER_SESSIONS_TRUSTED_PROXIES", "10.0.0.1 10.0.0.2")], &["check-proxy"]);
    assert!(shown.is_ok_and(|shown| shown.contains("Trusted proxies: 10.0.0.1/32, 10.0.0.2/32")));
}

#[tokio::test]
async fn a_misspelt_variable_is_in_the_log_with_the_one_that_is_meant() {
    let installation = Installation::new();
    let process = installation.start_in(&[("USER_SESSIONS_TRUSTED_PROXY", "10.0.0.1")]);
    drop(process);
    let log = installation.log();
    let warning =
        "USER_SESSIONS_TRUSTED_PROXY is no setting and changes nothing; perhaps USER_SESSIONS_TRUSTED_PROXIES is meant";
    assert_eq!(log.matches(warning).count(), 1, "{log}");
    assert_eq!(log.matches("is no setting").count(), 1, "{log}");
}
