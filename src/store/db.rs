//! One set of statements for two databases: `query(SQL).bind(…).fetch_all(db)` runs on SQLite and on PostgreSQL.
//!
//! The files beside this one name neither: they hold SQL that both take, with `$1`, and values of three kinds. What
//! differs is here (how a statement reaches the database), in `open` and in `writer`. Decided when it runs and not
//! when it compiles, so that the statements are compiled once; the price is a copy of each value.

use std::ops::DerefMut;

use sqlx::{
    ColumnIndex, Database, Decode, Encode, PgConnection, PgPool, Postgres, Row as _, Sqlite, SqliteConnection,
    SqlitePool, Type, postgres::PgRow, sqlite::SqliteRow,
};

use crate::handover::Audience;

use super::{StoreError, changes::Change, outbox::Told};

/// A connection to either database, in a transaction or not.
pub(crate) struct Db<'c> {
    to: To<'c>,
    changes: Vec<Change>,
    slot: u32,
    told: Told,
}

enum To<'c> {
    Sqlite(Box<dyn DerefMut<Target = SqliteConnection> + Send + 'c>),
    Postgres(Box<dyn DerefMut<Target = PgConnection> + Send + 'c>),
}

impl<'c> Db<'c> {
    /// SQLite: a connection, a transaction, or one lent.
    pub(super) fn sqlite(connection: impl DerefMut<Target = SqliteConnection> + Send + 'c) -> Self {
        Self { to: To::Sqlite(Box::new(connection)), changes: Vec::new(), slot: 0, told: Told::default() }
    }

    /// PostgreSQL: a connection, a transaction, or one lent.
    pub(super) fn postgres(connection: impl DerefMut<Target = PgConnection> + Send + 'c) -> Self {
        Self { to: To::Postgres(Box::new(connection)), changes: Vec::new(), slot: 0, told: Told::default() }
    }

    /// The same, counting in a slot that those who write at the same time leave alone.
    pub(super) fn counting_in(mut self, slot: u32) -> Self {
        self.slot = slot;
        self
    }

    /// The same, telling of what is written those who are told at all.
    pub(super) fn telling(mut self, told: Told) -> Self {
        self.told = told;
        self
    }

    /// Whether an audience is told of events.
    pub(super) fn tells(&self, audience: Audience) -> bool {
        self.told.has(audience)
    }

    /// Which of a counter's rows this transaction adds to.
    pub(super) fn slot(&self) -> u32 {
        self.slot
    }

    /// Notes what those who wait for a conversation are told after COMMIT.
    pub(super) fn note_change(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// What was noted.
    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// Writes something that nobody reads, so that COMMIT needs a disk with room: in SQLite a number that is not used,
    /// in PostgreSQL a transaction's own id.
    pub(super) async fn touch(&mut self) -> Result<(), StoreError> {
        let sql = match self.to {
            To::Sqlite(_) => "PRAGMA user_version = 0",
            To::Postgres(_) => "SELECT pg_current_xact_id()",
        };
        query(sql).execute(self).await?;
        Ok(())
    }

    /// Holds rows until COMMIT. Only PostgreSQL needs it: in SQLite the one writer holds everything.
    pub(super) async fn lock(&mut self, sql: &'static str, id: String) -> Result<(), StoreError> {
        if matches!(self.to, To::Postgres(_)) {
            query(sql).bind(id).execute(self).await?;
        }
        Ok(())
    }
}

/// Connections that read. Cloning is shallow.
#[derive(Debug, Clone)]
pub(super) enum Readers {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Readers {
    /// For one statement.
    pub(super) async fn acquire(&self) -> Result<Db<'static>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(pool) => Db::sqlite(pool.acquire().await?),
            Self::Postgres(pool) => Db::postgres(pool.acquire().await?),
        })
    }

    /// For several that see the same moment.
    pub(super) async fn begin(&self) -> Result<Db<'static>, sqlx::Error> {
        const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
        Ok(match self {
            Self::Sqlite(pool) => Db::sqlite(pool.begin().await?),
            Self::Postgres(pool) => Db::postgres(pool.begin_with(SNAPSHOT).await?),
        })
    }
}

