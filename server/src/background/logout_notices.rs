//! Notifies clients that a session ended, from what was written down when it did (`OpenID` Connect Back-Channel Logout
//! 1.0).

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use domain::{Accounts, LogoutNotice, NOTICE_DEADLINE, NoticeAnswer, check_called_uri, is_public_address};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, StatusCode, redirect};
use tokio::time::{MissedTickBehavior, interval};

use self::under_way::UnderWay;
use crate::provider::jwt::logout_token;
use crate::signing_keys::SigningKeys;

mod under_way;

/// How often the database is asked what is due: by an index, in which there is nearly always nothing.
const EVERY: Duration = Duration::from_millis(500);

/// Delivers notices for as long as the process lives.
pub(crate) struct LogoutNotifier {
    pub(crate) accounts: Accounts,
    pub(crate) keys: Arc<SigningKeys>,
    pub(crate) issuer: String,
    pub(crate) allow_private: bool,
}

impl LogoutNotifier {
    /// Delivers until the process stops. What is under way then is delivered again by the next one.
    pub(crate) async fn run(self) {
        let http = match self.http_client() {
            Ok(http) => http,
            Err(error) => {
                tracing::error!(%error, "no website can be told that a session ended");
                return;
            }
        };
        let notifier = Arc::new(self);
        let mut under_way = UnderWay::default();
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                () = under_way.one_done() => {}
            }
            for notice in notifier.claim(&under_way).await {
                let client = notice.client.clone();
                under_way.begin(client, Arc::clone(&notifier).deliver(http.clone(), notice));
            }
        }
    }

    async fn claim(&self, under_way: &UnderWay) -> Vec<LogoutNotice> {
        let free = under_way.free();
        if free == 0 {
            return Vec::new();
        }
        let claimed = self.accounts.claim_logout_notices(free, under_way.busy()).await;
        claimed.unwrap_or_else(|error| {
            tracing::error!(%error, "the notices that are due cannot be read; they are asked for again");
            Vec::new()
        })
    }

    async fn deliver(self: Arc<Self>, http: Client, notice: LogoutNotice) {
        let answer = match self.post(&http, &notice).await {
            Ok(status) if status.is_success() => NoticeAnswer::Confirmed,
            Ok(status) => {
                let (client, attempts) = (&notice.client, notice.attempts + 1);
                tracing::warn!(%client, attempts, %status, "a website did not confirm that a session ended");
                if status == StatusCode::BAD_REQUEST { NoticeAnswer::Refused } else { NoticeAnswer::None }
            }
            Err(reason) => {
                let (client, attempts) = (&notice.client, notice.attempts + 1);
                tracing::warn!(%client, attempts, reason, "a website did not confirm that a session ended");
                NoticeAnswer::None
            }
        };
        let mut random = [0];
        // Without random bytes the tries are not spread, and no worse for it.
        let _ = aws_lc_rs::rand::fill(&mut random);
        let settled = self.accounts.settle_logout_notice(&notice, answer, random[0]).await;
        if let Err(error) = settled {
            tracing::error!(%error, "what became of a notice was not written down; it is sent again");
        }
    }

    /// The answer's status is all that counts; its body is not read.
    async fn post(&self, http: &Client, notice: &LogoutNotice) -> Result<StatusCode, String> {
        check_called_uri(&notice.uri, self.allow_private).map_err(|problem| problem.to_string())?;
        let algorithm = self.accounts.id_token_signing_alg(&notice.client).await.map_err(|error| error.to_string())?;
        let token = logout_token(&self.keys, algorithm, &self.issuer, notice, self.accounts.now());
        let token = token.map_err(|error| format!("{error:#}"))?;
        let answer = http.post(&notice.uri).form(&[("logout_token", token)]).send().await;
        answer.map(|answer| answer.status()).map_err(describe)
    }

    fn http_client(&self) -> reqwest::Result<Client> {
        let http = Client::builder()
            .user_agent("user-sessions")
            .redirect(redirect::Policy::none())
            .no_proxy()
            .timeout(NOTICE_DEADLINE)
            .pool_max_idle_per_host(1);
        if self.allow_private { http.build() } else { http.https_only(true).dns_resolver(PublicOnly).build() }
    }
}

/// The innermost reason, without the address.
fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut reason: &dyn std::error::Error = &error;
    while let Some(source) = reason.source() {
        reason = source;
    }
    reason.to_string()
}

/// Resolves names to public addresses only: what is connected to is what was looked at, so no second answer of a name
/// server can lead into a private network.
struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let addresses: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if addresses.iter().all(|address| is_public_address(address.ip())) {
                let addresses: Addrs = Box::new(addresses.into_iter());
                Ok(addresses)
            } else {
                Err("its name leads into a private network".into())
            }
        })
    }
}
