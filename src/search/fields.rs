//! The fields of documents: what each term is worth to the ways to ask, the title and the body of each.
//!
//! Unlike the first look this one knows only what is asked of it: the worths of a few candidates.

use super::{
    counting::{Counts, DocumentNumber},
    dictionary::{Numbered, WordId, float},
    packed::{Chosen, Packed},
    vocabulary::{PART, TermId, Terms},
};

/// How much the rest of the library tells of the words an answer is asked for with: so many words of it are added to
/// those of each answer (a language model smoothed after Dirichlet).
const SMOOTHING: f32 = 100.0;
/// Pairs of words are told apart by so many bits at least and at most.
const PAIR_BITS: std::ops::RangeInclusive<u32> = 10..=22;

/// Worths by term.
pub(super) struct Fields {
    asks: Packed<(DocumentNumber, InAsks)>,
    title: Packed<(DocumentNumber, f32)>,
    body: Packed<(DocumentNumber, f32)>,
    /// Pairs of neighbours in the ways to ask, and of neighbouring content words in the body.
    ask_pairs: Packed<(DocumentNumber, f32)>,
    body_pairs: Packed<(DocumentNumber, f32)>,
    pair_bits: u32,
    /// What every word that is asked with counts against a document: the more words it has, the more.
    against: Vec<f32>,
}

/// What a term among the ways to ask is worth.
#[derive(Clone, Copy, Default)]
struct InAsks {
    bm25: f32,
    /// How much likelier the term is here than elsewhere, as a logarithm.
    likely: f32,
}

/// What the fields of a candidate say of a question.
#[derive(Clone, Copy, Default)]
pub(super) struct FieldScores {
    pub(super) asks: f32,
    pub(super) likely: f32,
    pub(super) title: f32,
    pub(super) body: f32,
    pub(super) ask_pairs: f32,
    pub(super) body_pairs: f32,
}

impl Fields {
    /// Takes in documents.
    pub(super) fn new(documents: &[Numbered], terms: &Terms) -> Self {
        let kinds = terms.kinds();
        let asks = Counts::of(kinds, documents, |document, add| {
            document.asks.iter().flatten().for_each(|word| terms.count(*word, add));
        });
        let title = Counts::of(kinds, documents, |document, add| {
            document.asks.iter().take(1).flatten().for_each(|word| terms.count(*word, add));
        });
        let body = Counts::of(kinds, documents, |document, add| {
            document.body.iter().for_each(|word| terms.count(*word, add));
        });
        let said: f32 = asks.lengths.iter().chain(&body.lengths).sum();
        let pair_bits = bits(said);
        let ask_pairs = Counts::of(1 << pair_bits, documents, |document, add| {
            document.asks.iter().for_each(|ask| pairs(ask.iter().copied(), terms, pair_bits, add));
        });
        let body_pairs = Counts::of(1 << pair_bits, documents, |document, add| {
            let content = document.body.iter().copied().filter(|word| !terms.is_light(*word));
            pairs(content, terms, pair_bits, add);
        });
        Self {
            ask_pairs: ask_pairs.bm25(),
            body_pairs: body_pairs.bm25(),
            against: asks.lengths.iter().map(|length| (SMOOTHING / (SMOOTHING + length)).ln()).collect(),
            asks: in_asks(asks),
            title: title.bm25(),
            body: body.bm25(),
            pair_bits,
        }
    }

    /// What chosen documents, so many, say of weighted terms and of pairs of terms. `seen` is told which of them has
    /// which term, by their places.
    pub(super) fn scores(
        &self,
        asked: &[(TermId, f32)],
        pairs: Pairs<'_>,
        (chosen, numbers): (&Chosen, &[DocumentNumber]),
        mut seen: impl FnMut(usize, usize),
    ) -> Vec<FieldScores> {
        let mut scores = vec![FieldScores::default(); numbers.len()];
        let mut said = 0.0;
        for (at, (term, weight)) in asked.iter().enumerate() {
            said += weight;
            self.asks.among(*term, chosen, |place, worth| {
                scores[place].asks += weight * worth.bm25;
                scores[place].likely += weight * worth.likely;
                seen(place, at);
            });
            self.title.among(*term, chosen, |place, worth| scores[place].title += weight * worth);
            self.body.among(*term, chosen, |place, worth| {
                scores[place].body += weight * worth;
                seen(place, at);
            });
        }
        for pair in pairs.all {
            let add = |place: usize, worth| scores[place].ask_pairs += worth;
            self.ask_pairs.among(pair_number(*pair, self.pair_bits), chosen, add);
        }
        for pair in pairs.content {
            let add = |place: usize, worth| scores[place].body_pairs += worth;
            self.body_pairs.among(pair_number(*pair, self.pair_bits), chosen, add);
        }
        for (score, number) in scores.iter_mut().zip(numbers) {
            score.likely += said * self.against[*number as usize];
        }
        scores
    }
}

/// Neighbouring terms of a question: of all its words, and of its content words.
#[derive(Clone, Copy)]
pub(super) struct Pairs<'a> {
    pub(super) all: &'a [(TermId, TermId)],
    pub(super) content: &'a [(TermId, TermId)],
}

fn in_asks(counts: Counts) -> Packed<(DocumentNumber, InAsks)> {
    let all: f32 = counts.lengths.iter().sum::<f32>().max(1.0);
    let mut likely = Vec::new();
    for kind in 0..counts.lists.len() {
        let having = counts.lists.get(kind);
        let share = having.iter().map(|(_, count)| count).sum::<f32>() / all;
        likely.extend(having.iter().map(|(_, count)| (count / (SMOOTHING * share)).ln_1p()));
    }
    let mut likely = likely.into_iter();
    let mut both = |bm25| InAsks { bm25, likely: likely.next().unwrap_or_default() };
    counts.bm25().map(|(number, bm25)| (number, both(bm25)))
}

/// Hands over the numbers of neighbouring words.
fn pairs(words: impl Iterator<Item = WordId>, terms: &Terms, bits: u32, add: &mut dyn FnMut(u32, f32)) {
    let mut before = None;
    for stem in words.map(|word| terms.stem(word)) {
        if let Some(before) = before.replace(stem) {
            add(pair_number((before, stem), bits), 1.0);
        }
    }
}

/// The number of a pair. Two may share one, which does little harm: a question has a few, and a document few of all.
fn pair_number((one, other): (TermId, TermId), bits: u32) -> u32 {
    // Fibonacci hashing: the upper bits of a product with the golden ratio spread well.
    let mixed = (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    u32::try_from(mixed >> (64 - bits)).unwrap_or_default()
}

/// As many bits as number the words that are said.
fn bits(said: f32) -> u32 {
    let enough = PAIR_BITS.into_iter().find(|bits| float(1 << bits) >= said);
    enough.unwrap_or(*PAIR_BITS.end())
}

impl Terms {
    /// Hands over the terms of a word with what each counts for.
    fn count(&self, word: WordId, add: &mut dyn FnMut(u32, f32)) {
        let [stem, parts @ ..] = self.of(word) else { return };
        add(*stem, 1.0);
        for part in parts {
            add(*part, PART);
        }
    }
}
