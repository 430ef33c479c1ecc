//! The `openidconnect` crate as a client: it reads what the service says by its own types, and checks it by its own rules.

use axum::body::Bytes;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreUserInfoClaims,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, RedirectUrl, Scope, TokenResponse as _,
};

use crate::support::{Client, Site, TestApp};

/// Sends what the crate asks for through the test's own connection.
async fn send(site: Site, request: HttpRequest) -> Result<HttpResponse, std::convert::Infallible> {
    let (head, body) = request.into_parts();
    let path = head.uri.path_and_query().expect("an address has a path").to_string();
    let mut request = axum::http::Request::builder().method(head.method).uri(path);
    for (name, value) in &head.headers {
        request = request.header(name, value);
    }
    let answer = site.send(request.body(Bytes::from(body)).expect("the request is one")).await;
    let mut response = HttpResponse::new(answer.body.to_vec());
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    Ok(response)
}

#[tokio::test]
async fn a_client_that_knows_only_the_standards_signs_a_person_in() {
    let app = TestApp::start().await;
    let client = app.client("wiki").await;
    sign_in(&app, &client, Some(CoreJwsSigningAlgorithm::EcdsaP256Sha256)).await;
}

/// The crate takes nothing but RS256 unless it is told to, as most clients do.
#[tokio::test]
async fn a_client_that_expects_rs256_needs_no_setting_at_a_client_that_is_registered_for_it() {
    let app = TestApp::start().await;
    let client = app.client_with("wiki", |client| client.id_token_signing_alg = Some("RS256".into())).await;
    sign_in(&app, &client, None).await;
}

#[expect(clippy::unwrap_used, reason = "it is what both tests do")]
async fn sign_in(app: &TestApp, client: &Client, algorithm: Option<CoreJwsSigningAlgorithm>) {
    let account = app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let site = app.site.clone();
    let http = move |request: HttpRequest| send(site.clone(), request);

    let issuer = IssuerUrl::new(app.site.origin.clone()).unwrap();
    let provider = CoreProviderMetadata::discover_async(issuer, &http).await.unwrap();
    let secret = ClientSecret::new(client.secret.clone().unwrap());
    let library = CoreClient::from_provider_metadata(provider, ClientId::new("wiki".into()), Some(secret))
        .set_redirect_uri(RedirectUrl::new(client.redirect_uri.clone()).unwrap());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = CoreAuthenticationFlow::AuthorizationCode;
    let (address, state, nonce) = library
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("profile".into()))
        .set_pkce_challenge(challenge)
        .url();

    let page = ada.page(&format!("{}?{}", address.path(), address.query().unwrap())).await;
    assert!(page.text().contains("Allow"), "{}", page.text());
    let session = ada.session_id().await;
    let fields = [("request", address.query().unwrap()), ("session", &session), ("decision", "allow")];
    let back = client.returned(&ada.form(address.as_str(), "/api/websites/authorize", &fields).await);
    assert_eq!(&back["state"], state.secret());

    let code = AuthorizationCode::new(back["code"].clone());
    let exchange = library.exchange_code(code).unwrap().set_pkce_verifier(verifier);
    let tokens = exchange.request_async(&http).await.unwrap();
    let id_token = tokens.id_token().unwrap();
    // The clock of the service is moved by hand, so the crate is told the time as well.
    let now = app.now().as_millis() / 1000;
    let check = library.id_token_verifier().set_time_fn(move || chrono_of(now));
    let check = match algorithm {
        Some(algorithm) => check.set_allowed_algs([algorithm]),
        None => check,
    };
    let claims = id_token.claims(&check, &nonce).unwrap();
    assert_eq!(claims.subject().as_str(), account.id.to_string());
    assert_eq!(claims.preferred_username().unwrap().as_str(), "ada");
    let _: Option<&AccessTokenHash> = claims.access_token_hash();

    let who: CoreUserInfoClaims = library
        .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
        .unwrap()
        .request_async(&http)
        .await
        .unwrap();
    assert_eq!(who.preferred_username().unwrap().as_str(), "ada");
    let refresh = library.exchange_refresh_token(tokens.refresh_token().unwrap()).unwrap();
    let refreshed = refresh.request_async(&http).await.unwrap();
    assert!(client.is_active(refreshed.access_token().secret()).await);
}

fn chrono_of(seconds: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(seconds, 0).expect("the moment is one")
}
