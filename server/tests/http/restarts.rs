//! The database is restarted under the service.

#[path = "../../../storage/tests/contract/server/cluster.rs"]
mod cluster;

use axum::http::StatusCode;
use tokio::task::JoinSet;

use crate::support::{Browser, Installation};
use cluster::Cluster;

/// X8: a planned restart, and one after a crash.
#[tokio::test(flavor = "multi_thread")]
async fn after_a_restart_of_postgresql_the_first_sign_ins_and_verifications_are_answered() {
    let cluster = Cluster::start();
    let installation = Installation::in_cluster(&cluster.url());
    installation.add_account("ada");
    let process = installation.start();
    let ada = process.browser().signed_in("ada").await;
    for mode in ["fast", "immediate"] {
        cluster.stop(mode);
        cluster.begin();
        let mut asked = JoinSet::new();
        for _ in 0..6 {
            let (mut verified, site) = (ada.clone(), process.site.clone());
            asked.spawn(async move { assert_eq!(verified.page("/verify").await.status, StatusCode::OK) });
            asked.spawn(async move { drop(Browser::at(&site).signed_in("ada").await) });
        }
        asked.join_all().await;
    }
}
