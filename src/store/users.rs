//! The accounts of staff and their sessions. Passwords come and go as argon2 hashes; `app` makes and checks them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::handover::{Agent, AgentId};

use super::{
    Store, StoreError, TokenHash,
    db::{Db, Row, query},
    values::{column, from_word, id, millis, parsed, time, word},
    writer::Write,
};

const COUNT: &str = "SELECT count(*) FROM users";
const INSERT: &str = "INSERT INTO users (id, name, password_hash, first_name, function, role, created_at) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (name) DO NOTHING";
const CREDENTIALS: &str = "SELECT id, name, first_name, function, role, password_hash, totp_secret FROM users \
                           WHERE name = $1 AND disabled_at IS NULL AND issuer IS NULL";
const LOG_IN: &str = "INSERT INTO desk_sessions (token_hash, user_id, seen_at, ends_at, stage) \
                      VALUES ($1, $2, $3, $4, $5)";
const SESSION: &str = "SELECT users.id, name, first_name, function, role, seen_at, ends_at, stage, issuer FROM desk_sessions \
                       JOIN users ON users.id = desk_sessions.user_id \
                       WHERE token_hash = $1 AND disabled_at IS NULL";
const SEEN: &str = "UPDATE desk_sessions SET seen_at = $2 WHERE token_hash = $1";
const LOG_OUT: &str = "DELETE FROM desk_sessions WHERE token_hash = $1";
const OVER: &str = "DELETE FROM desk_sessions WHERE ends_at <= $1";

/// An account to be made.
#[derive(Clone)]
pub(crate) struct AddUser {
    pub(crate) agent: Agent,
    pub(crate) password_hash: String,
    pub(crate) at: Timestamp,
    /// Only when there is no account at all.
    pub(crate) only_first: bool,
}

/// An account and what its password is checked against.
pub(crate) struct Credentials {
    pub(crate) agent: Agent,
    pub(crate) password_hash: String,
    /// Logging in takes a code too.
    pub(crate) has_second_factor: bool,
}

/// A session to be made.
#[derive(Debug)]
pub(crate) struct DeskLogIn {
    pub(crate) token: TokenHash,
    pub(crate) agent: AgentId,
    pub(crate) at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) stage: Stage,
}

/// A session was used.
#[derive(Debug)]
pub(crate) struct DeskSeen {
    pub(crate) token: TokenHash,
    pub(crate) at: Timestamp,
}

/// A session ends.
#[derive(Debug)]
pub(crate) struct DeskLogOut {
    pub(crate) token: TokenHash,
}

/// A session as stored; whether it is over is `app`'s to say.
#[derive(Debug)]
pub(crate) struct FoundDeskSession {
    pub(crate) agent: Agent,
    pub(crate) seen_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) stage: Stage,
    /// The account is the provider's.
    pub(crate) by_provider: bool,
}

/// What a session still lacks before it opens the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing.
    Open,
    /// The code of the second factor.
    Code,
    /// A second factor at all, where one is required.
    Enrol,
}

impl Write for AddUser {
    /// Whether it was made: with `only_first` it may not be needed.
    type Done = bool;

    async fn run(self, db: &mut Db<'_>) -> Result<bool, StoreError> {
        if self.only_first && query(COUNT).scalar::<i64>(&mut *db).await? > 0 {
            return Ok(false);
        }
        let done = query(INSERT)
            .bind(self.agent.id.to_string())
            .bind(self.agent.name)
            .bind(self.password_hash)
            .bind(self.agent.first_name)
            .bind(self.agent.function)
            .bind(self.agent.role.as_str())
            .bind(millis(self.at))
            .execute(db)
            .await?;
        match done {
            1 => Ok(true),
            // Another process that starts at the same time was first.
            _ if self.only_first => Ok(false),
            _ => Err(StoreError::NameTaken),
        }
    }
}

impl Write for DeskLogIn {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(OVER).bind(millis(self.at)).execute(&mut *db).await?;
        query(LOG_IN)
            .bind(self.token.as_str())
            .bind(self.agent.to_string())
            .bind(millis(self.at))
            .bind(millis(self.ends_at))
            .bind(word(&self.stage, "stage of a session")?)
            .execute(db)
            .await?;
        Ok(())
    }
}

impl Write for DeskSeen {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(SEEN).bind(self.token.as_str()).bind(millis(self.at)).execute(db).await?;
        Ok(())
    }
}

impl Write for DeskLogOut {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(LOG_OUT).bind(self.token.as_str()).execute(db).await?;
        Ok(())
    }
}

impl Store {
    /// Whether there is any account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_users(&self) -> Result<bool, StoreError> {
        Ok(query(COUNT).scalar::<i64>(&mut self.readers.acquire().await?).await? > 0)
    }

    /// An account that may log in here: not one of the provider's.
    pub(crate) async fn credentials(&self, name: &str) -> Result<Option<Credentials>, StoreError> {
        let found = query(CREDENTIALS).bind(name).fetch_optional(&mut self.readers.acquire().await?).await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(Credentials {
            agent: agent(&row)?,
            password_hash: column(&row, "password_hash")?,
            has_second_factor: column::<Option<&str>>(&row, "totp_secret")?.is_some(),
        }))
    }

    /// The session that a token belongs to.
    pub(crate) async fn desk_session(&self, token: &TokenHash) -> Result<Option<FoundDeskSession>, StoreError> {
        let found = query(SESSION).bind(token.as_str()).fetch_optional(&mut self.readers.acquire().await?).await?;
        let Some(row) = found else { return Ok(None) };
        let (seen_at, ends_at) = (time(column(&row, "seen_at")?)?, time(column(&row, "ends_at")?)?);
        let stage = from_word(column(&row, "stage")?, "stage of a session")?;
        let by_provider = column::<Option<&str>>(&row, "issuer")?.is_some();
        Ok(Some(FoundDeskSession { agent: agent(&row)?, seen_at, ends_at, stage, by_provider }))
    }
}

pub(super) fn agent(row: &Row) -> Result<Agent, StoreError> {
    Ok(Agent {
        id: AgentId(id(row.try_get("id")?)?),
        name: column(row, "name")?,
        first_name: column(row, "first_name")?,
        function: column(row, "function")?,
        role: parsed(column(row, "role")?, "role")?,
    })
}
