//! Libraries of any size, grown from the bundled one.
//!
//! Each answer is copied as often as needed. In a copy six long words of ten (at least four letters) are replaced by
//! made-up ones, in title, text and ways to ask alike, so that it is about something else but still shares everyday
//! words with the others. Every word has as many replacements as the square root of the number of copies: vocabulary
//! then grows with the square root of the text, as it does in real collections (Heaps' law). The same size is the same
//! library each time. References, e-tjänster and HTML are the original's. A copy is asked for in as many ways as an answer
//! must have at least; the originals keep all of theirs.

use std::hash::{DefaultHasher, Hash, Hasher};

use medborgarsvar::knowledge::{Answer, AnswerId, Library};

const SYLLABLES: [&str; 32] = [
    "bra", "fli", "sto", "vem", "ska", "rin", "lo", "gar", "tve", "mun", "hal", "sju", "kro", "den", "pla", "ost",
    "vik", "lund", "ber", "fors", "näs", "åk", "dal", "röd", "tun", "gi", "mar", "kel", "no", "sva", "pri", "ter",
];

/// How many ways to ask a copy has, in Swedish and in English.
const WAYS: (usize, usize) = (8, 4);

/// The same library with so many answers; with those it has when it has more already.
pub(crate) fn grown(mut library: Library, answers: usize) -> Library {
    let originals: Vec<Answer> = library.answers.values().cloned().collect();
    let copies = answers.div_ceil(originals.len().max(1));
    for copy in 1..copies {
        for answer in &originals {
            if library.answers.len() >= answers {
                return library;
            }
            let answer = reworded(answer.clone(), copy, copies);
            library.answers.insert(answer.id.clone(), answer);
        }
    }
    library
}

fn reworded(mut answer: Answer, copy: usize, copies: usize) -> Answer {
    answer.id = AnswerId::from(format!("{}-{copy}", answer.id));
    answer.questions.sv.truncate(WAYS.0);
    answer.questions.en.truncate(WAYS.1);
    let asks = answer.questions.sv.iter_mut().chain(answer.questions.en.iter_mut());
    let texts = answer.variants.values_mut().flat_map(|variant| [&mut variant.title, &mut variant.text]);
    for text in asks.chain(texts) {
        *text = reword(text, copy, copies);
    }
    answer
}

/// A text as the copy of that number has it; also what somebody asks who means that copy.
pub(crate) fn reword(text: &str, copy: usize, copies: usize) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        written.push_str(&word_of(&rest[..word], copy, copies));
        let next = rest[word..].find(char::is_alphabetic).map_or(rest.len(), |gap| word + gap);
        written.push_str(&rest[word..next]);
        rest = &rest[next..];
    }
    written
}

fn word_of(word: &str, copy: usize, copies: usize) -> String {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let chosen = hash((&letters, copy));
    if letters.len() < 4 || chosen % 10 < 4 {
        return word.to_owned();
    }
    let replacement = hash((&letters, chosen / 10 % (copies.isqrt() as u64 + 1)));
    let syllables = 2 + letters.len() / 6;
    let places = (0..syllables).map(|syllable| (replacement >> (5 * syllable)) & 31);
    let place = |place: u64| usize::try_from(place).map_or("", |place| SYLLABLES[place % SYLLABLES.len()]);
    let mut made: String = places.map(place).collect();
    // The ending stays, so that stemming has what it has in real words.
    made.extend(&letters[letters.len() - 2..]);
    made
}

fn hash(what: impl Hash) -> u64 {
    // Without keys of its own: the same in every run.
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
