//! `eval --calibrate`: fits the weights of the search anew, and says what they reach on questions held out.
//!
//! Two sources. The library's own ways to ask, each asked of an index without it (as [`Lots`] has it) and every second
//! one spoilt as people spoil them, tell what makes a candidate likely; there are thousands. The labelled questions are
//! few and like what citizens write: they correct those weights a little, and tell how sure to be. What is measured is
//! measured in folds by topic: no question is judged by weights that saw another on the same answer.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::Date};

use crate::{
    dialogue::{Context, Knowledge, Reply, Turn, Utterance, looked_up, respond},
    language::Tag,
    search::{
        Collection, Document, FEATURES, Features, Index, IndexError, Look, Lots, SIGNS, Said, Signs, Target, Weights,
        analysis::Lexicon, documents, signs,
    },
};

use super::{
    fitting::{Choice, choice, dot, logistic, yes_or_no},
    measures::Question,
    reliability::Reliability,
    spoil::spoilt,
};

/// Lots that ways to ask are left out in, and folds that questions are held out in.
const FOLDS: usize = 5;
/// How many questions' worth the library's own ways to ask count beside the labelled questions.
const TRUST: f64 = 8.0;
/// And what pulls the weights of signs to nought.
const CAUTION: f64 = 2.0;
/// In ways to ask: what pulls their weights to nought.
const START: f64 = 5.0;
/// What a way to ask counts beside a labelled question, when it is learnt how sure to be: it is harder than what citizens
/// write, but there are dozens of them for each.
const COUNTS: f64 = 0.06;
/// Evidence counts for a question back when one of so many first is meant.
const FIRST_FEW: usize = 3;

/// A labelled question as the search sees it.
#[derive(Clone)]
pub(super) struct Example {
    /// What it is about: questions on one topic are held out together.
    fold: usize,
    /// Whether it expects something that can be found.
    answerable: bool,
    asked: Asked,
}

/// What the search sees of something that was asked.
#[derive(Clone)]
struct Asked {
    /// Every candidate, and whether it is right to show it.
    candidates: Vec<(Features, bool)>,
    said: Said,
}

/// How sure a question held out was to be answered right, and what was so.
pub(super) struct Outcome {
    /// That the first is meant, and that one of the first few is.
    sure: f64,
    among: f64,
    right: bool,
    /// Whether it expects something that can be found.
    answerable: bool,
}

/// What fitting came to.
pub(super) struct Fitted {
    pub(super) weights: Weights,
    /// Ways to ask and questions that were fitted to.
    pub(super) ways: usize,
    pub(super) questions: usize,
    /// On questions held out: the right one first, and among the first three, of those that have one.
    pub(super) first: (usize, usize),
    pub(super) among: (usize, usize),
    /// The same of the ways to ask, in the lots they are left out in.
    pub(super) ways_first: usize,
    /// Stated against true probability, on questions held out.
    pub(super) reliability: Reliability,
    /// For thresholds, on questions held out.
    pub(super) outcomes: Vec<Outcome>,
}

/// All that weights are fitted to, as the search sees it.
#[derive(Clone)]
pub(super) struct Seen {
    ways: Vec<Asked>,
    examples: Vec<Example>,
}

impl Seen {
    /// Asks the library's own ways to ask, and the labelled questions, as each kind of collection sees them.
    ///
    /// # Errors
    /// [`IndexError`] when an index can't be built.
    pub(super) fn each(
        knowledge: &Knowledge,
        questions: &[Question],
        today: Date,
        now: Timestamp,
    ) -> Result<[(Collection, Self); 4], IndexError> {
        let examples = questions.iter().filter_map(|question| example(knowledge, question, now)).collect();
        let learnt = Self { ways: ways_to_ask(knowledge, today)?, examples };
        let unasked = |document: &Document| Document { asks: Vec::new(), ..document.clone() };
        let untitled = |document: &Document| Document { title: String::new(), ..unasked(document) };
        Ok([
            (Collection::Unlearnt, learnt.clone().unlearnt()),
            (Collection::Learnt, learnt),
            (Collection::Unasked, Self::without(knowledge, questions, today, now, unasked)?),
            (Collection::Untitled, Self::without(knowledge, questions, today, now, untitled)?),
        ])
    }

