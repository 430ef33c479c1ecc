//! Codes and tokens: each method in the file of what it does.

use async_trait::async_trait;
use domain::storage::{
    ExchangeCode, ExchangeOutcome, FoundAccessToken, Refresh, RefreshOutcome, StorageError, TokenStore,
};
use domain::{Horizon, Timestamp, TokenHash, WebsiteId};

use super::{Backend, access_tokens, erasing_tokens, exchanging, refreshing, revoking_tokens, written};
use crate::deadlines::in_time;

#[async_trait]
impl TokenStore for Backend {
    async fn exchange_code(&self, exchange: &ExchangeCode) -> Result<ExchangeOutcome, StorageError> {
        written(|| exchanging::exchange_code(self, exchange)).await
    }

    async fn refresh(&self, refresh: &Refresh) -> Result<RefreshOutcome, StorageError> {
        written(|| refreshing::refresh(self, refresh)).await
    }

    async fn find_access_token(
        &self,
        token: &TokenHash,
        horizon: &Horizon,
        now: Timestamp,
    ) -> Result<Option<FoundAccessToken>, StorageError> {
        in_time(|| access_tokens::find_access_token(self, token, horizon, now)).await
    }

    async fn revoke_token(&self, website: &WebsiteId, token: &TokenHash, at: Timestamp) -> Result<(), StorageError> {
        written(|| revoking_tokens::revoke_token(self, website, token, at)).await
    }

    async fn purge_tokens(&self, before: Timestamp) -> Result<(), StorageError> {
        erasing_tokens::purge_tokens(self, before).await
    }
}
