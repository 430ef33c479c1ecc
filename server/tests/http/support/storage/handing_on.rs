//! Every call goes to the real storage, but for those that the test has fail, hang or be counted.

use std::sync::atomic::Ordering;
use std::time::Duration;

use async_trait::async_trait;
use domain::storage::{
    AccountStore, Allow, AllowOutcome, ApiKeyStore, AttemptStore, AuditPosition, AuditQuery, AuditRecord, AuditStore,
    Caller, ClaimNotices, CloseAll, CloseByKey, CloseByKeyOutcome, CloseOthers, CloseSession, Credentials, Delivery,
    EmbedTokenStore, EpochStore, ExchangeCode, ExchangeOutcome, FoundAccessToken, FoundEmbedToken, FoundRevocations,
    FoundSession, FoundWebsite, HealthStore, MintOutcome, NewAccount, NewApiKey, NewEmbedToken, NewSession, NewWebsite,
    NoticeStore, OtherSessionsClosed, Prove, Refresh, RefreshOutcome, ReplacePassword, Reservation, RevocationStore,
    Revoke, RevokeUsedIn, RevokeUsedInOutcome, SessionAddresses, SessionClosed, SessionPage, SessionQuery,
    SessionStore, SigningKeyStore, StorageError, TokenStore, WebsitePage, WebsiteStore,
};
use domain::{
    Account, AccountId, AccountSummary, ApiKey, ApiKeyId, AttemptKey, AttemptOutcome, ClientAddress, Clock as _,
    EmbedOrigin, Grant, Horizon, KnownSigningKey, KnownSigningKeys, LoginName, Logo, LogoutNotice, PasswordHash,
    Policy, RevocationCursor, Session, SessionId, SigningAlgorithm, Timestamp, TokenHash, Website, WebsiteId,
    WebsiteSessionId,
};

use super::{Fault, TestStorage};

fn broken<T>() -> Result<T, StorageError> {
    Err(StorageError::Unavailable("SELECT secret_detail FROM the_database".into()))
}

/// An implementation that hands every call on, but for the functions that are written out.
macro_rules! hand_on {
    ($store:ident { $($written:item)* } $($name:ident($($value:ident: $kind:ty),*) -> $answer:ty;)*) => {
        #[async_trait]
        impl $store for TestStorage {
            $($written)*
            $(async fn $name(&self, $($value: $kind),*) -> Result<$answer, StorageError> {
                self.inner.$name($($value),*).await
            })*
        }
    };
}

hand_on! {
    SessionStore {
        async fn find_session(&self, token: &TokenHash) -> Result<Option<FoundSession>, StorageError> {
            match self.fault() {
                Fault::ReadsFail => broken(),
                Fault::ReadsHang => std::future::pending().await,
                Fault::ReadsPanic => panic!("a bug in reading"),
                _ => self.inner.find_session(token).await,
            }
        }

        async fn list_sessions(&self, query: &SessionQuery) -> Result<SessionPage, StorageError> {
            self.lists.fetch_add(1, Ordering::SeqCst);
            match self.fault() {
                Fault::ListsFail => broken(),
                _ => self.inner.list_sessions(query).await,
            }
        }

        async fn open_session(&self, session: &NewSession) -> Result<bool, StorageError> {
            match self.fault() {
                Fault::SignInsFail => broken(),
                _ => self.inner.open_session(session).await,
            }
        }

        async fn record_activity(
            &self,
            account: AccountId,
            session: SessionId,
            horizon: &Horizon,
            from: ClientAddress,
            at: Timestamp,
        ) -> Result<bool, StorageError> {
            match self.fault() {
                Fault::NotesFail => broken(),
                Fault::NotesHang => std::future::pending().await,
                _ => self.inner.record_activity(account, session, horizon, from, at).await,
            }
        }

        async fn end_lapsed_sessions(
            &self,
            account: Option<AccountId>,
            policy: &Policy,
            now: Timestamp,
        ) -> Result<u64, StorageError> {
            match self.fault() {
                Fault::NotesFail => broken(),
                _ => self.inner.end_lapsed_sessions(account, policy, now).await,
            }
        }

        async fn close_session(&self, close: &CloseSession) -> Result<SessionClosed, StorageError> {
            let outcome = self.inner.close_session(close).await;
            if self.fault() == Fault::CloseIsNotAcknowledged { broken() } else { outcome }
        }
    }
    prove(proof: &Prove) -> bool;
    close_other_sessions(close: &CloseOthers) -> Option<OtherSessionsClosed>;
    find_sessions(account: AccountId, ids: &[SessionId]) -> Vec<Session>;
    session_addresses(horizon: &Horizon, at_most: u32) -> SessionAddresses;
    purge_ended_sessions(ended_before: Timestamp) -> u64;
}

