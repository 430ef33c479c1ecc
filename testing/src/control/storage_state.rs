//! The cookie of a session as Playwright's `storageState` has it.

use domain::SecretToken;
use serde_json::{Value, json};

/// What the service's session cookie is called, and where it belongs.
pub(crate) struct CookieShape {
    /// Its name.
    pub(crate) name: String,
    /// The host of the service.
    pub(crate) domain: String,
    /// Whether only secure contexts get it, which loopback is in most browsers.
    pub(crate) secure: bool,
}

impl CookieShape {
    /// A browser that holds this session. The cookie ends with the browser, whose clock tests do not move.
    pub(super) fn holding(&self, token: &SecretToken) -> Value {
        let cookie = json!({
            "name": self.name,
            "value": token.reveal(),
            "domain": self.domain,
            "path": "/",
            "expires": -1,
            "httpOnly": true,
            "secure": self.secure,
            "sameSite": "Lax",
        });
        json!({ "cookies": [cookie], "origins": [] })
    }
}
