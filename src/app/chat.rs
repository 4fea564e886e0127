//! A message of a citizen and what comes back: danger and personal numbers leave nothing but a counter, everything else
//! is one durable write.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use metrics::{counter, histogram};
use sha2::{Digest, Sha256};
use tracing::Instrument;

use crate::{
    calendar::local_date,
    conversation::{Body, ConversationId, Entry, Seq},
    dialogue::{self, ChoiceId, Context, Reply, Turn, Utterance, Why},
    language::Tag,
    store::{Begin, CommitTurn, Committed, Count, Recent},
    telemetry::{self, spans},
};

use super::{App, AppError, Secret, secret::hex};

/// How often a turn is computed again because the conversation moved on. Each time somebody else's turn was stored, and
/// a conversation takes 15 messages a minute, so that one more than these always finds it still.
pub(super) const ATTEMPTS: usize = 16;
/// How many entries before the message a turn is computed from: the last eight or so turns.
const MEMORY: Seq = 24;
/// How long a citizen's session lasts without use; at least 20 hours, so that nobody is timed out (A-CHAT-18).
pub(super) const IDLE: SignedDuration = SignedDuration::from_hours(30);

/// What a citizen sends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Message {
    /// The words, or the title of the button pressed.
    pub text: String,
    /// The language the citizen reads in.
    pub lang: Tag,
    /// The button pressed.
    pub choice: Option<ChoiceId>,
    /// The sender's own id of the message: sent twice, it counts once.
    pub client_id: Option<String>,
    /// The citizen has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Said {
    /// The conversation; none when nothing is stored and there was none before.
    pub conversation: Option<ConversationId>,
    /// The token of a conversation that this message began.
    pub token: Option<Secret>,
    /// The turn. Of a repeated message `reply` is what it was; `why` is empty.
    pub turn: Turn,
    /// The stored entries of this turn, the citizen's and the service's; none when nothing is stored.
    pub entries: Vec<Entry>,
    /// The same `client_id` came before: this is what was stored then.
    pub repeated: bool,
}

/// What a turn is computed from.
struct Before {
    context: Context,
    last: Seq,
    is_blocked: bool,
}

impl App {
    /// Takes a message and replies. Without a conversation one begins, together with its first stored turn.
    ///
    /// # Errors
    /// When there is no such conversation, the `client_id` was used for another text, or nothing can be stored.
    pub async fn say(&self, conversation: Option<ConversationId>, message: Message) -> Result<Said, AppError> {
        let span = spans::turn();
        let said = self.take(conversation, message).instrument(span.clone()).await;
        if let Ok(Said { turn, .. }) = &said {
            spans::became(&span, turn.reply.kind(), &turn.why.step);
        }
        said
    }

    async fn take(&self, conversation: Option<ConversationId>, mut message: Message) -> Result<Said, AppError> {
        // A sender can put anything into its id, a personal number too: only what can't be read back is stored.
        message.client_id = message.client_id.map(|id| hex(&Sha256::digest(id)));
        if let Some(turn) = self.danger(&message.text, message.lang) {
            return Ok(Said { conversation, token: None, turn, entries: Vec::new(), repeated: false });
        }
        if let Some(repeated) = self.said_before(conversation, &message).await? {
            return Ok(repeated);
        }
        for _ in 0..ATTEMPTS {
            let before = self.before(conversation, &message).await?;
            let now = self.now();
            if before.is_blocked {
                let turn = dialogue::blocked(&self.knowledge().library, message.lang);
                self.count(&turn.reply, now);
                return Ok(Said { conversation, token: None, turn, entries: Vec::new(), repeated: false });
            }
            let turn =
                timed("respond", || (self.respond)(&self.knowledge(), &before.context, &message.utterance(), now));
            if !turn.reply.is_stored() {
                self.count(&turn.reply, now);
                return Ok(Said { conversation, token: None, turn, entries: Vec::new(), repeated: false });
            }
            match self.store_turn(conversation, &message, before.last, (turn, None), now).await {
                Err(AppError::Moved) => {}
                outcome => return outcome,
            }
        }
        Err(AppError::Moved)
    }

    /// The reply to danger, if a text tells of any. It needs no database, no session and heeds no limit: callers ask for
    /// it before all of those.
    #[must_use]
    pub fn danger(&self, text: &str, lang: Tag) -> Option<Turn> {
        let knowledge = self.knowledge();
        dialogue::danger(&knowledge, text)?;
        let (context, now) = (Context { lang, ..Context::default() }, self.now());
        let turn = (self.respond)(&knowledge, &context, &Utterance::words(text), now);
        self.count(&turn.reply, now);
        Some(turn)
    }

