//! An installation, and what storage says about it.

use std::sync::Arc;
use std::time::Duration;

use domain::storage::{ClaimNotices, CloseAll, Delivery, ExchangeOutcome, NewApiKey, Storage};
use domain::{
    AccountId, ApiKey, ApiKeyId, ApiScope, AttemptKey, EmbedClosing, EmbedOrigin, EmbedSource, EndReason,
    KnownSigningKey, KnownSigningKeys, LoginName, Logo, PasswordHash, Place, Policy, SigningAlgorithm, Timestamp,
    TokenHash,
};

use crate::fixture::{Code, NOON, Opened, Person, Tokens, days, id, minutes, new_client, new_token, trail};

/// People with sessions and clients, some of which have ended.
pub(super) struct Installation {
    people: Vec<(AccountId, PasswordHash)>,
    sessions: Vec<(usize, Opened)>,
    tokens: Vec<Tokens>,
    embed_tokens: Vec<TokenHash>,
    code: Code,
    browser: TokenHash,
}

fn guess() -> AttemptKey {
    AttemptKey::Name(LoginName::parse("ada").unwrap())
}

pub(super) async fn fill(storage: &Arc<dyn Storage>) -> Installation {
    storage.begin_epoch(NOON).await.unwrap();
    let signs = KnownSigningKey { id: "a-thumbprint".into(), algorithm: SigningAlgorithm::Es256, created_at: NOON };
    storage.replace_signing_keys(&KnownSigningKeys::new(vec![signs])).await.unwrap();
    assert!(storage.register_client(&new_client("gone", NOON)).await.unwrap());
    assert!(storage.remove_client(&id("gone"), NOON).await.unwrap());
    let (ada, bob, eve) =
        (Person::new(storage, "ada").await, Person::new(storage, "bob").await, Person::new(storage, "eve").await);
    for name in ["wiki", "mail", "forum"] {
        let mut client = new_client(name, NOON);
        client.logo = (name == "wiki").then(|| Logo::from_stored(vec![0, 255, 10]));
        assert!(storage.register_client(&client).await.unwrap());
    }
    let mut new = ada.new_session(NOON);
    let browser = new.browser.unwrap();
    new.device.browser = None;
    new.device.version = Some(144);
    new.place = Place::new(Some("AT"), Some("Vienna"), Some("Magenta"));
    assert!(storage.open_session(&new).await.unwrap().is_some());
    let office = Opened { id: new.id, token: new.token };
    let (home, lost, idle) = (ada.open(minutes(1)).await, ada.open(minutes(2)).await, bob.open(NOON).await);
    let bobs = bob.open(days(6)).await;
    let eves = eve.open(NOON).await;
    let offline = ada.sign_in_to(&id("wiki"), office, "openid offline_access", minutes(3)).await;
    let used = ada.sign_in_to(&id("wiki"), home, "openid profile", minutes(3)).await;
    let renewed = used.refresh(&**storage, minutes(4)).await.unwrap();
    let dead = ada.sign_in_to(&id("mail"), lost, "openid", minutes(3)).await;
    let revoked = bob.sign_in_to(&id("mail"), bobs, "openid offline_access", days(6)).await;
    let code = ada.allow(home, &id("forum"), "openid", days(7)).await;
    assert!(ada.act(office, days(5)).await && ada.act(home, days(5)).await);
    ada.close(office, lost.id, days(6)).await;
    bob.sweep(days(7)).await;
    bob.revoke(bobs, Some(&id("mail")), days(7)).await.unwrap();
    let disable = CloseAll { account: eve.account, reason: EndReason::AccountDisabled, at: days(1) };
    storage.disable_account(&disable).await.unwrap();
    let key = ApiKey {
        id: ApiKeyId::generate().unwrap(),
        name: "support".to_owned(),
        scopes: [ApiScope::Verify, ApiScope::Embed].into_iter().collect(),
        embed_origins: vec![EmbedOrigin::parse("https://dashboard.example.com").unwrap()],
        embed_closing: EmbedClosing::Direct,
        created_at: NOON,
        last_used_at: None,
        revoked_at: None,
    };
    let by_key = EmbedSource::ApiKey(key.id);
    storage.create_api_key(&NewApiKey { key, secret: browser }).await.unwrap();
    let by_wiki = offline.find(&**storage, minutes(3)).await.unwrap();
    let by_wiki = EmbedSource::Client { client: by_wiki.client, authorization: by_wiki.authorization };
    let embed_tokens = vec![
        ada.embed(office, &by_wiki, days(7)).await,
        ada.embed(home, &by_key, days(7)).await,
        bob.embed(bobs, &EmbedSource::Cookie, days(7)).await,
    ];
    for _ in 0..3 {
        storage.reserve_attempt(&[guess()], days(7)).await.unwrap();
    }
    let claim = claim(days(6));
    let told = storage.claim_notices(&claim).await.unwrap();
    let confirmed = Delivery::Confirmed(days(6));
    storage.settle_notice(told[0].account, told[0].id, confirmed).await.unwrap();
    let sessions = vec![(0, office), (0, home), (0, lost), (1, idle), (1, bobs), (2, eves)];
    Installation {
        people: [ada, bob, eve].map(|person| (person.account, person.password)).into(),
        sessions,
        tokens: vec![offline, used, renewed, dead, revoked],
        embed_tokens,
        code,
        browser,
    }
}

