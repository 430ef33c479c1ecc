//! Where to go on after signing in.

use leptos_router::location::Url;

const FIRST_PAGE: &str = "/account/sessions";

const AUTHORIZE: &str = "/oauth2/authorize";

/// Where to go on after signing in: a page of the account, or a website's request, and nothing else, so that no link can
/// lead away (ASVS 3.7.2).
pub fn safe_next(next: &str) -> &str {
    if is_account_page(next) || website_request(next).is_some() { next } else { FIRST_PAGE }
}

/// The query of the website's request that is gone on with.
fn website_request(next: &str) -> Option<&str> {
    let query = next.strip_prefix(AUTHORIZE)?.strip_prefix('?')?;
    is_query(query).then_some(query)
}

/// The login name that the website expects.
pub(crate) fn login_hint(next: &str) -> Option<String> {
    let value = website_request(next)?.split('&').find_map(|pair| pair.strip_prefix("login_hint="))?;
    Some(Url::unescape(&value.replace('+', " ")))
}

fn is_account_page(next: &str) -> bool {
    let (path, query) = next.split_once('?').unwrap_or((next, "-"));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
    let account = path == "/account" || path.starts_with("/account/");
    account && !path.contains("//") && !path.contains("..") && path.bytes().all(plain) && is_query(query)
}

/// Whether these are the characters of an encoded query (RFC 3986, 3.4), and no others.
fn is_query(query: &str) -> bool {
    let encoded = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%=&+:/@!$'()*,;?".contains(&byte);
    !query.is_empty() && query.bytes().all(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_account_and_requests_of_websites_come_next() {
        for next in [
            "/account",
            "/account/security",
            "/account/sessions?before=0-1",
            "/account/sessions/close?session=0-1&from=https%3A%2F%2Fdash.example.com",
            "/oauth2/authorize?client_id=wiki&redirect_uri=https%3A%2F%2Fwiki.example.com%2Fcallback&scope=openid+profile",
            "/oauth2/authorize?redirect_uri=https://wiki.example.com/callback?a=b",
        ] {
            assert_eq!(safe_next(next), next);
        }
        for next in [
            "",
            "/",
            "//evil.example",
            "/account//evil.example",
            "/account/../api",
            "/accounts",
            "https://evil.example/account/",
            "/\\evil.example",
            "/account/\\evil.example",
            "/account/%2e%2e/",
            "/account?",
            "/account?a=b#c",
            "/account?a=\\b",
            "/account?a=b\r\nSet-Cookie: a=b",
            "javascript:alert(1)",
            " /account",
            "/account\r\nSet-Cookie: a=b",
            "/oauth2/authorize",
            "/oauth2/authorize?",
            "/oauth2/authorize/?client_id=wiki",
            "/oauth2/authorize.evil.example?client_id=wiki",
            "/oauth2/authorize/../../api?client_id=wiki",
            "/oauth2//authorize?client_id=wiki",
            "/oauth2/logout?client_id=wiki",
            "//evil.example/oauth2/authorize?client_id=wiki",
            "https://evil.example/oauth2/authorize?client_id=wiki",
            "/oauth2/authorize?client_id=wiki#part",
            "/oauth2/authorize?client_id=\\wiki",
            "/oauth2/authorize?client_id=wiki\r\nSet-Cookie: a=b",
            "/oauth2/authorize?client_id=\"wiki\"",
            "/oauth2/authorize?client_id=wíki",
            "/oauth2/authorize?client_id=wi ki",
        ] {
            assert_eq!(safe_next(next), FIRST_PAGE, "{next:?}");
        }
    }

    #[test]
    fn the_login_name_that_a_website_expects_is_read() {
        for (next, hint) in [
            ("/oauth2/authorize?client_id=wiki&login_hint=ada%2Blovelace", Some("ada+lovelace")),
            ("/oauth2/authorize?login_hint=ada+lovelace&client_id=wiki", Some("ada lovelace")),
            ("/oauth2/authorize?client_id=wiki", None),
            ("/account?login_hint=ada", None),
        ] {
            assert_eq!(login_hint(next).as_deref(), hint, "{next}");
        }
    }
}
