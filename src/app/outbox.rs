//! The postman: takes letters out of the outbox, has them sent, and notes what came of it.
//!
//! One round takes what is due for one audience. Each audience has a task of its own, so that a receiver that is down
//! holds nobody else up. Between rounds the database is asked every second; a round that found the other side out of
//! reach is followed by a pause that grows, and when it is back nothing waits longer. A letter whose sending was
//! not noted (the process was killed, the database was away) is sent again under the same key.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use metrics::counter;
use rand::{TryRng, rngs::SysRng};

use crate::{
    delivery::{Failure, Hook, Mailer, Notice, PATIENCE, SetupError, Snapshot, Webhook, pause},
    handover::{Agent, Audience, ContactWay, Handover, HandoverId, Letter},
    knowledge::{BodyId, Library},
    language::Tag,
    records,
    store::{AddLink, CloseWay, DeadLetter, DropLink, LeaveLetters, OpenWay, SendAgain, Settle, Settled, TakeLetters},
    telemetry,
};

use super::{
    App, AppError,
    citizen::{HANDED_OVER, later},
    export::matter,
};

/// How often the database is asked whether anything is due.
const LOOK: Duration = Duration::from_secs(1);
/// The longest that an audience is left alone after a round that could not reach it.
const LONGEST: SignedDuration = SignedDuration::from_mins(1);
/// How many failed rounds in a row make an outage, after which everything that waits is tried at once.
const OUTAGE: u32 = 3;
/// How many letters a round takes.
const ROUND: u32 = 50;
/// How long a round goes on before the lease is renewed.
const WORK: SignedDuration = SignedDuration::from_secs(20);
/// How much longer than a round and one more letter the lease lasts.
const MARGIN: SignedDuration = SignedDuration::from_secs(20);
/// What is noted with a letter to an audience that nobody is configured to reach.
const CLOSED: &str = "no longer configured";

/// Sends what the outbox holds.
#[derive(Debug)]
pub struct Postman {
    app: Arc<App>,
    mailer: Option<Mailer>,
    webhook: Option<Webhook>,
    /// Who holds the lease.
    holder: String,
}

/// What a round came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Nothing was due, or another process sends.
    Idle,
    /// So many letters have arrived, and none was stopped.
    Sent(u32),
    /// The other side could not be reached, after so many that arrived.
    Unreachable(u32),
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

impl Postman {
    /// A postman by the configuration of a service.
    ///
    /// # Errors
    /// When a way out can't be opened as configured.
    pub fn new(app: Arc<App>) -> Result<Self, SetupError> {
        let config = app.config();
        let mailer = Mailer::new(&config.mail, &config.host())?;
        let webhook = Webhook::new(&config.webhook)?;
        // A file belongs to one process: whoever starts anew goes on where the last one was killed.
        let name = if app.store.is_shared() { app.new_id().map(|id| id.to_string()).ok() } else { None };
        let holder = name.unwrap_or_else(|| "this process".to_owned());
        Ok(Self { app, mailer, webhook, holder })
    }

    /// Sends to every audience until it is dropped.
    pub async fn work(&self) {
        let told = self.app.config().audiences();
        for audience in Audience::ALL.into_iter().filter(|audience| !told.contains(audience)) {
            self.close(audience).await;
        }
        let tasks = told.into_iter().map(|audience| self.deliver(audience));
        futures_util::future::join_all(tasks).await;
    }

    /// Lets another process send at once.
    pub async fn leave(&self) {
        if self.app.store.commit(LeaveLetters { holder: self.holder.clone() }).await.is_err() {
            tracing::warn!("the lease of the outbox was not given back; it runs out by itself");
        }
    }

    async fn close(&self, audience: Audience) {
        let at = self.app.now();
        match self.app.store.commit(CloseWay { audience, at, fault: CLOSED }).await {
            Ok(0) | Err(_) => {}
            Ok(letters) => tracing::warn!(%audience, letters, "letters given up: nobody is configured to get them"),
        }
    }

    async fn deliver(&self, audience: Audience) {
        let mut failures = 0;
        loop {
            match self.round(audience).await {
                Ok(Round::Idle) => tokio::time::sleep(LOOK).await,
                Ok(Round::Sent(_)) => {
                    if failures >= OUTAGE {
                        self.open(audience).await;
                    }
                    failures = 0;
                }
                Ok(Round::Unreachable(sent)) => {
                    failures = if sent > 0 { 1 } else { failures + 1 };
                    let wait = pause(failures, chance()).min(LONGEST);
                    tokio::time::sleep(wait.unsigned_abs()).await;
                }
                Err(error) => {
                    tracing::warn!(%audience, error = &error as &dyn std::error::Error, "the outbox can't be read");
                    tokio::time::sleep(LOOK * 5).await;
                }
            }
        }
    }

