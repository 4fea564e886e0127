//! A conversation is given to Medborgarservice (R6-R8, R13, R25, R26): what the form holds is checked, the body is
//! proposed from what was asked, and one durable write takes it in.

use sha2::{Digest, Sha256};

use crate::{
    calendar::{self, local_date},
    conversation::{Body, Conversation, ConversationId},
    dialogue::{self, Reply},
    handover::{ContactWay, Handover, HandoverId, Kind, SAFETY_UNSPECIFIED},
    knowledge::{BodyId, Library},
    language::{Tag, Texts},
    privacy,
    store::{HandOver, Received, Recent},
};

use super::{
    App, AppError, HandoverFault, Message, Secret,
    chat::{self, ATTEMPTS},
    citizen::{HANDED_OVER, later},
    fields::{self, Checked},
    secret::hex,
};

/// From this length on a sender's own id is taken for random, so that it can name a form without a conversation.
const RANDOM_ID: usize = 32;
/// The reason of a request for a public record: urgent, and nobody is asked who they are (R26).
const PUBLIC_RECORD: &str = "public_record";
/// How much room a reason has: it is a word, not a text.
const REASON: usize = 40;

/// The form that a citizen sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandoverRequest {
    /// The language the citizen reads in.
    pub lang: Tag,
    /// What it is about, at most 2 000 characters.
    pub about: String,
    /// The citizen's name; may be empty.
    pub name: String,
    /// How to answer: `come_back`, `phone` or `email`.
    pub contact: String,
    /// The number, when `contact` is `phone`.
    pub phone: String,
    /// The address, when `contact` is `email`.
    pub email: String,
    /// A written errand, or a place in the queue for a live chat.
    pub kind: Kind,
    /// Why a person is wanted, as the API names it: `no_match`, `wants_person` …; anything but such a word is dropped.
    /// `public_record` makes the handover urgent (R26).
    pub reason: Option<String>,
    /// The sender's own id of the form: sent twice, it counts once. Without a conversation it must have 32 characters.
    pub client_id: Option<String>,
    /// The form stood on the page of a safety reply.
    pub from_safety: bool,
    /// The citizen has said that the number is no personnummer.
    pub confirmed_not_personnummer: bool,
}

/// A handover that was made, or that the same form made before.
#[derive(Debug)]
pub struct HandedOver {
    /// It.
    pub handover: Handover,
    /// Its conversation.
    pub conversation: ConversationId,
    /// The token of a new session, when the form came without a conversation.
    pub token: Option<Secret>,
    /// The secret of the personal link.
    pub link: Secret,
}

impl App {
    /// Hands a conversation over; without one, one begins.
    ///
    /// # Errors
    /// When fields are to be mended, there is no live chat to wait for, the conversation is handed over already, or
    /// nothing can be stored.
    pub async fn hand_over(
        &self,
        conversation: Option<ConversationId>,
        request: HandoverRequest,
    ) -> Result<HandedOver, HandoverFault> {
        let checked = fields::check(&request, privacy::find).map_err(HandoverFault::Fields)?;
        if request.kind == Kind::Live && !self.live_chat().await?.is_open() {
            return Err(HandoverFault::NoLiveChat);
        }
        for _ in 0..ATTEMPTS {
            match self.try_hand_over(conversation, &request, &checked).await {
                Err(AppError::Moved) => {}
                Err(AppError::AlreadyOpen(reference)) => return Err(HandoverFault::AlreadyOpen(reference)),
                outcome => return Ok(outcome?),
            }
        }
        Err(AppError::Moved.into())
    }

    /// Adds a form to the handover that is open already, as one more message to it; danger too, since the citizen has
    /// chosen to send it to a person. Where the service answers, a person has the conversation again from here on.
    ///
    /// # Errors
    /// When fields are to be mended, nothing can be stored, or the handover was closed a moment ago.
    pub async fn add_to_handover(
        &self,
        conversation: ConversationId,
        request: &HandoverRequest,
    ) -> Result<(), HandoverFault> {
        let checked = fields::check(request, privacy::find).map_err(HandoverFault::Fields)?;
        let message = Message {
            text: in_words(&checked, Texts::of(request.lang)),
            lang: request.lang,
            client_id: client_keys(Some(conversation), request, &checked).into_iter().next(),
            ..Message::default()
        };
        let safety = self.safety(request, &checked.about);
        self.check_block(Some(conversation)).await?;
        self.summon(conversation).await?;
        for _ in 0..ATTEMPTS {
            self.check_block(Some(conversation)).await?;
            let Recent { last, handed_over, .. } = self.store.recent(conversation, 1).await.map_err(AppError::from)?;
            let reference = handed_over.ok_or(AppError::Moved)?;
            let turn = dialogue::delivered(&reference, request.lang);
            match self.store_turn(Some(conversation), &message, last, (turn, safety.clone()), self.now()).await {
                Err(AppError::Moved) => {}
                outcome => return Ok(outcome.map(drop)?),
            }
        }
        Err(AppError::Moved.into())
    }

