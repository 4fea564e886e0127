//! The accounts of staff and their sessions: 8 hours without use, 12 hours at most.

use jiff::{SignedDuration, Timestamp};

use crate::{
    handover::{Agent, AgentId, Area, Role},
    store::{AddUser, DeskLogIn, DeskLogOut, DeskSeen, FoundDeskSession, Stage, Store, StoreError},
};

use super::{
    App, AppError, Clock, Secret, Staff, UserFault,
    citizen::later,
    new_id,
    password::{check, hash, is_password},
};

/// Where the password of the first account lies, in the data folder, until somebody logs in.
pub const FIRST_PASSWORD_FILE: &str = "first-password.txt";
/// How long a session lasts without use.
const IDLE: SignedDuration = SignedDuration::from_hours(8);
/// How long a session lasts at most.
pub(super) const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// How long there is for the code of a second factor, or to set one up.
const UNFINISHED: SignedDuration = SignedDuration::from_mins(30);
/// How old the last note of use may be before a new one is written.
const REFRESH: SignedDuration = SignedDuration::from_mins(5);

/// A member of staff who has logged in.
#[derive(Debug, Clone)]
pub struct DeskSession {
    /// What the browser holds.
    pub token: Secret,
    /// What every form of this session carries.
    pub csrf: String,
    /// Who.
    pub agent: Agent,
    /// What it still lacks before it opens the desk.
    pub stage: Stage,
    /// The account is of the provider of single sign-on: password and second factor are kept there.
    pub by_provider: bool,
}

impl DeskSession {
    /// A session that lacks nothing any more.
    pub(super) fn opened(token: Secret, agent: Agent) -> Self {
        Self::at(Stage::Open, token, agent)
    }

    /// The session of somebody whom the provider vouches for.
    pub(super) fn by_provider(token: Secret, agent: Agent) -> Self {
        Self { by_provider: true, ..Self::opened(token, agent) }
    }

    fn at(stage: Stage, token: Secret, agent: Agent) -> Self {
        Self { csrf: token.derive("csrf"), token, agent, stage, by_provider: false }
    }

