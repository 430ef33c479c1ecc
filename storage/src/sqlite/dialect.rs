//! What SQLite says in other words, as parts of statements.

/// A select of a row that stays as it is until the transaction ends, as every row does.
macro_rules! for_share {
    ($select:literal) => {
        $select
    };
}
pub(super) use for_share;

/// A select of a row that nobody else builds on until the transaction ends, as nobody writes anything.
macro_rules! for_update {
    ($select:literal) => {
        $select
    };
}
pub(super) use for_update;

/// A statement that erases up to `$2` rows of a table that meet a condition on the moment `$1`. They are found by `$row`; in
/// PostgreSQL by `$key`.
macro_rules! erase_some {
    ($table:literal, $row:literal, [$($key:literal),+], $condition:expr) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE (",
            $row,
            ") IN (SELECT ",
            $row,
            " FROM ",
            $table,
            " WHERE ",
            $condition,
            " LIMIT $2)"
        )
    };
}
pub(super) use erase_some;

/// A statement that changes them, which nothing else does.
macro_rules! change_some {
    ($table:literal, $row:literal, [$($key:literal),+], $set:literal, $condition:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET ",
            $set,
            " WHERE (",
            $row,
            ") IN (SELECT ",
            $row,
            " FROM ",
            $table,
            " WHERE ",
            $condition,
            " LIMIT $2)"
        )
    };
}
pub(super) use change_some;

/// A change to up to `$2` rows of accounts, which others change as well.
pub(super) struct HeldChange(pub(super) &'static str);

/// The change to those rows of a table that meet a condition on the moment `$1`.
macro_rules! change_held {
    ($table:literal, $set:literal, $condition:literal) => {
        $crate::sqlite::dialect::HeldChange(concat!(
            "UPDATE ",
            $table,
            " SET ",
            $set,
            " WHERE rowid IN (SELECT rowid FROM ",
            $table,
            " WHERE ",
            $condition,
            " LIMIT $2)"
        ))
    };
}
pub(super) use change_held;

/// A part of a condition that names the account; here rows are found by ids alone.
macro_rules! within_account {
    ($condition:literal) => {
        ""
    };
}
pub(super) use within_account;