hand_on! {
    AccountStore {
        async fn replace_password(
            &self,
            change: &ReplacePassword,
            keep: &Caller,
            new_token: &TokenHash,
            close_others: bool,
        ) -> Result<Option<Vec<SessionId>>, StorageError> {
            self.inner.replace_password(change, keep, new_token, close_others).await
        }
    }
    create_account(account: &NewAccount) -> bool;
    create_first_account(account: &NewAccount, session: &NewSession) -> bool;
    has_accounts() -> bool;
    list_accounts() -> Vec<AccountSummary>;
    find_account(login_name: &LoginName) -> Option<Account>;
    find_credentials(login_name: &LoginName, browser: Option<&TokenHash>) -> Option<Credentials>;
    set_password(password: &PasswordHash, close: &CloseAll) -> u64;
    disable_account(close: &CloseAll) -> u64;
    enable_account(account: AccountId, at: Timestamp) -> ();
    close_all_sessions(close: &CloseAll) -> u64;
}

hand_on! {
    AttemptStore {}
    reserve_attempt(keys: &[AttemptKey], now: Timestamp) -> Reservation;
    settle_attempt(keys: &[AttemptKey], outcome: AttemptOutcome, now: Timestamp) -> ();
    forget_attempts(account: &Account) -> ();
    purge_attempts(before: Timestamp) -> ();
    purge_known_browsers(before: Timestamp) -> ();
}

hand_on! {
    AuditStore {}
    record_event(record: &AuditRecord) -> ();
    audit_trail(query: &AuditQuery) -> Vec<(AuditPosition, AuditRecord)>;
    purge_audit(kept_for: Duration) -> ();
}

hand_on! {
    WebsiteStore {
        async fn replace_website_secret(
            &self,
            website: &WebsiteId,
            secret: &TokenHash,
            at: Timestamp,
        ) -> Result<bool, StorageError> {
            self.inner.replace_website_secret(website, secret, at).await
        }

        async fn redirect_uris_with(&self, part: &str) -> Result<Vec<String>, StorageError> {
            match self.fault() {
                Fault::OriginsFail => broken(),
                _ => self.inner.redirect_uris_with(part).await,
            }
        }
    }
    register_website(website: &NewWebsite) -> bool;
    replace_website(website: &NewWebsite) -> bool;
    remove_website(website: &WebsiteId, at: Timestamp) -> bool;
    change_embedding(website: &Website, at: Timestamp) -> bool;
    websites_at(origin: &EmbedOrigin) -> Vec<Website>;
    list_websites() -> Vec<Website>;
    find_website(website: &WebsiteId) -> Option<FoundWebsite>;
    website_logo(website: &WebsiteId) -> Option<Logo>;
    find_grant(account: AccountId, website: &WebsiteId) -> Option<Grant>;
    allow(allow: &Allow) -> AllowOutcome;
    list_grants(account: AccountId) -> WebsitePage;
    revoke_grants(revoke: &Revoke) -> Option<Vec<WebsiteId>>;
    revoke_grants_used_in(revoke: &RevokeUsedIn) -> RevokeUsedInOutcome;
}

