//! Patterns made ready to be matched, and the matching.
//!
//! Decides where in a sentence a pattern is found. It knows nothing of categories. *Atom*: the words that one step may
//! be, shared by all steps that say the same, so that a word of a message is compared with each only once.

use rustc_hash::FxHashMap;

use super::text::Token;
use super::vocabulary::{Vocabulary, WordId};
use crate::knowledge::safety_notation::{Alternatives, Pattern, Step};

/// The parts of a pattern in any order must stand within so many words.
const WINDOW: usize = 14;

/// First word and the one after the last.
pub(super) type Span = (usize, usize);

type AtomId = usize;

struct Atom {
    /// Alternatives of several words in a row.
    rows: Vec<Vec<WordId>>,
}

enum Move {
    Word { atom: AtomId, optional: bool },
    Not(AtomId),
    Gap(usize),
    Start,
    End,
}

/// A pattern made ready.
pub(super) struct Compiled {
    parts: Vec<Vec<Move>>,
    /// Atoms without which it can't be found.
    required: Vec<AtomId>,
}

/// Every atom of the rules, and the words they are made of.
pub(super) struct Atoms {
    vocabulary: Vocabulary,
    list: Vec<Atom>,
    /// Empty when all rules are compiled.
    ids: FxHashMap<Alternatives, AtomId>,
    /// Per word: the atoms it is, and whether alone or as the first of several.
    of_word: Vec<Vec<(AtomId, bool)>>,
}

impl Atoms {
    pub(super) fn new<'a>(known_words: impl Iterator<Item = &'a str>) -> Self {
        Self {
            vocabulary: Vocabulary::new(known_words),
            list: Vec::new(),
            ids: FxHashMap::default(),
            of_word: Vec::new(),
        }
    }

    pub(super) fn compile(&mut self, pattern: &Pattern) -> Compiled {
        let mut required = Vec::new();
        let mut parts = Vec::new();
        for part in &pattern.parts {
            parts.push(part.iter().map(|step| self.ready(step, &mut required)).collect());
        }
        Compiled { parts, required }
    }

    fn ready(&mut self, step: &Step, required: &mut Vec<AtomId>) -> Move {
        match step {
            Step::Word { any, optional } => {
                let atom = self.atom(any);
                if !optional {
                    required.push(atom);
                }
                Move::Word { atom, optional: *optional }
            }
            Step::Not(any) => Move::Not(self.atom(any)),
            Step::Gap(words) => Move::Gap(*words),
            Step::Start => Move::Start,
            Step::End => Move::End,
        }
    }

    fn atom(&mut self, any: &Alternatives) -> AtomId {
        if let Some(id) = self.ids.get(any) {
            return *id;
        }
        let id = self.list.len();
        let mut rows = Vec::new();
        for row in any {
            let words: Vec<WordId> = row.iter().map(|word| self.vocabulary.learn(word)).collect();
            self.of_word.resize(self.vocabulary.len(), Vec::new());
            if let Some(first) = words.first() {
                self.of_word[*first].push((id, words.len() == 1));
            }
            if words.len() > 1 {
                rows.push(words);
            }
        }
        self.list.push(Atom { rows });
        self.ids.insert(any.clone(), id);
        id
    }

    /// Lets go of what is needed only while there are rules to compile: it is larger than the rest.
    pub(super) fn complete(mut self) -> Self {
        self.ids = FxHashMap::default();
        self.vocabulary.complete();
        self
    }

    /// Looks every word of a sentence up, once.
    pub(super) fn read(&self, tokens: &[Token]) -> Sentence<'_> {
        let mut sentence =
            Sentence { atoms: self, words: Vec::new(), alone: Vec::new(), first: Vec::new(), all: self.none() };
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let joined = tokens.get(at + 1).and_then(|next| self.vocabulary.joined(token, next));
            at += if joined.is_some() { 2 } else { 1 };
            let words = self.vocabulary.words_of(joined.as_ref().unwrap_or(token));
            let (mut alone, mut first) = (self.none(), self.none());
            for (atom, single) in words.iter().flat_map(|word| &self.of_word[*word]) {
                if *single { &mut alone } else { &mut first }.insert(*atom);
                sentence.all.insert(*atom);
            }
            sentence.words.push(words);
            sentence.alone.push(alone);
            sentence.first.push(first);
        }
        sentence
    }

    fn none(&self) -> Bits {
        Bits(vec![0; self.list.len().div_ceil(64)])
    }
}

/// A set of atoms.
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, atom: AtomId) {
        self.0[atom / 64] |= 1 << (atom % 64);
    }

    fn has(&self, atom: AtomId) -> bool {
        self.0[atom / 64] & (1 << (atom % 64)) != 0
    }
}

/// A sentence with its words looked up.
pub(super) struct Sentence<'a> {
    atoms: &'a Atoms,
    words: Vec<Vec<WordId>>,
    alone: Vec<Bits>,
    first: Vec<Bits>,
    all: Bits,
}

impl Sentence<'_> {
    /// Every place where the pattern is found, one per first word.
    pub(super) fn spans(&self, pattern: &Compiled) -> Vec<Span> {
        if !pattern.required.iter().all(|atom| self.all.has(*atom)) {
            return Vec::new();
        }
        let mut parts = pattern.parts.iter().map(|part| self.part_spans(part));
        let first = parts.next().unwrap_or_default();
        parts.fold(first, |spans, other| join(&spans, &other))
    }

    fn part_spans(&self, part: &[Move]) -> Vec<Span> {
        let starts = 0..self.words.len();
        starts.filter_map(|at| self.run(part, at).map(|end| (at, end))).collect()
    }

    /// Where the steps end when they are found from the word `at` on.
    fn run(&self, moves: &[Move], at: usize) -> Option<usize> {
        let Some((now, rest)) = moves.split_first() else {
            return Some(at);
        };
        match now {
            Move::Start => (at == 0).then(|| self.run(rest, at)).flatten(),
            Move::End => (at == self.words.len()).then(|| self.run(rest, at)).flatten(),
            Move::Not(atom) => self.ends(*atom, at).is_empty().then(|| self.run(rest, at)).flatten(),
            Move::Gap(most) => (at..=self.words.len().min(at + most)).find_map(|next| self.run(rest, next)),
            Move::Word { atom, optional } => {
                let found = self.ends(*atom, at).into_iter().find_map(|end| self.run(rest, end));
                found.or_else(|| optional.then(|| self.run(rest, at)).flatten())
            }
        }
    }

    /// Where the atom may end when it begins at the word `at`.
    fn ends(&self, atom: AtomId, at: usize) -> Vec<usize> {
        let mut ends = Vec::new();
        if self.first.get(at).is_some_and(|first| first.has(atom)) {
            for row in &self.atoms.list[atom].rows {
                let mut words = row.iter().zip(at..);
                if words.all(|(word, place)| self.words.get(place).is_some_and(|words| words.contains(word))) {
                    ends.push(at + row.len());
                }
            }
        }
        if self.alone.get(at).is_some_and(|alone| alone.has(atom)) {
            ends.push(at + 1);
        }
        ends
    }
}

/// Spans that hold one of each, near enough to belong together.
fn join(some: &[Span], others: &[Span]) -> Vec<Span> {
    let mut spans = Vec::new();
    for a in some {
        let unions = others.iter().map(|b| (a.0.min(b.0), a.1.max(b.1)));
        spans.extend(unions.filter(|(start, end)| end - start <= WINDOW).min_by_key(|(start, end)| end - start));
    }
    spans
}
