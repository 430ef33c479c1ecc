//! Storage that hands every call on to another one, and asks before and after whether something goes wrong.
//!
//! The test service is made with it, and the tests of `server`, which compile this file as well.

use std::time::Duration;

use async_trait::async_trait;
use domain::storage::{
    AccountStore, Activity, Allow, AllowOutcome, ApiKeyStore, AttemptStore, AuditPosition, AuditQuery, AuditRecord,
    AuditStore, Caller, ClaimNotices, ClientPage, ClientStore, CloseAll, CloseByKey, CloseByKeyOutcome, CloseOthers,
    CloseSession, CloseSome, Credentials, Delivery, EmbedTokenStore, EpochStore, ExchangeCode, ExchangeOutcome,
    FoundAccessToken, FoundClient, FoundEmbedToken, FoundRevocations, FoundSession, HealthStore, MintOutcome,
    NameSession, NameSessionOutcome, NewAccount, NewApiKey, NewClient, NewEmbedToken, NewSession, NoticeStore,
    OtherSessions, OtherSessionsClosed, Reauthentication, Refresh, RefreshOutcome, ReplacePassword, Reservation,
    RevocationStore, Revoke, RevokeUsedIn, RevokeUsedInOutcome, SessionAddresses, SessionClosed, SessionPage,
    SessionQuery, SessionStore, SigningKeyStore, StorageError, TokenStore,
};
use domain::{
    Account, AccountId, AccountOverview, AccountSummary, ApiKey, ApiKeyId, AttemptKey, AttemptOutcome, Client,
    ClientId, ClientSessionId, Cutoff, EmbedOrigin, Grant, KnownSigningKey, KnownSigningKeys, LoginName, Logo,
    LogoutNotice, PasswordHash, Policy, RevocationCursor, Session, SessionId, SigningAlgorithm, Timestamp, TokenHash,
};

use super::TestStorage;

/// An implementation that hands every call on.
macro_rules! hand_on {
    ($store:ident { $($name:ident($($value:ident: $kind:ty),*) -> $answer:ty;)* }) => {
        #[async_trait]
        impl $store for TestStorage {
            $(async fn $name(&self, $($value: $kind),*) -> Result<$answer, StorageError> {
                let _pass = self.before(stringify!($name)).await?;
                let answer = self.inner().$name($($value),*).await;
                self.after(stringify!($name))?;
                answer
            })*
        }
    };
}

hand_on! {
    SessionStore {
        reauthenticate(reauthentication: &Reauthentication) -> bool;
        close_other_sessions(close: &CloseOthers) -> Option<OtherSessionsClosed>;
        find_sessions(account: AccountId, ids: &[SessionId]) -> Vec<Session>;
        session_addresses(cutoff: &Cutoff, at_most: u32) -> SessionAddresses;
        purge_ended_sessions(ended_before: Timestamp) -> u64;
        find_session(token: &TokenHash) -> Option<FoundSession>;
        list_sessions(query: &SessionQuery) -> SessionPage;
        open_session(session: &NewSession) -> Option<u64>;
        record_activity(activity: &Activity) -> bool;
        purge_familiar_places(before: Timestamp) -> ();
        end_expired_sessions(account: Option<AccountId>, policy: &Policy, now: Timestamp) -> u64;
        close_session(close: &CloseSession) -> SessionClosed;
        close_some_sessions(close: &CloseSome) -> Option<Vec<SessionId>>;
        name_session(name: &NameSession) -> NameSessionOutcome;
        sessions_ended_with(account: AccountId, session: SessionId, limit: u32, skip: u32) -> Vec<Session>;
    }
}

hand_on! {
    AccountStore {
        create_account(account: &NewAccount) -> bool;
        create_first_account(account: &NewAccount, session: &NewSession) -> bool;
        has_accounts() -> bool;
        account_overview(account: AccountId, cutoff: &Cutoff) -> AccountOverview;
        list_accounts() -> Vec<AccountSummary>;
        find_account(login_name: &LoginName) -> Option<Account>;
        find_credentials(login_name: &LoginName, browser: Option<&TokenHash>) -> Option<Credentials>;
        set_password(password: &PasswordHash, close: &CloseAll) -> u64;
        disable_account(close: &CloseAll) -> u64;
        enable_account(account: AccountId, at: Timestamp) -> ();
        close_all_sessions(close: &CloseAll) -> u64;
        replace_password(
            change: &ReplacePassword, keep: &Caller, new_token: &TokenHash, others: OtherSessions
        ) -> Option<OtherSessionsClosed>;
    }
}

