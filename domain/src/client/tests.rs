//! What can be registered of a client, and what cannot.

use super::*;

fn wiki() -> Registration {
    Registration {
        name: "Wiki".into(),
        redirect_uris: vec!["https://wiki.example.com/callback".into()],
        ..Registration::default()
    }
}

fn check(registration: Registration) -> Result<Client, InvalidRegistration> {
    registration.check(ClientId::parse("wiki").unwrap(), false).map(|(client, _)| client)
}

#[test]
fn a_plain_client_may_ask_for_everything_and_remembers_consent() {
    let client = check(wiki()).unwrap();
    assert_eq!((client.scopes, client.remembers_consent, client.is_public), (Scopes::usual(), true, false));
}

#[test]
fn a_client_that_shows_the_list_may_ask_for_the_sessions_and_leads_to_the_service_to_close() {
    let origins = || vec!["https://wiki.example.com".to_owned()];
    let client = check(Registration { embed_origins: origins(), ..wiki() }).unwrap();
    assert_eq!((client.scopes, client.embed_closing), (Scopes::all(), EmbedClosing::Confirm));
    assert_eq!(client.embed_origins[0].as_str(), "https://wiki.example.com");
    let few = Registration { embed_origins: origins(), scopes: vec!["openid".into()], ..wiki() };
    assert_eq!(check(few).unwrap().scopes.to_string(), "openid", "what is said stays so");
    let public = Registration { embed_origins: origins(), is_public: true, ..wiki() };
    assert!(!check(public).unwrap().scopes.contains(Scope::Sessions));
}

#[test]
fn a_public_client_never_remembers_consent() {
    assert!(!check(Registration { is_public: true, ..wiki() }).unwrap().remembers_consent);
    assert!(!check(Registration { always_ask: true, ..wiki() }).unwrap().remembers_consent);
}

#[test]
fn what_cannot_be_registered_is_refused_with_the_reason() {
    for (registration, reason) in [
        (Registration { name: " ".into(), ..wiki() }, "a website's name has"),
        (Registration { name: "W\u{202e}iki".into(), ..wiki() }, "a website's name has"),
        (Registration { name: "W\niki".into(), ..wiki() }, "a website's name has"),
        (Registration { redirect_uris: vec![], ..wiki() }, "at least one redirect URI"),
        (Registration { redirect_uris: vec!["http://wiki.example.com/".into()], ..wiki() }, "must be https"),
        (Registration { redirect_uris: vec!["com.example.app:/x".into()], ..wiki() }, "must be public"),
        (Registration { post_logout_redirect_uris: vec!["javascript:x".into()], ..wiki() }, "has a scheme"),
        (Registration { backchannel_logout_uri: Some("https://10.0.0.1/".into()), ..wiki() }, "private network"),
        (Registration { is_public: true, pkce_optional: true, ..wiki() }, "cannot do without PKCE"),
        (Registration { site: Some("data:,x".into()), ..wiki() }, "has a scheme"),
        (Registration { scopes: vec!["admin".into()], ..wiki() }, "is not a scope"),
        (Registration { id_token_signing_alg: Some("none".into()), ..wiki() }, "signed by ES256 or RS256"),
        (Registration { embed_origins: vec!["https://*.example.com".into()], ..wiki() }, "is not an origin"),
        (
            Registration { embed_origins: vec!["https://a.example.com/".into()], ..wiki() },
            "write https://a.example.com",
        ),
        (Registration { scopes: vec!["sessions".into()], ..wiki() }, "has a secret and an embed origin"),
        (Registration { logo: Some(b"<svg/>".to_vec()), ..wiki() }, "a logo is"),
    ] {
        let refusal = check(registration).unwrap_err().to_string();
        assert!(refusal.contains(reason), "{refusal}");
    }
}

#[test]
fn an_id_is_one_that_can_be_typed() {
    for good in ["wiki", "a", "Mail-2.example_com", "0199a3c0-0000-7000-8000-000000000001"] {
        assert_eq!(ClientId::parse(good).unwrap().as_str(), good);
    }
    for bad in ["", "-wiki", ".wiki", "wi ki", "wiki/x", "wíki", &"a".repeat(65)] {
        assert_eq!(ClientId::parse(bad), None, "{bad}");
    }
    assert!(ClientId::parse(ClientId::generate().unwrap().as_str()).is_some());
}