    /// The same where something is taken from every document. Questions that lean on earlier ones are left out.
    fn without(
        knowledge: &Knowledge,
        questions: &[Question],
        today: Date,
        now: Timestamp,
        taken: impl Fn(&Document) -> Document,
    ) -> Result<Self, IndexError> {
        let library = &knowledge.library;
        let mut indexes = Vec::new();
        let mut ways = Vec::new();
        for tag in [Tag::Swedish, Tag::English] {
            let documents = documents(library, tag, today);
            let lexicon = Lexicon::with_words(tag, &library.words);
            let index = Index::build(documents.iter().map(&taken).collect(), lexicon, &library.synonyms)?;
            for document in &documents {
                for ask in &document.asks {
                    let look = index.look(&index.query(&spoilt(ask, ways.len())));
                    ways.push(Asked::new(&look, |found| *found == document.target));
                }
            }
            indexes.push((tag, index));
        }
        let example = |question: &Question| {
            let (_, turn) = searched(knowledge, question, now)?;
            let (_, index) = indexes.iter().find(|(tag, _)| *tag == turn.lang.base())?;
            Some(Example::new(question, &index.look(&index.query(&question.text))))
        };
        let alone = questions.iter().filter(|question| question.context.is_empty());
        Ok(Self { ways, examples: alone.filter_map(example).collect() })
    }

    /// The same as an index sees it that has learnt nothing.
    fn unlearnt(mut self) -> Self {
        let asked = self.ways.iter_mut().chain(self.examples.iter_mut().map(|example| &mut example.asked));
        for (features, _) in asked.flat_map(|asked| &mut asked.candidates) {
            features.learnt = 0.0;
        }
        self
    }
}

/// Fits all weights.
pub(super) fn fit(Seen { ways, examples }: &Seen) -> Fitted {
    let order = {
        let choices: Vec<Choice> = ways.iter().map(Asked::choice).collect();
        choice(&choices.iter().collect::<Vec<_>>(), None, START)
    };
    let all: Vec<&Example> = examples.iter().collect();
    let mut outcomes = Vec::new();
    let (mut first, mut among, mut of) = (0, 0, 0);
    for fold in 0..FOLDS {
        let (held_out, rest): (Vec<&Example>, Vec<&Example>) = all.iter().partition(|example| example.fold == fold);
        let weights = weights(&rest, ways, &order);
        for example in held_out {
            let (signs, right) = example.asked.ranked(&weights.order);
            let (sure, one_of_few) = (probability(&weights.first, &signs), probability(&weights.among, &signs));
            let outcome = Outcome {
                sure,
                among: one_of_few,
                right: right.first() == Some(&true),
                answerable: example.answerable,
            };
            if example.answerable {
                of += 1;
                first += usize::from(outcome.right);
                among += usize::from(right.iter().take(FIRST_FEW).any(|right| *right));
            }
            outcomes.push(outcome);
        }
    }
    let from_ways = exactly::<{ FEATURES.len() }>(&order);
    Fitted {
        weights: weights(&all, ways, &order),
        ways: ways.len(),
        questions: examples.len(),
        ways_first: ways.iter().filter(|way| way.ranked(&from_ways).1.first() == Some(&true)).count(),
        first: (first, of),
        among: (among, of),
        reliability: Reliability::of(outcomes.iter().map(|outcome| (outcome.sure, outcome.right))),
        outcomes,
    }
}