hand_on! {
    AttemptStore {
        reserve_attempt(keys: &[AttemptKey], now: Timestamp) -> Reservation;
        settle_attempt(keys: &[AttemptKey], outcome: AttemptOutcome, now: Timestamp) -> ();
        forget_attempts(account: &Account) -> ();
        purge_attempts(before: Timestamp) -> ();
        purge_known_browsers(before: Timestamp) -> ();
    }
}

hand_on! {
    AuditStore {
        record_event(record: &AuditRecord) -> ();
        audit_trail(query: &AuditQuery) -> Vec<(AuditPosition, AuditRecord)>;
        purge_audit(kept_for: Duration) -> ();
    }
}

hand_on! {
    ClientStore {
        change_embedding(client: &Client, at: Timestamp) -> bool;
        redirect_uris_with(part: &str) -> Vec<String>;
        register_client(client: &NewClient) -> bool;
        replace_client(client: &NewClient) -> bool;
        remove_client(client: &ClientId, at: Timestamp) -> bool;
        list_clients() -> Vec<Client>;
        find_client(client: &ClientId) -> Option<FoundClient>;
        clients_at(origin: &EmbedOrigin) -> Vec<Client>;
        client_logo(client: &ClientId) -> Option<Logo>;
        find_grant(account: AccountId, client: &ClientId) -> Option<Grant>;
        allow(allow: &Allow) -> AllowOutcome;
        list_grants(account: AccountId) -> ClientPage;
        revoke_grants(revoke: &Revoke) -> Option<Vec<ClientId>>;
        revoke_grants_used_in(revoke: &RevokeUsedIn) -> RevokeUsedInOutcome;
        replace_client_secret(client: &ClientId, secret: &TokenHash, at: Timestamp) -> bool;
    }
}

hand_on! {
    TokenStore {
        exchange_code(exchange: &ExchangeCode) -> ExchangeOutcome;
        refresh(refresh: &Refresh) -> RefreshOutcome;
        purge_tokens(before: Timestamp) -> ();
        find_access_token(token: &TokenHash, cutoff: &Cutoff, now: Timestamp) -> Option<FoundAccessToken>;
        revoke_token(client: &ClientId, token: &TokenHash, at: Timestamp) -> ();
    }
}

hand_on! {
    NoticeStore {
        claim_notices(claim: &ClaimNotices) -> Vec<LogoutNotice>;
        settle_notice(account: AccountId, notice: ClientSessionId, delivery: Delivery) -> ();
        pending_notices() -> u64;
    }
}

hand_on! {
    ApiKeyStore {
        create_api_key(key: &NewApiKey) -> ();
        list_api_keys() -> Vec<ApiKey>;
        revoke_api_key(key: ApiKeyId, at: Timestamp) -> bool;
        close_by_key(close: &CloseByKey) -> CloseByKeyOutcome;
        find_api_key(secret: &TokenHash) -> Option<ApiKey>;
        record_api_key_use(key: ApiKeyId, at: Timestamp) -> ();
    }
}

hand_on! {
    EmbedTokenStore {
        mint_embed_token(new: &NewEmbedToken) -> MintOutcome;
        account_of_session(session: SessionId) -> Option<AccountId>;
        is_embed_origin(origin: &EmbedOrigin) -> bool;
        find_embed_token(token: &TokenHash, now: Timestamp) -> Option<FoundEmbedToken>;
    }
}

hand_on! {
    EpochStore {
        begin_epoch(at: Timestamp) -> u64;
    }
}

hand_on! {
    SigningKeyStore {
        list_signing_keys() -> Vec<KnownSigningKey>;
        adopt_signing_keys(keys: &KnownSigningKeys) -> bool;
        replace_signing_keys(keys: &KnownSigningKeys) -> ();
        has_signed() -> bool;
        id_token_signing_alg(client: &ClientId) -> Option<SigningAlgorithm>;
    }
}

/// The newest cursor is looked at under a name of its own, because it is looked at all the time.
#[async_trait]
impl RevocationStore for TestStorage {
    async fn find_revocations(
        &self,
        after: Option<&RevocationCursor>,
        limit: u32,
    ) -> Result<FoundRevocations, StorageError> {
        let call = if after.is_some() { "find_revocations" } else { "find_newest_revocation" };
        let _pass = self.before(call).await?;
        let answer = self.inner().find_revocations(after, limit).await;
        self.after(call)?;
        answer
    }

    async fn purge_revocations(&self, ended_before: Timestamp) -> Result<(), StorageError> {
        let _pass = self.before("purge_revocations").await?;
        self.inner().purge_revocations(ended_before).await
    }
}

/// The database's clock may be one that a test moves.
#[async_trait]
impl HealthStore for TestStorage {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        let _pass = self.before("clock").await?;
        let clock = self.inner().clock().await?;
        Ok(self.clock_instead_of(clock))
    }
}
