//! The accounts of staff as an admin keeps them, on a page or on the command line.

use crate::{
    handover::{Agent, Role},
    store::{EndUser, Kept, ResetFactor, SetPassword, SetRole, Store, StoreError},
};

use super::{
    AppError, Clock, UserFault,
    password::{hash, is_password},
};

/// An account, and whether it has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub agent: Agent,
    /// It opens nothing any more. Its name stays taken, since what was done under it stays.
    pub ended: bool,
    /// It is of the provider of single sign-on: role and log-in are kept there.
    pub by_provider: bool,
}

/// The accounts in a database.
pub struct Staff<'a> {
    /// The database.
    pub store: &'a Store,
    /// What time it is.
    pub clock: &'a dyn Clock,
}

impl Staff<'_> {
    /// All accounts, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<Account>, AppError> {
        let all = self.store.accounts().await?;
        let account = |Kept { agent, ended, by_provider }| Account { agent, ended, by_provider };
        Ok(all.into_iter().map(account).collect())
    }

    /// Gives an account another role; it holds from its next request.
    ///
    /// # Errors
    /// When there is no such open account, it is the last admin's, or nothing can be stored.
    pub async fn set_role(&self, name: &str, role: Role) -> Result<(), UserFault> {
        self.store.commit(SetRole { name: name.to_owned(), role }).await.map_err(fault)
    }

    /// Gives an account another password and ends its sessions.
    ///
    /// # Errors
    /// When the password is too short or too long, there is no such open account, or nothing can be stored.
    pub async fn set_password(&self, name: &str, password: String) -> Result<(), UserFault> {
        if !is_password(&password) {
            return Err(UserFault::Password);
        }
        let password_hash = hash(password).await?;
        self.store.commit(SetPassword { name: name.to_owned(), password_hash }).await.map_err(fault)
    }

    /// Takes an account's second factor away, because the phone is lost, and ends its sessions.
    ///
    /// # Errors
    /// When there is no such open account, or nothing can be stored.
    pub async fn reset_factor(&self, name: &str) -> Result<(), UserFault> {
        self.store.commit(ResetFactor { name: name.to_owned() }).await.map_err(fault)
    }

    /// Ends an account and its sessions at once.
    ///
    /// # Errors
    /// When there is no such open account, it is the last admin's, or nothing can be stored.
    pub async fn end(&self, name: &str) -> Result<(), UserFault> {
        self.store.commit(EndUser { name: name.to_owned(), at: self.clock.now() }).await.map_err(fault)
    }
}

fn fault(error: StoreError) -> UserFault {
    match error {
        StoreError::NotFound => UserFault::NoSuchUser,
        StoreError::LastAdmin => UserFault::LastAdmin,
        StoreError::ByProvider => UserFault::ByProvider,
        error => AppError::from(error).into(),
    }
}
