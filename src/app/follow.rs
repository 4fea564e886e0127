//! A conversation as it goes on: every entry once, in order, for as long as the one who reads may read.

use std::{sync::Arc, time::Duration};

use crate::{
    conversation::{ConversationId, Entry, Seq},
    store::{Following, StoreError, TokenHash},
};

use super::{App, Secret};

/// How long nothing may happen before the reader hears that the line is open. Then the store is asked too: a change
/// that nobody was told of, and a session that is over, are noticed here at the latest.
const HEARTBEAT: Duration = Duration::from_secs(15);

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

/// Somebody who reads along.
pub struct Follower {
    app: Arc<App>,
    following: Following,
    conversation: ConversationId,
    token: TokenHash,
    after: Seq,
    begun: bool,
}

impl App {
    /// Reads along in a conversation from after an entry, with the token that opens it; `None` when too many do.
    #[must_use]
    pub fn follow(self: &Arc<Self>, conversation: ConversationId, token: &str, after: Seq) -> Option<Follower> {
        // Waits from here on and reads afterwards, so that no entry falls in between.
        let following = self.store.follow(conversation)?;
        let (app, token) = (Arc::clone(self), Secret::presented(token).hash());
        Some(Follower { app, following, conversation, token, after, begun: false })
    }
}

impl Follower {
    /// What is new: at once the first time, then when something happens, and [`News::Quiet`] when nothing does.
    pub async fn next(&mut self) -> News {
        if self.begun {
            // Changed or not: the store knows.
            drop(tokio::time::timeout(HEARTBEAT, self.following.changed()).await);
        }
        self.begun = true;
        match self.read().await {
            Ok(news) => news,
            Err(error) => {
                // What was said stays to be read when the database is back.
                tracing::warn!(error = &error as &dyn std::error::Error, "a reader could not be told what is new");
                News::Quiet
            }
        }
    }

    async fn read(&mut self) -> Result<News, StoreError> {
        let store = self.app.store();
        let session = store.session(&self.token, self.app.now()).await?;
        if session.is_none_or(|found| found.conversation != self.conversation) {
            return Ok(News::Over);
        }
        let entries = store.entries_after(self.conversation, self.after).await?;
        let Some(last) = entries.last() else { return Ok(News::Quiet) };
        self.after = last.seq;
        Ok(News::Entries(entries))
    }
}
