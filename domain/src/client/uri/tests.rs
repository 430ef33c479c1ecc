//! Which addresses are taken, in tables.

use super::*;

#[test]
fn a_redirect_uri_is_exact_secure_and_leads_to_a_place() {
    for (uri, verdict) in [
        ("https://wiki.example.com/callback", Ok(())),
        ("https://wiki.example.com:8443/callback?from=us", Ok(())),
        ("http://127.0.0.1:8080/callback", Ok(())),
        ("http://[::1]/callback", Ok(())),
        ("http://localhost:8080/callback", Ok(())),
        ("com.example.app:/callback", Ok(())),
        ("http://wiki.example.com/callback", Err(UriProblem::NotSecure)),
        ("http://localhost.example.com/callback", Err(UriProblem::NotSecure)),
        ("https://wiki.example.com/callback#part", Err(UriProblem::Fragment)),
        ("https://wiki.example.com#", Err(UriProblem::Fragment)),
        ("https://good.example.com@evil.example/", Err(UriProblem::UserInfo)),
        ("http://localhost:80@evil.example/", Err(UriProblem::UserInfo)),
        ("https://*.example.com/callback", Err(UriProblem::Wildcard)),
        ("javascript:alert(1)", Err(UriProblem::Scheme)),
        ("data:text/html,x", Err(UriProblem::Scheme)),
        ("file:///etc/passwd", Err(UriProblem::Scheme)),
        ("urn:ietf:wg:oauth:2.0:oob", Err(UriProblem::Scheme)),
        ("/callback", Err(UriProblem::NotAbsolute)),
        ("//wiki.example.com/callback", Err(UriProblem::NotAbsolute)),
        ("https:\\\\wiki.example.com\\callback", Err(UriProblem::NotAbsolute)),
        ("https:///cb", Err(UriProblem::NotAbsolute)),
        ("https:/wiki.example.com", Err(UriProblem::NotAbsolute)),
        ("https:wiki.example.com", Err(UriProblem::NotAbsolute)),
        ("HTTPS://wiki.example.com/", Err(UriProblem::NotAbsolute)),
        ("Com.Example.App:/callback", Err(UriProblem::NotAbsolute)),
        ("https://wiki.example.com/a/../cb", Err(UriProblem::DotSegments)),
        ("https://wiki.example.com/./cb", Err(UriProblem::DotSegments)),
        ("https://wiki.example.com/a/%2E%2e/cb", Err(UriProblem::DotSegments)),
        ("https://wiki.example.com/..", Err(UriProblem::DotSegments)),
        ("com.example.app:/a/../cb", Err(UriProblem::DotSegments)),
        ("https://wiki.example.com/a..b/.well-known/cb?path=/../x", Ok(())),
        ("https://WIKI.example.com/", Err(UriProblem::Host)),
        ("https://wiki.Example.com:8443", Err(UriProblem::Host)),
        ("http://127.1/", Err(UriProblem::Host)),
        ("http://[0:0::1]/", Err(UriProblem::Host)),
        ("https://wiki.example.com/cb?code=1", Err(UriProblem::OwnAnswer)),
        ("https://wiki.example.com/cb?a=b&iss=x", Err(UriProblem::OwnAnswer)),
        ("https://wiki.example.com/cb?%73tate", Err(UriProblem::OwnAnswer)),
        ("com.example.app:/cb?error=", Err(UriProblem::OwnAnswer)),
        ("https://wiki.example.com", Ok(())),
        ("https://wiki.example.com?a=b", Ok(())),
        ("https://wiki.example.com/a b", Err(UriProblem::NotAbsolute)),
        ("https://wiki.example.com/\r\nX: y", Err(UriProblem::NotAbsolute)),
        ("https://wiki.éxample.com/", Err(UriProblem::NotAbsolute)),
        ("", Err(UriProblem::NotAbsolute)),
    ] {
        assert_eq!(check_redirect_uri(uri), verdict, "{uri}");
    }
    let long = format!("https://wiki.example.com/{}", "a".repeat(LONGEST_URI));
    assert_eq!(check_redirect_uri(&long), Err(UriProblem::TooLong));
}

