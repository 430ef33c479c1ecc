//! Settings that can be read and not be used.

use std::net::SocketAddr;

/// A setting that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The public URL is more or less than scheme, host and port.
    #[error(
        "USER_SESSIONS_PUBLIC_URL (--public-url) must look like https://account.example.com, with neither path nor query: got {0}"
    )]
    PublicUrl(String),
    /// Browsers do not keep the session cookie over plain http.
    #[error(
        "USER_SESSIONS_PUBLIC_URL (--public-url) must be https, as in https://account.example.com, except on localhost: browsers refuse the session cookie over {0}"
    )]
    PublicUrlNotSecure(String),
    /// Insecure cookies are for development only.
    #[error(
        "USER_SESSIONS_INSECURE_COOKIES (--insecure-cookies) is only for http on localhost, as in http://localhost:3000, not for {0}"
    )]
    InsecureCookies(String),
    /// Whoever is on the same network could read the cookies.
    #[error(
        "USER_SESSIONS_INSECURE_COOKIES (--insecure-cookies) is only for a service that nobody else reaches, as with \
         --listen 127.0.0.1:3000, not for one that listens on {0}"
    )]
    InsecureCookiesReachable(SocketAddr),
    /// The service itself would not get the cookie, or anybody could read it on its way.
    #[error(
        "USER_SESSIONS_COOKIE_DOMAIN (--cookie-domain) must be the host of USER_SESSIONS_PUBLIC_URL or a domain above it, over \
         https, as in example.com for https://account.example.com: {domain} does not go with {url}"
    )]
    CookieDomain {
        /// The domain.
        domain: String,
        /// The public URL.
        url: String,
    },
    /// A lifetime is zero.
    #[error("USER_SESSIONS_{0} must be longer than zero, as in 7days")]
    Zero(&'static str),
    /// The header lists addresses in a form of its own.
    #[error(
        "USER_SESSIONS_CLIENT_ADDRESS_HEADER (--client-address-header) cannot be Forwarded: have the proxy write X-Forwarded-For"
    )]
    ForwardedHeader,
    /// There is no file beside which the keys could lie.
    #[error(
        "USER_SESSIONS_SIGNING_KEYS (--signing-keys) must name a file, as in /var/lib/user-sessions/keys, when the database is not \
         a SQLite file: every node signs with the same keys, and no key is kept in the database"
    )]
    SigningKeys,
    /// Pages would not notice a change within 2 seconds.
    #[error("USER_SESSIONS_POLL_INTERVAL (--poll-interval) must be between 100ms and 1h, as in 1500ms")]
    PollInterval,
    /// Too few answers would come in time, or a request would end before its reason is known.
    #[error("USER_SESSIONS_READ_DEADLINE (--read-deadline) must be between 100ms and 10s, as in 500ms")]
    ReadDeadline,
    /// Requests under way would have no time left.
    #[error(
        "USER_SESSIONS_DRAIN_DELAY (--drain-delay) must be at most 5s, as in 2s: a stop takes 10s in all, and requests under way \
         need the rest"
    )]
    DrainDelay,
}
