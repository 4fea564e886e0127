//! The people at the desk and what each may do. Citizens see a first name and a function, nothing else (R24).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The identity of a member of staff (UUID v7, made by `App`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgentId(pub Uuid);

impl fmt::Display for AgentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a member of staff is at work for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads, answers and closes handovers.
    Agent,
    /// The same, and sees to what could not be sent and to who has read what.
    Lead,
    /// Sees to the library; sees no handover.
    Editor,
    /// Everything, accounts too.
    Admin,
}

/// A part of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Handovers: what citizens wrote.
    Handovers,
    /// The library: approved answers, looked for and read.
    Answers,
    /// Letters that were given up.
    Outbox,
    /// Who has read what.
    Readings,
    /// Accounts of staff.
    Accounts,
    /// One's own account.
    Own,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Agent, Self::Lead, Self::Editor, Self::Admin];

    /// The role as it is written on the command line and stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Lead => "lead",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    /// Whether a role gets into a part of the desk: the one place that says so.
    #[must_use]
    pub const fn may(self, area: Area) -> bool {
        match (self, area) {
            (_, Area::Own | Area::Answers)
            | (Self::Admin, _)
            | (Self::Agent, Area::Handovers)
            | (Self::Lead, Area::Handovers | Area::Outbox | Area::Readings) => true,
            (Self::Agent | Self::Lead | Self::Editor, _) => false,
        }
    }
}

/// A word that is no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no such role: use agent, lead, editor or admin")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or(UnknownRole)
    }
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// Their identity.
    pub id: AgentId,
    /// The name they log in with.
    pub name: String,
    /// First name, as citizens see it.
    pub first_name: String,
    /// Function, as citizens see it: "Medborgarservice".
    pub function: String,
    /// What they may do.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_admin_keeps_accounts_and_an_editor_sees_no_citizen() {
        for role in Role::ALL {
            assert_eq!(role.may(Area::Accounts), role == Role::Admin);
            assert_eq!(role.may(Area::Outbox), matches!(role, Role::Lead | Role::Admin));
            assert_eq!(role.may(Area::Handovers), role != Role::Editor);
            assert!(role.may(Area::Own));
            assert_eq!(role.as_str().parse(), Ok(role));
        }
        assert!("root".parse::<Role>().is_err());
    }
}