/// A statement. Its text stands in the program: nothing that anybody wrote ever becomes SQL.
pub(super) struct Query {
    sql: &'static str,
    values: Vec<Value>,
}

/// Begins a statement.
pub(super) fn query(sql: &'static str) -> Query {
    Query { sql, values: Vec::new() }
}

impl Query {
    /// The next `$n`.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// How many rows were changed.
    pub(super) async fn execute(self, db: &mut Db<'_>) -> Result<u64, sqlx::Error> {
        Ok(match &mut db.to {
            To::Sqlite(to) => self.on::<Sqlite>().execute(&mut ***to).await?.rows_affected(),
            To::Postgres(to) => self.on::<Postgres>().execute(&mut ***to).await?.rows_affected(),
        })
    }

    pub(super) async fn fetch_all(self, db: &mut Db<'_>) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match &mut db.to {
            To::Sqlite(to) => rows(self.on::<Sqlite>().fetch_all(&mut ***to).await?, Row::Sqlite),
            To::Postgres(to) => rows(self.on::<Postgres>().fetch_all(&mut ***to).await?, Row::Postgres),
        })
    }

    pub(super) async fn fetch_optional(self, db: &mut Db<'_>) -> Result<Option<Row>, sqlx::Error> {
        Ok(match &mut db.to {
            To::Sqlite(to) => self.on::<Sqlite>().fetch_optional(&mut ***to).await?.map(Row::Sqlite),
            To::Postgres(to) => self.on::<Postgres>().fetch_optional(&mut ***to).await?.map(Row::Postgres),
        })
    }

    pub(super) async fn fetch_one(self, db: &mut Db<'_>) -> Result<Row, sqlx::Error> {
        self.fetch_optional(db).await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// The first column of the only row.
    pub(super) async fn scalar<T: for<'r> Column<'r>>(self, db: &mut Db<'_>) -> Result<T, sqlx::Error> {
        self.fetch_one(db).await?.try_get(0)
    }

    /// The first column of the first row, if there is one.
    pub(super) async fn scalar_optional<T: for<'r> Column<'r>>(
        self,
        db: &mut Db<'_>,
    ) -> Result<Option<T>, sqlx::Error> {
        self.fetch_optional(db).await?.map(|row| row.try_get(0)).transpose()
    }

    fn on<DB: Database>(self) -> sqlx::query::Query<'static, DB, DB::Arguments>
    where
        Option<String>: Encode<'static, DB> + Type<DB>,
        Option<i64>: Encode<'static, DB> + Type<DB>,
        Option<bool>: Encode<'static, DB> + Type<DB>,
    {
        self.values.into_iter().fold(sqlx::query::<DB>(self.sql), |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
            Value::Flag(flag) => query.bind(flag),
        })
    }
}

fn rows<R>(rows: Vec<R>, row: fn(R) -> Row) -> Vec<Row> {
    rows.into_iter().map(row).collect()
}

/// What a column holds, or nothing: PostgreSQL wants to know the kind of a NULL too.
pub(super) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Flag(Option<bool>),
}

macro_rules! values {
    ($($kind:ident: $($from:ty),+;)+) => {$($(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::$kind(Some(value.into()))
            }
        }

        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Self::$kind(value.map(Into::into))
            }
        }
    )+)+};
}

values! {
    Text: &str, &String, String;
    Number: i64, u32;
    Flag: bool;
}

/// A row of either database.
pub(super) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// A column by its place or name.
    pub(super) fn try_get<'r, T: Column<'r>>(
        &'r self,
        at: impl ColumnIndex<SqliteRow> + ColumnIndex<PgRow>,
    ) -> Result<T, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(at),
            Self::Postgres(row) => row.try_get(at),
        }
    }
}

/// What can be read from a column of both.
pub(super) trait Column<'r>: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres> {}

impl<'r, T> Column<'r> for T where T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres> {}
