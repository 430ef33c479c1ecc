//! The rows on the way, column by column: so a statement takes a thousand of them.

use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use sqlx::sqlite::SqliteRow;
use sqlx::{Postgres, Row as _};
use uuid::Uuid;

/// A column of a table, as PostgreSQL has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether PostgreSQL gives its values itself when none are given.
    pub(crate) is_counted: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bytes,
    Id,
    Number,
    Text,
    Transaction,
    Truth,
}

/// The values of one column.
pub(crate) enum Values {
    Bytes(Vec<Option<Vec<u8>>>),
    Ids(Vec<Option<Uuid>>),
    Numbers(Vec<Option<i64>>),
    Texts(Vec<Option<String>>),
    Truths(Vec<Option<bool>>),
}

impl Kind {
    /// The kind of a PostgreSQL type.
    pub(crate) fn of_type(name: &str) -> Option<Self> {
        Some(match name {
            "bigint" => Self::Number,
            "boolean" => Self::Truth,
            "bytea" => Self::Bytes,
            "text" => Self::Text,
            "uuid" => Self::Id,
            "xid8" => Self::Transaction,
            _ => return None,
        })
    }

    /// The PostgreSQL type of many values, as they are given to a statement.
    pub(crate) fn array_type(self) -> &'static str {
        match self {
            Self::Bytes => "bytea[]",
            Self::Id => "uuid[]",
            Self::Number => "bigint[]",
            Self::Text => "text[]",
            Self::Transaction => "text[]::xid8[]",
            Self::Truth => "boolean[]",
        }
    }
}

impl Column {
    /// No values yet.
    pub(crate) fn values(&self) -> Values {
        match self.kind {
            Kind::Bytes => Values::Bytes(Vec::new()),
            Kind::Id => Values::Ids(Vec::new()),
            Kind::Number => Values::Numbers(Vec::new()),
            Kind::Text | Kind::Transaction => Values::Texts(Vec::new()),
            Kind::Truth => Values::Truths(Vec::new()),
        }
    }
}

impl Values {
    /// Takes the value of the column at `index`.
    pub(crate) fn take(&mut self, row: &SqliteRow, index: usize) -> sqlx::Result<()> {
        match self {
            Self::Bytes(values) => values.push(row.try_get(index)?),
            Self::Ids(values) => values.push(row.try_get(index)?),
            Self::Numbers(values) => values.push(row.try_get(index)?),
            Self::Texts(values) => values.push(row.try_get(index)?),
            Self::Truths(values) => values.push(row.try_get(index)?),
        }
        Ok(())
    }

    /// Gives all of them to a statement, as one array.
    pub(crate) fn bind_to(self, query: Query<'_, Postgres, PgArguments>) -> Query<'_, Postgres, PgArguments> {
        match self {
            Self::Bytes(values) => query.bind(values),
            Self::Ids(values) => query.bind(values),
            Self::Numbers(values) => query.bind(values),
            Self::Texts(values) => query.bind(values),
            Self::Truths(values) => query.bind(values),
        }
    }
}
