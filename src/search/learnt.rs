//! What tells documents apart, learnt from the ways to ask for them: how much each stem and each 4-gram says for each.
//!
//! BM25 and likeness weigh a word by how rare it is. What is learnt here is which words matter between the very answers
//! that are taken for each other: the averaged perceptron (Freund and Schapire 1999, Collins 2002) goes through the ways
//! to ask once, and where another document than the right one comes too near, the words of that way count for the right
//! one and against the other. Nothing is drawn by lot: the same library learns the same.

use super::{
    dictionary::{GramId, Numbered, WordId, float},
    packed::Packed,
    vocabulary::{TermId, Terms},
};

/// In a library of more documents nothing is learnt: it takes as long as there are ways times documents.
const MOST_DOCUMENTS: usize = 1_000;
/// Nor where documents have fewer ways to ask, the title among them: then there is little to learn from.
const FEWEST_WAYS: usize = 4;
/// Stems and 4-grams are told apart by so many bits. Some share a number, which does little harm: a way to ask has dozens.
const BITS: u32 = 12;
/// So much further than any other the right document should be; a way to ask is one long, as a vector.
const MARGIN: f32 = 0.6;
/// Weights are kept as whole numbers up to this.
const MOST: f32 = 127.0;

/// The number of a stem or a 4-gram.
type Trait = u16;

/// What was learnt.
pub(super) struct Learnt {
    /// How rare each trait is among the ways to ask.
    rarity: Vec<f32>,
    /// What each trait says for each document, in so many parts of `unit`.
    weights: Vec<i8>,
    unit: f32,
    documents: usize,
}

/// A word of a question: its stem and its 4-grams, as far as the library has them, and what it counts for.
pub(super) struct SaidWord {
    pub(super) stem: Option<TermId>,
    pub(super) grams: Vec<GramId>,
    pub(super) share: f32,
}

impl Learnt {
    /// Learns from documents; `grams` are the 4-grams of each word.
    pub(super) fn new(documents: &[Numbered], terms: &Terms, grams: &[Vec<GramId>]) -> Self {
        let count = documents.len();
        let mut learnt = Self { rarity: Vec::new(), weights: Vec::new(), unit: 0.0, documents: count };
        let asked = documents.iter().map(|document| document.asks.len()).sum::<usize>();
        if count > MOST_DOCUMENTS || asked < FEWEST_WAYS * count {
            return learnt;
        }
        let of_words = traits_of_words(terms, grams);
        let (ways, owners) = ways(documents, &of_words);
        learnt.rarity = rarity(&ways);
        let mut learner = Learner::new(count);
        let mut order: Vec<u32> = (0..ways.len()).collect();
        // Those of one document must not come in a row. Multiplying by an odd number mixes and gives no number twice.
        order.sort_unstable_by_key(|way| way.wrapping_mul(0x9e37_79b9));
        let mut traits = Vec::new();
        for way in order {
            traits.clear();
            traits.extend(ways.get(way).iter().map(|it| (*it, learnt.rarity[usize::from(*it)])));
            shorten(&mut traits);
            learner.learn(&traits, owners[way as usize] as usize);
        }
        (learnt.weights, learnt.unit) = learner.finish();
        learnt
    }

    /// Whether nothing was learnt.
    pub(super) const fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// How much the words of a question say for each document, by number; nothing where nothing was learnt.
    pub(super) fn scores(&self, said: &[SaidWord]) -> Vec<f32> {
        let mut scores = vec![0.0; self.documents];
        if self.is_empty() {
            return scores;
        }
        let mut traits: Vec<(Trait, f32)> =
            said.iter().flat_map(|word| traits(word.stem, &word.grams).map(|it| (it, word.share))).collect();
        // A trait that comes again counts once, for the most that it counts for.
        traits.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        traits.dedup_by_key(|(it, _)| *it);
        for (it, share) in &mut traits {
            *share *= self.rarity[usize::from(*it)];
        }
        shorten(&mut traits);
        for (it, worth) in traits {
            let row = &self.weights[usize::from(it) * self.documents..][..self.documents];
            let worth = worth * self.unit;
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += worth * f32::from(*weight);
            }
        }
        scores
    }
}

/// Goes through examples and keeps what it has learnt of them.
struct Learner {
    documents: usize,
    /// By trait and document.
    weights: Vec<f32>,
    /// The same, each change times the number of the example that it was made at: what the average is reckoned from.
    dated: Vec<f32>,
    examples: f32,
    scores: Vec<f32>,
}

impl Learner {
    fn new(documents: usize) -> Self {
        // Written, not asked for as noughts: memory that is read before it is written is mapped anew when it is.
        let noughts = || std::iter::repeat_n(0.0, documents << BITS).collect();
        Self { documents, weights: noughts(), dated: noughts(), examples: 1.0, scores: vec![0.0; documents] }
    }

    /// Learns that weighted traits mean a document.
    fn learn(&mut self, traits: &[(Trait, f32)], right: usize) {
        self.score(traits);
        let own = std::mem::replace(&mut self.scores[right], f32::NEG_INFINITY);
        let (nearest, most) =
            self.scores.iter().enumerate().fold((right, f32::NEG_INFINITY), |best, (at, score)| {
                if *score > best.1 { (at, *score) } else { best }
            });
        if nearest != right && own - most < MARGIN {
            for (it, worth) in traits {
                let row = usize::from(*it) * self.documents;
                for (document, change) in [(right, *worth), (nearest, -worth)] {
                    self.weights[row + document] += change;
                    self.dated[row + document] += change * self.examples;
                }
            }
        }
        self.examples += 1.0;
    }

