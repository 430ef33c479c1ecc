//! Clients that people sign in to: what a person is asked, and what an operator learns.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{
    AuthorizationRequest, ClientId, CurrentSession, Observer, Registration, SecretToken, SecurityEvent,
    SecurityEventKind, TokenError,
};

use crate::support::World;

const CALLBACK: &str = "https://wiki.example.com/callback";

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// Everything that an operator is told.
#[derive(Default)]
struct Told(Mutex<Vec<SecurityEvent>>);

impl Observer for Told {
    fn security_event(&self, event: &SecurityEvent) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(event.clone());
    }
}

impl World {
    async fn wiki(&self, is_public: bool) -> ClientId {
        let registration = Registration {
            name: "Wiki".into(),
            is_public,
            redirect_uris: vec![CALLBACK.into()],
            ..Registration::default()
        };
        let registered = self.accounts.register_client(ClientId::parse("wiki"), registration, false).await;
        registered.expect("the website is a good one").client.id
    }

    async fn request(&self, scope: &str) -> AuthorizationRequest {
        let parameters = [
            ("client_id", "wiki"),
            ("redirect_uri", CALLBACK),
            ("response_type", "code"),
            ("scope", scope),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let parameters: Vec<_> = parameters.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let read = self.accounts.read_authorization_request(&parameters).await;
        read.expect("storage works").expect("the request is a good one").1
    }

    async fn code(&self, current: CurrentSession, scope: &str) -> SecretToken {
        let request = self.request(scope).await;
        self.accounts.allow(current, &request, None).await.expect("the authentication is recent").code
    }
}

#[tokio::test]
async fn an_operator_is_told_of_a_code_that_comes_again_and_of_nothing_else() {
    let world = World::new().await;
    let account = world.account("ada").await;
    let wiki = world.wiki(false).await;
    let told = Arc::new(Told::default());
    let accounts = world.accounts.clone().observed_by(told.clone());
    let current = world.current(&world.sign_in("ada").await.token).await;
    let session = current.session.id;
    let code = world.code(current, "openid").await.reveal();
    let exchange = async |verifier| accounts.exchange_code(&wiki, &code, CALLBACK, Some(verifier)).await;
    let other_verifier = "another-verifier-of-at-least-forty-three-chars";
    assert!(matches!(exchange(other_verifier).await, Err(TokenError::InvalidGrant)));
    assert!(exchange(VERIFIER).await.is_ok());
    assert!(told.0.lock().unwrap().is_empty());
    assert!(matches!(exchange(VERIFIER).await, Err(TokenError::InvalidGrant)));
    let event = SecurityEvent {
        account: Some(account.id),
        session: Some(session),
        client: Some(wiki.clone()),
        ..SecurityEvent::of(SecurityEventKind::TokenReused)
    };
    assert_eq!(*told.0.lock().unwrap(), [event]);
}