#[test]
fn g16_the_service_is_not_made_to_call_into_a_private_network() {
    for uri in [
        "https://127.0.0.1/logout",
        "https://10.1.2.3/logout",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/logout",
        "https://[::ffff:10.0.0.1]/logout",
        "https://[fd00::1]/logout",
        "https://0x7f000001/logout",
        "https://2130706433/logout",
        "https://localhost/logout",
        "https://wiki/logout",
        "https://wiki.localhost./logout",
    ] {
        assert_eq!(check_called_uri(uri, false), Err(UriProblem::Private), "{uri}");
        assert_eq!(check_called_uri(uri, true), Ok(()), "{uri}");
    }
    assert_eq!(check_called_uri("https://wiki.example.com/logout", false), Ok(()));
    assert_eq!(check_called_uri("http://wiki.example.com/logout", false), Err(UriProblem::NotSecure));
    assert_eq!(check_called_uri("ftp://wiki.example.com/logout", true), Err(UriProblem::Scheme));
}

#[test]
fn a_client_is_told_at_an_address_that_is_what_it_seems_to_be() {
    for (uri, verdict) in [
        ("https://wiki.example.com/logout?from=us&state=1", Ok(())),
        ("https:///logout", Err(UriProblem::NotAbsolute)),
        ("https:/wiki.example.com/logout", Err(UriProblem::NotAbsolute)),
        ("https:wiki.example.com/logout", Err(UriProblem::NotAbsolute)),
        ("HTTPS://wiki.example.com/logout", Err(UriProblem::NotAbsolute)),
        ("https://Wiki.example.com/logout", Err(UriProblem::Host)),
        ("https://wiki.example.com/a/../logout", Err(UriProblem::DotSegments)),
        ("https://wiki.example.com/%2e%2e/logout", Err(UriProblem::DotSegments)),
        ("https://wiki.example.com/logout#now", Err(UriProblem::Fragment)),
        ("https://good.example.com@evil.example/", Err(UriProblem::UserInfo)),
        ("https://*.example.com/logout", Err(UriProblem::Wildcard)),
        ("https://10.0.0.1/logout", Err(UriProblem::Private)),
    ] {
        assert_eq!(check_notice_uri(uri, false), verdict, "{uri}");
    }
    assert_eq!(check_notice_uri("http://0x7f000001/logout", true), Err(UriProblem::Host));
    assert_eq!(check_called_uri("https://Wiki.example.com/a/../logout", false), Ok(()), "it was registered before");
}

#[test]
fn only_what_leads_to_the_public_internet_is_public() {
    for (address, public) in [
        ("1.1.1.1", true),
        ("2606:4700::1111", true),
        ("100.64.0.1", false),
        ("172.31.255.255", false),
        ("172.32.0.1", true),
        ("255.255.255.255", false),
        ("::ffff:192.168.0.1", false),
        ("::ffff:1.1.1.1", true),
        ("8.8.8.8", true),
        ("2001:200::1", true),
        ("2620:4f:8000::1", true),
        ("0.1.2.3", false),
        ("10.1.2.3", false),
        ("127.0.0.2", false),
        ("169.254.169.254", false),
        ("192.0.0.9", false),
        ("192.0.2.1", false),
        ("192.88.99.1", false),
        ("198.19.255.255", false),
        ("198.51.100.1", false),
        ("203.0.113.1", false),
        ("224.0.0.1", false),
        ("240.0.0.1", false),
        ("::", false),
        ("::1", false),
        ("::7f00:1", false),
        ("::ffff:0:7f00:1", false),
        ("::ffff:0:101:101", false),
        ("64:ff9b::7f00:1", false),
        ("64:ff9b:1::7f00:1", false),
        ("100::1", false),
        ("100:0:0:1::1", false),
        ("2001::1", false),
        ("2001:10::1", false),
        ("2001:db8::1", false),
        ("2002:7f00:1::", false),
        ("3fff::1", false),
        ("4000::1", false),
        ("5f00::1", false),
        ("fc00::1", false),
        ("fd00::1", false),
        ("fe80::1", false),
        ("fec0::1", false),
        ("feff:ffff::1", false),
        ("ff02::1", false),
    ] {
        assert_eq!(is_public_address(address.parse().unwrap()), public, "{address}");
    }
}

#[test]
fn every_special_network_is_one() {
    let mut networks = SPECIAL_NETWORKS.iter().chain([&GLOBAL_UNICAST]);
    assert!(networks.all(|network| network.parse::<IpNet>().is_ok()));
}

#[test]
fn a_link_leads_to_a_page_and_runs_nothing() {
    assert_eq!(check_link("https://wiki.example.com"), Ok(()));
    assert_eq!(check_link("javascript:alert(1)"), Err(UriProblem::Scheme));
    assert_eq!(check_link("com.example.app:/"), Err(UriProblem::Scheme));
}
