//! A conversation as it goes on: every entry once, in order, for as long as the one who reads may read; and in a chat
//! what the other one shows of themselves.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};

use crate::{
    conversation::{ConversationId, Entry, Seq},
    handover::Agent,
    store::{Change, Following, Side, StoreError, TokenHash, What},
};

use super::{App, Secret};

/// How long nothing may happen before the reader hears that the line is open. Then the store is asked too: a change
/// that nobody was told of, and a session that is over, are noticed here at the latest.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often it is noted that a member of staff who reads along is there.
const NOTE: SignedDuration = SignedDuration::from_secs(10);
/// How long the desk's news are gathered: what happens at once is told once.
const GATHER: Duration = Duration::from_millis(300);

/// What a reader hears.
#[derive(Debug, PartialEq)]
pub enum News {
    /// What was said since, at least one entry.
    Entries(Vec<Entry>),
    /// Nothing so far.
    Quiet,
    /// The session is over: detached, or expired.
    Over,
}

/// What somebody hears who takes part in a chat, each time that anything is new.
#[derive(Debug, Default, PartialEq)]
pub struct Heard {
    /// What was said since.
    pub entries: Vec<Entry>,
    /// The other one writes at this moment.
    pub other_writes: bool,
    /// How far the other one has read, when that is news.
    pub other_read: Option<Seq>,
}

/// Who reads, and by what.
enum Reader {
    Citizen(TokenHash),
    Staff(Secret, Agent),
}

/// Somebody who reads along.
pub struct Follower {
    app: Arc<App>,
    following: Following,
    /// The desk too, for who waits in its queue.
    desk: Option<Following>,
    conversation: ConversationId,
    reader: Reader,
    after: Seq,
    begun: bool,
    heard: Sign,
    noted: Noted,
}

/// When it was last noted that somebody is there: every wake would be too often.
#[derive(Debug, Clone, Copy, Default)]
struct Noted(Option<Timestamp>);

impl Noted {
    fn note(&mut self, app: &App, agent: &Agent) {
        let now = app.now();
        if self.0.is_none_or(|at| now.duration_since(at) >= NOTE) {
            app.heard_of(agent);
            self.0 = Some(now);
        }
    }
}

/// What was heard of the other one before.
#[derive(Debug, Clone, Copy, Default)]
struct Sign {
    writes: u64,
    read: Seq,
}

/// Somebody who watches the desk.
pub struct DeskFollower {
    app: Arc<App>,
    desk: Following,
    token: Secret,
    begun: bool,
    noted: Noted,
}

impl App {
    /// Reads along in a conversation from after an entry, with the token that opens it; `None` when too many do.
    #[must_use]
    pub fn follow(self: &Arc<Self>, conversation: ConversationId, token: &str, after: Seq) -> Option<Follower> {
        let reader = Reader::Citizen(Secret::presented(token).hash());
        self.follow_as(conversation, reader, after, false)
    }

    /// Takes part in a chat as its citizen: hears of the queue too. `None` when too many do.
    #[must_use]
    pub fn follow_chat(self: &Arc<Self>, conversation: ConversationId, token: &str, after: Seq) -> Option<Follower> {
        let reader = Reader::Citizen(Secret::presented(token).hash());
        self.follow_as(conversation, reader, after, true)
    }

    /// Takes part in a conversation as a member of staff; `None` when too many do.
    #[must_use]
    pub fn follow_matter(
        self: &Arc<Self>,
        conversation: ConversationId,
        (token, agent): (&Secret, &Agent),
        after: Seq,
    ) -> Option<Follower> {
        self.follow_as(conversation, Reader::Staff(token.clone(), agent.clone()), after, true)
    }

    /// Watches the desk; `None` when too many do.
    #[must_use]
    pub fn follow_desk(self: &Arc<Self>, token: &Secret) -> Option<DeskFollower> {
        let desk = self.store.follow_desk()?;
        Some(DeskFollower { app: Arc::clone(self), desk, token: token.clone(), begun: false, noted: Noted::default() })
    }

    fn follow_as(
        self: &Arc<Self>,
        conversation: ConversationId,
        reader: Reader,
        after: Seq,
        with_desk: bool,
    ) -> Option<Follower> {
        // Waits from here on and reads afterwards, so that no entry falls in between.
        let following = self.store.follow(conversation)?;
        let desk = if with_desk { Some(self.store.follow_desk()?) } else { None };
        let (heard, noted) = (Sign::default(), Noted::default());
        Some(Follower {
            app: Arc::clone(self),
            following,
            desk,
            conversation,
            reader,
            after,
            begun: false,
            heard,
            noted,
        })
    }

