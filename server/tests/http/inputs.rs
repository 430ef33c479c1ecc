//! What no page would send.

use app::AppError;
use axum::http::{Method, StatusCode, header};

use crate::support::{FUNCTIONS, PASSWORD, Poll, TestApp};

/// F20 (ASVS 1.4.2)
#[tokio::test]
async fn garbage_where_an_id_belongs_is_the_first_page_or_not_found() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let other = home.session_id().await;
    let huge = "9".repeat(10_000);
    let upper = other.to_uppercase();
    let braced = format!("{{{other}}}");
    let strange = [
        "garbage",
        "0",
        "-1",
        "18446744073709551616",
        "../..",
        "' OR 1=1 --",
        "\0",
        "\u{1f511}",
        &huge,
        &upper,
        &braced,
    ];
    for value in strange {
        assert_eq!(office.list_page(value).await.others_total, 1, "{value:?}");
        office.close(value).await.is_failure(404, &AppError::NotFound);
        let encoded: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
        if encoded.len() < 1000 {
            for path in [
                "/account/sessions?page=",
                "/account/sessions?search=",
                "/account/sessions/ended?session=",
                "/account/sessions/name?session=",
                "/account/sessions/close?session=",
                "/account/nothing?",
            ] {
                let answer = office.page(&format!("{path}{encoded}")).await;
                assert!(matches!(answer.status.as_u16(), 200 | 404), "{path}{encoded}: {}", answer.status);
            }
        }
        let form = office.form("/account/sessions", "/api/sessions/close", &[("session", value)]).await;
        assert_eq!((form.status, form.location()), (StatusCode::SEE_OTHER, "/account/sessions"), "{value:?}");
    }
    // Behind the last page there is none, so that is shown.
    for page in ["2", "4294967295"] {
        let list = office.list_page(page).await;
        assert_eq!((list.page, list.others.len()), (1, 1), "{page}");
    }
    for known in ["garbage", "1.2.3", ".", "-9223372036854775808.9223372036854775807", "9.", &huge] {
        assert!(matches!(office.poll(known).await.read(), Poll::Changed(_)), "{known:?}");
    }
    for seen in ["", "garbage", "-1", ".", "-1.0", "9223372036854775808.0", &huge] {
        let answer = office.call("/api/sessions/close-others", &[("seen", seen)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{seen:?}");
    }
}

/// F20: a session of another account's list shows nothing of it.
#[tokio::test]
async fn somebody_elses_session_leads_nowhere() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut ada = app.sign_in("ada").await;
    let mut eve = app.sign_in("eve").await;
    let adas = ada.session_id().await;
    let ended = eve.call("/api/sessions/ended-together", &[("session", &adas)]).await;
    assert_eq!(ended.text(), "[]");
    eve.call("/api/sessions/name", &[("session", &adas), ("name", "mine")]).await.is_failure(404, &AppError::NotFound);
    let closed = eve.call("/api/sessions/close-selected", &[("sessions", &adas)]).await;
    assert_eq!(closed.text(), "0");
    assert_eq!(ada.list().await.current.name, None);
}

/// ASVS 15.3.3: what a function does not take changes nothing.
#[tokio::test]
async fn fields_that_nobody_asked_for_are_ignored() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut ada = app.sign_in("ada").await;
    let mut eve = app.sign_in("eve").await;
    let fields = [("account", "ada"), ("user_id", "1"), ("ip", "1.2.3.4"), ("keep", "nobody"), ("proved_at", "0")];
    let answer = eve.call("/api/sessions/close-others", &fields).await;
    assert_eq!(answer.text(), r#"{"count":0,"unseen":[],"said":"There was no other session to close."}"#);
    assert_eq!(ada.list().await.current.connected_from, "127.0.0.1");
}

/// X50: an old page's call to a new service says what to do, and is never a silent no-op.
#[tokio::test]
async fn a_call_of_another_version_of_the_page_is_told_to_reload() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    office.call("/api/sessions/close", &[("id", "renamed")]).await.is_failure(400, &AppError::VersionSkew);
    office
        .call("/api/sign-in", &[("name", "ada"), ("password", PASSWORD)])
        .await
        .is_failure(400, &AppError::VersionSkew);
    let gone = office.call("/api/sessions/close123456789", &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let form = office.form("/account/sessions", "/api/sessions/close", &[]).await;
    assert_eq!(form.location(), "/account/sessions");
    assert!(office.page("/account/sessions").await.text().contains("This page is older than the service."));
    assert_eq!(home.list().await.others_total, 1);
}

/// ASVS 3.5.2, 15.3.7: only forms are read, and of a field that comes twice nobody guesses which one was meant.
#[tokio::test]
async fn a_body_that_is_no_form_is_refused() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let other = home.session_id().await;
    let origin = app.site.origin.clone();
    let mut office = office.clone().with("x-made-for", office.session_id().await);
    for (kind, body) in [
        ("application/json", format!("{{\"session\":\"{other}\"}}")),
        (
            "multipart/form-data; boundary=x",
            format!("--x\r\nContent-Disposition: form-data; name=\"session\"\r\n\r\n{other}\r\n--x--\r\n"),
        ),
        ("application/cbor", "\u{1}".into()),
        ("application/x-www-form-urlencoded", "[".repeat(30_000)),
        ("application/x-www-form-urlencoded", format!("session={other}&session={other}")),
        ("application/x-www-form-urlencoded", format!("session[{}]=x", "a][".repeat(5_000))),
    ] {
        let headers =
            [(header::ORIGIN, origin.as_str()), (header::CONTENT_TYPE, kind), (header::ACCEPT, "application/json")];
        let answer = office.send(Method::POST, "/api/sessions/close", &headers, body.into()).await.unwrap();
        assert!(answer.status.is_client_error(), "{kind}: {}", answer.status);
    }
    assert_eq!(home.list().await.others_total, 1);
}

/// B6: a form that calls itself something else, as another site's page could send it, is no form.
#[tokio::test]
async fn a_form_under_another_type_is_415_for_every_function() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let origin = app.site.origin.clone();
    for (path, fields) in FUNCTIONS {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        for kind in ["text/plain", "", "application/json", "text/plain; application/x-www-form-urlencoded"] {
            let headers = [(header::ORIGIN, origin.as_str()), (header::CONTENT_TYPE, kind)];
            let answer = ada.send(Method::POST, path, &headers, body.clone().into()).await.unwrap();
            answer.is_failure(415, &AppError::VersionSkew);
        }
    }
    assert_eq!(ada.list().await.others_total, 0);
    let mut ada = ada.clone().with("x-made-for", ada.session_id().await);
    let headers = [
        (header::ORIGIN, origin.as_str()),
        (header::CONTENT_TYPE, "Application/X-WWW-Form-Urlencoded; charset=UTF-8"),
        (header::ACCEPT, "application/json"),
    ];
    let answer = ada.send(Method::POST, "/api/sessions/list", &headers, "before=".into()).await.unwrap();
    assert_eq!(answer.status, StatusCode::OK);
}

/// Every function is there for the signed in, and asks a stranger to sign in.
#[tokio::test]
async fn no_server_function_answers_a_stranger_with_more_than_a_code() {
    let app = TestApp::start().await;
    for (path, fields) in FUNCTIONS {
        let answer = app.browser().call(path, fields).await;
        assert!(matches!(answer.status.as_u16(), 401 | 403), "{path}: {}", answer.status);
        assert!(answer.body.len() < 40, "{path}: {}", answer.text());
    }
}