    /// The stored turn of a message that came before.
    async fn said_before(
        &self,
        conversation: Option<ConversationId>,
        message: &Message,
    ) -> Result<Option<Said>, AppError> {
        let (Some(id), Some(client_id)) = (conversation, &message.client_id) else { return Ok(None) };
        let Some(entries) = self.store.said_before(id, client_id, &message.text).await? else { return Ok(None) };
        let reference = self.store.handovers_of(id).await?.pop().map(|handover| handover.reference);
        let delivered = dialogue::delivered(&reference.unwrap_or_default(), message.lang).reply;
        Ok(Some(repeated(id, message.lang, entries, delivered)))
    }

    /// What the next turn is computed from.
    async fn before(&self, conversation: Option<ConversationId>, message: &Message) -> Result<Before, AppError> {
        let Some(id) = conversation else {
            let context = Context { lang: message.lang, ..Context::default() };
            return Ok(Before { context, last: 0, is_blocked: false });
        };
        let Recent { conversation, last, handed_over, is_blocked } = self.store.recent(id, MEMORY).await?;
        let context = Context { lang: message.lang, handed_over, ..conversation.context() };
        Ok(Before { context, last, is_blocked })
    }

    /// Stores a turn, with the category of danger when a person is to read of it.
    pub(super) async fn store_turn(
        &self,
        conversation: Option<ConversationId>,
        message: &Message,
        after: Seq,
        (turn, safety): (Turn, Option<String>),
        at: Timestamp,
    ) -> Result<Said, AppError> {
        let (id, token) = self.opened(conversation)?;
        let lang = turn.lang;
        let begin = token.as_ref().map(|token| begin(token, lang, at));
        let commit = CommitTurn {
            conversation: id,
            begin,
            after,
            at,
            day: local_date(at),
            lang,
            text: message.text.clone(),
            reply: turn.reply.clone(),
            client_id: message.client_id.clone(),
            safety,
        };
        let started = Instant::now();
        let committed = self.store.commit(commit).instrument(spans::stage("commit")).await;
        histogram!(telemetry::STAGE, "stage" => "commit").record(started.elapsed());
        match committed? {
            Committed::Stored(entries) => {
                counter!(telemetry::TURNS, "kind" => turn.reply.kind()).increment(1);
                tracing::info!(conversation = %id, kind = turn.reply.kind(), step = turn.why.step, "turn stored");
                Ok(Said { conversation: Some(id), token, turn, entries, repeated: false })
            }
            Committed::Repeated(entries) => Ok(repeated(id, lang, entries, turn.reply)),
        }
    }

    /// The conversation, or a new one and the token that opens it.
    pub(super) fn opened(
        &self,
        conversation: Option<ConversationId>,
    ) -> Result<(ConversationId, Option<Secret>), AppError> {
        match conversation {
            Some(id) => Ok((id, None)),
            None => Ok((ConversationId(self.new_id()?), Some(Self::new_secret()?))),
        }
    }

    /// Counts a turn that is not stored. Nobody waits for it: danger is answered even when nothing can be written.
    fn count(&self, reply: &Reply, at: Timestamp) {
        let name = match reply {
            Reply::Safety(safety) => format!("safety:{}", safety.category),
            other => format!("turn:{}", other.kind()),
        };
        tracing::info!(kind = reply.kind(), "turn not stored");
        counter!(telemetry::TURNS, "kind" => reply.kind()).increment(1);
        self.store.note(Count { day: local_date(at), name });
    }
}

impl Message {
    fn utterance(&self) -> Utterance {
        Utterance {
            text: self.text.clone(),
            choice: self.choice.clone(),
            confirmed_not_personnummer: self.confirmed_not_personnummer,
        }
    }
}

/// Does something and records how long it took.
fn timed<T>(stage: &'static str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = spans::stage(stage).in_scope(work);
    histogram!(telemetry::STAGE, "stage" => stage).record(started.elapsed());
    done
}

/// A conversation that begins now.
pub(super) fn begin(token: &Secret, lang: Tag, at: Timestamp) -> Begin {
    Begin { lang, token: token.hash(), expires_at: at.saturating_add(IDLE).unwrap_or(at) }
}

/// A turn as it was stored before. In a live chat no reply is stored; then what was written was `delivered`.
fn repeated(id: ConversationId, lang: Tag, entries: Vec<Entry>, delivered: Reply) -> Said {
    let stored = entries.iter().find_map(|entry| match &entry.body {
        Body::Service { reply } => Some(reply.clone()),
        _ => None,
    });
    let turn = Turn { reply: stored.unwrap_or(delivered), lang, why: Why::default() };
    Said { conversation: Some(id), token: None, turn, entries, repeated: true }
}
