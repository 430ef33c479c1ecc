//! `user-sessions client …`, as an operator types it.

use std::fs;

use serde_json::Value;

use crate::support::Installation;

const WIKI: &str = r#"
[[website]]
id = "wiki"
name = "Wiki"
redirect-uris = ["https://wiki.example.com/callback"]
backchannel-logout-uri = "https://wiki.example.com/logout"
scopes = ["openid", "profile"]
id-token-signing-alg = "RS256"
embed-origins = ["https://wiki.example.com"]
embed-closing = "direct"

[[website]]
id = "app"
name = "App"
redirect-uris = ["com.example.app:/callback"]
public = true
"#;

fn json(output: &str) -> Value {
    serde_json::from_str(output).unwrap_or_else(|error| panic!("{error}: {output}"))
}

#[test]
fn a_client_is_registered_once_listed_and_removed() {
    let installation = Installation::new();
    let run = |words: &[&str]| installation.run(words);
    let add = ["website", "add", "--name", "Wiki", "--redirect-uri", "https://wiki.example.com/callback", "--json"];
    let added = json(&run(&add).unwrap());
    let (id, secret) = (added["client_id"].as_str().unwrap(), added["client_secret"].as_str().unwrap());
    assert_eq!((secret.len(), added["scope"].as_str()), (43, Some("openid profile offline_access")));
    assert_eq!(added["id_token_signing_alg"], "ES256");
    let listed = run(&["website", "list", "--json"]).unwrap();
    assert!(listed.contains(id) && !listed.contains(secret), "{listed}");
    let rotated = json(&run(&["website", "rotate-secret", id, "--json"]).unwrap());
    assert_ne!(rotated["client_secret"], secret);
    let taken = [&add[..], &["--id", id]].concat();
    assert!(run(&taken).unwrap_err().contains("there is a website of that id already"));
    assert!(run(&["website", "remove", id]).unwrap().contains("is removed"));
    for gone in [&["website", "remove", id][..], &["website", "rotate-secret", id]] {
        assert!(run(gone).unwrap_err().contains("there is no such website"));
    }
    assert_eq!(run(&["website", "list"]).unwrap(), "There is no website yet.\n");
}

#[test]
fn an_operator_excuses_a_client_with_a_secret_from_pkce() {
    let installation = Installation::new();
    let add = ["website", "add", "--name", "W", "--id", "w", "--redirect-uri", "https://w.example.com/", "--pkce"];
    let public = installation.run(&[&add[..], &["optional", "--public"]].concat()).unwrap_err();
    assert!(public.contains("cannot do without PKCE"), "{public}");
    installation.run(&[&add[..], &["optional"]].concat()).unwrap();
    assert_eq!(json(&installation.run(&["website", "list", "--json"]).unwrap())[0]["pkce"], "optional");
    assert!(installation.run(&["website", "list"]).unwrap().contains("PKCE optional"));
}

