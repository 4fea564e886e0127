//! Which words of the rules a word of a message may be.
//!
//! Decides how much a misspelt word may differ. Short words must be right, words of five letters may have one slip and
//! of eight two, always with the first letter right; a word that is known, from the rules or the list of ordinary
//! words, is never taken for another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::text::{Token, fold, within_slips};
use crate::knowledge::safety_notation::{Form, WordForm};

/// Words shorter than this are compared letter by letter.
const FORGIVEN_FROM: usize = 5;
/// Words from this length may have two slips.
const TWICE_FROM: usize = 8;
/// A split word ("medvets lös") is joined when the whole has so many letters.
const JOINED_FROM: usize = 8;

/// A word of the rules, by number.
pub(super) type WordId = usize;

struct Entry {
    exact: String,
    folded: String,
    letters: u32,
    form: Form,
}

/// Every word of the rules, each once.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// Empty when all words are learnt.
    ids: FxHashMap<WordForm, WordId>,
    entries: Vec<Entry>,
    /// By form and folded letters.
    found: FxHashMap<(Form, String), Vec<WordId>>,
    /// Forgiven words by first letter.
    forgiven: FxHashMap<u8, Vec<WordId>>,
    known: FxHashSet<String>,
    /// The longest letters with an open end.
    longest: usize,
}

impl Vocabulary {
    pub(super) fn new<'a>(known: impl Iterator<Item = &'a str>) -> Self {
        Self { known: known.map(fold).collect(), ..Self::default() }
    }

    /// The number of a word, new or old.
    pub(super) fn learn(&mut self, word: &WordForm) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.entries.len();
        let folded = fold(&word.text);
        let shortest = if word.form == Form::Prefix { FORGIVEN_FROM + 2 } else { FORGIVEN_FROM };
        if word.form != Form::Suffix && folded.len() >= shortest {
            self.forgiven.entry(folded.as_bytes()[0]).or_default().push(id);
        }
        if word.form != Form::Whole {
            self.longest = self.longest.max(folded.len());
        }
        self.found.entry((word.form, folded.clone())).or_default().push(id);
        let letters = letters_of(folded.as_bytes());
        self.entries.push(Entry { exact: word.text.clone(), folded, letters, form: word.form });
        self.ids.insert(word.clone(), id);
        id
    }

    /// Lets go of what is needed only while there are words to learn.
    pub(super) fn complete(&mut self) {
        self.ids = FxHashMap::default();
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The words of the rules that `token` is, else those it may be misspelt from.
    pub(super) fn words_of(&self, token: &Token) -> Vec<WordId> {
        let mut words = self.exact_words(token);
        if words.is_empty() && !self.known.contains(&token.folded) {
            self.misspelt_words(token, &mut words);
        }
        words
    }

    /// The one word that two halves make, when it is in the rules and they are not.
    pub(super) fn joined(&self, first: &Token, second: &Token) -> Option<Token> {
        let whole = Token::new(&format!("{}{}", first.exact, second.exact));
        let long = whole.folded.len() >= JOINED_FROM && first.folded.len() > 2 && second.folded.len() > 2;
        if !long {
            return None;
        }
        let known = |token: &Token| self.found.contains_key(&(Form::Whole, token.folded.clone()));
        let halves_stand = known(first) && known(second);
        (known(&whole) && !halves_stand).then_some(whole)
    }

    fn exact_words(&self, token: &Token) -> Vec<WordId> {
        let mut words = Vec::new();
        let folded = token.folded.as_str();
        self.collect(Form::Whole, folded, token, &mut words);
        for (at, _) in folded.char_indices().skip(3) {
            if at <= self.longest {
                self.collect(Form::Prefix, &folded[..at], token, &mut words);
            }
            if folded.len() - (at - 3) <= self.longest {
                self.collect(Form::Suffix, folded.get(at - 3..).unwrap_or_default(), token, &mut words);
            }
        }
        self.collect(Form::Prefix, folded, token, &mut words);
        if let Some(end) = folded.len().checked_sub(3) {
            self.collect(Form::Suffix, folded.get(end..).unwrap_or_default(), token, &mut words);
        }
        words.sort_unstable();
        words.dedup();
        words
    }

    fn collect(&self, form: Form, folded: &str, token: &Token, words: &mut Vec<WordId>) {
        let Some(ids) = self.found.get(&(form, folded.to_owned())) else {
            return;
        };
        words.extend(ids.iter().filter(|id| {
            let exact = self.entries[**id].exact.as_str();
            token.is_plain()
                || match form {
                    Form::Whole => token.exact == exact,
                    Form::Prefix => token.exact.starts_with(exact),
                    Form::Suffix => token.exact.ends_with(exact),
                }
        }));
    }

    fn misspelt_words(&self, token: &Token, words: &mut Vec<WordId>) {
        let letters = token.folded.as_bytes();
        if letters.len() + 1 < FORGIVEN_FROM || letters.iter().any(u8::is_ascii_digit) {
            return;
        }
        let mask = letters_of(letters);
        let same_start = letters.first().and_then(|first| self.forgiven.get(first));
        for id in same_start.into_iter().flatten() {
            let entry = &self.entries[*id];
            let wanted = entry.folded.as_bytes();
            let most = slips(wanted.len(), letters.len(), entry.form);
            if (wanted.len() > letters.len() + most) || (entry.letters & !mask).count_ones() as usize > most {
                continue;
            }
            let fits = match entry.form {
                Form::Prefix => (wanted.len() - 1..=wanted.len() + 1)
                    .any(|end| letters.get(..end).is_some_and(|start| within_slips(start, wanted, most))),
                _ => within_slips(letters, wanted, most),
            };
            if fits {
                words.push(*id);
            }
        }
    }
}

/// How many slips a word may have.
fn slips(wanted: usize, written: usize, form: Form) -> usize {
    if form == Form::Whole && wanted >= TWICE_FROM && written + 1 >= TWICE_FROM { 2 } else { 1 }
}

/// The letters of a word as a set of bits, to pass by at once what is too far off.
fn letters_of(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, letter| set | 1 << (letter % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> usize {
        let mut words = Vocabulary::new(std::iter::once("slagfält"));
        for (text, form) in [("självmord", Form::Whole), ("dör", Form::Whole), ("misshandl", Form::Prefix)] {
            words.learn(&WordForm { text: text.to_owned(), form });
        }
        words.learn(&WordForm { text: "tabletter".to_owned(), form: Form::Suffix });
        words.words_of(&Token::new(word)).len()
    }

    #[test]
    fn a_word_is_found_with_its_slips_and_without_its_dots() {
        for word in
            ["självmord", "sjalvmord", "sjlävmrd", "misshandlade", "mishandlar", "sömntabletter", "tabletter", "dor"]
        {
            assert_eq!(of(word), 1, "{word}");
        }
    }

    #[test]
    fn a_short_or_other_word_is_not_taken_for_it() {
        for word in ["dörr", "dår", "självklart", "själv", "x", "åäö", ""] {
            assert_eq!(of(word), 0, "{word}");
        }
    }
}