hand_on! {
    TokenStore {
        async fn find_access_token(
            &self,
            token: &TokenHash,
            horizon: &Horizon,
            now: Timestamp,
        ) -> Result<Option<FoundAccessToken>, StorageError> {
            match self.fault() {
                Fault::TokensFail => broken(),
                _ => self.inner.find_access_token(token, horizon, now).await,
            }
        }

        async fn revoke_token(
            &self,
            website: &WebsiteId,
            token: &TokenHash,
            at: Timestamp,
        ) -> Result<(), StorageError> {
            match self.fault() {
                Fault::TokensFail => broken(),
                _ => self.inner.revoke_token(website, token, at).await,
            }
        }
    }
    exchange_code(exchange: &ExchangeCode) -> ExchangeOutcome;
    refresh(refresh: &Refresh) -> RefreshOutcome;
    purge_tokens(before: Timestamp) -> ();
}

hand_on! {
    NoticeStore {}
    claim_notices(claim: &ClaimNotices) -> Vec<LogoutNotice>;
    settle_notice(account: AccountId, notice: WebsiteSessionId, delivery: Delivery) -> ();
    pending_notices() -> u64;
}

hand_on! {
    ApiKeyStore {
        async fn find_api_key(&self, secret: &TokenHash) -> Result<Option<ApiKey>, StorageError> {
            match self.fault() {
                Fault::KeysFail => broken(),
                Fault::KeysHang => std::future::pending().await,
                _ => self.inner.find_api_key(secret).await,
            }
        }

        async fn record_api_key_use(&self, key: ApiKeyId, at: Timestamp) -> Result<(), StorageError> {
            match self.fault() {
                Fault::NotesFail => broken(),
                Fault::NotesHang => std::future::pending().await,
                _ => self.inner.record_api_key_use(key, at).await,
            }
        }
    }
    create_api_key(key: &NewApiKey) -> ();
    list_api_keys() -> Vec<ApiKey>;
    revoke_api_key(key: ApiKeyId, at: Timestamp) -> bool;
    close_by_key(close: &CloseByKey) -> CloseByKeyOutcome;
}

hand_on! {
    EmbedTokenStore {
        async fn find_embed_token(
            &self,
            token: &TokenHash,
            now: Timestamp,
        ) -> Result<Option<FoundEmbedToken>, StorageError> {
            match self.fault() {
                Fault::TokensFail => broken(),
                Fault::ReadsHang => std::future::pending().await,
                _ => self.inner.find_embed_token(token, now).await,
            }
        }
    }
    mint_embed_token(new: &NewEmbedToken) -> MintOutcome;
    account_of_session(session: SessionId) -> Option<AccountId>;
    is_embed_origin(origin: &EmbedOrigin) -> bool;
}

hand_on! {
    RevocationStore {
        async fn find_revocations(
            &self,
            after: Option<&RevocationCursor>,
            limit: u32,
        ) -> Result<FoundRevocations, StorageError> {
            let found = match self.fault() {
                Fault::FeedFails => broken(),
                _ => self.inner.find_revocations(after, limit).await,
            };
            let count = if after.is_some() { &self.feed_reads } else { &self.feed_looks };
            count.fetch_add(1, Ordering::SeqCst);
            found
        }
    }
    purge_revocations(ended_before: Timestamp) -> ();
}

hand_on! {
    HealthStore {
        async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
            self.clock_reads.fetch_add(1, Ordering::SeqCst);
            match self.fault() {
                Fault::ReadsFail => broken(),
                Fault::ReadsHang => std::future::pending().await,
                _ => {
                    // A real database has the time of the day, and tests move theirs by hand.
                    self.inner.clock().await?;
                    Ok(self.own_clock().map(|clock| clock.now()))
                }
            }
        }
    }
}

hand_on! {
    EpochStore {}
    begin_epoch(at: Timestamp) -> u64;
}

hand_on! {
    SigningKeyStore {}
    list_signing_keys() -> Vec<KnownSigningKey>;
    adopt_signing_keys(keys: &KnownSigningKeys) -> bool;
    replace_signing_keys(keys: &KnownSigningKeys) -> ();
    has_signed() -> bool;
    id_token_signing_alg(website: &WebsiteId) -> Option<SigningAlgorithm>;
}