    async fn try_hand_over(
        &self,
        conversation: Option<ConversationId>,
        request: &HandoverRequest,
        checked: &Checked,
    ) -> Result<HandedOver, AppError> {
        self.check_block(conversation).await?;
        let before = match conversation {
            Some(id) => Some(self.store.conversation(id).await?),
            None => None,
        };
        let (id, token) = self.opened(conversation)?;
        let (knowledge, at, link) = (self.knowledge(), self.now(), Self::new_secret()?);
        let job = HandOver {
            id: HandoverId(self.new_id()?),
            conversation: id,
            begin: token.as_ref().map(|token| chat::begin(token, request.lang, at)),
            after: before.as_ref().map_or(0, Conversation::last_seq),
            at,
            day: local_date(at),
            due_at: calendar::due(&knowledge.library.calendar, at),
            lang: request.lang,
            body: proposed_body(before.as_ref(), &knowledge.library),
            about: checked.about.clone(),
            name: checked.name.clone(),
            contact: checked.contact.clone(),
            safety: self.safety(request, &checked.about),
            urgent: is_for_public_record(request, before.as_ref(), &knowledge.library)
                || dialogue::asks_for_record(&knowledge, &checked.about),
            kind: request.kind,
            reason: request.reason.clone().filter(|reason| is_word(reason)),
            client_keys: client_keys(conversation, request, checked),
            link: link.hash(),
            until: later(at, HANDED_OVER),
        };
        let Received { handover, repeated } = self.store.commit(job).await?;
        tracing::info!(handover = %handover.id, reference = handover.reference, repeated, "handed over");
        Ok(HandedOver { conversation: handover.conversation, handover, token, link })
    }

    /// The category of danger that the desk is to see. The citizen may have reworded the text of a safety page until
    /// the screen finds nothing; it is marked all the same.
    fn safety(&self, request: &HandoverRequest, about: &str) -> Option<String> {
        let found = dialogue::danger(&self.knowledge(), about);
        found.or_else(|| request.from_safety.then(|| SAFETY_UNSPECIFIED.to_owned()))
    }
}

/// A form as a message: all that was filled in, since a message has no fields.
fn in_words(checked: &Checked, t: &Texts) -> String {
    let contact = match &checked.contact {
        ContactWay::ComeBack => None,
        ContactWay::Phone(number) => Some(t.added_phone(number)),
        ContactWay::Email(address) => Some(t.added_email(address)),
    };
    let name = checked.name.as_ref().map(|name| t.added_name(name));
    let about = Some(checked.about.clone());
    about.into_iter().chain(name).chain(contact).collect::<Vec<_>>().join(
        "

",
    )
}

/// The owner of the last answer shown; Medborgarservice when there was none (R13, R25).
fn proposed_body(before: Option<&Conversation>, library: &Library) -> BodyId {
    let owner = replies(before).find_map(|reply| match reply {
        Reply::Answer(answer) => Some(answer.owner.id.clone()),
        _ => None,
    });
    owner.unwrap_or_else(|| library.manifest.desk.clone())
}

/// Whether a public record is asked for: the form says so, or the last reply was the library's answer about them.
fn is_for_public_record(request: &HandoverRequest, before: Option<&Conversation>, library: &Library) -> bool {
    let answer = &library.manifest.public_record_answer;
    let last = replies(before).next();
    request.reason.as_deref() == Some(PUBLIC_RECORD)
        || matches!(last, Some(Reply::Answer(shown)) if shown.id == *answer)
}

/// The replies of the service, latest first.
fn replies(conversation: Option<&Conversation>) -> impl Iterator<Item = &Reply> {
    conversation.into_iter().flat_map(|conversation| conversation.entries.iter().rev()).filter_map(|entry| match &entry
        .body
    {
        Body::Service { reply } => Some(reply),
        _ => None,
    })
}

/// What makes a double submit the same: the sender's id with everything the form holds, so that an id that two senders
/// happen to share never shows one the other's handover. The first key is stored; the second finds the form that began
/// the conversation, when its answer came late and it was sent again.
fn client_keys(conversation: Option<ConversationId>, request: &HandoverRequest, checked: &Checked) -> Vec<String> {
    let Some(client_id) = &request.client_id else { return Vec::new() };
    let scope = conversation.map(|id| key(&id.to_string(), client_id, checked));
    let unscoped = (client_id.len() >= RANDOM_ID).then(|| key("", client_id, checked));
    scope.into_iter().chain(unscoped).collect()
}

fn key(scope: &str, client_id: &str, checked: &Checked) -> String {
    let (way, value) = match &checked.contact {
        ContactWay::ComeBack => ("come_back", ""),
        ContactWay::Phone(number) => ("phone", number.as_str()),
        ContactWay::Email(address) => ("email", address.as_str()),
    };
    let mut hash = Sha256::new();
    for part in [scope, client_id, &checked.about, checked.name.as_deref().unwrap_or_default(), way, value] {
        // With its length in front no part can be taken for another.
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// A reason is a word of the program, never something that a person wrote.
fn is_word(reason: &str) -> bool {
    reason.len() <= REASON && reason.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