    async fn open(&self, audience: Audience) {
        tracing::info!(%audience, "can be reached again");
        if self.app.store.commit(OpenWay { audience, at: self.app.now() }).await.is_err() {
            tracing::warn!(%audience, "what waits for its next try waits a little longer");
        }
    }

    /// Sends what is due for an audience.
    ///
    /// # Errors
    /// When the database fails; what was sent and not noted is sent again.
    pub async fn round(&self, audience: Audience) -> Result<Round, AppError> {
        let at = self.app.now();
        if !self.app.store.has_letters(audience, at).await? {
            return Ok(Round::Idle);
        }
        let (holder, until) = (self.holder.clone(), later(at, WORK + MARGIN + self.longest(audience)));
        let letters = self.app.store.commit(TakeLetters { audience, holder, at, until, most: ROUND }).await?;
        let (done, mut sent) = (later(at, WORK), 0);
        if letters.is_empty() {
            return Ok(Round::Idle);
        }
        for letter in letters {
            if self.app.now() >= done {
                break;
            }
            match self.try_one(letter).await? {
                Ok(()) => sent += 1,
                Err(failure) if failure.refused => {}
                Err(_) => return Ok(Round::Unreachable(sent)),
            }
        }
        Ok(Round::Sent(sent))
    }

    /// Sends a letter and notes what came of it.
    async fn try_one(&self, letter: Letter) -> Result<Result<(), Failure>, AppError> {
        let (audience, handover, seq) = (letter.audience, letter.handover, letter.seq);
        let result = match tokio::time::timeout(self.longest(audience).unsigned_abs(), self.send(&letter)).await {
            Ok(result) => result?,
            Err(_) => Err(Failure { refused: false, fault: "no answer in time".to_owned() }),
        };
        let at = self.app.now();
        let outcome = match &result {
            Ok(()) => {
                counter!(telemetry::LETTERS_SENT, "audience" => audience.as_str()).increment(1);
                tracing::info!(%handover, seq, %audience, "letter sent");
                Settled::Sent
            }
            Err(failure) => {
                counter!(telemetry::LETTERS_FAILED, "audience" => audience.as_str()).increment(1);
                self.failed(&letter, failure, at)
            }
        };
        self.app.store.commit(Settle { letter, at, outcome }).await?;
        Ok(result)
    }

    fn failed(&self, letter: &Letter, Failure { refused, fault }: &Failure, at: Timestamp) -> Settled {
        let Letter { handover, seq, audience, .. } = letter;
        let (tries, refusals) = (letter.tries + 1, letter.refusals + u32::from(*refused));
        let (refused, fault) = (*refused, fault.clone());
        if tries >= self.app.config().outbox.tries || refusals >= PATIENCE {
            tracing::error!(%handover, seq, %audience, tries, fault, "letter given up: see the desk, Utskick");
            return Settled::Dead { refused, fault };
        }
        tracing::warn!(%handover, seq, %audience, tries, refused, fault, "letter not sent; it is tried again");
        Settled::Again { next_at: later(at, pause(tries, chance())), refused, fault }
    }

    /// How long sending one letter may take.
    fn longest(&self, audience: Audience) -> SignedDuration {
        let config = self.app.config();
        let seconds = match audience {
            Audience::Function | Audience::Citizen => config.mail.timeout_seconds,
            Audience::System => config.webhook.timeout_seconds,
        };
        SignedDuration::from_secs(i64::from(seconds) * 2)
    }

    /// The outer error is the database's, the inner one the other side's.
    async fn send(&self, letter: &Letter) -> Result<Result<(), Failure>, AppError> {
        let handover = self.app.store.handover(letter.handover).await?;
        match (letter.audience, &self.mailer, &self.webhook) {
            (Audience::Function, Some(mailer), _) => self.to_function(letter, &handover, mailer).await,
            (Audience::Citizen, Some(mailer), _) => self.to_citizen(letter, &handover, mailer).await,
            (Audience::System, _, Some(webhook)) => self.to_system(letter, handover, webhook).await,
            _ => Ok(Err(Failure { refused: true, fault: CLOSED.to_owned() })),
        }
    }