fn claim(at: Timestamp) -> ClaimNotices {
    ClaimNotices { at, lease: Duration::from_secs(30), limit: 100, limit_by_client: 100, except: Vec::new() }
}

impl Installation {
    fn people(&self, storage: &Arc<dyn Storage>) -> Vec<Person> {
        let person = |(account, password): &(AccountId, PasswordHash)| Person {
            storage: Arc::clone(storage),
            account: *account,
            password: password.clone(),
        };
        self.people.iter().map(person).collect()
    }

    /// What every method that reads says.
    pub(super) async fn told_by(&self, storage: &Arc<dyn Storage>, now: Timestamp) -> Vec<String> {
        let cutoff = Policy::default().cutoff(now);
        let people = self.people(storage);
        let mut told = vec![
            format!("{:?}", storage.has_accounts().await.unwrap()),
            format!("{:?}", storage.list_accounts().await.unwrap()),
            format!("{:?}", storage.list_clients().await.unwrap()),
            format!("{:?}", storage.list_api_keys().await.unwrap()),
            format!("{:?}", storage.find_api_key(&self.browser).await.unwrap()),
            format!("{:?}", storage.session_addresses(&cutoff, 10).await.unwrap()),
        ];
        for name in ["ada", "bob", "eve", "nobody"] {
            for browser in [self.browser, new_token()] {
                let name = LoginName::parse(name).unwrap();
                told.push(format!("{:?}", storage.find_credentials(&name, Some(&browser)).await.unwrap()));
            }
        }
        for client in ["wiki", "mail", "forum", "news"].map(id) {
            told.push(format!("{:?}", storage.find_client(&client).await.unwrap()));
            told.push(format!(
                "{:?}",
                storage.client_logo(&client).await.unwrap().map(|logo| logo.as_bytes().to_vec())
            ));
            for person in &people {
                told.push(format!("{:?}", storage.find_grant(person.account, &client).await.unwrap()));
            }
        }
        for person in &people {
            told.push(format!("{:?}", trail(&**storage, person.account, Timestamp::from_millis(0)).await));
            told.push(format!("{:?}", storage.list_grants(person.account).await.unwrap()));
        }
        for (person, session) in &self.sessions {
            let person = &people[*person];
            told.push(format!("{:?}", storage.find_session(&session.token).await.unwrap()));
            told.push(format!("{:?}", storage.find_sessions(person.account, &[session.id]).await.unwrap()));
            told.push(format!("{:?}", storage.list_sessions(&person.query(*session, now)).await.unwrap()));
        }
        for tokens in &self.tokens {
            told.push(format!("{:?}", storage.find_access_token(&tokens.access, &cutoff, now).await.unwrap()));
        }
        for token in &self.embed_tokens {
            told.push(format!("{:?}", storage.find_embed_token(token, now).await.unwrap()));
        }
        told
    }

    /// What becomes of what people and clients do next.
    pub(super) async fn goes_on(&self, storage: &Arc<dyn Storage>, now: Timestamp) -> Vec<String> {
        let ada = &self.people(storage)[0];
        let mut notices = storage.claim_notices(&claim(now)).await.unwrap();
        notices.sort_by_key(|notice| notice.id.to_string());
        let mut became = vec![format!("{notices:?}")];
        let exchange = self.code.exchange(days(7));
        let exchanged = storage.exchange_code(&exchange).await.unwrap();
        let ExchangeOutcome::Exchanged(exchanged) = exchanged else { panic!("the code is good: {exchanged:?}") };
        became.push(format!("{:?}", (exchanged.account, exchanged.scopes, exchanged.nonce)));
        for tokens in &self.tokens {
            became.push(format!("{:?}", storage.refresh(&tokens.to_refresh(now)).await.unwrap()));
        }
        became.push(format!("{:?}", storage.reserve_attempt(&[guess()], now).await.unwrap()));
        let (_, office) = self.sessions[0];
        became.push(format!("{:?}", ada.close_others_and_revoke(office, now).await));
        became.extend(self.told_by(storage, now).await);
        became.push(format!("{:?}", storage.purge_ended_sessions(days(20)).await.unwrap()));
        became.push(format!("{:?}", storage.purge_tokens(days(20)).await.unwrap()));
        became.extend(self.told_by(storage, now).await);
        became
    }
}
