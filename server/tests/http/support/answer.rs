//! What came back, read by the shapes that are promised and not by the service's own types.

use std::collections::HashMap;

use app::AppError;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A cookie that an answer sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cookie {
    pub(crate) name: String,
    pub(crate) value: String,
    /// As they stand in the header, in its order.
    pub(crate) attributes: Vec<String>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    pub(crate) current: Row,
    pub(crate) others: Vec<Row>,
    pub(crate) others_total: u32,
    pub(crate) matching: u32,
    pub(crate) page: u32,
    pub(crate) has_older: bool,
    pub(crate) ended: Vec<EndedRow>,
    pub(crate) password_due: bool,
    pub(crate) version: String,
    pub(crate) as_of: i64,
}

/// An active session.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) device: String,
    pub(crate) kind: String,
    pub(crate) browser: Option<String>,
    pub(crate) started_at: i64,
    pub(crate) method: String,
    pub(crate) last_active_at: i64,
    pub(crate) connected_from: String,
    pub(crate) connected_in: Option<PlaceNames>,
    pub(crate) started_from: Option<String>,
    pub(crate) started_in: Option<String>,
    pub(crate) is_new_place: bool,
    pub(crate) is_new_browser: bool,
    pub(crate) is_since_last_visit: bool,
    pub(crate) expires_at: i64,
    pub(crate) of_browser: Vec<String>,
    pub(crate) websites: Vec<String>,
    pub(crate) websites_total: u32,
    pub(crate) untold: u32,
    pub(crate) shown: serde_json::Value,
}

/// Where an address is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceNames {
    pub(crate) name: Option<String>,
    pub(crate) network: Option<String>,
}

/// An ended session.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndedRow {
    pub(crate) id: String,
    pub(crate) together: Option<u32>,
    pub(crate) name: Option<String>,
    pub(crate) device: String,
    pub(crate) kind: String,
    pub(crate) connected_from: String,
    pub(crate) end: End,
    pub(crate) receipts: Vec<Receipt>,
    pub(crate) receipts_total: u32,
    pub(crate) can_revoke: bool,
    pub(crate) shown: serde_json::Value,
}

/// What became of telling a website.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Receipt {
    pub(crate) website: String,
    pub(crate) keeps_access: bool,
    pub(crate) state: ReceiptState,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum ReceiptState {
    Confirmed { at: i64 },
    Pending { attempts: u32, next_at: i64 },
    NoSuchSession { at: i64 },
    CannotBeTold { ends_by: i64 },
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct End {
    pub(crate) at: i64,
    pub(crate) reason: String,
    pub(crate) by: Option<Closer>,
}

/// From where it was closed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Closer {
    pub(crate) device: String,
    pub(crate) address: Option<String>,
}

/// The answer to a poll.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) enum Poll {
    Unchanged(i64),
    Changed(Box<List>),
}

/// What became of closing all others.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OthersClosed {
    pub(crate) count: u32,
    pub(crate) unseen: Vec<String>,
    pub(crate) revoked: Option<RevokedWebsites>,
    pub(crate) said: String,
}

/// Which websites were revoked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokedWebsites {
    pub(crate) names: Vec<String>,
    pub(crate) more: u32,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body of a success.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The code of a failure.
    pub(crate) fn error(&self) -> AppError {
        assert!(!self.status.is_success(), "{}", self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}: {}", self.status, self.text()))
    }

    /// Asserts that this is a failure with this status and code.
    #[track_caller]
    pub(crate) fn is_failure(&self, status: u16, error: &AppError) {
        assert_eq!((self.status.as_u16(), &self.error()), (status, error));
    }

    /// Asserts that nobody is signed in for this answer, neither a page's nor a server function's.
    #[track_caller]
    pub(crate) fn is_signed_out(&self) {
        // A website's question has whoever is signed out sign in first.
        let leads_there = ["/sign-in", "/oauth2/authorize?"].iter().any(|path| self.leads_to().starts_with(path));
        let to_sign_in = self.is_led_on() && leads_there;
        assert!(to_sign_in || self.status == StatusCode::UNAUTHORIZED, "{}: {}", self.status, self.text());
    }

    /// The session that this page was made for.
    pub(crate) fn made_for(&self) -> Option<String> {
        let text = self.text();
        let (_, rest) = text.split_once(" data-made-for=\"")?;
        rest.split('"').next().map(str::to_owned)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("headers are ASCII"))
    }

    /// Where a redirect leads.
    pub(crate) fn location(&self) -> &str {
        self.header(header::LOCATION.as_str())
    }

    /// Where the browser goes on by itself: by a redirect, or by a page that leads on.
    pub(crate) fn leads_to(&self) -> String {
        let text = self.text();
        let refresh =
            text.split_once("http-equiv=\"refresh\" content=\"0;url=").and_then(|(_, rest)| rest.split_once('"'));
        refresh.map_or_else(
            || self.location().to_owned(),
            |(location, _)| location.replace("&amp;", "&").replace("&#39;", "'"),
        )
    }

    /// Whether the browser goes on by itself.
    pub(crate) fn is_led_on(&self) -> bool {
        self.status == StatusCode::SEE_OTHER || self.status == StatusCode::OK && !self.leads_to().is_empty()
    }

    /// The fields of the form on the page, and where it is sent.
    pub(crate) fn form(&self) -> (String, HashMap<String, String>) {
        // The choice of the language, which every page has, stands outside.
        let text = self.text();
        let text = text.split_once("<main").map_or(text.clone(), |(_, main)| main.to_owned());
        let plain = |text: &str| {
            text.replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
        };
        let after = |text: &str, mark: &str| {
            text.split_once(mark).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| plain(value))
        };
        let fields = text.split("<input type=\"hidden\"").skip(1);
        let fields = fields.filter_map(|field| Some((after(field, " name=\"")?, after(field, " value=\"")?)));
        (after(&text, "action=\"").unwrap_or_default(), fields.collect())
    }

    pub(crate) fn cookies(&self) -> Vec<Cookie> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter();
        lines.map(|line| Cookie::parse(line.to_str().expect("cookies are ASCII"))).collect()
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<Cookie> {
        self.cookies().into_iter().find(|cookie| cookie.name == name)
    }
}

impl Cookie {
    fn parse(line: &str) -> Self {
        let mut parts = line.split("; ");
        let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
        Self { name: name.into(), value: value.into(), attributes: parts.map(str::to_owned).collect() }
    }

    pub(crate) fn clears(&self) -> bool {
        self.value.is_empty() && self.attributes.iter().any(|attribute| attribute == "Max-Age=0")
    }
}
