//! The feed of sessions that have ended, by the positions in which they ended.

/// The position of the newest row.
pub(super) const NEWEST: &str = "SELECT 0, position, session_id FROM revocations ORDER BY position DESC LIMIT 1";

/// Up to `?3` rows from the cursor at the transaction `?1` and the position `?2`; here all are of one transaction.
pub(super) const AFTER: &str = "SELECT 0, position, session_id, account_id, ended_at, reason \
     FROM revocations \
     WHERE position >= ?2 \
     ORDER BY position \
     LIMIT ?3 + 0";

/// An expiry that was noticed late stands behind younger rows, so the beginning is not simply what is old. The last old row
/// stays: whoever follows a feed in which nothing happened for long has read up to it.
pub(super) const ERASE_OLD: &str = "DELETE FROM revocations WHERE position IN ( \
         SELECT position FROM revocations \
         WHERE position < ( \
             SELECT max(position) FROM revocations \
             WHERE position < coalesce( \
                 (SELECT position FROM revocations WHERE ended_at >= ?1 ORDER BY position LIMIT 1), \
                 (SELECT max(position) + 1 FROM revocations) \
             ) \
         ) \
         ORDER BY position \
         LIMIT ?2 + 0 \
     )";
