//! Storage that can be made to fail at a chosen call. Everything else goes to the real one behind it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use domain::storage::{
    AccountStore, Allow, AllowOutcome, AttemptStore, AuditRecord, AuditStore, Caller, ClaimNotices, CloseAll,
    CloseOthers, CloseSession, CloseSessionOutcome, Credentials, Delivery, EpochStore, ExchangeCode, Exchanged,
    FoundAccessToken, FoundSession, FoundWebsite, HealthStore, NewAccount, NewSession, NewWebsite, NoticeStore, Prove,
    Refresh, RefreshOutcome, ReplacePassword, Reservation, Revoke, SessionPage, SessionQuery, SessionStore, Storage,
    StorageError, TokenStore, WebsitePage, WebsiteStore,
};
use domain::{
    AccountId, AccountSummary, AttemptKey, ClientAddress, Clock as _, Grant, Horizon, LoginName, Logo, LogoutNotice,
    ManualClock, PasswordHash, Policy, Session, SessionId, Timestamp, TokenHash, Website, WebsiteId, WebsiteSessionId,
};

/// What goes wrong from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// A session's state cannot be read.
    ReadsFail,
    /// A session's state is never answered.
    ReadsHang,
    /// Reading a session's state is a bug.
    ReadsPanic,
    /// Tokens of websites cannot be read or given up.
    TokensFail,
    /// A session is closed, and then the connection to the database breaks.
    CloseIsNotAcknowledged,
}

/// Storage with a fault.
pub(crate) struct TestStorage {
    inner: Arc<dyn Storage>,
    fault: Mutex<Fault>,
    lists: AtomicUsize,
    /// The database's own clock, if it has one.
    clock: Mutex<Option<Arc<ManualClock>>>,
}

impl TestStorage {
    pub(super) fn over(inner: Arc<dyn Storage>) -> Self {
        Self { inner, fault: Mutex::new(Fault::None), lists: AtomicUsize::new(0), clock: Mutex::new(None) }
    }

    pub(crate) fn set_fault(&self, fault: Fault) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// The database has this clock of its own from now on.
    pub(super) fn set_clock(&self, clock: Arc<ManualClock>) {
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner) = Some(clock);
    }

    pub(super) fn own_clock(&self) -> Option<Arc<ManualClock>> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn fault(&self) -> Fault {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many lists have been read.
    pub(crate) fn lists_read(&self) -> usize {
        self.lists.load(Ordering::SeqCst)
    }
}

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
                Fault::None | Fault::TokensFail | Fault::CloseIsNotAcknowledged => {
                    self.inner.find_session(token).await
                }
            }
        }

        async fn list_sessions(&self, query: &SessionQuery) -> Result<SessionPage, StorageError> {
            self.lists.fetch_add(1, Ordering::SeqCst);
            self.inner.list_sessions(query).await
        }

        async fn close_session(&self, close: &CloseSession) -> Result<CloseSessionOutcome, StorageError> {
            let outcome = self.inner.close_session(close).await;
            if self.fault() == Fault::CloseIsNotAcknowledged { broken() } else { outcome }
        }
    }
    open_session(session: &NewSession) -> bool;
    record_activity(session: SessionId, horizon: &Horizon, from: ClientAddress, at: Timestamp) -> bool;
    prove(proof: &Prove) -> bool;
    close_other_sessions(close: &CloseOthers) -> Option<Vec<SessionId>>;
    find_sessions(account: AccountId, ids: &[SessionId]) -> Vec<Session>;
    end_lapsed_sessions(account: Option<AccountId>, policy: &Policy, now: Timestamp) -> u64;
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
    find_credentials(login_name: &LoginName) -> Option<Credentials>;
    set_password(password: &PasswordHash, close: &CloseAll) -> u64;
    disable_account(close: &CloseAll) -> u64;
    enable_account(account: AccountId, at: Timestamp) -> ();
    close_all_sessions(close: &CloseAll) -> u64;
}

hand_on! {
    AttemptStore {}
    reserve_attempt(keys: &[AttemptKey], now: Timestamp) -> Reservation;
    settle_attempt(forget: &[AttemptKey], refund: &[AttemptKey]) -> ();
    is_known_browser(account: AccountId, browser: &TokenHash) -> bool;
    purge_attempts(before: Timestamp) -> ();
    purge_known_browsers(before: Timestamp) -> ();
}

hand_on! {
    AuditStore {}
    record_event(record: &AuditRecord) -> ();
    audit_trail(account: AccountId, since: Timestamp) -> Vec<AuditRecord>;
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
    }
    register_website(website: &NewWebsite) -> bool;
    replace_website(website: &NewWebsite) -> bool;
    remove_website(website: &WebsiteId, at: Timestamp) -> bool;
    list_websites() -> Vec<Website>;
    find_website(website: &WebsiteId) -> Option<FoundWebsite>;
    website_logo(website: &WebsiteId) -> Option<Logo>;
    find_grant(account: AccountId, website: &WebsiteId) -> Option<Grant>;
    allow(allow: &Allow) -> AllowOutcome;
    list_grants(account: AccountId) -> WebsitePage;
    revoke_grants(revoke: &Revoke) -> Option<Vec<WebsiteId>>;
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
    exchange_code(exchange: &ExchangeCode) -> Option<Exchanged>;
    refresh(refresh: &Refresh) -> RefreshOutcome;
    purge_tokens(before: Timestamp) -> ();
}

hand_on! {
    NoticeStore {}
    claim_notices(claim: &ClaimNotices) -> Vec<LogoutNotice>;
    settle_notice(notice: WebsiteSessionId, delivery: Delivery) -> ();
    pending_notices() -> u64;
}

hand_on! {
    HealthStore {
        async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
            match self.fault() {
                Fault::ReadsFail => broken(),
                Fault::ReadsHang => std::future::pending().await,
                _ => {
                    let inner = self.inner.clock().await?;
                    Ok(self.own_clock().map(|clock| clock.now()).or(inner))
                }
            }
        }
    }
}

hand_on! {
    EpochStore {}
    begin_epoch(at: Timestamp) -> u64;
}
