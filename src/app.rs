//! The running service: what it knows, where it writes, what time it is, and the things people can do with it.
//!
//! Floor 8: the use cases that pages and API share. Clock, randomness and ids enter the program here and nowhere else.
//! Knows nothing of HTML or SQL.

mod block;
mod chat;
mod citizen;
mod clock;
mod desk;
mod export;
mod fault;
mod fields;
mod follow;
mod hand_over;
mod hold;
mod library;
mod live;
mod outbox;
mod password;
mod presence;
mod readings;
mod second_factor;
mod secret;
mod sign_on;
mod staff;
mod tick;
mod users;
mod weeding;
mod why;

pub use crate::store::Stage;
pub use chat::{Message, Said};
pub use citizen::{Feedback, Started};
pub use clock::{Clock, FixedClock, SystemClock};
pub use desk::StaffReply;
pub use export::{Exported, Exporter, export, note_export};
pub use fault::{AppError, FeedbackFault, FieldFault, FieldFaultKind, HandoverFault, ReplyFault, UserFault};
pub use follow::{DeskFollower, Follower, Heard, News};
pub use hand_over::{HandedOver, HandoverRequest};
pub use hold::NewNote;
pub use library::{LibraryState, ReloadFault};
pub use live::{LiveChat, Place};
pub use outbox::{Postman, Round};
pub use second_factor::{Enrolled, Offer};
pub use secret::Secret;
pub(crate) use secret::hex;
pub use sign_on::{SignOnAnswer, SignOnFault};
pub use staff::{Account, Staff};
pub use users::{DeskSession, FIRST_PASSWORD_FILE, NewUser, add_user};
pub use weeding::{Weeded, protocol_file, weed, would_weed};
pub use why::Explained;

pub use crate::handover::{Agent, AgentId, HandoverFilter, Role};

use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use rand::{TryRng, rngs::SysRng};
use uuid::{Builder, Uuid};

use crate::{
    config::Config,
    dialogue::{self, Context, Knowledge, Turn, Utterance},
    language::Tag,
    sso::Provider,
    store::Store,
};

/// One turn: [`dialogue::respond`], or in a story about storing something shorter.
pub type Respond = fn(&Knowledge, &Context, &Utterance, Timestamp) -> Turn;

/// The running service, shared as `Arc<App>`.
pub struct App {
    config: Config,
    library: RwLock<library::InUse>,
    store: Store,
    clock: Arc<dyn Clock>,
    respond: Respond,
    provider: Option<Provider>,
}

impl App {
    /// The service over a library and a database.
    #[must_use]
    pub fn new(config: Config, knowledge: impl Into<Arc<Knowledge>>, store: Store, clock: Arc<dyn Clock>) -> Self {
        store.tell_of_events_to(&config.audiences());
        let library = RwLock::new(library::InUse::new(knowledge.into(), clock.now()));
        let provider = Provider::new(&config.oidc, &config.public_url);
        Self { config, library, store, clock, respond: dialogue::respond, provider }
    }

    /// The same with another way to reply.
    #[must_use]
    pub fn with_respond(mut self, respond: Respond) -> Self {
        self.respond = respond;
        self
    }

    /// How the service runs.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The current library. Keep it for one request: the next may get a newer one.
    #[must_use]
    pub fn knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.library.read().unwrap_or_else(PoisonError::into_inner).knowledge)
    }

    /// Replaces the library whole.
    pub fn swap_knowledge(&self, knowledge: impl Into<Arc<Knowledge>>) {
        let library = library::InUse::new(knowledge.into(), self.now());
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = library;
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// One turn that is not stored: `/?q=…` and the command `ask`.
    #[must_use]
    pub fn ask_once(&self, text: &str, lang: Tag) -> Turn {
        let context = Context { lang, ..Context::default() };
        (self.respond)(&self.knowledge(), &context, &Utterance::words(text), self.now())
    }

    fn new_id(&self) -> Result<Uuid, AppError> {
        new_id(self.now())
    }

    /// A new secret.
    fn new_secret() -> Result<Secret, AppError> {
        Secret::new().ok_or(AppError::Unavailable(None))
    }
}

/// A new id: sorts by time, and can't be guessed from another.
fn new_id(now: Timestamp) -> Result<Uuid, AppError> {
    let mut random = [0; 10];
    SysRng.try_fill_bytes(&mut random).map_err(|_| AppError::Unavailable(None))?;
    let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
