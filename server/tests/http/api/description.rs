//! The description says what there is, and the documentation explains it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Program, TestApp};

const PAGE: &str = include_str!("../../../../docs/api.md");

async fn description() -> Value {
    let app = TestApp::start().await;
    Program::with_key(&app.site, "").get("/api/v1/openapi.json").await.read()
}

/// Address, method and operation.
fn operations(description: &Value) -> Vec<(&str, &str, &Value)> {
    let mut operations = vec![];
    for (path, methods) in description["paths"].as_object().expect("there are paths") {
        let methods = methods.as_object().expect("a path has methods").iter();
        operations.extend(methods.map(|(method, operation)| (path.as_str(), method.as_str(), operation)));
    }
    operations
}

#[tokio::test]
async fn every_operation_is_described_with_who_may_ask_and_every_refusal() {
    let description = description().await;
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    let operations = operations(&description);
    assert_eq!(operations.len(), 17);
    for (path, method, operation) in operations {
        let answers = operation["responses"].as_object().unwrap();
        let proof = match operation["tags"][0].as_str().unwrap() {
            "person" => Some("session"),
            "program" => Some("key"),
            "page" => Some("embed"),
            _ => None,
        };
        let named = operation["security"][0].as_object().and_then(|scheme| scheme.keys().next());
        assert_eq!(named.map(String::as_str), proof, "{method} {path}");
        assert_eq!(answers.contains_key("401"), proof.is_some(), "{method} {path}");
        for status in ["400", "421", "500", "503"] {
            let content = answers[status]["content"].as_object().unwrap();
            assert!(content.keys().eq(["application/problem+json"]), "{method} {path} {status}");
        }
        assert!(operation["summary"].is_string(), "{method} {path}");
    }
}

#[tokio::test]
async fn the_documentation_names_every_operation_and_every_kind_of_problem() {
    let description = description().await;
    for (path, method, _) in operations(&description) {
        let line = format!("`{} {path}`", method.to_uppercase());
        assert!(PAGE.contains(&line), "{line}");
    }
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, _, operation) in operations(&description) {
        for (status, answer) in operation["responses"].as_object().unwrap() {
            if answer["content"].get("application/problem+json").is_some() {
                for kind in answer["description"].as_str().unwrap().split(" or ") {
                    kinds.entry(kind).or_default().push(status);
                }
            }
        }
    }
    assert_eq!(kinds.len(), 22);
    for (kind, statuses) in kinds {
        let line = format!("| `{kind}` | {} |", statuses[0]);
        assert!(PAGE.contains(&line), "{line}");
    }
}

#[tokio::test]
async fn the_description_names_the_cookie_as_the_settings_have_it() {
    let shared = ["--public-url", "https://account.example.com", "--cookie-domain", "example.com"];
    for (settings, name) in
        [(&[][..], "__Host-session"), (&["--insecure-cookies"][..], "session"), (&shared[..], "__Secure-session")]
    {
        let app = TestApp::start_with(settings).await;
        let description: Value = Program::with_key(&app.site, "").get("/api/v1/openapi.json").await.read();
        assert_eq!(description["components"]["securitySchemes"]["session"]["name"], name);
    }
}
