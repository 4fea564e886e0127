//! The second look: everything that is worth knowing of a few candidates.
//!
//! The first look says which documents share rare words with the question. Here each of the few is asked how well it
//! fits: field by field, as a whole, and by the nearest of its ways to ask. `evidence` makes an order of it.

use super::{
    counting::DocumentNumber,
    dictionary::{GramId, Numbered},
    evidence::{Collection, Features},
    fields::{Fields, Pairs},
    gram_index::GramIndex,
    learnt::{Learnt, SaidWord},
    packed::Chosen,
    question::Question,
    vocabulary::Terms,
    ways::Ways,
};

/// In a library of so many documents at most, all are scored by 4-grams: that is quicker than to look for candidates.
const FEW: usize = 1_000;
/// Documents that have fewer on average, their titles among them, are hardly asked for; some have the name of an e-tjänst.
const FEWEST_ASKS: usize = 2;

/// Documents made ready for a second look.
pub(super) struct SecondLook {
    fields: Fields,
    ways: Ways,
    grams: GramIndex,
    learnt: Learnt,
    collection: Collection,
    documents: usize,
}

/// A candidate as it was seen.
pub(super) struct Seen {
    pub(super) number: DocumentNumber,
    pub(super) features: Features,
    /// What each word of the question is worth to it.
    pub(super) covered: Vec<f32>,
}

impl SecondLook {
    /// Takes in documents, whose 4-grams are of so many kinds; `grams` are those of each word.
    pub(super) fn new(documents: &[Numbered], terms: &Terms, grams: &[Vec<GramId>], kinds: usize) -> Self {
        let (learnt, (fields, ways, grams)) = std::thread::scope(|threads| {
            let learnt = threads.spawn(|| Learnt::new(documents, terms, grams));
            let counted =
                (Fields::new(documents, terms), Ways::new(documents, terms), GramIndex::new(documents, grams, kinds));
            (learnt.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), counted)
        });
        let asks = documents.iter().flat_map(|document| &document.asks);
        let collection = match asks.filter(|ask| !ask.is_empty()).count() {
            asks if 2 * asks < documents.len() => Collection::Untitled,
            asks if asks < FEWEST_ASKS * documents.len() => Collection::Unasked,
            _ if learnt.is_empty() => Collection::Unlearnt,
            _ => Collection::Learnt,
        };
        Self { fields, ways, grams, learnt, collection, documents: documents.len() }
    }

    /// What is known of how the documents are asked for.
    pub(super) const fn collection(&self) -> Collection {
        self.collection
    }

    /// The documents, so many, that look most like a question by their 4-grams; none in a large library, where that
    /// would take too long.
    pub(super) fn lookalikes(&self, grams: &[(GramId, f32)], limit: usize) -> Vec<DocumentNumber> {
        if self.documents > FEW {
            return Vec::new();
        }
        let scores = self.grams.of_all(grams, self.documents);
        let score = |number: &DocumentNumber| scores[*number as usize];
        let mut nearest: Vec<DocumentNumber> =
            (0..).take(self.documents).filter(|number| score(number) > 0.0).collect();
        if nearest.len() > limit {
            nearest.select_nth_unstable_by(limit, |one, other| score(other).total_cmp(&score(one)));
            nearest.truncate(limit);
        }
        nearest
    }

    /// Looks at candidates.
    pub(super) fn look(
        &self,
        question: &Question<'_>,
        grams: &[(GramId, f32)],
        said: &[SaidWord],
        candidates: &[DocumentNumber],
    ) -> Vec<Seen> {
        let chosen = Chosen::new(candidates, self.documents);
        let mut covered = vec![vec![0.0_f32; question.len()]; candidates.len()];
        let pairs = Pairs { all: &question.pairs, content: &question.content_pairs };
        let fields = self.fields.scores(&question.terms, pairs, (&chosen, candidates), |place, term| {
            for (word, worth) in question.meant_by(term) {
                covered[place][word] = covered[place][word].max(worth);
            }
        });
        let grams = self.grams.of_chosen(grams, &chosen, candidates.len());
        let asked = self.ways.asked(
            question.said.iter().copied(),
            question.meant.iter().copied(),
            question.unheard.iter().copied(),
        );
        let learnt = self.learnt.scores(said);
        let told: f32 = question.content().map(|(_, (_, weight))| weight).sum();
        let seen = candidates.iter().zip(covered).zip(fields.iter().zip(grams));
        seen.map(|((number, covered), (fields, grams))| {
            let near = self.ways.near(*number, &asked);
            let cover: f32 = question.content().map(|(at, (_, weight))| weight * covered[at]).sum();
            let features = Features {
                asks: fields.asks,
                likely: fields.likely,
                title: fields.title,
                body: fields.body,
                ask_pairs: fields.ask_pairs,
                body_pairs: fields.body_pairs,
                grams,
                cover: cover / told.max(f32::EPSILON),
                learnt: learnt[*number as usize],
                nearest: near.one,
                nearest_few: near.few,
                nearest_more: near.more,
                ..Features::default()
            };
            Seen { number: *number, features, covered }
        })
        .collect()
    }
}
