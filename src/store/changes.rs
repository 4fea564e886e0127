//! Who is waiting for a conversation to change, and how they learn of it.
//!
//! A change is a hint that there is something to read; what it is, the store says. It may come late, twice, or be lost
//! with the process that wrote (`writer::alone`), so that whoever waits also looks now and then by himself.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use crate::conversation::{ConversationId, Seq};

/// How many can wait for one conversation: some tabs and devices of one person, each of which holds a connection.
const MOST: usize = 16;

/// Something about a conversation is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) conversation: ConversationId,
    /// The number of its last entry; `None` when it is not an entry that is new: a session may have ended.
    pub(crate) last: Option<Seq>,
}

/// Those who wait, by conversation. Cloning is shallow.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes(Arc<Mutex<HashMap<ConversationId, watch::Sender<Seen>>>>);

/// What those who wait have been told.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    last: Seq,
    looks: u64,
}

impl Changes {
    /// Waits for a conversation from here on, unless too many do.
    pub(super) fn follow(&self, conversation: ConversationId) -> Option<Following> {
        let mut waiting = self.waiting();
        let tell = waiting.entry(conversation).or_default();
        (tell.receiver_count() < MOST).then(|| Following { conversation, told: tell.subscribe(), all: self.clone() })
    }

    /// Wakes those whom it concerns. An entry that they have been told of wakes nobody again: a process hears its own
    /// notifications too.
    pub(super) fn tell(&self, change: Change) {
        let waiting = self.waiting();
        let Some(told) = waiting.get(&change.conversation) else { return };
        match change.last {
            Some(last) => told.send_if_modified(|seen| {
                let new = last > seen.last;
                seen.last = seen.last.max(last);
                new
            }),
            None => told.send_if_modified(Seen::look),
        };
    }

    /// Wakes everybody: something may have been missed.
    pub(super) fn tell_all(&self) {
        for told in self.waiting().values() {
            told.send_if_modified(Seen::look);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<ConversationId, watch::Sender<Seen>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn look(&mut self) -> bool {
        self.looks += 1;
        true
    }
}

/// Somebody who waits for a conversation to change.
#[derive(Debug)]
pub(crate) struct Following {
    conversation: ConversationId,
    told: watch::Receiver<Seen>,
    all: Changes,
}

impl Following {
    /// Returns when something is new since this was called last, or since the beginning.
    pub(crate) async fn changed(&mut self) {
        // The sender stays as long as somebody waits, so that this can't fail; if it did, nobody would be woken.
        if self.told.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut waiting = self.all.waiting();
        // This one still counts.
        if waiting.get(&self.conversation).is_some_and(|told| told.receiver_count() <= 1) {
            waiting.remove(&self.conversation);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;
    use uuid::Uuid;

    use super::*;

    fn change(n: u128, last: impl Into<Option<Seq>>) -> Change {
        Change { conversation: ConversationId(Uuid::from_u128(n)), last: last.into() }
    }

    async fn wakes(following: &mut Following) -> bool {
        timeout(Duration::from_millis(5), following.changed()).await.is_ok()
    }

    #[tokio::test]
    async fn those_who_wait_for_a_conversation_wake_once_for_what_is_new_in_it() {
        let changes = Changes::default();
        let mut following = changes.follow(ConversationId(Uuid::from_u128(1))).unwrap();
        changes.tell(change(2, 7));
        assert!(!wakes(&mut following).await, "another conversation");
        changes.tell(change(1, 2));
        assert!(wakes(&mut following).await);
        changes.tell(change(1, 2));
        changes.tell(change(1, 1));
        assert!(!wakes(&mut following).await, "told already");
        changes.tell(change(1, None));
        assert!(wakes(&mut following).await);
        changes.tell_all();
        assert!(wakes(&mut following).await);
    }

    #[tokio::test]
    async fn so_many_may_wait_and_nothing_is_kept_when_nobody_does() {
        let changes = Changes::default();
        let mut waiting: Vec<_> = (0..=MOST).map(|_| changes.follow(change(1, 1).conversation)).collect();
        assert!(waiting.pop().unwrap().is_none(), "one too many");
        assert!(waiting.iter().all(Option::is_some));
        waiting.truncate(1);
        assert_eq!(changes.waiting().len(), 1);
        waiting.clear();
        assert_eq!(changes.waiting().len(), 0);
    }
}