    /// Whether a form carries what this session's forms carry.
    #[must_use]
    pub fn is_own_form(&self, csrf: &str) -> bool {
        let (ours, theirs) = (self.csrf.as_bytes(), csrf.as_bytes());
        // Every byte is compared, so that the time taken tells nothing.
        let differing = ours.iter().zip(theirs).fold(0, |sum, (a, b)| sum | (a ^ b));
        ours.len() == theirs.len() && differing == 0
    }
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
    /// Logs in; `None` when name and password do not belong together, or only the provider logs anybody in.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn log_in(&self, name: &str, password: &str) -> Result<Option<DeskSession>, AppError> {
        if !self.config.oidc.local_login {
            return Ok(None);
        }
        let found = self.store.credentials(name.trim()).await?;
        let stage = match &found {
            Some(found) if found.has_second_factor => Stage::Code,
            Some(_) if self.config.accounts.require_second_factor => Stage::Enrol,
            _ => Stage::Open,
        };
        let Some(agent) = check(found, password.to_owned()).await? else {
            tracing::warn!("a log-in failed");
            return Ok(None);
        };
        let (token, at) = (Self::new_secret()?, self.now());
        let ends_at = if stage == Stage::Open { later(at, ABSOLUTE) } else { later(at, UNFINISHED) };
        self.store.commit(DeskLogIn { token: token.hash(), agent: agent.id, at, ends_at, stage }).await?;
        tracing::info!(agent = %agent.id, ?stage, "logged in");
        // Whoever has logged in has read it; most often it is long gone.
        drop(std::fs::remove_file(self.config.data.join(FIRST_PASSWORD_FILE)));
        Ok(Some(DeskSession::at(stage, token, agent)))
    }

    /// The session that a token opens; `None` when it is unknown, over or logged out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn desk_session(&self, token: &str) -> Result<Option<DeskSession>, AppError> {
        let (token, now) = (Secret::presented(token), self.now());
        let Some(found) = self.store.desk_session(&token.hash()).await? else { return Ok(None) };
        let unused = now.duration_since(found.seen_at);
        if now >= found.ends_at || unused >= IDLE {
            return Ok(None);
        }
        if unused >= REFRESH {
            self.store.note(DeskSeen { token: token.hash(), at: now });
        }
        let session = DeskSession::at(found.stage, token, found.agent);
        Ok(Some(DeskSession { by_provider: found.by_provider, ..session }))
    }

    /// Who a session belongs to, if it is open and they may see handovers. A page that stays open does not make the
    /// session last.
    pub(super) async fn is_at_desk(&self, token: &Secret) -> Result<Option<Agent>, StoreError> {
        let now = self.now();
        let found = self.store.desk_session(&token.hash()).await?;
        let is_open = |session: &FoundDeskSession| {
            let lasts = now < session.ends_at && now.duration_since(session.seen_at) < IDLE;
            lasts && session.stage == Stage::Open && session.agent.role.may(Area::Handovers)
        };
        Ok(found.filter(is_open).map(|session| session.agent))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn log_out(&self, token: &str) -> Result<(), AppError> {
        Ok(self.store.commit(DeskLogOut { token: Secret::presented(token).hash() }).await?)
    }

    /// Gives whoever has logged in another password, and ends all their sessions; `false` when the old one is wrong.
    ///
    /// # Errors
    /// When the new password is too short or too long, or nothing can be stored.
    pub async fn change_password(&self, session: &DeskSession, old: &str, new: String) -> Result<bool, UserFault> {
        let name = &session.agent.name;
        let found = self.store.credentials(name).await.map_err(AppError::from)?;
        if check(found, old.to_owned()).await?.is_none() {
            return Ok(false);
        }
        self.staff().set_password(name, new).await?;
        tracing::info!(agent = %session.agent.id, "password changed");
        Ok(true)
    }

    /// The accounts.
    #[must_use]
    pub fn staff(&self) -> Staff<'_> {
        Staff { store: &self.store, clock: self.clock.as_ref() }
    }

    /// Makes an account.
    ///
    /// # Errors
    /// When the name is taken, a field is wrong, or nothing can be stored.
    pub async fn add_user(&self, user: NewUser) -> Result<(), UserFault> {
        self.store_user(user, false).await.map(drop)
    }

    /// Whether there is any account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_users(&self) -> Result<bool, AppError> {
        Ok(self.store.has_users().await?)
    }

    /// Makes the account `medborgarservice` when there is none at all, and gives its password, to be shown once.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn make_first_user(&self) -> Result<Option<String>, UserFault> {
        if self.has_users().await? {
            return Ok(None);
        }
        let password: String = Self::new_secret()?.expose().chars().take(20).collect();
        let user = NewUser {
            name: "medborgarservice".to_owned(),
            role: Role::Admin,
            first_name: "Handläggare".to_owned(),
            function: "Medborgarservice".to_owned(),
            password: password.clone(),
        };
        Ok(self.store_user(user, true).await?.then_some(password))
    }

    async fn store_user(&self, user: NewUser, only_first: bool) -> Result<bool, UserFault> {
        store_user(&self.store, self.now(), user, only_first).await
    }
}

/// Makes an account in a database, without the rest of the service: for the command line.
///
/// # Errors
/// When the name is taken, a field is wrong, or nothing can be stored.
pub async fn add_user(store: &Store, clock: &dyn Clock, user: NewUser) -> Result<(), UserFault> {
    store_user(store, clock.now(), user, false).await.map(drop)
}

async fn store_user(store: &Store, at: Timestamp, user: NewUser, only_first: bool) -> Result<bool, UserFault> {
    if let Some(fault) = user.fault() {
        return Err(fault);
    }
    let NewUser { name, role, first_name, function, password } = user;
    let id = AgentId(new_id(at)?);
    let password_hash = hash(password).await?;
    let agent = Agent { id, name, first_name, function, role };
    match store.commit(AddUser { agent, password_hash, at, only_first }).await {
        Ok(made) => Ok(made),
        Err(StoreError::NameTaken) => Err(UserFault::NameTaken),
        Err(error) => Err(AppError::from(error).into()),
    }
}

impl NewUser {
    fn fault(&self) -> Option<UserFault> {
        let named = |c: char| c.is_alphanumeric() || ".-_".contains(c);
        let has = |text: &str, least: usize, most: usize| (least..=most).contains(&text.trim().chars().count());
        if !has(&self.name, 1, 60) || !self.name.chars().all(named) {
            Some(UserFault::Name)
        } else if !has(&self.first_name, 1, 80) || !has(&self.function, 1, 80) {
            Some(UserFault::Shown)
        } else if !is_password(&self.password) {
            Some(UserFault::Password)
        } else {
            None
        }
    }
}
