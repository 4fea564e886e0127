//! Leave one out: does a way to ask still find its answer when it is not in the index itself?
//!
//! A way to ask that is in the index finds its answer always, which says nothing. Left out, it stands for what a citizen
//! will write: other words for the same matter. An index per way to ask would take minutes, so they are left out in
//! [`FOLDS`] lots ([`Lots`]): every fifth of each answer at a time. An answer then misses a fifth of its ways to ask and not one of
//! them, in competition with answers that miss as many. That makes the figure a little lower than leaving out one at a
//! time, never higher by design. What finds the answer beside ways to ask (title, texts, e-tjänst, register) stays.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    knowledge::{AnswerId, AreaId, Fault, Level, Library, WayToAsk},
    language::Tag,
    search::{IndexError, Lots, Target, analysis::Lexicon, documents},
};

/// Lots that the ways to ask are left out in.
pub const FOLDS: usize = 5;
/// Found means among the first so many: shown at once, or among the choices of a question back.
const AMONG: usize = 3;

/// A share of the ways to ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Share {
    /// `found / of`; 1 when nothing was asked.
    pub hit_at_3: f64,
    /// Ways to ask that find their answer among the first three.
    pub found: usize,
    /// Ways to ask that were left out and asked.
    pub of: usize,
}

/// A way to ask that did not find its answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Missed {
    /// Its answer.
    pub answer: AnswerId,
    /// Swedish or English.
    pub lang: Tag,
    /// What was asked.
    pub ask: String,
    /// The file, relative to the library's folder.
    pub file: String,
    /// The line.
    pub line: usize,
    /// What was found, best first.
    pub found: Vec<String>,
}

/// Two answers that are taken for each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// The answer that was meant.
    pub meant: AnswerId,
    /// What came first instead.
    pub won: String,
    /// How many ways to ask of the one were won by the other.
    pub times: usize,
    /// How many the other way round.
    pub back: usize,
}

/// How well the library finds its own answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LeaveOneOut {
    /// Lots that were asked, of [`FOLDS`].
    pub folds: usize,
    /// The whole library.
    pub overall: Share,
    /// By language.
    pub by_language: BTreeMap<Tag, Share>,
    /// By area.
    pub by_area: BTreeMap<AreaId, Share>,
    /// Answers whose ways to ask come second, most confused first.
    pub confusion: Vec<Confusion>,
    /// Ways to ask that did not find their answer.
    pub missed: Vec<Missed>,
}

/// Leaves out the ways to ask of every answer that is shown on a day, in the first so many of [`FOLDS`] lots.
///
/// # Errors
/// [`IndexError`] when an index can't be built.
pub fn leave_one_out(
    library: &Library,
    asks: &[WayToAsk],
    today: Date,
    folds: usize,
) -> Result<LeaveOneOut, IndexError> {
    let folds = folds.min(FOLDS);
    let lots = |lang: &Tag| lots(library, asks, today, *lang, folds);
    let by_language = in_parallel(&LANGUAGES, lots)?;
    let asked: Vec<_> = by_language.iter().flat_map(|asked| asked.all.iter().map(move |ask| (asked, *ask))).collect();
    let outcomes = in_parallel(&asked, |(asked, (lot, ask))| Ok(asked.outcome(*lot, ask)))?;
    Ok(report(library, &outcomes, folds))
}

const LANGUAGES: [Tag; 2] = [Tag::Swedish, Tag::English];

/// The ways to ask of a language, each with the lot it is left out in.
struct Asked<'a> {
    lots: Lots,
    all: Vec<(usize, &'a WayToAsk)>,
}

/// One way to ask, asked of an index without it.
struct Outcome<'a> {
    ask: &'a WayToAsk,
    /// What was found, best first.
    found: Vec<Target>,
}

impl<'a> Asked<'a> {
    fn outcome(&self, lot: usize, ask: &'a WayToAsk) -> Outcome<'a> {
        let hits = self.lots.search(lot, &ask.text, AMONG);
        Outcome { ask, found: hits.into_iter().map(|hit| hit.target).collect() }
    }
}

/// Builds the first so many lots of a language.
fn lots<'a>(
    library: &Library,
    asks: &'a [WayToAsk],
    today: Date,
    lang: Tag,
    folds: usize,
) -> Result<Asked<'a>, IndexError> {
    let documents = documents(library, lang, today);
    // Which lot a way to ask belongs to depends on its place in its answer alone: the same every time.
    let mut by_answer: HashMap<&AnswerId, Vec<&WayToAsk>> = HashMap::new();
    for ask in asks.iter().filter(|ask| ask.lang == lang) {
        by_answer.entry(&ask.answer).or_default().push(ask);
    }
    let mut all = Vec::new();
    // A document may have words from registers among its ways to ask; those stay.
    let mut lot_of: Vec<Vec<Option<usize>>> = Vec::new();
    for document in &documents {
        let own = match &document.target {
            Target::Answer(id) => by_answer.get(id).map_or(&[][..], Vec::as_slice),
            _ => &[],
        };
        let lot = |text: &String| own.iter().position(|ask| ask.text == *text).map(|place| place % FOLDS);
        lot_of.push(document.asks.iter().map(lot).collect());
        all.extend(own.iter().enumerate().map(|(place, ask)| (place % FOLDS, *ask)).filter(|(lot, _)| *lot < folds));
    }
    let lot = |document: usize, place: usize| lot_of.get(document)?.get(place).copied().flatten();
    let lots = Lots::build(documents, Lexicon::with_words(lang, &library.words), &library.synonyms, folds, lot)?;
    Ok(Asked { lots, all })
}