    /// The citizen of a chat writes at this moment, or has seen the entries up to one. Nothing of it is stored.
    pub fn citizen_shows(&self, conversation: ConversationId, writes: bool, read: Option<Seq>) {
        self.shows(conversation, Side::Citizen, writes, read);
    }

    /// Whoever answers writes at this moment, or has seen the entries up to one. Nothing of it is stored.
    pub fn staff_show(&self, conversation: ConversationId, writes: bool, read: Option<Seq>) {
        self.shows(conversation, Side::Staff, writes, read);
    }

    fn shows(&self, conversation: ConversationId, side: Side, writes: bool, read: Option<Seq>) {
        let signs = writes.then_some(What::Writes(side)).into_iter().chain(read.map(|seq| What::Read(side, seq)));
        for what in signs {
            self.store.tell(Change { conversation, what });
        }
    }
}

impl Follower {
    /// What is new: at once the first time, then when something happens, and [`News::Quiet`] when nothing does.
    pub async fn next(&mut self) -> News {
        match self.hear().await {
            None => News::Over,
            Some(heard) if heard.entries.is_empty() => News::Quiet,
            Some(heard) => News::Entries(heard.entries),
        }
    }

    /// What is new in a chat: at once the first time, then whenever something happens in it or at the desk, and now and
    /// then although nothing does. `None` when the session is over.
    pub async fn hear(&mut self) -> Option<Heard> {
        if self.begun {
            self.wait().await;
        }
        self.begun = true;
        match self.read().await {
            Ok(heard) => heard,
            Err(error) => {
                // What was said stays to be read when the database is back.
                tracing::warn!(error = &error as &dyn std::error::Error, "a reader could not be told what is new");
                Some(Heard::default())
            }
        }
    }

    async fn wait(&mut self) {
        let desk = async {
            match &mut self.desk {
                Some(desk) => {
                    desk.changed().await;
                    tokio::time::sleep(GATHER).await;
                }
                None => std::future::pending().await,
            }
        };
        // Changed or not: the store knows.
        tokio::select! {
            () = self.following.changed() => {}
            () = desk => {}
            () = tokio::time::sleep(HEARTBEAT) => {}
        }
    }

    async fn read(&mut self) -> Result<Option<Heard>, StoreError> {
        if !self.may_read().await? {
            return Ok(None);
        }
        let entries = self.app.store().entries_after(self.conversation, self.after).await?;
        self.after = entries.last().map_or(self.after, |last| last.seq);
        let other = match self.reader {
            Reader::Citizen(_) => Side::Staff,
            Reader::Staff(..) => Side::Citizen,
        };
        let (sign, before) = (self.following.signs().of(other), self.heard);
        self.heard = Sign { writes: sign.writes, read: sign.read };
        Ok(Some(Heard {
            entries,
            other_writes: sign.writes > before.writes,
            other_read: (sign.read > before.read).then_some(sign.read),
        }))
    }

    /// Whether the session is still open. Staff who read along are there: what they have stays theirs.
    async fn may_read(&mut self) -> Result<bool, StoreError> {
        match &self.reader {
            Reader::Citizen(token) => {
                let session = self.app.store().session(token, self.app.now()).await?;
                Ok(session.is_some_and(|found| found.conversation == self.conversation))
            }
            Reader::Staff(token, agent) => {
                let is_there = self.app.is_at_desk(token).await?.is_some();
                if is_there {
                    self.noted.note(&self.app, agent);
                }
                Ok(is_there)
            }
        }
    }
}

impl DeskFollower {
    /// Whether something that the desk shows may have changed; `None` when the session is over.
    pub async fn next(&mut self) -> Option<bool> {
        let mut changed = !self.begun;
        if self.begun {
            changed = tokio::time::timeout(HEARTBEAT, self.desk.changed()).await.is_ok();
            if changed {
                tokio::time::sleep(GATHER).await;
            }
        }
        self.begun = true;
        match self.app.is_at_desk(&self.token).await {
            Ok(Some(agent)) => {
                self.noted.note(&self.app, &agent);
                Some(changed)
            }
            Ok(None) => None,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the desk could not be told what is new");
                Some(false)
            }
        }
    }
}