    /// Works out the scores of all documents. Four traits at a time: this is where the time goes when an index is built.
    fn score(&mut self, traits: &[(Trait, f32)]) {
        self.scores.fill(0.0);
        let row = |it: Trait| &self.weights[usize::from(it) * self.documents..][..self.documents];
        let (fours, rest) = traits.as_chunks::<4>();
        for four in fours {
            let [one, two, three, four] = four.map(|(it, worth)| (row(it), worth));
            let rows = one.0.iter().zip(two.0).zip(three.0.iter().zip(four.0));
            for (score, ((a, b), (c, d))) in self.scores.iter_mut().zip(rows) {
                *score += (one.1 * a + two.1 * b) + (three.1 * c + four.1 * d);
            }
        }
        for (it, worth) in rest {
            for (score, weight) in self.scores.iter_mut().zip(row(*it)) {
                *score += worth * weight;
            }
        }
    }

    /// The mean of the weights after each example, in whole numbers, and what one of these is worth.
    fn finish(mut self) -> (Vec<i8>, f32) {
        for (weight, dated) in self.weights.iter_mut().zip(&self.dated) {
            *weight -= dated / self.examples;
        }
        let most = self.weights.iter().fold(f32::EPSILON, |most, weight| most.max(weight.abs()));
        let unit = most / MOST;
        #[expect(clippy::cast_possible_truncation, reason = "no more than MOST, which an i8 holds")]
        let whole = self.weights.iter().map(|weight| (weight / unit).round() as i8).collect();
        (whole, unit)
    }
}

/// The numbers of a stem and of 4-grams.
fn traits(stem: Option<TermId>, grams: &[GramId]) -> impl Iterator<Item = Trait> {
    stem.map(|stem| number(stem << 1)).into_iter().chain(grams.iter().map(|gram| number(gram << 1 | 1)))
}

/// Fibonacci hashing: the upper bits of a product with the golden ratio spread well.
fn number(thing: u32) -> Trait {
    let mixed = thing.wrapping_mul(0x9e37_79b9);
    Trait::try_from(mixed >> (u32::BITS - BITS)).unwrap_or_default()
}

/// The traits of every word of a library.
fn traits_of_words(terms: &Terms, grams: &[Vec<GramId>]) -> Packed<Trait> {
    Packed::of(grams.len(), |add| {
        for (word, grams) in (0..).zip(grams) {
            traits(Some(terms.stem(word)), grams).for_each(|it| add(word, it));
        }
    })
}

/// The traits of each way to ask, each once, and which document the way is of.
fn ways(documents: &[Numbered], of_words: &Packed<Trait>) -> (Packed<Trait>, Vec<u32>) {
    let owners: Vec<u32> =
        (0..).zip(documents).flat_map(|(number, document)| std::iter::repeat_n(number, document.asks.len())).collect();
    let ways = Packed::of(owners.len(), |add| {
        // In which way each trait was met last, counted from one.
        let mut met = vec![0_u32; 1 << BITS];
        for (way, words) in (0..).zip(documents.iter().flat_map(|document| &document.asks)) {
            let all = words.iter().flat_map(|word: &WordId| of_words.get(*word));
            for it in all {
                if std::mem::replace(&mut met[usize::from(*it)], way + 1) != way + 1 {
                    add(way, *it);
                }
            }
        }
    });
    (ways, owners)
}

fn rarity(ways: &Packed<Trait>) -> Vec<f32> {
    let mut having = vec![0.0_f32; 1 << BITS];
    for way in 0..ways.len() {
        ways.get(way).iter().for_each(|it| having[usize::from(*it)] += 1.0);
    }
    let all = float(ways.len() as usize) + 1.0;
    having.into_iter().map(|having| (all / (having + 1.0)).ln()).collect()
}

/// Makes a vector one long.
fn shorten(traits: &mut [(Trait, f32)]) {
    let length = traits.iter().map(|(_, worth)| worth * worth).sum::<f32>().sqrt().max(f32::EPSILON);
    for (_, worth) in traits {
        *worth /= length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Tag,
        search::{
            Document, Target,
            dictionary::{number, number_grams},
            vocabulary::Vocabulary,
        },
    };

    #[test]
    fn the_words_that_tell_two_answers_apart_count_most() {
        let document = |title: &str, asks: &[&str]| Document {
            target: Target::Answer(title.into()),
            title: title.to_owned(),
            asks: asks.iter().map(|ask| (*ask).to_owned()).collect(),
            body: String::new(),
        };
        let documents = vec![
            document("söka förskola", &["hur söker jag förskola", "söka plats på förskola", "vill ha förskoleplats"]),
            document("avgift förskola", &["vad kostar förskola", "hur mycket kostar en förskoleplats", "dyr förskola"]),
            document("bygglov", &["får jag bygga altan", "bygga utan lov", "altan"]),
        ];
        let (documents, _, words) = number(documents, Tag::Swedish);
        let (grams, of_words) = number_grams(&words);
        let (vocabulary, terms) = Vocabulary::new(&documents, &words, grams, &of_words);
        let learnt = Learnt::new(&documents, &terms, &of_words);
        let asked = |text: &str| {
            let said = words.iter().zip(&of_words).filter(|(word, _)| text.split(' ').any(|said| said == word.text));
            let said = said.map(|(word, grams)| SaidWord {
                stem: vocabulary.number(&word.stem),
                grams: grams.clone(),
                share: 1.0,
            });
            learnt.scores(&said.collect::<Vec<_>>())
        };
        let scores = asked("kostar förskola");
        assert!(scores[1] > scores[0] && scores[1] > scores[2], "{scores:?}");
        let scores = asked("söker förskoleplats");
        assert!(scores[0] > scores[1] && scores[0] > scores[2], "{scores:?}");
    }
}
