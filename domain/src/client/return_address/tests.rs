use super::*;

#[test]
fn an_address_is_read_as_browsers_read_it() {
    for (text, origin, host, port) in [
        ("https://wiki.example.com/page?a=b&c=%2Fd", "https://wiki.example.com", "wiki.example.com", 443),
        ("https://wiki.example.com", "https://wiki.example.com", "wiki.example.com", 443),
        ("https://wiki.example.com?a=b", "https://wiki.example.com", "wiki.example.com", 443),
        ("https://wiki.example.com:8443/", "https://wiki.example.com:8443", "wiki.example.com", 8443),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]", "[2001:db8::1]", 443),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example", "xn--bcher-kva.example", 443),
        ("https://wiki.example.com//evil.example", "https://wiki.example.com", "wiki.example.com", 443),
        ("https://wiki.example.com/@evil.example", "https://wiki.example.com", "wiki.example.com", 443),
        ("https://wiki.example.com/..%2f..%2fevil.example", "https://wiki.example.com", "wiki.example.com", 443),
        ("https://wiki.example.com/a?next=https://evil.example", "https://wiki.example.com", "wiki.example.com", 443),
        ("http://localhost:4000/", "http://localhost:4000", "localhost", 4000),
        ("http://dash.app.localhost:4000/a", "http://dash.app.localhost:4000", "dash.app.localhost", 4000),
        ("http://127.0.0.1/", "http://127.0.0.1", "127.0.0.1", 80),
    ] {
        let address = ReturnAddress::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((address.as_str(), address.origin(), address.host(), address.port()), (text, origin, host, port));
        assert_eq!(address.place(), origin.split_once("://").unwrap().1);
        assert_eq!(address.is_https(), text.starts_with("https:"));
    }
}

/// What parsers mend, each in its own way.
const READ_IN_TWO_WAYS: &[&str] = &[
    "",
    "/",
    "/page",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "wiki.example.com",
    "wiki.example.com:443/",
    "refused",
    // Schemes.
    "javascript:alert(1)",
    "javascript://wiki.example.com/%0aalert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://wiki.example.com/0199a3c0",
    "view-source:https://wiki.example.com/",
    "ftp://wiki.example.com/",
    "ws://wiki.example.com/",
    "com.example.app:/callback",
    "http://wiki.example.com/",
    "http://127.0.0.1.evil.example/",
    "http://localhost.evil.example/",
    "HTTPS://wiki.example.com/",
    "Https://wiki.example.com/",
    "https:wiki.example.com",
    "https:/wiki.example.com",
    "https:///wiki.example.com",
    "https:////wiki.example.com",
    "https:\\\\wiki.example.com",
    "https:/\\wiki.example.com",
    "https://",
    "https://?a",
    "https%3A%2F%2Fwiki.example.com%2F",
    "https:%2f%2fwiki.example.com",
    // User info.
    "https://wiki.example.com@evil.example/",
    "https://wiki.example.com:443@evil.example/",
    "https://ada@wiki.example.com/",
    "https://@wiki.example.com/",
    "https://:@wiki.example.com/",
    "https://wiki.example.com%40evil.example/",
    // Backslashes, which browsers take for slashes.
    "https://evil.example\\@wiki.example.com/",
    "https://evil.example\\.wiki.example.com/",
    "https://wiki.example.com\\.evil.example/",
    "https://wiki.example.com/\\evil.example",
    "https://wiki.example.com/a?b=\\",
    // Control characters and spaces, which browsers leave out.
    " https://wiki.example.com/",
    "https://wiki.example.com/ ",
    "https://wiki.example.com/a b",
    "\thttps://wiki.example.com/",
    "ht\ttps://wiki.example.com/",
    "https://wiki.exa\tmple.com/",
    "https://wiki.example.com\n.evil.example/",
    "https://wiki.example.com/\r\nLocation: https://evil.example",
    "https://wiki.example.com/\0",
    "https://wiki.example.com/\u{7f}",
    "https://wiki.example.com/\u{a0}",
    "https://wiki.example.com/\u{2028}",
    "\u{feff}https://wiki.example.com/",
    "https://wiki.example.com/\"onmouseover=\"alert(1)",
    "https://wiki.example.com/<script>",
    // Encoded hosts, and characters that become others.
    "https://evil.example%2f.wiki.example.com/",
    "https://evil.example%2fwiki.example.com",
    "https://evil.example%5c.wiki.example.com/",
    "https://evil.example%00.wiki.example.com/",
    "https://evil.example%23.wiki.example.com/",
    "https://wiki%2eexample.com/",
    "https://%77iki.example.com/",
    "https://wiki.example.com%2eevil.example:80:443/",
    "https://wiki。example.com/",
    "https://ｗｉｋｉ.example.com/",
    "https://wıki.example.com/",
    "https://wiki.еxample.com/",
    "https://wiki.example.com／evil.example",
    "https://wiki.example.com\u{ad}/",
    "https://WIKI.example.com/",
    "https://wiki.example.com./",
    "https://wiki.example.com.",
    "https://wiki.example.com.:443/",
    "https://wiki..example.com./",
    "https://.",
    "https://xn--/",
    // Ports and numbers.
    "https://wiki.example.com:443/",
    "https://wiki.example.com:0443/",
    "https://wiki.example.com:/",
    "https://wiki.example.com:65536/",
    "https://wiki.example.com:8443x/",
    "https://wiki.example.com:-1/",
    "https://wiki.example.com:80@evil.example/",
    "http://localhost:80/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://0177.0.0.1/",
    "https://[::ffff:192.0.2.1]/",
    "https://[2001:DB8::1]/",
    "https://2001:db8::1/",
    // Fragments, which never reach a proxy.
    "https://wiki.example.com/#part",
    "https://wiki.example.com#@evil.example/",
    "https://evil.example#.wiki.example.com/",
];

#[test]
fn an_address_that_could_be_read_in_two_ways_is_none() {
    let long = format!("https://wiki.example.com/{}", "a".repeat(LONGEST));
    for text in READ_IN_TWO_WAYS.iter().chain([&long.as_str()]) {
        assert_eq!(ReturnAddress::parse(text), None, "{text:?}");
    }
}
