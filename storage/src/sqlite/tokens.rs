//! Codes and tokens: each method in the file of what it does.

use async_trait::async_trait;
use domain::storage::{ExchangeCode, Exchanged, FoundAccessToken, Refresh, RefreshOutcome, StorageError, TokenStore};
use domain::{Horizon, Timestamp, TokenHash, WebsiteId};

use super::{Sqlite, access_tokens, erasing_tokens, exchanging, refreshing, withdrawing};
use crate::deadlines::in_time;
use crate::error::storage_error;

#[async_trait]
impl TokenStore for Sqlite {
    async fn exchange_code(&self, exchange: &ExchangeCode) -> Result<Option<Exchanged>, StorageError> {
        exchanging::exchange_code(self, exchange).await.map_err(storage_error)
    }

    async fn refresh(&self, refresh: &Refresh) -> Result<RefreshOutcome, StorageError> {
        refreshing::refresh(self, refresh).await.map_err(storage_error)
    }

    async fn find_access_token(
        &self,
        token: &TokenHash,
        horizon: &Horizon,
        now: Timestamp,
    ) -> Result<Option<FoundAccessToken>, StorageError> {
        in_time(access_tokens::find_access_token(self, token, horizon, now)).await
    }

    async fn revoke_token(&self, website: &WebsiteId, token: &TokenHash, at: Timestamp) -> Result<(), StorageError> {
        withdrawing::revoke_token(self, website, token, at).await.map_err(storage_error)
    }

    async fn purge_tokens(&self, before: Timestamp) -> Result<(), StorageError> {
        erasing_tokens::purge_tokens(self, before).await.map_err(storage_error)
    }
}
