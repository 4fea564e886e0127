//! Opening the database: where it is, its settings, its schema.
//!
//! The schema only ever moves forward. A program that meets a schema newer than itself leaves it alone and says so:
//! the way back is the backup from before the upgrade.

mod postgres;
mod sqlite;

pub(super) use sqlite::reopen;

use sqlx::{
    SqlSafeStr,
    migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator},
};

/// A step of the schema.
struct Step {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// The same steps under the same numbers in both databases.
const STEPS: [Step; 7] = [
    Step {
        number: 1,
        name: "conversations and handovers",
        sqlite: include_str!("migrations/sqlite/0001_conversations_and_handovers.sql"),
        postgres: include_str!("migrations/postgres/0001_conversations_and_handovers.sql"),
    },
    Step {
        number: 2,
        name: "weeding",
        sqlite: include_str!("migrations/sqlite/0002_weeding.sql"),
        postgres: include_str!("migrations/postgres/0002_weeding.sql"),
    },
    Step {
        number: 3,
        name: "counters in slots",
        sqlite: include_str!("migrations/sqlite/0003_counters_in_slots.sql"),
        postgres: include_str!("migrations/postgres/0003_counters_in_slots.sql"),
    },
    Step {
        number: 4,
        name: "who has a handover",
        sqlite: include_str!("migrations/sqlite/0004_who_has_a_handover.sql"),
        postgres: include_str!("migrations/postgres/0004_who_has_a_handover.sql"),
    },
    Step {
        number: 5,
        name: "outbox",
        sqlite: include_str!("migrations/sqlite/0005_outbox.sql"),
        postgres: include_str!("migrations/postgres/0005_outbox.sql"),
    },
    Step {
        number: 7,
        name: "second factor and readings",
        sqlite: include_str!("migrations/sqlite/0007_second_factor_and_readings.sql"),
        postgres: include_str!("migrations/postgres/0007_second_factor_and_readings.sql"),
    },
    Step {
        number: 8,
        name: "single sign-on",
        sqlite: include_str!("migrations/sqlite/0008_single_sign_on.sql"),
        postgres: include_str!("migrations/postgres/0008_single_sign_on.sql"),
    },
];

/// A database that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or the file can't be made or reached.
    #[error("the folder of the database can't be made or reached")]
    Folder(#[from] std::io::Error),
    /// It can't be opened or created.
    #[error("the database can't be opened")]
    Database(#[from] sqlx::Error),
    /// It was written by a newer version of the program.
    #[error(
        "the database has schema {found}, and this version of the program knows {known}: \
         use the newer program, or the backup from before the upgrade"
    )]
    Newer {
        /// The schema of the database.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// A migration failed; it was undone.
    #[error("the schema can't be brought up to date")]
    Migration(#[source] MigrateError),
}

/// Brings the schema up to date, step by step.
async fn migrate<C: Migrate>(connection: &mut C, sql: fn(&Step) -> &'static str) -> Result<(), OpenError> {
    let steps = STEPS.iter().map(|step| {
        Migration::new(step.number, step.name.into(), MigrationType::Simple, sql(step).into_sql_str(), false)
    });
    let migrator = Migrator::with_migrations(steps.collect());
    let known = known_schema();
    migrator.run_direct(None, connection, false).await.map_err(|error| match error {
        MigrateError::VersionMissing(found) => OpenError::Newer { found, known },
        other => OpenError::Migration(other),
    })
}

/// The newest schema that this program knows.
pub(super) fn known_schema() -> i64 {
    STEPS.iter().map(|step| step.number).max().unwrap_or_default()
}
