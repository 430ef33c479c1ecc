//! The deliveries that are under way, and to whom.

use std::collections::HashMap;

use domain::{ClientId, NOTICES_AT_ONCE, NOTICES_AT_ONCE_BY_CLIENT};
use tokio::task::{Id, JoinSet};

/// Deliveries under way.
#[derive(Default)]
pub(super) struct UnderWay {
    tasks: JoinSet<()>,
    /// By the task, so that one that panics frees its place too.
    clients: HashMap<Id, ClientId>,
}

impl UnderWay {
    /// Begins a delivery to `client`.
    pub(super) fn begin(&mut self, client: ClientId, delivery: impl Future<Output = ()> + Send + 'static) {
        let id = self.tasks.spawn(delivery).id();
        self.clients.insert(id, client);
    }

    /// Waits until one is done, however it ended; for ever while there is none.
    pub(super) async fn one_done(&mut self) {
        let id = match self.tasks.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            Some(Err(error)) => {
                tracing::error!(%error, "telling a website failed; it is told again");
                error.id()
            }
            None => return std::future::pending().await,
        };
        self.clients.remove(&id);
    }

    /// How many more may begin.
    pub(super) fn free(&self) -> u32 {
        NOTICES_AT_ONCE.saturating_sub(u32::try_from(self.clients.len()).unwrap_or(u32::MAX))
    }

    /// The clients to which no more may begin.
    pub(super) fn busy(&self) -> Vec<ClientId> {
        let mut counts: HashMap<&ClientId, u32> = HashMap::new();
        for client in self.clients.values() {
            *counts.entry(client).or_default() += 1;
        }
        let busy = counts.into_iter().filter(|(_, count)| *count >= NOTICES_AT_ONCE_BY_CLIENT);
        busy.map(|(client, _)| client.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_delivery_that_panics_frees_its_place() {
        let wiki = ClientId::parse("wiki").unwrap();
        let mut under_way = UnderWay::default();
        under_way.begin(wiki.clone(), async { panic!("a delivery that fails in a way that nobody thought of") });
        assert_eq!(under_way.busy(), []);
        under_way.begin(wiki.clone(), std::future::pending());
        assert_eq!((under_way.busy(), under_way.free()), (vec![wiki.clone()], NOTICES_AT_ONCE - 2));
        under_way.one_done().await;
        assert_eq!((under_way.busy(), under_way.free()), (vec![], NOTICES_AT_ONCE - 1));
        under_way.begin(wiki.clone(), std::future::pending());
        assert_eq!(under_way.busy(), [wiki]);
    }
}
