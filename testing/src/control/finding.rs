//! Accounts and sessions by what a test calls them.

use domain::storage::{Credentials, SessionOrder, SessionQuery};
use domain::{Account, AccountId, LoginName, Session, SessionId};

use super::problem::Problem;
use super::state::Control;

impl Control {
    /// The account of this id or login name.
    pub(super) async fn account(&self, name: &str) -> Result<Account, Problem> {
        let found = match (AccountId::parse(name), LoginName::parse(name)) {
            (Some(id), _) => self.accounts().await?.into_iter().find(|account| account.id == id),
            (None, Ok(login_name)) => self.storage.find_account(&login_name).await?,
            (None, Err(_)) => None,
        };
        found.ok_or_else(|| Problem::not_found(format!("there is no account {name:?}")))
    }

    /// The same with what it signs in by.
    pub(super) async fn credentials(&self, name: &str) -> Result<Credentials, Problem> {
        let account = self.account(name).await?;
        let credentials = self.storage.find_credentials(&account.login_name, None).await?;
        credentials.ok_or_else(|| Problem::not_found(format!("there is no account {name:?}")))
    }

    /// The session of this id, whoever's it is and however it began. What has expired is ended first, as whoever asked for
    /// it would have it ended.
    pub(super) async fn session(&self, id: &str) -> Result<Session, Problem> {
        let missing = || Problem::not_found(format!("there is no session {id:?}"));
        let session = SessionId::parse(id).ok_or_else(missing)?;
        let pass = self.served_storage.pass().await;
        self.storage.end_expired_sessions(None, &self.policy, self.now()).await?;
        drop(pass);
        for account in self.accounts().await? {
            if let Some(session) = self.storage.find_sessions(account.id, &[session]).await?.pop() {
                return Ok(session);
            }
        }
        Err(missing())
    }

    /// The open session of the account that was started last, but for this one.
    pub(super) async fn newest_session(
        &self,
        account: AccountId,
        but: Option<SessionId>,
    ) -> Result<Option<Session>, Problem> {
        let now = self.now();
        let query = SessionQuery {
            account,
            current: but.map_or_else(|| SessionId::generate(now), Ok)?,
            cutoff: self.policy.cutoff(now),
            order: SessionOrder::Started,
            before: None,
            skip: 0,
            limit: 1,
            ended_after: now,
            ended_limit: 0,
            fold_ended: false,
        };
        Ok(self.storage.list_sessions(&query).await?.others.pop())
    }

    async fn accounts(&self) -> Result<Vec<Account>, Problem> {
        Ok(self.storage.list_accounts().await?.into_iter().map(|summary| summary.account).collect())
    }
}
