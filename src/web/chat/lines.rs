//! The lines of a conversation as a page shows them: the latest exchange apart from what came before (A-CHAT-4).

use jiff::Timestamp;

use crate::{
    conversation::{Body, Entry, Seq},
    dialogue::{AnswerReply, Reply},
};

/// One line.
#[derive(Debug, Clone)]
pub(in crate::web) struct Line {
    /// Its number, if it is stored.
    pub seq: Option<Seq>,
    /// When it was said, if it is stored.
    pub at: Option<Timestamp>,
    /// What was said.
    pub body: Body,
    /// Whether it is the newest reply: only that one has buttons.
    pub is_latest: bool,
    /// The level of its heading: 3 in a conversation, 1 where it is what the page is about.
    pub heading: u8,
}

/// The level of headings in a conversation, below that of the page and that of the conversation.
const IN_CONVERSATION: u8 = 3;

impl Line {
    /// A line that is stored nowhere.
    #[must_use]
    pub(super) fn unstored(body: Body) -> Self {
        Self { seq: None, at: None, body, is_latest: true, heading: IN_CONVERSATION }
    }

    /// An answer on a page of its own.
    #[must_use]
    pub(in crate::web) fn alone(answer: AnswerReply) -> Self {
        let body = Body::Service { reply: Reply::Answer(Box::new(answer)) };
        Self { seq: None, at: None, body, is_latest: false, heading: 1 }
    }

    /// Who speaks, as a class of the style sheet.
    #[must_use]
    pub(in crate::web) fn who(&self) -> &'static str {
        match self.body {
            Body::Citizen { .. } => "citizen",
            Body::Service { .. } => "service-line",
            Body::Agent { .. } => "agent",
            Body::Event { .. } => "happening",
        }
    }

    /// The number for forms that follow on this line.
    #[must_use]
    pub(in crate::web) fn number(&self) -> Seq {
        self.seq.unwrap_or_default()
    }
}

impl From<Entry> for Line {
    fn from(entry: Entry) -> Self {
        let (seq, at) = (Some(entry.seq), Some(entry.at));
        Self { seq, at, body: entry.body, is_latest: false, heading: IN_CONVERSATION }
    }
}

/// The lines of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    /// What came before the latest exchange.
    pub earlier: Vec<Line>,
    /// The latest exchange: the citizen's last words and what followed.
    pub latest: Vec<Line>,
}

impl Lines {
    /// A conversation that goes on.
    #[must_use]
    pub(super) fn of_conversation(entries: Vec<Entry>) -> Self {
        let mut earlier: Vec<Line> = entries.into_iter().map(Line::from).collect();
        if let Some(last) = earlier.iter_mut().rev().find(|line| matches!(line.body, Body::Service { .. })) {
            last.is_latest = true;
        }
        let last_words = earlier.iter().rposition(|line| matches!(line.body, Body::Citizen { .. }));
        let latest = earlier.split_off(last_words.unwrap_or(earlier.len().saturating_sub(1)));
        Self { earlier, latest }
    }

    /// A conversation to read: no line is the latest.
    #[must_use]
    pub(super) fn to_read(entries: Vec<Entry>) -> Self {
        Self { earlier: entries.into_iter().map(Line::from).collect(), latest: Vec::new() }
    }

    /// An exchange that is stored nowhere, after a conversation that may be.
    #[must_use]
    pub(super) fn unstored(before: Vec<Entry>, said: Option<&str>, reply: Reply) -> Self {
        let said = said.map(|text| Body::Citizen { text: text.to_owned() });
        let latest = said.into_iter().chain([Body::Service { reply }]).map(Line::unstored).collect();
        Self { earlier: before.into_iter().map(Line::from).collect(), latest }
    }

    /// Whether nothing has been said.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.earlier.is_empty() && self.latest.is_empty()
    }

    /// The number of the last stored line.
    #[must_use]
    pub(super) fn last_seq(&self) -> Seq {
        self.earlier.iter().chain(&self.latest).filter_map(|line| line.seq).max().unwrap_or_default()
    }

    /// The newest reply of the service.
    #[must_use]
    pub(super) fn last_reply(&self) -> Option<&Reply> {
        self.earlier.iter().chain(&self.latest).rev().find_map(|line| match &line.body {
            Body::Service { reply } => Some(reply),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dialogue::SmallTalkReply, language::Tag};

    fn talk() -> Vec<Entry> {
        let reply = || {
            Reply::SmallTalk(SmallTalkReply { id: "thanks".to_owned(), lang: Tag::Swedish, text: "Tack!".to_owned() })
        };
        let bodies = (0..10).flat_map(|_| [Body::Citizen { text: "Hej".to_owned() }, Body::Service { reply: reply() }]);
        bodies.zip(1..).map(|(body, seq)| Entry { seq, at: Timestamp::UNIX_EPOCH, body }).collect()
    }

    #[test]
    fn the_live_region_holds_two_lines_after_ten_turns() {
        let lines = Lines::of_conversation(talk());
        assert_eq!((lines.earlier.len(), lines.latest.len()), (18, 2));
        assert_eq!(lines.last_seq(), 20);
        assert!(lines.latest[1].is_latest && !lines.latest[0].is_latest);
    }

    #[test]
    fn the_newest_reply_is_the_one_that_is_stored_nowhere() {
        let reply =
            Reply::SmallTalk(SmallTalkReply { id: "bye".to_owned(), lang: Tag::Swedish, text: "Hej då!".to_owned() });
        let lines = Lines::unstored(talk(), None, reply.clone());
        assert_eq!(lines.last_reply(), Some(&reply));
        assert_eq!(lines.last_seq(), 20);
    }

    #[test]
    fn an_empty_conversation_has_no_lines() {
        assert!(Lines::of_conversation(Vec::new()).is_empty());
    }
}
