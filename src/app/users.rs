//! The accounts of staff and their sessions: 8 hours without use, 12 hours at most.

use crate::handover::{Agent, Role};

use super::{App, AppError, Secret, UserFault};

/// A member of staff who has logged in.
#[derive(Debug, Clone)]
pub struct DeskSession {
    /// What the browser holds.
    pub token: Secret,
    /// What every form of this session carries.
    pub csrf: String,
    /// Who.
    pub agent: Agent,
}

/// An account to be made.
#[derive(Clone)]
pub struct NewUser {
    /// The name to log in with.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// First name, as citizens see it (R24).
    pub first_name: String,
    /// Function, as citizens see it.
    pub function: String,
    /// 12 to 200 characters.
    pub password: String,
}

impl App {
    /// Logs in; `None` when name and password do not belong together.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn log_in(&self, _name: &str, _password: &str) -> Result<Option<DeskSession>, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// The session that a token opens; `None` when it is unknown, over or logged out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn desk_session(&self, _token: &str) -> Result<Option<DeskSession>, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn log_out(&self, _token: &str) -> Result<(), AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Makes an account.
    ///
    /// # Errors
    /// When the name is taken, a field is wrong, or nothing can be stored.
    pub async fn add_user(&self, _user: NewUser) -> Result<(), UserFault> {
        Err(AppError::Unavailable(None).into())
    }

    /// Whether there is any account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_users(&self) -> Result<bool, AppError> {
        Err(AppError::Unavailable(None))
    }

    /// Makes the account `medborgarservice` when there is none at all, and gives its password, to be shown once.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn make_first_user(&self) -> Result<Option<String>, AppError> {
        Err(AppError::Unavailable(None))
    }
}
