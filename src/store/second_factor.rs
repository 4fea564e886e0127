//! The second factor of staff: what its codes are made of, which were used, and what a session still lacks.

use jiff::Timestamp;

use crate::handover::AgentId;

use super::{
    Store, StoreError, TokenHash,
    db::{Db, query},
    staff::keep_the_providers,
    values::{column, id, millis},
    writer::Write,
};

const OF_SESSION: &str = "SELECT users.id, totp_secret, offered FROM desk_sessions \
                          JOIN users ON users.id = desk_sessions.user_id WHERE token_hash = $1 AND disabled_at IS NULL";
const OFFER: &str = "UPDATE desk_sessions SET offered = $2 WHERE token_hash = $1";
const USE_STEP: &str = "UPDATE users SET totp_step = $2 WHERE id = $1 AND totp_step < $2 AND totp_secret IS NOT NULL";
const USE_RECOVERY: &str = "DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2";
const OPEN: &str = "UPDATE desk_sessions SET token_hash = $2, stage = 'open', seen_at = $3, ends_at = $4, offered = NULL \
                    WHERE token_hash = $1";
const ENROL: &str = "UPDATE users SET totp_secret = $2, totp_step = $3 WHERE id = $1";
const END_OTHERS: &str = "DELETE FROM desk_sessions WHERE user_id = $1 AND token_hash <> $2";
const DROP_RECOVERY: &str = "DELETE FROM recovery_codes WHERE user_id = $1";
const ADD_RECOVERY: &str = "INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, $2)";
const ID_OF: &str = "SELECT id FROM users WHERE name = $1 AND disabled_at IS NULL";
const RESET: &str = "UPDATE users SET totp_secret = NULL, totp_step = 0 WHERE id = $1";
const END_SESSIONS: &str = "DELETE FROM desk_sessions WHERE user_id = $1";

/// What there is to check a code against.
pub(crate) struct Factor {
    pub(crate) agent: AgentId,
    /// What the codes of the account are made of, in base32.
    pub(crate) secret: Option<String>,
    /// What they would be made of, while that is being set up.
    pub(crate) offered: Option<String>,
}

/// A session is offered a second factor.
pub(crate) struct OfferFactor {
    pub(crate) token: TokenHash,
    pub(crate) secret: String,
}

/// What opens a session that lacks its code.
pub(crate) enum Code {
    /// The code of a step, good once.
    Step(i64),
    /// A recovery code's hash, good once.
    Recovery(TokenHash),
}

/// A session gets what it lacks, and a new token with it.
pub(crate) struct OpenSession {
    pub(crate) agent: AgentId,
    pub(crate) code: Code,
    pub(crate) old: TokenHash,
    pub(crate) new: TokenHash,
    pub(crate) at: Timestamp,
    pub(crate) ends_at: Timestamp,
}

/// An account gets a second factor; its other sessions end.
pub(crate) struct Enrol {
    pub(crate) agent: AgentId,
    pub(crate) secret: String,
    pub(crate) step: i64,
    pub(crate) recovery: Vec<TokenHash>,
    pub(crate) old: TokenHash,
    pub(crate) new: TokenHash,
    pub(crate) at: Timestamp,
    pub(crate) ends_at: Timestamp,
}

/// An account loses its second factor and its sessions.
pub(crate) struct ResetFactor {
    pub(crate) name: String,
}

impl Write for OfferFactor {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        query(OFFER).bind(self.token.as_str()).bind(self.secret).execute(db).await?;
        Ok(())
    }
}

impl Write for OpenSession {
    /// Whether the code was still good.
    type Done = bool;

    async fn run(self, db: &mut Db<'_>) -> Result<bool, StoreError> {
        let agent = self.agent.to_string();
        let used = match self.code {
            Code::Step(step) => query(USE_STEP).bind(agent).bind(step).execute(&mut *db).await?,
            Code::Recovery(hash) => query(USE_RECOVERY).bind(agent).bind(hash.as_str()).execute(&mut *db).await?,
        };
        if used == 0 {
            return Ok(false);
        }
        open(db, &self.old, &self.new, (self.at, self.ends_at)).await?;
        Ok(true)
    }
}

impl Write for Enrol {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        let agent = self.agent.to_string();
        query(ENROL).bind(&agent).bind(self.secret).bind(self.step).execute(&mut *db).await?;
        query(DROP_RECOVERY).bind(&agent).execute(&mut *db).await?;
        for code in self.recovery {
            query(ADD_RECOVERY).bind(&agent).bind(code.as_str()).execute(&mut *db).await?;
        }
        query(END_OTHERS).bind(&agent).bind(self.old.as_str()).execute(&mut *db).await?;
        open(db, &self.old, &self.new, (self.at, self.ends_at)).await
    }
}

impl Write for ResetFactor {
    type Done = ();

    async fn run(self, db: &mut Db<'_>) -> Result<(), StoreError> {
        keep_the_providers(&mut *db, &self.name).await?;
        let found: Option<String> = query(ID_OF).bind(self.name).scalar_optional(&mut *db).await?;
        let agent = found.ok_or(StoreError::NotFound)?;
        for sql in [RESET, DROP_RECOVERY, END_SESSIONS] {
            query(sql).bind(&agent).execute(&mut *db).await?;
        }
        Ok(())
    }
}

impl Store {
    /// What a code for a session is checked against.
    pub(crate) async fn factor(&self, token: &TokenHash) -> Result<Option<Factor>, StoreError> {
        let found = query(OF_SESSION).bind(token.as_str()).fetch_optional(&mut self.readers.acquire().await?).await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(Factor {
            agent: AgentId(id(column(&row, "id")?)?),
            secret: column(&row, "totp_secret")?,
            offered: column(&row, "offered")?,
        }))
    }
}

/// A session that lacks nothing any more goes on under another token.
async fn open(
    db: &mut Db<'_>,
    old: &TokenHash,
    new: &TokenHash,
    (at, ends_at): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let opened =
        query(OPEN).bind(old.as_str()).bind(new.as_str()).bind(millis(at)).bind(millis(ends_at)).execute(db).await?;
    if opened == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}
