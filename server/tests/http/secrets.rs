//! Nothing that is shown, logged or stored can sign anyone in.

use axum::http::{HeaderName, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::SecretToken;

use crate::support::{ACCOUNT_PAGES, Answer, Browser, Installation, PASSWORD};

const NEW_PASSWORD: &str = "seven purple otters sing";
const WRONG_PASSWORD: &str = "a guess that nobody made";

/// What the run has seen and what it must not have.
#[derive(Default)]
struct Run {
    answers: Vec<Answer>,
    tokens: Vec<String>,
}

impl Run {
    /// Keeps the answer, and remembers the tokens that it gave to the browser.
    fn heard(&mut self, answer: Answer) -> Answer {
        let tokens = answer.cookies().into_iter().filter(|cookie| SecretToken::parse(&cookie.value).is_some());
        self.tokens.extend(tokens.map(|cookie| cookie.value));
        self.answers.push(answer.clone());
        answer
    }
}

/// Rule 3.11, P8 (ASVS 7.2.3, 14.2.1, 16.2.5)
#[tokio::test]
async fn no_token_and_no_password_is_in_any_log_line_answer_or_column_and_no_hash_outside_the_database() {
    look_for_secrets("text").await;
}

/// The same for programs that read the log.
#[tokio::test]
async fn no_token_and_no_password_is_in_any_log_line_that_is_json() {
    look_for_secrets("json").await;
}

async fn look_for_secrets(log_format: &str) {
    let installation = Installation::new();
    // Reauthentication is due at once, so that the run goes through it.
    let settings = [("USER_SESSIONS_STEP_UP_WINDOW", "1ms"), ("USER_SESSIONS_LOG_FORMAT", log_format)];
    let process = installation.start_in(&[&[("RUST_LOG", "trace")], &settings[..]].concat());
    let mut run = Run::default();
    let set_up = process.greeting.trim().split_once("token=").expect("there is a link").1.to_owned();
    run.tokens.push(set_up.clone());
    let mut office = process.browser();
    go_through_everything(&mut run, &mut office, &set_up).await;
    process.kill();

    let log = installation.log();
    assert!(log.contains("/api/sessions/close") && log.contains("DEBUG"), "the run was logged: {log}");
    let mut outside: Vec<(String, Vec<u8>)> = vec![("the log".into(), log.into_bytes())];
    for (number, answer) in run.answers.iter().enumerate() {
        outside.push((format!("answer {number}"), answer.body.to_vec()));
        let headers = answer.headers.iter().filter(|(name, _)| **name != HeaderName::from_static("set-cookie"));
        outside.extend(headers.map(|(name, value)| (format!("answer {number}, {name}"), value.as_bytes().to_vec())));
    }
    let mut database = installation.database().await;
    let stored = database.dump().await;
    assert!(stored.len() > 100);
    database.close().await;

    let passwords = [PASSWORD, NEW_PASSWORD, WRONG_PASSWORD];
    let mut secrets: Vec<Vec<u8>> = passwords.iter().flat_map(|password| spellings(password.as_bytes())).collect();
    secrets.extend(passwords.iter().map(|password| password.replace(' ', "+").into_bytes()));
    let mut hashes = Vec::new();
    assert!(run.tokens.len() >= 8, "{}", run.tokens.len());
    for token in &run.tokens {
        let raw = URL_SAFE_NO_PAD.decode(token).expect("a token is base64url");
        secrets.extend(spellings(&raw));
        let token = SecretToken::parse(token).expect("only tokens were kept");
        hashes.extend(spellings(token.hash().as_bytes()));
    }
    let files = ["sessions.sqlite", "sessions.sqlite-wal"]
        .map(|file| (file.to_owned(), std::fs::read(installation.folder().join(file)).unwrap_or_default()));
    // The page that the link leads to hands the link's token back in its form: it is the only way to keep it.
    let set_up_spellings = spellings(&URL_SAFE_NO_PAD.decode(&set_up).expect("a token is base64url"));
    for secret in &secrets {
        for (place, text) in outside.iter().chain(&stored).chain(&files) {
            let is_set_up_form =
                set_up_spellings.contains(secret) && String::from_utf8_lossy(text).contains("action=\"/api/setup\"");
            assert!(is_set_up_form || !contains(text, secret), "{place} holds {:?}", String::from_utf8_lossy(secret));
        }
    }
    for hash in &hashes {
        for (place, text) in &outside {
            assert!(!contains(text, hash), "{place} holds a hash");
        }
    }
    let phc = stored.iter().find(|(column, _)| column == "accounts.password_hash").map(|(_, value)| value.clone());
    let phc = String::from_utf8(phc.expect("there is an account")).expect("a hash is text");
    let digest = phc.rsplit('$').next().expect("a split has a part");
    assert!(phc.starts_with("$argon2id$") && outside.iter().all(|(_, text)| !contains(text, digest.as_bytes())));
}

async fn go_through_everything(run: &mut Run, office: &mut Browser, set_up: &str) {
    run.heard(office.page(&format!("/setup?token={set_up}")).await);
    let fields = [("token", set_up), ("login_name", "ada"), ("password", PASSWORD)];
    let wrong_link = [("token", "x"), ("login_name", "ada"), ("password", WRONG_PASSWORD)];
    run.heard(office.form("/setup", "/api/setup", &wrong_link).await);
    run.heard(office.page("/setup").await);
    let made = run.heard(office.form(&format!("/setup?token={set_up}"), "/api/setup", &fields).await);
    assert_eq!(made.location(), "/account/sessions");
    assert_eq!(run.heard(office.call("/api/setup", &fields).await).status, StatusCode::FORBIDDEN, "it works once");

    let mut home = Browser::at(&office.site);
    run.heard(home.try_sign_in("ada", WRONG_PASSWORD).await);
    run.heard(home.try_sign_in(WRONG_PASSWORD, PASSWORD).await);
    run.heard(home.try_sign_in("ada", PASSWORD).await);
    let mut third = Browser::at(&office.site);
    run.heard(third.form("/sign-in", "/api/sign-in", &[("login_name", "ada"), ("password", PASSWORD)]).await);
    for page in ACCOUNT_PAGES {
        run.heard(office.page(page).await);
    }
    let other = home.session_id().await;
    run.heard(office.close(&other).await);
    for password in [WRONG_PASSWORD, PASSWORD] {
        let fields = [("session", other.as_str()), ("password", password)];
        run.heard(office.call("/api/sessions/close", &fields).await);
        run.heard(office.form("/account/sessions", "/api/sessions/close", &fields).await);
    }
    run.heard(home.call("/api/sessions/list", &[]).await);
    run.heard(home.page("/sign-in").await);
    run.heard(office.call("/api/sessions/list", &[]).await);
    run.heard(office.call("/api/sessions/close-others", &[("password", PASSWORD)]).await);
    run.heard(office.change_password(WRONG_PASSWORD, NEW_PASSWORD, true).await);
    let changed = run.heard(office.change_password(PASSWORD, NEW_PASSWORD, true).await);
    assert_eq!(changed.status, StatusCode::OK);
    run.heard(office.page("/account/sessions").await);
    run.heard(office.page(&format!("/account/sessions?token={}", office.token())).await);
    run.heard(office.sign_out().await);
    run.heard(office.page("/sign-in").await);
    run.heard(office.page("/account/sessions").await);
}

/// The same bytes as they could be written.
pub(crate) fn spellings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let hex = bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let standard = STANDARD.encode(bytes);
    let texts = [URL_SAFE_NO_PAD.encode(bytes), standard.trim_end_matches('=').to_owned(), hex.to_uppercase(), hex];
    texts.into_iter().map(String::into_bytes).chain([bytes.to_vec()]).collect()
}

pub(crate) fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