/// What fitting came to, in words.
pub(super) fn said(fitted: &Fitted) -> String {
    let share = |(some, all): (usize, usize)| format!("{:.3}, {some} of {all}", ratio(some, all));
    let mut text = format!(
        "{} ways to ask, left out by turns and half of them spoilt: the right one first {}\n\
         {} questions, held out by topic in {FOLDS} folds: first {}; among the first {FIRST_FEW} {}\n\
         expected calibration error {:.3}\nstated  true   questions",
        fitted.ways,
        share((fitted.ways_first, fitted.ways)),
        fitted.questions,
        share(fitted.first),
        share(fitted.among),
        fitted.reliability.error(),
    );
    for (all, stated, right) in fitted.reliability.steps() {
        let _ = write!(text, "\n{stated:.3}   {right:.3}  {all}");
    }
    text.push_str("\nshown at once from  right  wrong");
    for threshold in [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9] {
        let shown = fitted.outcomes.iter().filter(|outcome| outcome.sure >= threshold);
        let right = shown.clone().filter(|outcome| outcome.right && outcome.answerable).count();
        let wrong = shown.filter(|outcome| !outcome.right).count();
        let _ = write!(text, "\n{threshold:.2}                {right}    {wrong}");
    }
    text.push_str("\nnothing fits below    so it is  not so");
    for threshold in [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4] {
        let given_up = fitted.outcomes.iter().filter(|outcome| outcome.among < threshold);
        let rightly = given_up.clone().filter(|outcome| !outcome.answerable).count();
        let _ = write!(text, "\n{threshold:.2}                  {rightly}    {}", given_up.count() - rightly);
    }
    text
}

fn ratio(some: usize, all: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of questions are small")]
    let ratio = some as f64 / all.max(1) as f64;
    ratio
}

/// Its signs, whether the first and one of the first few is right, and what it counts.
type Signed = (Vec<f64>, [bool; 2], f64);

/// The log odds by weights, the last of which is the constant.
fn odds(weights: &[f64], signs: &[f64]) -> f64 {
    dot(weights, signs) + weights.last().copied().unwrap_or_default()
}

/// Weights from labelled questions, and from ways to ask, given what those say of the order.
fn weights(examples: &[&Example], ways: &[Asked], before: &[f64]) -> Weights {
    let choices: Vec<Choice> = examples.iter().map(|example| example.asked.choice()).collect();
    let order = choice(&choices.iter().collect::<Vec<_>>(), Some(before), TRUST);
    let order = exactly::<{ FEATURES.len() }>(&order);
    let all = examples.iter().map(|example| (&example.asked, 1.0)).chain(ways.iter().map(|way| (way, COUNTS)));
    let signs: Vec<Signed> = all
        .map(|(asked, counts)| {
            let (signs, right) = asked.ranked(&order);
            let some = right.iter().take(FIRST_FEW).any(|right| *right);
            (signs.map(f64::from).to_vec(), [right.first() == Some(&true), some], counts)
        })
        .collect();
    let fitted = |which: usize| {
        let rows: Vec<(&[f64], bool, f64)> =
            signs.iter().map(|(signs, came_true, counts)| (signs.as_slice(), came_true[which], *counts)).collect();
        let mut weights = yes_or_no(&rows, CAUTION);
        // Ways to ask tell which signs to heed, but they are harder: how true the outcome is, the questions tell.
        let odds: Vec<[f64; 1]> = rows[..examples.len()].iter().map(|(signs, ..)| [odds(&weights, signs)]).collect();
        let rows: Vec<(&[f64], bool, f64)> =
            odds.iter().zip(&rows).map(|(odds, (_, yes, _))| (odds.as_slice(), *yes, 1.0)).collect();
        let [slope, constant] = yes_or_no(&rows, 0.0)[..] else { return (exactly(&weights), 0.0) };
        for weight in &mut weights {
            *weight *= slope;
        }
        if let Some(last) = weights.last_mut() {
            *last += constant;
        }
        (exactly::<{ SIGNS.len() }>(&weights), single(weights.last().copied().unwrap_or_default()))
    };
    Weights { order, first: fitted(0), among: fitted(1) }
}

