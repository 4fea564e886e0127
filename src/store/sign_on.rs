//! The accounts of those who log in at the provider of single sign-on: made at the first time, renewed at each, known by
//! issuer and subject and by nothing else. An account made here is never taken over, whatever name the provider has.

use jiff::Timestamp;

use crate::handover::{Agent, AgentId};

use super::{
    StoreError, TokenHash,
    db::{Db, query},
    users::{DeskLogIn, Stage, agent},
    values::{column, millis},
    writer::Write,
};

const FIND: &str = "SELECT id, name, first_name, function, role, disabled_at FROM users \
                    WHERE issuer = $1 AND subject = $2";
// Whichever is taken, the name or the identity, no row is made, and the next look says which.
const MAKE: &str = "INSERT INTO users (id, name, password_hash, first_name, function, role, created_at, issuer, subject) \
                    VALUES ($1, $2, '', $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
const RENEW: &str = "UPDATE users SET first_name = $2, function = $3, role = $4 WHERE id = $1";
/// How many names are tried: so many people of one name have accounts.
const NAMES: u32 = 100;

/// Somebody whom the provider vouches for logs in.
pub(crate) struct SignOn {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    /// As the provider has them now. The id and the name count when the account is made, and not later.
    pub(crate) agent: Agent,
    pub(crate) token: TokenHash,
    pub(crate) at: Timestamp,
    pub(crate) ends_at: Timestamp,
}

/// What came of it.
pub(crate) enum SignedOn {
    /// They have a session.
    In(Agent),
    /// Their account was ended here, and stays so.
    Ended(AgentId),
}

impl Write for SignOn {
    type Done = SignedOn;

    async fn run(self, db: &mut Db<'_>) -> Result<SignedOn, StoreError> {
        let (account, has_ended) = self.account(&mut *db).await?;
        if has_ended {
            return Ok(SignedOn::Ended(account.id));
        }
        let Self { agent: Agent { first_name, function, role, .. }, token, at, ends_at, .. } = self;
        query(RENEW)
            .bind(account.id.to_string())
            .bind(&first_name)
            .bind(&function)
            .bind(role.as_str())
            .execute(&mut *db)
            .await?;
        DeskLogIn { token, agent: account.id, at, ends_at, stage: Stage::Open }.run(db).await?;
        Ok(SignedOn::In(Agent { first_name, function, role, ..account }))
    }
}

impl SignOn {
    /// The account, made when there is none, and whether it has ended.
    async fn account(&self, db: &mut Db<'_>) -> Result<(Agent, bool), StoreError> {
        for number in 0..NAMES {
            let found = query(FIND).bind(&self.issuer).bind(&self.subject).fetch_optional(&mut *db).await?;
            if let Some(row) = found {
                return Ok((agent(&row)?, column::<Option<i64>>(&row, "disabled_at")?.is_some()));
            }
            let name = match number {
                0 => self.agent.name.clone(),
                number => format!("{}-{}", self.agent.name, number + 1),
            };
            query(MAKE)
                .bind(self.agent.id.to_string())
                .bind(name)
                .bind(&self.agent.first_name)
                .bind(&self.agent.function)
                .bind(self.agent.role.as_str())
                .bind(millis(self.at))
                .bind(&self.issuer)
                .bind(&self.subject)
                .execute(&mut *db)
                .await?;
        }
        Err(StoreError::NameTaken)
    }
}