#[test]
fn an_operator_says_in_whose_pages_a_client_shows_sessions() {
    let installation = Installation::new();
    let run = |words: &[&str]| installation.run(&[&["website"], words].concat());
    let add =
        ["add", "--name", "Wiki", "--id", "wiki", "--redirect-uri", "https://wiki.example.com/callback", "--json"];
    let plain = json(&run(&add).unwrap());
    assert_eq!((&plain["embed_origins"], &plain["embed_closing"]), (&json("[]"), &json("\"confirm\"")));

    let both =
        ["change", "wiki", "--embed-origin", "https://wiki.example.com", "--embed-origin", "http://localhost:4000"];
    let said = run(&both).unwrap();
    let places =
        "in pages of https://wiki.example.com and http://localhost:4000; a close leads to the service's own page";
    assert!(said.contains(places), "{said}");
    let changed = json(&run(&["change", "wiki", "--embed-closing", "direct", "--json"]).unwrap());
    assert_eq!(changed["embed_origins"], json(r#"["https://wiki.example.com", "http://localhost:4000"]"#));
    assert_eq!(
        (&changed["embed_closing"], &changed["scope"]),
        (&json("\"direct\""), &json("\"openid profile offline_access sessions\""))
    );
    assert!(
        run(&["list"])
            .unwrap()
            .contains("shows sessions in https://wiki.example.com and http://localhost:4000, closing direct")
    );
    let without = json(&run(&["change", "wiki", "--no-embed-origins", "--json"]).unwrap());
    assert_eq!((&without["embed_origins"], &without["scope"]), (&json("[]"), &plain["scope"]));

    for (words, reason) in [
        (&["change", "wiki", "--embed-origin", "https://WIKI.example.com"][..], "write https://wiki.example.com"),
        (&["change", "wiki", "--embed-origin", "http://wiki.example.com"], "must be https"),
        (&["change", "wiki", "--embed-closing", "sometimes"], "there are direct, confirm and never"),
        (&["change", "wiki"], "required arguments were not provided"),
        (&["change", "mail", "--no-embed-origins"], "there is no such website"),
        (&["add", "--name", "M", "--redirect-uri", "https://m.example.com/", "--scope", "sessions"], "an embed origin"),
    ] {
        let refusal = run(words).unwrap_err();
        assert!(refusal.contains(reason), "{refusal}");
    }
    let kept = json(&run(&["list", "--json"]).unwrap());
    assert_eq!((&kept[0]["embed_origins"], kept.as_array().map(Vec::len)), (&json("[]"), Some(1)));
}

/// Issue 3: unsafe addresses are refused with the reason, in one line.
#[test]
fn what_is_unsafe_is_refused_with_the_reason() {
    let installation = Installation::new();
    let good = ["website", "add", "--name", "Wiki", "--redirect-uri", "https://wiki.example.com/callback"];
    for (more, reason) in [
        (["--redirect-uri", "http://wiki.example.com/"], "must be https"),
        (["--redirect-uri", "https://*.example.com/"], "there are no wildcards"),
        (["--redirect-uri", "javascript:alert(1)"], "has a scheme"),
        (["--redirect-uri", "https:///cb"], "is not an absolute address"),
        (["--redirect-uri", "https://wiki.example.com/a/../cb"], "no . or .. in its path"),
        (["--redirect-uri", "https://WIKI.example.com/cb"], "in lower case"),
        (["--redirect-uri", "https://wiki.example.com/cb?iss=x"], "no parameter of its own"),
        (["--post-logout-redirect-uri", "https:wiki.example.com"], "is not an absolute address"),
        (["--post-logout-redirect-uri", "https://wiki.example.com/?state=x"], "no parameter of its own"),
        (["--backchannel-logout-uri", "https:///logout"], "is not an absolute address"),
        (["--backchannel-logout-uri", "https://wiki.example.com/a/../logout"], "no . or .. in its path"),
        (["--backchannel-logout-uri", "https://WIKI.example.com/logout"], "in lower case"),
        (["--backchannel-logout-uri", "https://10.0.0.1/"], "leads into a private network"),
        (["--backchannel-logout-uri", "http://wiki.example.com/"], "must be https"),
        (["--site", "data:text/html,x"], "has a scheme"),
        (["--scope", "admin"], "is not a scope"),
        (["--logo", "no-such.png"], "cannot be read"),
        (["--id", "-x y"], "a website's id has"),
    ] {
        let words: Vec<_> = good.into_iter().map(str::to_owned).chain([format!("{}={}", more[0], more[1])]).collect();
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let refusal = installation.run(&words).unwrap_err();
        assert!(refusal.contains(reason) && refusal.trim_end().lines().count() == 1, "{refusal}");
    }
    assert_eq!(installation.run(&["website", "list"]).unwrap(), "There is no website yet.\n");
}

#[test]
fn a_file_registers_and_changes_clients_and_keeps_their_secrets() {
    let installation = Installation::new();
    let file = installation.folder().join("websites.toml");
    let path = file.to_str().unwrap();
    fs::write(&file, WIKI).unwrap();
    let first = json(&installation.run(&["website", "apply", path, "--json"]).unwrap());
    assert_eq!(first["websites"][0]["id_token_signing_alg"], "RS256");
    assert_eq!(first["websites"][0]["client_secret"].as_str().map(str::len), Some(43));
    assert_eq!(first["websites"][0]["embed_origins"], json("[\"https://wiki.example.com\"]"));
    assert_eq!(first["websites"][0]["embed_closing"], "direct");
    assert!(first["websites"][1].get("client_secret").is_none());
    fs::write(&file, WIKI.replace("\"Wiki\"", "\"The Wiki\"")).unwrap();
    let second = json(&installation.run(&["website", "apply", path, "--json"]).unwrap());
    assert_eq!(second["websites"][0]["name"], "The Wiki");
    assert!(second["websites"][0].get("client_secret").is_none(), "it keeps the one that it has");

    fs::write(&file, "").unwrap();
    let kept = json(&installation.run(&["website", "apply", path, "--json"]).unwrap());
    assert_eq!(kept["not_in_file"].as_array().map(Vec::len), Some(2));
    let pruned = json(&installation.run(&["website", "apply", path, "--prune", "--json"]).unwrap());
    assert_eq!(pruned["removed"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_file_with_a_mistake_changes_nothing() {
    let installation = Installation::new();
    let file = installation.folder().join("websites.toml");
    fs::write(&file, WIKI.replace("com.example.app:/callback", "http://app.example.com/")).unwrap();
    let refusal = installation.run(&["website", "apply", file.to_str().unwrap()]).unwrap_err();
    assert!(refusal.contains("nothing was changed") && refusal.contains("website \"app\""), "{refusal}");
    assert_eq!(installation.run(&["website", "list"]).unwrap(), "There is no website yet.\n");
}

/// ASVS 13.3.4
#[test]
fn keys_are_rotated_while_the_service_runs() {
    let installation = Installation::new();
    installation.run(&["signing-key", "init"]).unwrap();
    let before = installation.run(&["signing-key", "list"]).unwrap();
    assert_eq!(before.matches("\tES256\tsigns\n").count() + before.matches("\tRS256\tsigns\n").count(), 2, "{before}");
    let rotated = installation.run(&["signing-key", "rotate"]).unwrap();
    let after = installation.run(&["signing-key", "list"]).unwrap();
    assert_eq!(after.lines().count(), 4);
    assert!(after.starts_with(&before) && rotated.contains("sign in an hour"), "{after}");
}
