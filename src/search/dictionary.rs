//! The distinct words of a library, each numbered and analysed once.
//!
//! A library says the same few thousand words hundreds of thousands of times. Numbers take their place while an index is
//! built, and whatever is worked out of a word is worked out once.

use rustc_hash::FxHashMap;

use super::{
    analysis::{Gram, Lexicon, Word, analyse_word, each_word, grams},
    documents::{Document, Target},
    strings::Strings,
};

/// The number of a distinct word, in the order they first occur.
pub(super) type WordId = u32;
/// The number of a distinct 4-gram.
pub(super) type GramId = u32;

/// A document as numbers of words.
pub(super) struct Numbered {
    pub(super) target: Target,
    /// The title and every way to ask.
    pub(super) asks: Vec<Vec<WordId>>,
    pub(super) body: Vec<WordId>,
}

impl Numbered {
    /// Its words, asks first.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> {
        self.asks.iter().flatten().chain(&self.body).copied()
    }
}

/// Numbers the words of documents; adds them to the lexicon and gives it with every word, analysed, by its number.
pub(super) fn number(documents: Vec<Document>, lexicon: impl Into<Lexicon>) -> (Vec<Numbered>, Lexicon, Vec<Word>) {
    let mut spelt = Strings::default();
    let mut texts = |text: &str| {
        let mut said = Vec::new();
        each_word(text, |word| said.push(spelt.take(word)));
        said
    };
    let numbered = documents
        .into_iter()
        .map(|document| Numbered {
            asks: std::iter::once(&document.title).chain(&document.asks).map(|ask| texts(ask)).collect(),
            body: texts(&document.body),
            target: document.target,
        })
        .collect::<Vec<_>>();
    let mut counts = vec![0; spelt.len()];
    numbered.iter().flat_map(Numbered::words).for_each(|word| counts[word as usize] += 1);
    let mut lexicon = lexicon.into();
    spelt.iter().zip(counts).for_each(|(word, count)| lexicon.add_word(word, count));
    let analysed = spelt.iter().map(|word| analyse_word(word.to_owned(), &lexicon, false)).collect();
    (numbered, lexicon, analysed)
}

/// 4-grams numbered in the order they first occur.
#[derive(Default)]
pub(super) struct Grams(FxHashMap<Gram, GramId>);

impl Grams {
    fn take(&mut self, gram: Gram) -> GramId {
        // There are fewer 4-grams than letters in a library, which does not fit in memory with so many.
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(gram).or_insert(next)
    }

    /// The number of a 4-gram, if a word has it.
    pub(super) fn get(&self, gram: Gram) -> Option<GramId> {
        self.0.get(&gram).copied()
    }

    /// How many different ones there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Numbers the 4-grams of words; gives those of each word.
pub(super) fn number_grams(words: &[Word]) -> (Grams, Vec<Vec<GramId>>) {
    let mut numbers = Grams::default();
    let of_word = |word: &Word| grams(&word.text).into_iter().map(|gram| numbers.take(gram)).collect();
    let of_words = words.iter().map(of_word).collect();
    (numbers, of_words)
}

/// A count as a number to reckon with.
pub(super) fn float(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of words and grams are far below what f32 tells apart")]
    let float = count as f32;
    float
}
