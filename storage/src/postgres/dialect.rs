//! What PostgreSQL says in other words, as parts of statements.

/// A select of a row that stays as it is until the transaction ends.
macro_rules! for_share {
    ($select:literal) => {
        concat!($select, " FOR SHARE")
    };
}
pub(super) use for_share;

/// A select of a row that nobody else changes or builds on until the transaction ends.
macro_rules! for_update {
    ($select:literal) => {
        concat!($select, " FOR UPDATE")
    };
}
pub(super) use for_update;

/// A statement that erases up to `$2` rows of a table that meet a condition on the moment `$1`. They are found by the columns
/// of their key; in SQLite by `$row`. What another node erases at the same moment is skipped.
macro_rules! erase_some {
    ($table:literal, $row:literal, [$first:literal $(, $key:literal)*], $condition:expr) => {
        concat!(
            "WITH old AS MATERIALIZED (SELECT ", $first, $(", ", $key,)* " FROM ", $table, " WHERE ", $condition,
            " LIMIT $2 FOR UPDATE SKIP LOCKED) DELETE FROM ", $table, " USING old WHERE ",
            $table, ".", $first, " = old.", $first, $(" AND ", $table, ".", $key, " = old.", $key,)*
        )
    };
}
pub(super) use erase_some;

/// A statement that changes them, which nothing else does.
macro_rules! change_some {
    ($table:literal, $row:literal, [$first:literal $(, $key:literal)*], $set:literal, $condition:literal) => {
        concat!(
            "WITH old AS MATERIALIZED (SELECT ", $first, $(", ", $key,)* " FROM ", $table, " WHERE ", $condition,
            " LIMIT $2 FOR UPDATE SKIP LOCKED) UPDATE ", $table, " SET ", $set, " FROM old WHERE ",
            $table, ".", $first, " = old.", $first, $(" AND ", $table, ".", $key, " = old.", $key,)*
        )
    };
}
pub(super) use change_some;

/// A change to up to `$2` rows of accounts, which others change as well: what finds them, and what changes those that are
/// still so when their accounts are held.
pub(super) struct HeldChange {
    pub(super) find: &'static str,
    pub(super) change: &'static str,
}

/// The change to those rows of a table that meet a condition on the moment `$1`.
macro_rules! change_held {
    ($table:literal, $set:literal, $condition:literal) => {
        $crate::postgres::dialect::HeldChange {
            find: concat!("SELECT account_id, id FROM ", $table, " WHERE ", $condition, " LIMIT $2"),
            change: concat!(
                "UPDATE ",
                $table,
                " SET ",
                $set,
                " WHERE (account_id, id) IN (SELECT * FROM unnest($2::uuid[], $3::uuid[])) AND ",
                $condition
            ),
        }
    };
}
pub(super) use change_held;

/// A part of a condition that names the account, because keys and indexes begin with it.
macro_rules! within_account {
    ($condition:literal) => {
        $condition
    };
}
pub(super) use within_account;
