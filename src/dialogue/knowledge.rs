//! Everything a turn is computed from: the library, and what is built from it once.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    knowledge::{Library, safety_rules::SafetyFault},
    language::Tag,
    search::{
        Index, IndexError,
        analysis::{Lexicon, each_word},
        documents,
    },
};

use super::{phrases::PhraseBook, record_requests::RecordPhrases, safety::SafetyScreen};

/// In the ways to ask of so many answers a word is no slip.
const SPELT_FROM: usize = 3;

/// A library and what is built from it: immutable, swapped whole on reload.
pub struct Knowledge {
    /// The library.
    pub library: Library,
    pub(super) safety: SafetyScreen,
    pub(super) phrases: PhraseBook,
    pub(super) record_requests: RecordPhrases,
    swedish: Index,
    english: Index,
}

/// A sound library that still can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// The index could not be built.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The rules of danger can't be compiled.
    #[error("safety.toml: {}", .0.iter().map(|fault| format!("{}; {}", fault.what, fault.mend)).collect::<Vec<_>>().join("\n"))]
    Safety(Vec<SafetyFault>),
}

impl Knowledge {
    /// Builds what turns need; only what may be shown on `today` is found.
    ///
    /// # Errors
    /// [`KnowledgeError`] when an index or the safety screen can't be built.
    pub fn new(library: Library, today: Date) -> Result<Self, KnowledgeError> {
        let lexicon = |tag| Lexicon::with_words(tag, &library.words);
        let index = |tag| Index::build(documents(&library, tag, today), lexicon(tag), &library.synonyms);
        let screen = || {
            SafetyScreen::compile(&library.safety, spelt_words(&library).iter().map(String::as_str))
                .map_err(KnowledgeError::Safety)
        };
        // A service that starts is waited for; the Swedish index takes as long as the other two together.
        let (swedish, english, safety) = std::thread::scope(|threads| {
            let swedish = threads.spawn(|| index(Tag::Swedish));
            let (english, safety) = (index(Tag::English), screen());
            (swedish.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), english, safety)
        });
        Ok(Self {
            swedish: swedish?,
            english: english?,
            safety: safety?,
            phrases: PhraseBook::new(&library.small_talk),
            record_requests: RecordPhrases::new(&library.record_requests),
            library,
        })
    }

    /// The index of a language.
    #[must_use]
    pub const fn index(&self, tag: Tag) -> &Index {
        match tag.base() {
            Tag::English => &self.english,
            Tag::Swedish | Tag::SimpleSwedish => &self.swedish,
        }
    }
}

/// The words of the library's own texts, which somebody has read: none of them is a slip of the finger. Ways to ask are
/// not counted, since they may be misspelt on purpose, unless a word stands in several answers'.
fn spelt_words(library: &Library) -> FxHashSet<String> {
    let mut spelt = FxHashSet::default();
    let mut asked: FxHashMap<String, Asked> = FxHashMap::default();
    for (number, answer) in library.answers.values().enumerate() {
        let texts = answer.variants.values().flat_map(|variant| [&variant.title, &variant.text]);
        texts.for_each(|text| each_word(text, |word| add(&mut spelt, word)));
        let asks = answer.questions.sv.iter().chain(&answer.questions.en);
        asks.for_each(|ask| each_word(ask, |word| count(&mut asked, word, number)));
    }
    spelt.extend(asked.into_iter().filter(|(_, asked)| asked.answers >= SPELT_FROM).map(|(word, _)| word));
    spelt
}

/// In the ways to ask of how many answers a word stands, and of which it was last seen in.
struct Asked {
    answers: usize,
    last: usize,
}

fn add(words: &mut FxHashSet<String>, word: &str) {
    if !words.contains(word) {
        words.insert(word.to_owned());
    }
}

fn count(asked: &mut FxHashMap<String, Asked>, word: &str, answer: usize) {
    match asked.get_mut(word) {
        Some(known) if known.last == answer => {}
        Some(known) => *known = Asked { answers: known.answers + 1, last: answer },
        None => drop(asked.insert(word.to_owned(), Asked { answers: 1, last: answer })),
    }
}
