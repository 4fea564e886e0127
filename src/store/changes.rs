//! Who is waiting for a conversation to change, and how they learn of it.
//!
//! A change is a hint that there is something to read; what it is, the store says. It may come late, twice, or be lost
//! with the process that wrote (`writer::alone`), so that whoever waits also looks now and then by himself.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;
use uuid::Uuid;

use crate::conversation::{ConversationId, Seq};

/// How many can wait for one conversation: some tabs and devices of one person, each of which holds a connection.
const MOST: usize = 16;
/// How many can wait for the desk: staff, and everybody in the queue whose place may change.
const MOST_AT_DESK: usize = 4096;
/// What stands for the desk where a conversation stands otherwise. No conversation has this id.
const DESK: ConversationId = ConversationId(Uuid::nil());

/// Something about a conversation is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) conversation: ConversationId,
    pub(crate) what: What,
}

/// What is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// An entry with this number.
    Entry(Seq),
    /// Something that the store knows: a session may have ended, a handover stands elsewhere.
    Other,
    /// One of the two writes at this moment. Nothing of it is stored.
    Writes(Side),
    /// One of the two has seen the entries up to this one. Nothing of it is stored.
    Read(Side, Seq),
}

/// The two who talk in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Citizen,
    Staff,
}

impl Change {
    /// Something that the desk shows: a handover, the queue, who is at work.
    pub(crate) const DESK: Self = Self { conversation: DESK, what: What::Other };
}

/// Those who wait, by conversation. Cloning is shallow.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes(Arc<Mutex<HashMap<ConversationId, watch::Sender<Seen>>>>);

/// What those who wait have been told.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    last: Seq,
    looks: u64,
    signs: Signs,
}

/// What the two who talk have shown of themselves since somebody began to wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    citizen: Sign,
    staff: Sign,
}

/// What one of them has shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sign {
    /// Grows when they write.
    pub(crate) writes: u64,
    /// How far they have read; 0 when nothing was heard of that.
    pub(crate) read: Seq,
}

impl Signs {
    pub(crate) const fn of(&self, side: Side) -> Sign {
        match side {
            Side::Citizen => self.citizen,
            Side::Staff => self.staff,
        }
    }

    fn of_mut(&mut self, side: Side) -> &mut Sign {
        match side {
            Side::Citizen => &mut self.citizen,
            Side::Staff => &mut self.staff,
        }
    }
}

impl Changes {
    /// Waits for a conversation from here on, unless too many do.
    pub(super) fn follow(&self, conversation: ConversationId) -> Option<Following> {
        let mut waiting = self.waiting();
        let tell = waiting.entry(conversation).or_default();
        let most = if conversation == DESK { MOST_AT_DESK } else { MOST };
        (tell.receiver_count() < most).then(|| Following { conversation, told: tell.subscribe(), all: self.clone() })
    }

    /// Waits for anything that the desk shows.
    pub(super) fn follow_desk(&self) -> Option<Following> {
        self.follow(DESK)
    }

    /// Wakes those whom it concerns. An entry that they have been told of wakes nobody again: a process hears its own
    /// notifications too.
    pub(super) fn tell(&self, change: Change) {
        let waiting = self.waiting();
        let Some(told) = waiting.get(&change.conversation) else { return };
        told.send_if_modified(|seen| seen.hear(change.what));
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
    /// Whether this is news.
    fn hear(&mut self, what: What) -> bool {
        match what {
            What::Entry(last) => {
                let new = last > self.last;
                self.last = self.last.max(last);
                new
            }
            What::Other => self.look(),
            What::Writes(side) => {
                self.signs.of_mut(side).writes += 1;
                true
            }
            What::Read(side, seq) => {
                let read = &mut self.signs.of_mut(side).read;
                let new = seq > *read;
                *read = seq.max(*read);
                new
            }
        }
    }

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

impl Following {
    /// What the two who talk have shown of themselves.
    pub(crate) fn signs(&self) -> Signs {
        self.told.borrow().signs
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

    use super::*;

    fn change(n: u128, last: impl Into<Option<Seq>>) -> Change {
        of(n, last.into().map_or(What::Other, What::Entry))
    }

    fn of(n: u128, what: What) -> Change {
        Change { conversation: ConversationId(Uuid::from_u128(n)), what }
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
    async fn signs_of_the_other_one_are_heard_and_reading_does_not_go_back() {
        let changes = Changes::default();
        let mut following = changes.follow(change(1, 1).conversation).unwrap();
        changes.tell(of(1, What::Writes(Side::Staff)));
        assert!(wakes(&mut following).await);
        changes.tell(of(1, What::Read(Side::Staff, 4)));
        assert!(wakes(&mut following).await);
        changes.tell(of(1, What::Read(Side::Staff, 3)));
        assert!(!wakes(&mut following).await);
        let signs = following.signs();
        assert_eq!((signs.of(Side::Staff), signs.of(Side::Citizen)), (Sign { writes: 1, read: 4 }, Sign::default()));
    }

    #[tokio::test]
    async fn the_desk_is_woken_by_what_it_shows_and_has_room_for_more() {
        let changes = Changes::default();
        let mut desk: Vec<_> = (0..=MOST).map(|_| changes.follow_desk().unwrap()).collect();
        changes.tell(change(1, 1));
        assert!(!wakes(&mut desk[0]).await, "a conversation");
        changes.tell(Change::DESK);
        assert!(wakes(&mut desk[0]).await && wakes(&mut desk[MOST]).await);
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
