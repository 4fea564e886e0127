//! Accounts as they are kept: listed, given another role or password, ended.

use jiff::Timestamp;

use crate::handover::{Agent, Role};

use super::{
    Store, StoreError,
    db::{Db, Row, query},
    users::agent,
    values::{column, millis},
    writer::Write,
};

const ALL: &str = "SELECT id, name, first_name, function, role, disabled_at, issuer FROM users ORDER BY name";
const SET_ROLE: &str = "UPDATE users SET role = $2 WHERE name = $1 AND disabled_at IS NULL";
const SET_PASSWORD: &str = "UPDATE users SET password_hash = $2 WHERE name = $1 AND disabled_at IS NULL";
// Both would leave when two end each other at once: PostgreSQL holds all admins meanwhile.
const HOLD_ADMINS: &str = "SELECT 1 FROM users WHERE role = $1 FOR UPDATE";
const LAST_ADMIN: &str = "SELECT count(*) FROM users WHERE name = $1 AND role = $2 AND disabled_at IS NULL \
                          AND NOT EXISTS (SELECT 1 FROM users AS others WHERE others.name <> $1 \
                          AND others.role = $2 AND others.disabled_at IS NULL)";
const END: &str = "UPDATE users SET disabled_at = $2 WHERE name = $1 AND disabled_at IS NULL";
const END_SESSIONS: &str = "DELETE FROM desk_sessions WHERE user_id = (SELECT id FROM users WHERE name = $1)";

const OF_PROVIDER: &str = "SELECT count(*) FROM users WHERE name = $1 AND disabled_at IS NULL AND issuer IS NOT NULL";

/// An account as it is kept.
pub(crate) struct Kept {
    pub(crate) agent: Agent,
    pub(crate) ended: bool,
    /// It is the provider's: role and log-in are kept there.
    pub(crate) by_provider: bool,
}

/// An account gets another role.
#[derive(Debug)]
pub(crate) struct SetRole {
    pub(crate) name: String,
    pub(crate) role: Role,
}

/// An account gets another password; its sessions end, since they may be somebody else's.
pub(crate) struct SetPassword {
    pub(crate) name: String,
    pub(crate) password_hash: String,
}

/// An account ends, and its sessions with it.
#[derive(Debug)]
pub(crate) struct EndUser {
    pub(crate) name: String,
    pub(crate) at: Timestamp,
}

impl Write for SetRole {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        keep_the_providers(&mut *db, &self.name).await?;
        if self.role != Role::Admin {
            keep_an_admin(&mut *db, &self.name).await?;
        }
        found(query(SET_ROLE).bind(self.name).bind(self.role.as_str().to_owned()).execute(db).await?)
    }
}

impl Write for SetPassword {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        keep_the_providers(&mut *db, &self.name).await?;
        found(query(SET_PASSWORD).bind(self.name.clone()).bind(self.password_hash).execute(&mut *db).await?)?;
        query(END_SESSIONS).bind(self.name).execute(db).await?;
        Ok(())
    }
}

impl Write for EndUser {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        keep_an_admin(&mut *db, &self.name).await?;
        found(query(END).bind(self.name.clone()).bind(millis(self.at)).execute(&mut *db).await?)?;
        query(END_SESSIONS).bind(self.name).execute(db).await?;
        Ok(())
    }
}

impl Store {
    /// All accounts by name.
    pub(crate) async fn accounts(&self) -> Result<Vec<Kept>, StoreError> {
        let account = |row: &Row| {
            let ended = column::<Option<i64>>(row, "disabled_at")?.is_some();
            Ok(Kept { agent: agent(row)?, ended, by_provider: column::<Option<&str>>(row, "issuer")?.is_some() })
        };
        query(ALL).fetch_all(&mut self.readers.acquire().await?).await?.iter().map(account).collect()
    }
}

/// Refuses to change what the provider decides.
pub(super) async fn keep_the_providers(db: &mut Db<'_>, name: &str) -> Result<(), StoreError> {
    let is_providers: i64 = query(OF_PROVIDER).bind(name).scalar(db).await?;
    if is_providers > 0 { Err(StoreError::ByProvider) } else { Ok(()) }
}

/// Refuses what would leave no admin.
async fn keep_an_admin(db: &mut Db<'_>, without: &str) -> Result<(), StoreError> {
    let admin = Role::Admin.as_str();
    db.lock(HOLD_ADMINS, admin.to_owned()).await?;
    let is_last: i64 = query(LAST_ADMIN).bind(without).bind(admin).scalar(db).await?;
    if is_last > 0 { Err(StoreError::LastAdmin) } else { Ok(()) }
}

fn found(rows: u64) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}