impl Asked {
    fn new(look: &Look, right: impl Fn(&Target) -> bool) -> Self {
        let candidates = look.candidates.iter().map(|found| (found.features, right(&found.target)));
        Self { candidates: candidates.collect(), said: look.said }
    }

    fn choice(&self) -> Choice {
        Choice { candidates: self.candidates.iter().map(|(features, right)| (row(features), *right)).collect() }
    }

    /// The signs with an order by these weights, and which candidates are right, best first.
    fn ranked(&self, order: &[f32; FEATURES.len()]) -> (Signs, Vec<bool>) {
        let mut ranked: Vec<(f32, Features, bool)> =
            self.candidates.iter().map(|(features, right)| (features.evidence(order), *features, *right)).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
        let candidates: Vec<(f32, Features)> = ranked.iter().map(|(score, features, _)| (*score, *features)).collect();
        (signs(&candidates, self.said), ranked.into_iter().map(|(_, _, right)| right).collect())
    }
}

fn row(features: &Features) -> Vec<f64> {
    features.for_order().into_iter().map(f64::from).collect()
}

fn probability((weights, constant): &([f32; SIGNS.len()], f32), signs: &Signs) -> f64 {
    let evidence: f32 = weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum();
    logistic(f64::from(evidence + constant))
}

/// Every way to ask of the library, asked of an index without it.
fn ways_to_ask(knowledge: &Knowledge, today: Date) -> Result<Vec<Asked>, IndexError> {
    let library = &knowledge.library;
    let mut ways = Vec::new();
    for tag in [Tag::Swedish, Tag::English] {
        let documents = documents(library, tag, today);
        let asks: Vec<(Target, Vec<String>)> =
            documents.iter().map(|document| (document.target.clone(), document.asks.clone())).collect();
        let lots =
            Lots::build(documents, Lexicon::with_words(tag, &library.words), &library.synonyms, FOLDS, |_, place| {
                Some(place % FOLDS)
            })?;
        for (target, asks) in &asks {
            for (place, ask) in asks.iter().enumerate() {
                let look = lots.look(place % FOLDS, &spoilt(ask, ways.len()));
                ways.push(Asked::new(&look, |found| found == target));
            }
        }
    }
    Ok(ways)
}

/// A labelled question as the search sees it.
fn example(knowledge: &Knowledge, question: &Question, now: Timestamp) -> Option<Example> {
    let (context, turn) = searched(knowledge, question, now)?;
    Some(Example::new(question, &looked_up(knowledge, &context, &question.text, turn.lang, now)))
}

/// The turn of a question that reaches the search, and what was before; `None` for danger, small talk and the like, which
/// end before it.
fn searched(knowledge: &Knowledge, question: &Question, now: Timestamp) -> Option<(Context, Turn)> {
    let context = question.played(knowledge, now)?;
    let turn = respond(knowledge, &context, &Utterance::words(&question.text), now);
    (turn.why.step == "search" && !matches!(turn.reply, Reply::Safety(_))).then_some((context, turn))
}

impl Example {
    fn new(question: &Question, look: &Look) -> Self {
        let asked = Asked::new(look, |found| question.accepts_target(found));
        Self { fold: fold(question.topic()), answerable: question.is_answerable(), asked }
    }
}

/// The fold of a topic: the same every time (FNV-1a).
fn fold(topic: &str) -> usize {
    let hash = topic
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    usize::try_from(hash % FOLDS as u64).unwrap_or_default()
}

fn exactly<const N: usize>(weights: &[f64]) -> [f32; N] {
    let mut exactly = [0.0; N];
    for (place, weight) in exactly.iter_mut().zip(weights) {
        *place = single(*weight);
    }
    exactly
}

fn single(weight: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "weights are small, and five digits are kept of them")]
    let single = weight as f32;
    single
}
