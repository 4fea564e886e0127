//! The screen for danger: the first thing that happens to a message, before anything is stored or searched.
//!
//! Decides whether a message tells of danger, and of which kind. It is pure and keeps nothing. It does not decide what
//! is said (the replies are fixed texts of the rules), does not judge how great the risk is, and does not ask.
//!
//! A message is read sentence by sentence, so that words of two sentences never make a danger together. A hit is void
//! where a look-alike covers it ("skjuta upp betalningen"), and a weak hit where the sentence asks in general ("hur gör
//! man en orosanmälan"). Of several kinds of danger the one with the lowest order is told.

mod pattern;
mod text;
mod vocabulary;

use std::collections::{BTreeMap, HashSet};

use crate::knowledge::safety_notation::parse_pattern;
use crate::knowledge::safety_rules::{SafetyCategory, SafetyFault, SafetyRules};
use pattern::{Atoms, Compiled, Sentence, Span};

/// The longest message, in words, that a safe word is looked for in.
const SAFE_WORDS_UP_TO: usize = 3;

/// What the screen found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SafetyHit {
    /// The kind of danger; none for a safe word, which tells of none in particular.
    pub category: Option<SafetyCategory>,
    /// The whole message was a safe word.
    pub safe_word: bool,
}

/// The rules made ready to screen with. Compiled once, shared by all.
pub struct SafetyScreen {
    atoms: Atoms,
    spelling: BTreeMap<String, String>,
    safe_words: HashSet<Vec<String>>,
    general: Vec<Compiled>,
    ordinary: Vec<Compiled>,
    /// By order: the first that is found is told.
    categories: Vec<Category>,
}

struct Category {
    id: SafetyCategory,
    patterns: Vec<Compiled>,
    weak: Vec<Compiled>,
    except: Vec<Compiled>,
}

impl SafetyScreen {
    /// Makes the rules ready. `spelt` are words that are known to be spelt right, beside those of the rules: none of
    /// them is taken for a misspelt word of danger ("borra" is no slip for "borta").
    ///
    /// # Errors
    /// Every pattern that can't be read; none when the rules came from [`SafetyRules::parse`].
    pub fn compile<'a>(rules: &'a SafetyRules, spelt: impl Iterator<Item = &'a str>) -> Result<Self, Vec<SafetyFault>> {
        let known = rules.known_words.iter().map(String::as_str).chain(spelt);
        let mut compiler = Compiler { rules, atoms: Atoms::new(known), faults: Vec::new() };
        let mut ordered: Vec<_> = rules.category.iter().collect();
        ordered.sort_by_key(|(_, rules)| rules.order);
        let mut categories = Vec::new();
        for (id, kind) in ordered {
            categories.push(Category {
                id: *id,
                patterns: compiler.all(&kind.patterns),
                weak: compiler.all(&kind.weak),
                except: compiler.all(&kind.except),
            });
        }
        let general = compiler.all(&rules.general);
        let ordinary = compiler.all(&rules.ordinary);
        if !compiler.faults.is_empty() {
            return Err(compiler.faults);
        }
        let spelling = rules.spelling.clone();
        let safe_words = rules.safe_words.iter().map(|word| folded_words(word, &spelling)).collect();
        Ok(Self { atoms: compiler.atoms.complete(), spelling, safe_words, general, ordinary, categories })
    }

    /// What danger the message tells of, if any.
    #[must_use]
    pub fn screen(&self, message: &str) -> Option<SafetyHit> {
        let sentences = text::sentences(message, &self.spelling);
        let read: Vec<_> = sentences.iter().map(|tokens| self.atoms.read(tokens)).collect();
        let found =
            self.categories.iter().find(|category| read.iter().any(|sentence| self.tells_of(category, sentence)));
        if let Some(category) = found {
            return Some(SafetyHit { category: Some(category.id), safe_word: false });
        }
        let words: Vec<_> = sentences.into_iter().flatten().take(SAFE_WORDS_UP_TO + 1).map(|t| t.folded).collect();
        let safe_word = self.safe_words.contains(&words);
        safe_word.then_some(SafetyHit { category: None, safe_word })
    }

    fn tells_of(&self, category: &Category, sentence: &Sentence<'_>) -> bool {
        let mut hits = spans(sentence, &category.patterns);
        let weak = spans(sentence, &category.weak);
        if !weak.is_empty() && spans(sentence, &self.general).is_empty() {
            hits.extend(weak);
        }
        if hits.is_empty() {
            return false;
        }
        let mut covered = spans(sentence, &category.except);
        covered.extend(spans(sentence, &self.ordinary));
        hits.iter().any(|hit| !covered.iter().any(|cover| overlap(*hit, *cover)))
    }
}

fn spans(sentence: &Sentence<'_>, patterns: &[Compiled]) -> Vec<Span> {
    patterns.iter().flat_map(|pattern| sentence.spans(pattern)).collect()
}

fn overlap(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn folded_words(text: &str, spelling: &BTreeMap<String, String>) -> Vec<String> {
    text::sentences(text, spelling).into_iter().flatten().map(|token| token.folded).collect()
}

struct Compiler<'a> {
    rules: &'a SafetyRules,
    atoms: Atoms,
    faults: Vec<SafetyFault>,
}

impl Compiler<'_> {
    fn all(&mut self, patterns: &[String]) -> Vec<Compiled> {
        let mut ready = Vec::new();
        for pattern in patterns {
            match parse_pattern(pattern, &self.rules.sets) {
                Ok(sound) => ready.push(self.atoms.compile(&sound)),
                Err((what, mend)) => self.faults.push(SafetyFault { line: None, what, mend }),
            }
        }
        ready
    }
}

#[cfg(test)]
mod tests;
