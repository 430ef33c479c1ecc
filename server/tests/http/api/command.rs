//! `user-sessions api-key …`, as an operator types it, and where its keys may not be found.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::secrets::{contains, spellings};
use crate::support::{Installation, Program};

fn json(output: &str) -> Value {
    serde_json::from_str(output).unwrap_or_else(|error| panic!("{error}: {output}"))
}

#[test]
fn a_key_is_shown_once_listed_without_its_secret_and_revoked_for_good() {
    let installation = Installation::new();
    let run = |words: &[&str]| installation.run(words);
    assert_eq!(run(&["api-key", "list"]).unwrap(), "There is no key yet.\n");
    let add = ["api-key", "add", "--name", "support", "--right", "sessions:close", "--right", "sessions:read"];
    let added = json(&run(&[&add[..], &["--json"]].concat()).unwrap());
    let (id, key) = (added["id"].as_str().unwrap(), added["key"].as_str().unwrap());
    assert!(key.starts_with("us_key_"));
    assert_eq!(added["rights"], serde_json::json!(["sessions:read", "sessions:close"]));
    let in_words = run(&add).unwrap();
    assert!(in_words.contains("support may do: sessions:read sessions:close.") && in_words.contains("shown this once"));
    let listed = run(&["api-key", "list"]).unwrap();
    assert!(listed.contains(&format!("{id}\tsupport\tsessions:read sessions:close\tgood\tnever used\n")), "{listed}");
    assert!(!listed.contains("us_key_") && !run(&["api-key", "list", "--json"]).unwrap().contains("us_key_"));
    assert!(run(&["api-key", "revoke", id]).unwrap().contains("is revoked"));
    for gone in [id, "x", "0199a3c0-0000-7000-8000-000000000001"] {
        assert!(
            run(&["api-key", "revoke", gone]).unwrap_err().contains("there is no such key, or it is revoked already")
        );
    }
    let listed = json(&run(&["api-key", "list", "--json"]).unwrap());
    assert_eq!(listed.as_array().unwrap().iter().filter(|key| key["revoked_at"].is_i64()).count(), 1);
}

#[test]
fn a_key_for_pages_names_their_origins_and_how_they_close() {
    let installation = Installation::new();
    let add = ["api-key", "add", "--name", "Dashboard", "--right", "embed", "--origin", "https://b.example.com"];
    let more = ["--origin", "https://a.example.com", "--embed-closing", "confirm"];
    let in_words = installation.run(&add).unwrap();
    assert!(in_words.contains("in pages of: https://b.example.com (closing: direct)\n"), "{in_words}");
    let added = json(&installation.run(&[&add[..], &more, &["--json"]].concat()).unwrap());
    assert_eq!(added["origins"], serde_json::json!(["https://a.example.com", "https://b.example.com"]));
    assert_eq!(added["embed_closing"], "confirm");
    let listed = installation.run(&["api-key", "list"]).unwrap();
    let place = "\tgood\tnever used\thttps://a.example.com https://b.example.com (closing: confirm)\n";
    assert!(listed.contains(place), "{listed}");
    for (words, reason) in [
        (
            &["--right", "embed"][..],
            "a key with the right embed needs at least one origin, such as https://app.example.com",
        ),
        (&["--right", "verify", "--origin", "https://a.example.com"], "origins are for keys with the right embed"),
        (&["--right", "embed", "--origin", "https://a.example.com/"], "write https://a.example.com"),
        (&["--right", "embed", "--origin", "http://a.example.com"], "must be https"),
        (&["--right", "embed", "--origin", "*"], "is not an origin such as https://app.example.com"),
        (
            &["--right", "embed", "--origin", "https://a.example.com", "--embed-closing", "x"],
            "direct, confirm and never",
        ),
        (&["--right", "verify", "--embed-closing", "never"], "--origin"),
    ] {
        let refusal = installation.run(&[&["api-key", "add", "--name", "a"], words].concat()).unwrap_err();
        assert!(refusal.contains(reason), "{refusal}");
    }
}

#[test]
fn a_key_that_could_not_be_told_or_could_do_nothing_is_not_made() {
    let installation = Installation::new();
    for (words, reason) in [
        (&["--name", " ", "--right", "verify"][..], "a key's name has 1 to 60 characters"),
        (&["--name", "a\u{202e}b", "--right", "verify"], "a key's name has 1 to 60 characters"),
        (&["--name", "a", "--right", "everything"], "is not a right; there are verify, revocations, sessions:read"),
        (&["--name", "a"], "--right <RIGHT>"),
    ] {
        let refusal = installation.run(&[&["api-key", "add"], words].concat()).unwrap_err();
        assert!(refusal.contains(reason), "{refusal}");
    }
    assert_eq!(installation.run(&["api-key", "list"]).unwrap(), "There is no key yet.\n");
}

/// Rule 3.11, P8 (ASVS 14.2.1, 16.2.5)
#[tokio::test]
async fn no_key_is_in_any_log_line_answer_or_column() {
    let installation = Installation::new();
    installation.add_account("ada");
    let add = ["--name", "all", "--right", "verify", "--right", "revocations", "--right", "sessions:read"];
    let add = [&["api-key", "add", "--json", "--right", "sessions:close"], &add[..]].concat();
    let key = json(&installation.run(&add).unwrap())["key"].as_str().unwrap().to_owned();
    let process = installation.start_in(&[("RUST_LOG", "trace")]);
    let ada = process.browser().signed_in("ada").await;
    let program = Program::with_key(&process.site, &key);
    let mut answers = vec![];
    for path in ["/api/v1/revocations", "/api/v1/accounts/ada/sessions", "/api/v1/session", "/api/v1/nothing"] {
        answers.push(program.get(path).await);
    }
    let verdict = program.verify(ada.token()).await;
    assert_eq!(verdict["active"], true);
    let misplaced = format!("{{\"session_token\": \"{key}\", \"activity\": \"{}\"}}", ada.token());
    answers.push(program.post("/api/v1/verify", &misplaced).await);
    let closed = program.post("/api/v1/accounts/ada/sessions/close-all", "").await;
    assert_eq!(closed.status, StatusCode::OK);
    answers.push(closed);
    process.kill();

    let log = installation.log();
    assert!(log.contains("/api/v1/verify") && log.contains("all sessions were closed by a key"), "{log}");
    let mut places =
        vec![("the log".to_owned(), log.into_bytes()), ("the verdict".to_owned(), verdict.to_string().into())];
    for answer in answers {
        places.push((format!("an answer {}", answer.status), answer.body.to_vec()));
        places.push(("its headers".to_owned(), format!("{:?}", answer.headers).into_bytes()));
    }
    let mut database = installation.database().await;
    let stored = database.dump().await;
    database.close().await;
    assert!(stored.iter().any(|(column, _)| column == "api_keys.secret_hash"));
    for secret in [key.strip_prefix("us_key_").unwrap(), ada.token()] {
        for spelling in spellings(&URL_SAFE_NO_PAD.decode(secret).unwrap()) {
            for (place, text) in places.iter().chain(&stored) {
                assert!(!contains(text, &spelling), "{place} holds a secret");
            }
        }
    }
}
