//! A page of a product at another origin, which shows sessions by an embed token.

use axum::body::Bytes;
use axum::http::{HeaderName, Method, Request, StatusCode, header};
use domain::EmbedClosing;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Browser, DASHBOARD, Program, Site, TestApp};

/// A page with a token.
#[derive(Clone, Debug)]
pub(crate) struct Dashboard {
    pub(crate) site: Site,
    /// What the page's browser says as its origin; empty for a program that says none.
    pub(crate) origin: String,
    pub(crate) token: String,
}

/// The list as a page of another origin gets it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmbeddedList {
    pub(crate) current: Value,
    pub(crate) others: Vec<Value>,
    pub(crate) others_total: u64,
    pub(crate) next: Option<String>,
    pub(crate) ended: Vec<Value>,
    pub(crate) as_of: i64,
    pub(crate) version: String,
    pub(crate) password_due: bool,
    pub(crate) closing: String,
    pub(crate) poll_after: u64,
}

impl TestApp {
    /// A page of the dashboard, in front of which is whoever is signed in in `browser`.
    pub(crate) async fn dashboard(&self, browser: &Browser) -> Dashboard {
        let program = self.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
        program.dashboard(browser.token()).await
    }
}

impl Program {
    /// A page for which this program gets a token for the session of that cookie.
    pub(crate) async fn dashboard(&self, session_token: &str) -> Dashboard {
        let body = json!({ "session_token": session_token }).to_string();
        let answer = self.post("/api/v1/embed-tokens", &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let minted: Value = serde_json::from_slice(&answer.body).expect("it is JSON");
        let text = |member: &str| minted[member].as_str().expect("the member is there").to_owned();
        Dashboard { site: self.site.clone(), origin: text("origin"), token: text("token") }
    }
}

impl Dashboard {
    /// The same page, asking as one of that origin.
    pub(crate) fn at_origin(&self, origin: &str) -> Self {
        Self { origin: origin.to_owned(), ..self.clone() }
    }

    pub(crate) fn with_token(&self, token: &str) -> Self {
        Self { token: token.to_owned(), ..self.clone() }
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: &str) -> Answer {
        self.ask_with(method, path, &[], body).await
    }

    /// Asks as the page's browser does: with its origin and without any cookie.
    pub(crate) async fn ask_with(&self, method: Method, path: &str, more: &[(HeaderName, &str)], body: &str) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let bearer = if self.token.is_empty() { "" } else { bearer.as_str() };
        let kind = if body.is_empty() { "" } else { "application/json" };
        let own =
            [(header::ORIGIN, self.origin.as_str()), (header::AUTHORIZATION, bearer), (header::CONTENT_TYPE, kind)];
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in own.iter().chain(more).filter(|(_, value)| !value.is_empty()) {
            request = request.header(name, *value);
        }
        self.site.send(request.body(Bytes::copy_from_slice(body.as_bytes())).expect("the request is one")).await
    }

    pub(crate) async fn get(&self) -> Answer {
        self.ask(Method::GET, "/api/v1/embed/sessions", "").await
    }

    pub(crate) async fn list(&self) -> EmbeddedList {
        self.get().await.read()
    }

    /// What the page asks every other second.
    pub(crate) async fn poll(&self, known: &str) -> Answer {
        self.ask(Method::GET, &format!("/api/v1/embed/sessions?known={known}"), "").await
    }

    pub(crate) async fn close(&self, session: &str) -> Answer {
        self.ask(Method::DELETE, &format!("/api/v1/embed/sessions/{session}"), "").await
    }

    pub(crate) async fn close_others(&self, body: &Value) -> Answer {
        self.ask(Method::POST, "/api/v1/embed/sessions/close-others", &body.to_string()).await
    }

    /// Asserts that the page can do nothing, and is told why in the same way whatever it asks.
    pub(crate) async fn is_refused(&self, status: u16, name: &str) {
        let session = "0199a3c0-0000-7000-8000-000000000001";
        for answer in [self.get().await, self.close(session).await, self.close_others(&json!({})).await] {
            answer.is_problem(status, name);
        }
    }
}