    async fn to_function(
        &self,
        letter: &Letter,
        handover: &Handover,
        mailer: &Mailer,
    ) -> Result<Result<(), Failure>, AppError> {
        let (knowledge, config) = (self.app.knowledge(), self.app.config());
        let library = &knowledge.library;
        let body = if matches!(letter.what.as_str(), "unclaimed" | "overdue") {
            &library.manifest.desk
        } else {
            &handover.body
        };
        let Some(to) = config.mail.only_to.as_deref().or_else(|| mailbox(library, body)) else {
            return Ok(Err(Failure { refused: true, fault: "no mailbox in bodies.toml".to_owned() }));
        };
        let link = desk_link(&config.public_url, handover.id);
        let words = notice(handover, library, &link).to_function(&letter.what);
        Ok(mailer.send(&letter.key(), to, words, letter.at).await)
    }

    async fn to_citizen(
        &self,
        letter: &Letter,
        handover: &Handover,
        mailer: &Mailer,
    ) -> Result<Result<(), Failure>, AppError> {
        let ContactWay::Email(to) = &handover.contact else { return Ok(Ok(())) };
        let knowledge = self.app.knowledge();
        let library = &knowledge.library;
        let public_url = &self.app.config().public_url;
        let log = self.app.store.handover_log(handover.id).await?;
        // Links have gone astray here before: whoever reads this mail gets none.
        let astray = log.iter().any(|line| line.what == "links_revoked");
        let secret = if astray { None } else { Some(App::new_secret()?) };
        let link = match &secret {
            Some(secret) => {
                let expires_at = later(self.app.now(), HANDED_OVER);
                self.app.store.commit(AddLink { link: secret.hash(), handover: handover.id, expires_at }).await?;
                format!("{public_url}/a/{}", secret.expose())
            }
            None => format!("{public_url}/arende"),
        };
        let words = notice(handover, library, &link).to_citizen(handover.lang, library.municipality(handover.lang));
        let sent = mailer.send(&letter.key(), to, words, letter.at).await;
        if let (Err(_), Some(secret)) = (&sent, secret) {
            self.app.store.commit(DropLink { link: secret.hash() }).await?;
        }
        Ok(sent)
    }

    async fn to_system(
        &self,
        letter: &Letter,
        handover: Handover,
        webhook: &Webhook,
    ) -> Result<Result<(), Failure>, AppError> {
        let (knowledge, store) = (self.app.knowledge(), &self.app.store);
        let library = &knowledge.library;
        let link = desk_link(&self.app.config().public_url, handover.id);
        let mailbox = mailbox(library, &handover.body).map(ToOwned::to_owned);
        let matter = matter(store, Some(library), &store.staff().await?, handover).await?;
        let data = Snapshot {
            sequence: letter.seq,
            municipality: library.municipality(Tag::Swedish).to_owned(),
            samples: library.shows_samples(),
            link,
            mailbox,
            handover: records::as_data(&matter),
        };
        let hook = Hook { kind: format!("handover.{}", letter.what), timestamp: letter.at, data };
        Ok(webhook.send(&letter.key(), &hook, self.app.now()).await)
    }
}

impl App {
    /// The letters that were given up, the first to be so on top; at most 500.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dead_letters(&self) -> Result<Vec<DeadLetter>, AppError> {
        Ok(self.store.dead_letters().await?)
    }

    /// Has a dead letter sent again, and notes who wanted it.
    ///
    /// # Errors
    /// When there is no such dead letter, or nothing can be stored.
    pub async fn send_again(
        &self,
        agent: &Agent,
        handover: HandoverId,
        seq: u32,
        audience: Audience,
    ) -> Result<(), AppError> {
        Ok(self.store.commit(SendAgain { handover, seq, audience, agent: agent.id, at: self.now() }).await?)
    }
}

fn notice<'a>(handover: &'a Handover, library: &'a Library, link: &'a str) -> Notice<'a> {
    let body = library.bodies.get(&handover.body);
    Notice {
        reference: &handover.reference,
        area: body.map_or(handover.body.as_str(), |body| body.name.get(Tag::Swedish)),
        received: handover.created_at,
        due: handover.due_at,
        link,
        samples: library.shows_samples(),
    }
}

/// The official mailbox of a body; that of Medborgarservice when it has none (R27, R25).
fn mailbox<'a>(library: &'a Library, body: &BodyId) -> Option<&'a str> {
    let of = |body| library.bodies.get(body).and_then(|body| body.mailbox.as_deref());
    of(body).or_else(|| of(&library.manifest.desk))
}

fn desk_link(public_url: &str, handover: HandoverId) -> String {
    format!("{public_url}/desk/arenden/{handover}")
}

/// A number that nobody can foretell; without randomness the longest pause.
fn chance() -> u32 {
    SysRng.try_next_u32().unwrap_or_default()
}
