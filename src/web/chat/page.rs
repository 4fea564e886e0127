//! The chat page and its fragment, in every state.

use askama::Template;

use crate::{
    conversation::{Body, Event, Seq},
    dialogue::{Knowledge, Reply},
    knowledge::{Eid, Picture},
    language::Texts,
    web::{frame::Frame, mode::Mode},
};

use super::{composer::Composer, handover_form::HandoverForm, lines::Lines, rate::RateForm};

/// An example to begin with.
pub(super) struct Starter {
    /// The picture beside the words.
    pub picture: Picture,
    /// The words on the button.
    pub label: String,
    /// The question it asks.
    pub question: String,
}

/// The chat page.
#[derive(Template)]
#[template(path = "chat.html")]
pub(super) struct ChatPage {
    page: Frame,
    lines: Lines,
    starters: [Starter; 6],
    composer: Composer,
    rate: RateForm,
    handed_over: Option<String>,
    safety_form: Option<HandoverForm>,
    has_conversation: bool,
    may_rate: bool,
}

/// What the script puts into the page.
#[derive(Template)]
#[template(path = "chat/fragment.html")]
pub(super) struct Fragment {
    page: Frame,
    lines: Lines,
    safety_form: Option<HandoverForm>,
    after: Seq,
    keeps_text: bool,
    may_confirm: bool,
    may_rate: bool,
}

impl ChatPage {
    /// The page in a language, with what has been said.
    #[must_use]
    pub(super) fn new(knowledge: &Knowledge, mode: Mode, lines: Lines) -> Self {
        let t = Texts::of(mode);
        let title = lines.last_reply().map_or_else(|| t.chat_title(), |reply| title_of(t, reply));
        let page = Frame::new(knowledge, mode, "/", title);
        Self {
            page: if lines.is_empty() { page } else { page.unlisted() },
            starters: starters(t),
            composer: Composer::after(lines.last_seq()),
            rate: RateForm::default(),
            handed_over: None,
            safety_form: None,
            has_conversation: false,
            may_rate: may_rate(lines.last_reply()),
            lines,
        }
    }

    /// There is a conversation to clear, leave and rate; perhaps a person has it.
    #[must_use]
    pub(super) fn in_conversation(mut self, handed_over: Option<String>) -> Self {
        self.has_conversation = true;
        self.handed_over = handed_over;
        self
    }

    /// The page answers `/?q=…`.
    #[must_use]
    pub(super) fn for_query(mut self, question: &str) -> Self {
        self.page = self.page.with_query("q", question);
        self
    }

    /// What was written could not be taken in: it stands in the field still.
    #[must_use]
    pub(super) fn with_fault(mut self, text: &str, fault: String) -> Self {
        self.page.title = self.page.t.title_error(&fault);
        self.composer = self.composer.keeping(text, fault);
        self
    }

    /// A reply that nothing is stored of decides what else is on the page.
    #[must_use]
    pub(super) fn with_unstored(mut self, text: &str, form: HandoverForm) -> Self {
        match self.lines.last_reply() {
            Some(Reply::Safety(_)) => {
                self.safety_form = Some(form);
                self.page.quick_exit = true;
                self.may_rate = false;
            }
            Some(Reply::Refused(refused)) => {
                let may_confirm = refused.may_confirm;
                let t = self.page.t;
                self = self.with_fault(text, if may_confirm { t.fault_maybe_number() } else { t.fault_number() });
                self.page.title = t.title_error(t.refused_title());
                self.composer.may_confirm = may_confirm;
            }
            _ => {}
        }
        self
    }
}

impl Fragment {
    /// The latest exchange for the script. `form` is shown when the reply is about danger.
    #[must_use]
    pub(super) fn new(knowledge: &Knowledge, mode: Mode, lines: Lines, form: HandoverForm) -> Self {
        let reply = lines.last_reply();
        let title = reply.map_or_else(String::new, |reply| title_of(Texts::of(mode), reply));
        let is_safety = matches!(reply, Some(Reply::Safety(_)));
        let keeps_text = matches!(reply, Some(Reply::Refused(_)));
        let may_confirm = matches!(reply, Some(Reply::Refused(refused)) if refused.may_confirm);
        let may_rate = may_rate(reply);
        let after = lines.last_seq();
        let page = Frame::new(knowledge, mode, "/", title);
        let safety_form = is_safety.then_some(form);
        Self { page, lines, safety_form, after, keeps_text, may_confirm, may_rate }
    }

    /// Whether the reply can't be read again: nothing of it is stored.
    fn is_unstored(&self) -> bool {
        self.lines.last_reply().is_some_and(|reply| !reply.is_stored())
    }
}

/// Whether the reply was an attempt to help that one can have a view on; never after danger (S-8).
fn may_rate(reply: Option<&Reply>) -> bool {
    matches!(reply, Some(Reply::Answer(_) | Reply::Referral(_) | Reply::None(_)))
}

/// What the browser's tab says of a reply (A-CHAT-6).
fn title_of(t: &Texts, reply: &Reply) -> String {
    match reply {
        Reply::Answer(answer) => t.title_answer(&answer.title),
        Reply::Referral(referral) => t.title_answer(&referral.name),
        Reply::Safety(safety) => safety.title.clone(),
        Reply::Refused(_) => t.title_error(t.refused_title()),
        Reply::Blocked(_) => t.title_error(t.error_blocked_title()),
        Reply::Clarify(_) => t.title_answer(t.title_clarify()),
        Reply::None(_) => t.title_answer(t.title_none()),
        Reply::SmallTalk(_) | Reply::Delivered(_) => t.title_answer(t.chat_title()),
    }
}

/// The examples to begin with, and which picture stands beside each.
fn starters(t: &Texts) -> [Starter; 6] {
    let starter = |picture: Picture, label: String, question: String| Starter { picture, label, question };
    // Who reads easy Swedish is offered other topics: help at home, and what is for children.
    let (fourth, fifth) =
        if t.tag().is_simple() { (Picture::Heart, Picture::Face) } else { (Picture::Leaf, Picture::Heart) };
    [
        starter(Picture::House, t.starter_1(), t.starter_1_question()),
        starter(Picture::Bin, t.starter_2(), t.starter_2_question()),
        starter(Picture::Book, t.starter_3(), t.starter_3_question()),
        starter(fourth, t.starter_4(), t.starter_4_question()),
        starter(fifth, t.starter_5(), t.starter_5_question()),
        starter(Picture::Idea, t.starter_6(), t.starter_6_question()),
    ]
}
