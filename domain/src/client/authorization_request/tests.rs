//! What a request may say, in tables.

use super::*;

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn wiki() -> Client {
    let registration = crate::Registration {
        name: "Wiki".into(),
        redirect_uris: vec!["https://wiki.example.com/callback".into(), "http://127.0.0.1:8080/".into()],
        scopes: vec!["openid".into(), "profile".into()],
        ..crate::Registration::default()
    };
    registration.check(ClientId::parse("wiki").unwrap(), false).unwrap().0
}

/// A good request with `changes`; an empty value leaves the parameter out.
fn request(changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let good = [
        ("client_id", "wiki"),
        ("redirect_uri", "https://wiki.example.com/callback"),
        ("response_type", "code"),
        ("scope", "openid"),
        ("state", "af0ifjsldkj"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let kept = good.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let all = kept.chain(changes.iter().filter(|(_, value)| !value.is_empty()));
    all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A client that an operator has excused from PKCE.
fn old_wiki() -> Client {
    Client { requires_pkce: false, ..wiki() }
}

fn read(changes: &[(&str, &str)]) -> Result<AuthorizationRequest, RequestRefused> {
    AuthorizationRequest::read(&request(changes), &wiki())
}

fn error(changes: &[(&str, &str)]) -> &'static str {
    match read(changes) {
        Err(RequestRefused::ToClient(refusal)) => {
            assert_eq!(refusal.redirect_uri, "https://wiki.example.com/callback");
            refusal.error.as_str()
        }
        other => panic!("{changes:?}: {other:?}"),
    }
}

#[test]
fn a_good_request_is_read_whole() {
    let request =
        read(&[("nonce", "n-0S6_WzA2Mj"), ("max_age", "60"), ("prompt", "login consent"), ("login_hint", "ada")]);
    let request = request.unwrap();
    assert_eq!(request.state.as_deref(), Some("af0ifjsldkj"));
    assert_eq!(request.nonce.as_deref(), Some("n-0S6_WzA2Mj"));
    assert_eq!(request.max_age, Some(Duration::from_mins(1)));
    assert!(request.prompt.login && request.prompt.consent && !request.prompt.none);
    assert_eq!(request.login_hint.as_deref(), Some("ada"));
}

#[test]
fn g1_a_redirect_uri_is_matched_letter_by_letter() {
    for uri in [
        "https://evil.example/callback",
        "https://wiki.example.com/callback/",
        "https://wiki.example.com/callback/more",
        "https://wiki.example.com/callback?more=1",
        "https://wiki.example.com/callback#part",
        "https://wiki.example.com:443/callback",
        "https://wiki.example.com:8443/callback",
        "http://wiki.example.com/callback",
        "https://wiki.example.com/Callback",
        "https://WIKI.example.com/callback",
        "https://wiki.example.com/%63allback",
        "https://wiki.example.com/x/%2e%2e/callback",
        "https://wiki.example.com/x/../callback",
        "https://wiki.example.com/..;/callback",
        "https://wiki.example.com/callback%0d%0aX:y",
        "https://wiki.example.com@evil.example/callback",
        "http://127.0.0.1:80@evil.example/",
        "http://127.0.0.1:8081/",
        "javascript:alert(1)",
        "//wiki.example.com/callback",
        " https://wiki.example.com/callback",
    ] {
        let refused = Err(RequestRefused::Here(Unaddressed::UnknownRedirectUri));
        assert_eq!(read(&[("redirect_uri", uri)]), refused, "{uri}");
    }
}

#[test]
fn g2_a_redirect_uri_is_there_exactly_once() {
    let refused = Err(RequestRefused::Here(Unaddressed::UnknownRedirectUri));
    assert_eq!(read(&[("redirect_uri", "")]), refused);
    let uri = "https://wiki.example.com/callback";
    assert_eq!(read(&[("redirect_uri", uri), ("redirect_uri", uri)]), refused);
}

#[test]
fn g4_g5_what_is_wrong_beside_the_address_is_told_to_the_client() {
    for (changes, name) in [
        (&[("response_type", "")][..], "invalid_request"),
        (&[("response_type", "token")], "unsupported_response_type"),
        (&[("response_type", "code id_token")], "unsupported_response_type"),
        (&[("response_mode", "fragment")], "invalid_request"),
        (&[("scope", "")], "invalid_scope"),
        (&[("scope", "admin email")], "invalid_scope"),
        (&[("scope", "offline_access")], "invalid_scope"),
        (&[("code_challenge", "")], "invalid_request"),
        (&[("code_challenge", "short")], "invalid_request"),
        (&[("code_challenge_method", "")], "invalid_request"),
        (&[("code_challenge_method", "plain")], "invalid_request"),
        (&[("prompt", "none login")], "invalid_request"),
        (&[("prompt", "create")], "invalid_request"),
        (&[("max_age", "-1")], "invalid_request"),
        (&[("max_age", "18446744073709551616")], "invalid_request"),
        (&[("request", "x.y.z")], "request_not_supported"),
        (&[("request_uri", "https://127.0.0.1/x")], "request_uri_not_supported"),
        (&[("registration", "{}")], "registration_not_supported"),
        (&[("scope", "openid"), ("scope", "openid")], "invalid_request"),
        (&[("nonce", "a"), ("nonce", "b")], "invalid_request"),
        (&[("state", "a"), ("state", "b")], "invalid_request"),
        (&[("nonce", "a\0b")], "invalid_request"),
        (&[("state", "a\0b")], "invalid_request"),
    ] {
        assert_eq!(error(changes), name, "{changes:?}");
    }
    assert_eq!(error(&[("state", &"a".repeat(8_001))]), "invalid_request");
    assert_eq!(error(&[("nonce", &"a".repeat(1_001))]), "invalid_request");
    let longest = "a".repeat(8_000);
    assert_eq!(read(&[("state", &longest)]).unwrap().state, Some(longest));
}

#[test]
fn a_program_on_a_device_takes_whichever_port_is_free() {
    let registered = ["http://127.0.0.1:8080/callback", "http://[::1]/callback?x=1", "http://localhost:8080/callback"];
    let program = |is_public| Client {
        is_public,
        redirect_uris: registered.iter().map(|uri| (*uri).to_owned()).collect(),
        ..wiki()
    };
    for (uri, is_public, is_good) in [
        ("http://127.0.0.1:8080/callback", false, true),
        ("http://127.0.0.1:53127/callback", true, true),
        ("http://127.0.0.1/callback", true, true),
        ("http://[::1]:53127/callback?x=1", true, true),
        ("http://127.0.0.1:53127/callback", false, false),
        ("http://localhost:53127/callback", true, false),
        ("http://127.0.0.1:53127/other", true, false),
        ("http://127.0.0.1:53127/callback?x=1", true, false),
        ("http://127.0.0.2:53127/callback", true, false),
        ("https://127.0.0.1:53127/callback", true, false),
        ("http://127.0.0.1:/callback", true, false),
        ("http://127.0.0.1:65536/callback", true, false),
        ("http://127.0.0.1:80@evil.example/callback", true, false),
        ("http://127.0.0.1.evil.example/callback", true, false),
        ("http://[::1]:+80/callback?x=1", true, false),
    ] {
        let read = AuthorizationRequest::read(&request(&[("redirect_uri", uri)]), &program(is_public));
        assert_eq!(read.map(|read| read.redirect_uri).ok().as_deref(), is_good.then_some(uri), "{uri}");
    }
}

#[test]
fn an_answer_comes_by_a_form_where_a_client_with_a_secret_asks_for_it() {
    assert_eq!(read(&[]).unwrap().response_mode, ResponseMode::Query);
    assert_eq!(read(&[("response_mode", "form_post")]).unwrap().response_mode, ResponseMode::FormPost);
    // A refusal comes the same way.
    let refused = read(&[("response_mode", "form_post"), ("scope", "")]);
    assert!(matches!(refused, Err(RequestRefused::ToClient(told)) if told.response_mode == ResponseMode::FormPost));
    let public = Client { is_public: true, ..wiki() };
    let refused = AuthorizationRequest::read(&request(&[("response_mode", "form_post")]), &public);
    assert!(matches!(refused, Err(RequestRefused::ToClient(told)) if told.response_mode == ResponseMode::Query));
}

#[test]
fn scopes_that_are_unknown_or_not_registered_are_left_out() {
    for (asked, read_as) in [
        ("openid profile email", "openid profile"),
        ("openid email groups address phone", "openid"),
        ("openid offline_access", "openid"),
        ("profile admin", "profile"),
    ] {
        assert_eq!(read(&[("scope", asked)]).unwrap().scopes.to_string(), read_as, "{asked}");
    }
    // Without openid there would be no ID token, which the client waits for.
    let wiki = Client { scopes: Scopes::known("profile"), ..wiki() };
    let refused = AuthorizationRequest::read(&request(&[("scope", "openid profile")]), &wiki);
    assert!(matches!(refused, Err(RequestRefused::ToClient(refusal)) if refusal.error.as_str() == "invalid_scope"));
}

#[test]
fn a_client_that_may_do_without_pkce_has_a_nonce_instead() {
    let read = |changes: &[(&str, &str)]| AuthorizationRequest::read(&request(changes), &old_wiki());
    let bare = [("code_challenge", ""), ("code_challenge_method", ""), ("nonce", "n-0S6_WzA2Mj")];
    assert_eq!(read(&bare).unwrap().challenge, None);
    assert_eq!(read(&[]).unwrap().challenge, CodeChallenge::parse(CHALLENGE));
    for changes in [
        &bare[..2],
        &[("code_challenge", ""), ("nonce", "n")],
        &[("code_challenge_method", ""), ("nonce", "n")],
        &[("code_challenge_method", "plain"), ("nonce", "n")],
        &[("code_challenge", "short"), ("nonce", "n")],
        &[("code_challenge", &"A".repeat(43)), ("nonce", "n")],
    ] {
        let refused = read(changes);
        let told = matches!(&refused, Err(RequestRefused::ToClient(told)) if told.error.as_str() == "invalid_request");
        assert!(told, "{changes:?}: {refused:?}");
    }
    assert_eq!(error(&bare), "invalid_request");
}

#[test]
fn a_verifier_answers_to_its_own_challenge_only() {
    // RFC 7636, appendix B.
    let challenge = CodeChallenge::of_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assert_eq!(challenge, CodeChallenge::parse(CHALLENGE));
    for bad in ["", "short", &"a".repeat(42), &"a".repeat(129), &format!("{}=", "a".repeat(43))] {
        assert_eq!(CodeChallenge::of_verifier(bad), None, "{bad}");
    }
    assert_ne!(CodeChallenge::of_verifier(&"a".repeat(43)), challenge);
}
