//! Telling clients that a session ended: at least once, later and later when they do not answer, and never in the way of
//! the close itself.

use std::time::Duration;

use crate::storage::{ClaimNotices, Delivery, StorageError};
use crate::{Accounts, ClientId, LogoutNotice};

/// How many deliveries may be under way at once.
pub const NOTICES_AT_ONCE: u32 = 16;

/// How many of them may be to the same client.
pub const NOTICES_AT_ONCE_BY_CLIENT: u32 = 2;

/// How long a client may take to confirm.
pub const NOTICE_DEADLINE: Duration = Duration::from_secs(5);

/// A process that takes a notice and dies is waited for this long.
const LEASE: Duration = Duration::from_secs(30);

/// After the first delivery in vain.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// However often it was in vain.
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// What a client answered to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// It has ended its session.
    Confirmed,
    /// It could not, as `OpenID` Connect Back-Channel Logout 1.0, 2.8 says it: mostly because it has no such session.
    Refused,
    /// Nothing that is an answer.
    None,
}

/// After so many tries a refusal is believed: nothing will change it.
const REFUSALS_BELIEVED_AFTER: u32 = 3;

impl Accounts {
    /// Takes notices to deliver; other processes leave them alone meanwhile.
    pub async fn claim_logout_notices(
        &self,
        limit: u32,
        except: Vec<ClientId>,
    ) -> Result<Vec<LogoutNotice>, StorageError> {
        let claim =
            ClaimNotices { at: self.now(), lease: LEASE, limit, limit_by_client: NOTICES_AT_ONCE_BY_CLIENT, except };
        self.storage.claim_notices(&claim).await
    }

    /// Writes down what the client answered. `random` spreads the next tries, so that they do not come all at once.
    pub async fn settle_logout_notice(
        &self,
        notice: &LogoutNotice,
        answer: NoticeAnswer,
        random: u8,
    ) -> Result<(), StorageError> {
        let now = self.now();
        let delivery = match answer {
            NoticeAnswer::Confirmed => Delivery::Confirmed(now),
            NoticeAnswer::Refused if notice.attempts + 1 >= REFUSALS_BELIEVED_AFTER => Delivery::NoSuchSession(now),
            NoticeAnswer::Refused | NoticeAnswer::None => {
                Delivery::TryAgainAt(now.plus(wait_after(notice.attempts, random)))
            }
        };
        self.observer.notice_settled(!matches!(delivery, Delivery::TryAgainAt(_)));
        self.storage.settle_notice(notice.account, notice.id, delivery).await
    }

    /// How many notices have not been confirmed yet, whoever delivers them.
    pub async fn pending_logout_notices(&self) -> Result<u64, StorageError> {
        self.storage.pending_notices().await
    }
}

/// Three times as long after every delivery in vain, up to the longest, give or take a fifth.
fn wait_after(attempts_before: u32, random: u8) -> Duration {
    let wait = FIRST_WAIT.saturating_mul(3_u32.saturating_pow(attempts_before)).min(LONGEST_WAIT);
    wait * 4 / 5 + wait * 2 / 5 * u32::from(random) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_waits_longer_up_to_an_hour_and_no_two_wait_alike() {
        let (shortest, longest) = (|attempts| wait_after(attempts, 0), |attempts| wait_after(attempts, 255));
        assert_eq!((shortest(0), longest(0)), (Duration::from_millis(1_600), Duration::from_millis(2_400)));
        assert_eq!((shortest(1), longest(1)), (Duration::from_millis(4_800), Duration::from_millis(7_200)));
        for attempts in [7, 20, 1_000, u32::MAX] {
            assert_eq!((shortest(attempts), longest(attempts)), (Duration::from_mins(48), Duration::from_mins(72)));
        }
    }
}
