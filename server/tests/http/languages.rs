//! The languages of the pages.

use app::Language;
use axum::body::Bytes;
use axum::http::header::SET_COOKIE;
use axum::http::{Method, StatusCode};

use crate::support::{ACCOUNT_PAGES, TestApp};

/// What is said in English whatever the language of the page: names of programs, and of what is no word.
const NO_WORDS: [&str; 3] = ["ada", "iOS", "IP"];

#[tokio::test]
async fn a_page_is_in_the_language_that_the_browser_prefers_or_its_person_chose() {
    let app = TestApp::start().await;
    app.account("ada").await;
    for (accepted, lang, dir, heading) in [
        ("de-AT,de;q=0.9,en;q=0.8", "de", "ltr", "Sitzungen"),
        ("ar", "ar", "rtl", "الجلسات"),
        ("nl", "en", "ltr", "User Sessions"),
    ] {
        let mut browser = app.browser().with("accept-language", accepted).signed_in("ada").await;
        let text = browser.page("/account/sessions").await.text();
        assert!(text.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\"")) && text.contains(heading), "{text}");
        let list = browser.call("/api/sessions/list", &[]).await.text();
        assert_eq!(list.contains("with a password"), lang == "en", "{list}");
    }
    let mut browser = app.browser().with("accept-language", "de").signed_in("ada").await;
    let chosen = browser.form("/account/security", "/language", &[("language", "fr")]).await;
    assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, "/account/security"));
    assert!(browser.page("/account/security").await.text().contains("<html lang=\"fr\""));
    assert_eq!(browser.call("/language", &[("language", "tlh")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn choosing_a_language_needs_nobody_and_is_no_matter_for_another_site() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let chosen = browser.form("/sign-in", "/language", &[("language", "ja")]).await;
    assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, "/sign-in"));
    assert!(chosen.header(SET_COOKIE.as_str()).contains("language=ja"), "{:?}", chosen.headers);
    let headers = [("sec-fetch-site".parse().unwrap(), "cross-site")];
    let foreign = browser.send(Method::POST, "/language", &headers, Bytes::from("language=fr")).await.unwrap();
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}

/// Each page of each language has no message of the English file on it.
#[tokio::test]
async fn no_page_of_another_language_says_anything_in_english() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let english = app::for_page(Language::English);
    let sentences: Vec<String> = serde_json::to_value(&english)
        .unwrap()
        .as_object()
        .unwrap()
        .values()
        .flat_map(|value| match value {
            serde_json::Value::Object(forms) => {
                forms.values().filter_map(|form| form.as_str()).map(str::to_owned).collect()
            }
            value => value.as_str().map(str::to_owned).into_iter().collect::<Vec<_>>(),
        })
        .filter(|text| !text.contains('{') && text.split(' ').count() > 1 && !NO_WORDS.contains(&text.as_str()))
        .collect();
    assert!(sentences.len() > 60);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let mut browser = app.browser().with("accept-language", language.tag()).signed_in("ada").await;
        for path in
            ACCOUNT_PAGES.into_iter().chain(["/sign-in?switch=yes", "/oauth2/authorize", "/oauth2/logout", "/nothing"])
        {
            let answer = browser.page(path).await;
            assert!(!answer.status.is_server_error(), "{path} in {language:?}: {}", answer.status);
            let text = answer.text();
            assert!(text.contains(&format!("<html lang=\"{}\"", language.tag())), "{path}: {text}");
            for sentence in &sentences {
                assert!(!text.contains(&format!(">{sentence}<")), "{path} in {language:?} says {sentence:?}");
            }
        }
    }
}