/// Does the work of every item, on as many threads as the machine has; the results in the items' order.
fn in_parallel<I: Sync, O: Send>(
    items: &[I],
    work: impl Fn(&I) -> Result<O, IndexError> + Sync,
) -> Result<Vec<O>, IndexError> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len().max(1));
    let mut done: Vec<Option<Result<O, IndexError>>> = items.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let work = &work;
        let handles: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || {
                    let mine = items.iter().enumerate().skip(thread).step_by(threads);
                    mine.map(|(at, item)| (at, work(item))).collect::<Vec<_>>()
                })
            })
            .collect();
        for handle in handles {
            match handle.join() {
                Ok(results) => results.into_iter().for_each(|(at, result)| done[at] = Some(result)),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    done.into_iter().flatten().collect()
}

fn report(library: &Library, asked: &[Outcome<'_>], folds: usize) -> LeaveOneOut {
    let mut report = LeaveOneOut { folds, ..LeaveOneOut::default() };
    let mut won: BTreeMap<(&AnswerId, String), usize> = BTreeMap::new();
    for Outcome { ask, found } in asked {
        let own = Target::Answer(ask.answer.clone());
        let hit = found.contains(&own);
        report.overall.add(hit);
        report.by_language.entry(ask.lang).or_default().add(hit);
        if let Some(answer) = library.answers.get(&ask.answer) {
            report.by_area.entry(answer.area.clone()).or_default().add(hit);
        }
        if let Some(first) = found.first().filter(|first| **first != own) {
            *won.entry((&ask.answer, first.to_string())).or_default() += 1;
        }
        if !hit {
            report.missed.push(Missed {
                answer: ask.answer.clone(),
                lang: ask.lang,
                ask: ask.text.clone(),
                file: ask.file.clone(),
                line: ask.line,
                found: found.iter().map(ToString::to_string).collect(),
            });
        }
    }
    report.missed.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    report.confusion = confusion(&won);
    report
}

/// Pairs of which one wins over the other, each once, most confused first.
fn confusion(won: &BTreeMap<(&AnswerId, String), usize>) -> Vec<Confusion> {
    let times_of =
        |meant: &str, winner: &str| won.get(&(&AnswerId::from(meant), winner.to_owned())).copied().unwrap_or(0);
    let mut pairs: Vec<Confusion> = won
        .iter()
        .map(|((meant, winner), times)| Confusion {
            meant: (*meant).clone(),
            won: winner.clone(),
            times: *times,
            back: times_of(winner, meant.as_str()),
        })
        // Of the two directions the worse stands for the pair; the first by name when they are as bad.
        .filter(|pair| pair.times > pair.back || pair.times == pair.back && pair.meant.as_str() < pair.won.as_str())
        .collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.times + pair.back), pair.meant.clone(), pair.won.clone()));
    pairs
}

impl Share {
    #[expect(clippy::cast_precision_loss, reason = "no library has 2^52 ways to ask")]
    fn add(&mut self, hit: bool) {
        self.found += usize::from(hit);
        self.of += 1;
        self.hit_at_3 = self.found as f64 / self.of as f64;
    }
}

/// Less than this share found breaks a rule …
const LEAST: f64 = 0.80;
/// … in a library of at least so many answers: in a small one a single answer moves the figure too much.
const FROM_ANSWERS: usize = 50;

impl LeaveOneOut {
    /// The broken rule, when too few ways to ask find their answer in a library of so many answers.
    #[must_use]
    pub fn fault(&self, answers: usize) -> Option<Fault> {
        let share = self.overall;
        (answers >= FROM_ANSWERS && share.hit_at_3 < LEAST).then(|| Fault {
            file: "answers".to_owned(),
            line: 1,
            level: Level::Rule,
            what: format!(
                "{} of {} ways to ask find their answer when left out: {:.3}, at least {LEAST:.2}",
                share.found, share.of, share.hit_at_3
            ),
            mend:
                "see `missed` and `confusion` with --json: give those answers more ways to ask, or words of their own"
                    .to_owned(),
        })
    }
}
