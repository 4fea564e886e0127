//! A message as the screen reads it: sentences of plain words.
//!
//! Decides what counts as the same letter, the same word and the end of a sentence. It knows nothing of danger.
//! *Folded*: without the dots and rings of å, ä and ö, as many type; a word is compared folded when it has none.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// As many words as a message is read of; far above what the form accepts.
const MOST_WORDS: usize = 4_000;

/// A word of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In lower case, with å, ä and ö.
    pub exact: String,
    /// Without them.
    pub folded: String,
}

impl Token {
    pub(super) fn new(exact: &str) -> Self {
        Self { exact: exact.to_owned(), folded: fold(exact) }
    }

    /// Whether the word has no å, ä or ö, so that one that has may be meant.
    pub(super) fn is_plain(&self) -> bool {
        self.exact == self.folded
    }
}

/// Writes a word without å, ä and ö.
pub(super) fn fold(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'å' | 'ä' | 'æ' => 'a',
            'ö' | 'ø' => 'o',
            other => other,
        })
        .collect()
}

/// Splits a message into sentences of words, each word written as `spelling` reads it.
pub(super) fn sentences(text: &str, spelling: &BTreeMap<String, String>) -> Vec<Vec<Token>> {
    let letters: Vec<char> = text.nfkc().flat_map(char::to_lowercase).filter(|c| !is_hidden(*c)).collect();
    let mut reader = Reader { spelling, done: Vec::new(), words: Vec::new(), word: String::new(), count: 0 };
    for (at, letter) in letters.iter().enumerate() {
        reader.take(*letter, letters.get(at + 1).copied());
    }
    reader.end_sentence();
    reader.done
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}' | '\u{202a}'..='\u{202e}')
        || is_apostrophe(c)
        || matches!(c, '\u{0300}'..='\u{036f}')
}

/// `don't` is read as `dont`.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

struct Reader<'a> {
    spelling: &'a BTreeMap<String, String>,
    done: Vec<Vec<Token>>,
    words: Vec<Token>,
    word: String,
    count: usize,
}

impl Reader<'_> {
    fn take(&mut self, letter: char, next: Option<char>) {
        if letter.is_alphanumeric() {
            self.word.push(plain_letter(letter));
            return;
        }
        // "3.5" and "kl.7" end no sentence; neither does a full stop inside an address.
        let inside = letter == '.' && next.is_some_and(char::is_alphanumeric) && self.word.chars().count() < 3;
        self.end_word();
        if matches!(letter, '.' | '!' | '?' | ';' | '\n' | '…') && !inside {
            self.end_sentence();
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() || self.count >= MOST_WORDS {
            self.word.clear();
            return;
        }
        let short = calm(&self.word);
        let read = self.spelling.get(&short).unwrap_or(&short);
        for word in read.split(' ') {
            self.words.push(Token::new(word));
            self.count += 1;
        }
        self.word.clear();
    }

    fn end_sentence(&mut self) {
        self.end_word();
        if !self.words.is_empty() {
            self.done.push(std::mem::take(&mut self.words));
        }
    }
}

fn plain_letter(c: char) -> char {
    match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'á' | 'à' | 'â' => 'a',
        'ü' | 'ú' => 'u',
        'í' | 'ï' => 'i',
        'ó' | 'ô' => 'o',
        other => other,
    }
}

/// `hjääälp` is `hjälp`: three or more of a letter are one.
fn calm(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut calm = String::with_capacity(word.len());
    for group in letters.chunk_by(|a, b| a == b) {
        let keep = if group.len() > 2 && group[0].is_alphabetic() { 1 } else { group.len() };
        calm.extend(&group[..keep]);
    }
    calm
}

/// Whether `a` becomes `b` by at most `most` slips: a letter too many, missing, other, or two that changed places. Of
/// two slips only one may be an other letter, unless a vowel stands for a vowel: with two other consonants it is another
/// word ("stämning" is no slip for "stabbing").
pub(super) fn within_slips(a: &[u8], b: &[u8], most: usize) -> bool {
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let most = most * SLIP + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).map(|letters| letters * SLIP).collect();
    for i in 1..=a.len() {
        let mut row = vec![i * SLIP];
        for j in 1..=b.len() {
            let mut cost = (last[j - 1] + other_letter(a[i - 1], b[j - 1])).min(last[j] + SLIP).min(row[j - 1] + SLIP);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + SLIP);
            }
            row.push(cost);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().is_some_and(|cost| *cost <= most)
}

/// What a slip costs. One more than that is an other consonant, and one more than all slips may be spent: so there is
/// room for one of them, not for two.
const SLIP: usize = 2;

fn other_letter(a: u8, b: u8) -> usize {
    let vowel = |letter: u8| b"aeiouy".contains(&letter);
    match (a == b, vowel(a) && vowel(b)) {
        (true, _) => 0,
        (false, true) => SLIP,
        (false, false) => SLIP + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        let spelling = BTreeMap::from([("å".to_owned(), "och".to_owned()), ("ja".to_owned(), "jag".to_owned())]);
        let read = sentences(text, &spelling);
        read.into_iter().map(|s| s.into_iter().map(|t| t.exact).collect()).collect()
    }

    #[test]
    fn a_message_is_read_in_sentences_of_plain_words() {
        let read = words("JA gr\u{200b}åter å ropar HJÄÄÄLP!! don’t go. Kl.7 då");
        assert_eq!(read[0], ["jag", "gråter", "och", "ropar", "hjälp"]);
        assert_eq!(read[1], ["dont", "go"]);
        assert_eq!(read.len(), 3);
    }

    #[test]
    fn letters_composed_of_two_signs_are_one() {
        assert_eq!(words("do\u{0308}d"), [["död"]]);
    }

    #[test]
    fn slips_are_counted() {
        assert!(within_slips(b"sjalvmord", b"sjalvmrod", 1));
        assert!(within_slips(b"misshandlar", b"missanlar", 2));
        assert!(within_slips(b"sjolvmard", b"sjalvmord", 2));
        assert!(!within_slips(b"slagen", b"vagnar", 2));
    }

    #[test]
    fn with_two_other_consonants_it_is_another_word() {
        assert!(!within_slips(b"stamning", b"stabbing", 2));
        assert!(!within_slips(b"dropping", b"drowning", 2));
        assert!(within_slips(b"drowming", b"drowning", 1));
    }
}
