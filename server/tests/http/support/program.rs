//! An operator's program with a key, and products' pages that use the API.

use axum::body::Bytes;
use axum::http::{HeaderName, Method, Request, header};
use domain::{ApiKeyId, ApiScope, EmbedClosing, EmbedOrigin};
use serde_json::Value;

use super::{Answer, Browser, Site, TestApp};

/// Where the dashboard of the tests is, in pages of which a key may have sessions shown.
pub(crate) const DASHBOARD: &str = "https://dashboard.example.com";

pub(crate) const EVERY_SCOPE: [ApiScope; 4] =
    [ApiScope::Verify, ApiScope::Revocations, ApiScope::ReadSessions, ApiScope::CloseSessions];

const JSON: &str = "application/json";

/// A program.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) site: Site,
    pub(crate) key: String,
    /// What an operator knows the key by.
    pub(crate) id: Option<ApiKeyId>,
}

impl TestApp {
    /// A program with a new key that has these scopes.
    pub(crate) async fn program(&self, scopes: &[ApiScope]) -> Program {
        let created = self.accounts.create_api_key("support", scopes.iter().copied().collect()).await;
        let created = created.expect("the name and the scopes are good");
        Program { site: self.site.clone(), key: created.secret.reveal(), id: Some(created.key.id) }
    }
}

impl TestApp {
    /// A program with a new key that may have sessions shown in pages of these origins, and closed in this way.
    pub(crate) async fn embedding_program(&self, origins: &[&str], closing: EmbedClosing) -> Program {
        let origins = origins.iter().map(|origin| EmbedOrigin::parse(origin).expect("it is an origin")).collect();
        let scopes = [ApiScope::Embed].into_iter().collect();
        let created = self.accounts.create_embed_key("Dashboard", scopes, origins, closing).await;
        let created = created.expect("the name, the scopes and the origins are good");
        Program { site: self.site.clone(), key: created.secret.reveal(), id: Some(created.key.id) }
    }
}

impl Program {
    pub(crate) fn with_key(site: &Site, key: &str) -> Self {
        Self { site: site.clone(), key: key.to_owned(), id: None }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, body).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, "").await
    }

    /// Whether the session token is good, by the API.
    pub(crate) async fn verify(&self, token: &str) -> Value {
        let body = serde_json::json!({ "session_token": token });
        self.post("/api/v1/verify", &body.to_string()).await.read()
    }

    /// Sends the request with the key, if there is one, and with a body, if there is one.
    pub(crate) async fn send(&self, method: Method, path: &str, body: &str) -> Answer {
        self.try_send(method, path, body).await.expect("the service answers")
    }

    pub(crate) async fn try_send(&self, method: Method, path: &str, body: &str) -> Option<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        if !self.key.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, JSON);
        }
        let body = Bytes::copy_from_slice(body.as_bytes());
        self.site.try_send(request.body(body).expect("the request is one")).await
    }
}

impl Browser {
    /// Asks the API, as a page of a product at the service's own origin does.
    pub(crate) async fn ask(&mut self, method: Method, path: &str, body: &str) -> Answer {
        self.ask_with(method, path, &[], body).await
    }

    pub(crate) async fn ask_with(
        &mut self,
        method: Method,
        path: &str,
        more: &[(HeaderName, &str)],
        body: &str,
    ) -> Answer {
        let origin = self.site.origin.clone();
        let kind = if body.is_empty() { "" } else { JSON };
        let mut headers = vec![(header::ORIGIN, origin.as_str()), (header::CONTENT_TYPE, kind)];
        headers.extend_from_slice(more);
        let body = Bytes::copy_from_slice(body.as_bytes());
        self.send(method, path, &headers, body).await.expect("the service answers")
    }
}

impl Answer {
    /// Asserts that this is the problem of this name (RFC 9457).
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, name: &str) {
        let problem: Value = serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", self.text()));
        assert_eq!(problem["type"], format!("/api/v1/problems/{name}"), "{}", self.text());
        assert_eq!((self.status.as_u16(), &problem["status"]), (status, &status.into()), "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert!(problem["title"].is_string() && problem["detail"].is_string(), "{}", self.text());
        let is_known =
            |name: &String| ["type", "title", "status", "detail", "ended", "confirm"].contains(&name.as_str());
        assert!(problem.as_object().is_some_and(|members| members.keys().all(is_known)), "{}", self.text());
    }
}
