//! A person's browser: it keeps cookies, says where a request comes from, and does one thing a call.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, Method, Request, StatusCode, header};
use url::form_urlencoded;

use super::answer::OthersClosed;
use super::{Answer, List, PASSWORD, Poll, Site};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

/// A browser. A copy has the same cookies from then on only until one of the two gets others.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    pub(crate) site: Site,
    pub(crate) cookies: BTreeMap<String, String>,
    /// Sent with every request.
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// The session that the page was made for which the browser shows; none before the first page of the account.
    pub(crate) made_for: Option<String>,
}

impl Browser {
    pub(crate) fn at(site: &Site) -> Self {
        let user_agent = (header::USER_AGENT, HeaderValue::from_static(FIREFOX));
        Self { site: site.clone(), cookies: BTreeMap::new(), headers: vec![user_agent], made_for: None }
    }

    /// The same browser, which sends `value` as `name` from now on.
    pub(crate) fn with(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let name = HeaderName::try_from(name).expect("the name is one");
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, HeaderValue::from_bytes(value.as_ref()).expect("the value is one")));
        self
    }

    /// The value of the session cookie.
    pub(crate) fn token(&self) -> &str {
        self.cookies.get("__Host-session").map_or("", String::as_str)
    }

    /// A browser that has nothing but this session cookie.
    pub(crate) fn with_only_the_token(&self, token: &str) -> Self {
        let cookies = BTreeMap::from([("__Host-session".to_owned(), token.to_owned())]);
        Self { cookies, made_for: None, ..self.clone() }
    }

    /// Opens a page.
    pub(crate) async fn page(&mut self, path: &str) -> Answer {
        let page = self.send(Method::GET, path, &[(header::ACCEPT, "text/html")], Bytes::new());
        let page = page.await.expect("the service answers");
        self.made_for = page.made_for().or(self.made_for.take());
        page
    }

    /// Opens a page of the account, which whatever is asked from then on belongs to.
    pub(crate) async fn open_account(&mut self) {
        self.made_for = None;
        self.page("/account/security").await;
    }

    /// Asks a server function, as the page's own code does.
    pub(crate) async fn call(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_call(path, fields).await.expect("the service answers")
    }

    /// The same, for a service that may be gone.
    pub(crate) async fn try_call(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        if self.asks_from_a_page(path) {
            self.open_account().await;
        }
        let made_for = self.made_for.clone().unwrap_or_default();
        let mut browser = self.clone().with("x-made-for", made_for);
        let answer = browser.submit(path, fields, "application/json", "").await;
        self.cookies = browser.cookies;
        answer
    }

    /// Whether this needs a page that was made for a session, and there is none yet.
    fn asks_from_a_page(&self, path: &str) -> bool {
        self.made_for.is_none() && !self.token().is_empty() && !matches!(path, "/api/sign-in" | "/api/setup")
    }

    /// Sends a form of `page`, as a browser without JavaScript does.
    pub(crate) async fn form(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        if self.asks_from_a_page(path) {
            self.open_account().await;
        }
        let referer = format!("{}{page}", self.site.origin);
        let made_for = self.made_for.clone().unwrap_or_default();
        let fields = &[fields, &[("made_for", made_for.as_str())]].concat();
        self.submit(path, fields, "text/html,application/xhtml+xml", &referer).await.expect("the service answers")
    }

    async fn submit(&mut self, path: &str, fields: &[(&str, &str)], accept: &str, referer: &str) -> Option<Answer> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let origin = self.site.origin.clone();
        let headers = [
            (header::ACCEPT, accept),
            (header::ORIGIN, origin.as_str()),
            (header::CONTENT_TYPE, "application/x-www-form-urlencoded"),
            (header::REFERER, referer),
        ];
        self.send(Method::POST, path, &headers, body.into()).await
    }

    /// Sends the request with what the browser always sends, and keeps the cookies of the answer. An empty value leaves
    /// the header out.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: Bytes,
    ) -> Option<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(name, *value);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let answer = self.site.try_send(request.body(body).expect("the request is one")).await?;
        for cookie in answer.cookies() {
            if cookie.clears() {
                self.cookies.remove(&cookie.name)
            } else {
                self.cookies.insert(cookie.name, cookie.value)
            };
        }
        Some(answer)
    }

    pub(crate) async fn try_sign_in(&mut self, login_name: &str, password: &str) -> Answer {
        let answer = self.call("/api/sign-in", &[("login_name", login_name), ("password", password)]).await;
        if answer.status.is_success() {
            self.made_for = None;
        }
        answer
    }

    /// The page's list.
    pub(crate) async fn list(&mut self) -> List {
        self.list_page("").await
    }

    pub(crate) async fn list_page(&mut self, page: &str) -> List {
        match self.call("/api/sessions/list", &[("page", page)]).await.read() {
            Poll::Changed(list) => *list,
            Poll::Unchanged(as_of) => panic!("nobody said which list is known, as of {as_of}"),
        }
    }

    /// What the page asks every other second.
    pub(crate) async fn poll(&mut self, known: &str) -> Answer {
        self.call("/api/sessions/list", &[("known", known)]).await
    }

    pub(crate) async fn close(&mut self, session: &str) -> Answer {
        self.call("/api/sessions/close", &[("session", session)]).await
    }

    pub(crate) async fn close_others(&mut self) -> OthersClosed {
        self.call("/api/sessions/close-others", &[]).await.read()
    }

    pub(crate) async fn close_others_status(&mut self) -> StatusCode {
        self.call("/api/sessions/close-others", &[]).await.status
    }

    pub(crate) async fn sign_out(&mut self) -> Answer {
        self.call("/api/sign-out", &[]).await
    }

    pub(crate) async fn change_password(&mut self, old: &str, new: &str, close_others: bool) -> Answer {
        let close_others = if close_others { "yes" } else { "" };
        let fields = [("current_password", old), ("new_password", new), ("close_others", close_others)];
        self.call("/api/password/change", &fields).await
    }

    /// The public id of the browser's own session.
    pub(crate) async fn session_id(&mut self) -> String {
        self.list().await.current.id
    }

    /// Asserts that no page, no server function and no proxy takes the browser for signed in.
    pub(crate) async fn is_refused_everywhere(&self) {
        assert_eq!(self.clone().page("/verify").await.status, StatusCode::UNAUTHORIZED);
        for path in super::ACCOUNT_PAGES {
            self.clone().page(path).await.is_signed_out();
        }
        for (path, fields) in super::functions_for_the_signed_in() {
            let answer = self.clone().call(path, fields).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
            self.clone().form("/account/sessions", path, fields).await.is_signed_out();
        }
    }

    pub(crate) async fn signed_in(mut self, login_name: &str) -> Self {
        let answer = self.try_sign_in(login_name, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        self.open_account().await;
        self
    }
}
