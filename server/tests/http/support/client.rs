//! A client at which people sign in: it sends browsers, exchanges codes, and proves who it is.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::http::{Method, Request, header};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::{ApiScope, ClientId, EmbedClosing, EmbedOrigin, Registration};
use serde::Deserialize;
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::{Answer, Browser, Site, TestApp};

/// RFC 7636, appendix B.
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A registered client.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) site: Site,
    pub(crate) id: String,
    pub(crate) secret: Option<String>,
    pub(crate) redirect_uri: String,
}

/// What a code or a refresh token was exchanged for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tokens {
    pub(crate) access_token: String,
    pub(crate) token_type: String,
    pub(crate) expires_in: u64,
    pub(crate) refresh_token: String,
    pub(crate) scope: String,
    pub(crate) id_token: Option<String>,
}

impl TestApp {
    /// A client of this id that can keep a secret.
    pub(crate) async fn client(&self, id: &str) -> Client {
        self.client_with(id, |_| ()).await
    }

    /// Lets pages of this origin hold the list, and lead to the service's own pages.
    pub(crate) async fn register_dashboard(&self, origin: &str) {
        self.register_dashboard_with(origin, EmbedClosing::Direct).await;
    }

    /// The same, with how sessions are closed from there.
    pub(crate) async fn register_dashboard_with(&self, origin: &str, closing: EmbedClosing) {
        let (scopes, origins) = (
            [ApiScope::Embed].into_iter().collect(),
            vec![EmbedOrigin::parse(origin).expect("the tests name origins")],
        );
        let key = self.accounts.create_embed_key("Dash & Board", scopes, origins, closing).await;
        key.expect("the key is a good one");
    }

    /// The same, registered a little differently.
    pub(crate) async fn client_with(&self, id: &str, change: impl FnOnce(&mut Registration)) -> Client {
        let redirect_uri = format!("https://{id}.example.com/callback");
        let mut registration = Registration {
            name: id.to_owned(),
            redirect_uris: vec![redirect_uri.clone()],
            post_logout_redirect_uris: vec![format!("https://{id}.example.com/bye")],
            ..Registration::default()
        };
        change(&mut registration);
        let registered = self.accounts.register_client(ClientId::parse(id), registration, true).await;
        let registered = registered.expect("the website is a good one");
        let secret = registered.secret.map(|secret| secret.reveal());
        Client { site: self.site.clone(), id: id.to_owned(), secret, redirect_uri }
    }
}

impl Client {
    /// The query of a good request, with `changes`; an empty value leaves the parameter out.
    pub(crate) fn query(&self, changes: &[(&str, &str)]) -> String {
        let good = [
            ("client_id", self.id.as_str()),
            ("redirect_uri", &self.redirect_uri),
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("state", "a state & more"),
            ("nonce", "n-0S6_WzA2Mj"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let kept = good.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all = kept.chain(changes.iter().filter(|(_, value)| !value.is_empty()));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish()
    }

    /// Sends the browser to the service.
    pub(crate) async fn send(&self, browser: &mut Browser, changes: &[(&str, &str)]) -> Answer {
        browser.page(&format!("/oauth2/authorize?{}", self.query(changes))).await
    }

    /// The person answers the question.
    pub(crate) async fn decide(&self, browser: &mut Browser, decision: &str, changes: &[(&str, &str)]) -> Answer {
        self.decide_with(browser, decision, changes, "").await
    }

    /// The same, with the password.
    pub(crate) async fn decide_with(
        &self,
        browser: &mut Browser,
        decision: &str,
        changes: &[(&str, &str)],
        password: &str,
    ) -> Answer {
        let query = self.query(changes);
        let fields = [("request", query.as_str()), ("decision", decision), ("password", password)];
        browser.form(&format!("/oauth2/authorize?{query}"), "/api/websites/authorize", &fields).await
    }

    /// A code, after the person has said yes.
    pub(crate) async fn code(&self, browser: &mut Browser, scope: &str) -> String {
        let answer = self.decide(browser, "allow", &[("scope", scope)]).await;
        self.returned(&answer).remove("code").unwrap_or_else(|| panic!("no code came: {}", answer.leads_to()))
    }

    /// Tokens, after the person has said yes.
    pub(crate) async fn tokens(&self, browser: &mut Browser, scope: &str) -> Tokens {
        let code = self.code(browser, scope).await;
        self.exchange(&code).await.read()
    }

    /// What the browser brings back to the client.
    pub(crate) fn returned(&self, answer: &Answer) -> HashMap<String, String> {
        assert!(answer.is_led_on(), "{}: {}", answer.status, answer.text());
        let location = answer.leads_to();
        assert!(location.starts_with(&self.redirect_uri), "{location}");
        let url = Url::parse(&location).expect("a location is an address");
        url.query_pairs().into_owned().collect()
    }

    pub(crate) async fn exchange(&self, code: &str) -> Answer {
        self.exchange_with(&[("code", code)]).await
    }

    /// Exchanges a code with `changes`; an empty value leaves the parameter out.
    pub(crate) async fn exchange_with(&self, changes: &[(&str, &str)]) -> Answer {
        let good = [
            ("grant_type", "authorization_code"),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("code_verifier", VERIFIER),
        ];
        let kept = good.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all: Vec<_> = kept.chain(changes.iter().filter(|(_, value)| !value.is_empty())).copied().collect();
        self.post("/oauth2/token", &all).await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Answer {
        self.post("/oauth2/token", &[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    pub(crate) async fn introspect(&self, token: &str) -> Answer {
        self.post("/oauth2/introspect", &[("token", token)]).await
    }

    /// Whether the service says that the token is good.
    pub(crate) async fn is_active(&self, token: &str) -> bool {
        let answer: Value = self.introspect(token).await.read();
        if answer["active"] == false {
            assert_eq!(answer, serde_json::json!({ "active": false }));
        }
        answer["active"] == true
    }

    pub(crate) async fn revoke(&self, token: &str) -> Answer {
        self.post("/oauth2/revoke", &[("token", token)]).await
    }

    pub(crate) async fn userinfo(&self, token: &str) -> Answer {
        let authorization = format!("Bearer {token}");
        let request = Request::get("/oauth2/userinfo").header(header::AUTHORIZATION, authorization);
        self.site.send(request.body(Bytes::new()).expect("the request is one")).await
    }

    /// Sends a form as a program does: without cookies and origin, with the client's proof of who it is.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::builder().method(Method::POST).uri(path);
        let (request, more) = match &self.secret {
            Some(secret) => (request.header(header::AUTHORIZATION, basic(&self.id, secret)), None),
            None => (request, Some(("client_id", self.id.as_str()))),
        };
        let fields = fields.iter().copied().chain(more);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.site.send(request.body(Bytes::from(body)).expect("the request is one")).await
    }
}

impl Tokens {
    /// The claims of the ID token, without a look at its signature.
    pub(crate) fn claims(&self) -> Value {
        payload(self.id_token.as_deref().expect("an ID token came"))
    }
}

/// The claims of a signed token, without a look at its signature.
pub(crate) fn payload(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("a signed token has three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("it is base64url")).expect("it is JSON")
}

/// The header by which a client proves who it is.
pub(crate) fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

/// The error that a program is told.
pub(crate) fn oauth_error(answer: &Answer) -> (u16, String) {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.text()));
    (answer.status.as_u16(), body["error"].as_str().unwrap_or_default().to_owned())
}
