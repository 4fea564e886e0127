//! Spelling: the word of the lexicon that a misspelt one is meant to be.
//!
//! Only words the lexicon does not know are looked at, and only near words are taken: a wrong correction is worse
//! than none, since 4-grams still find much.

use super::{Lexicon, lexicon::letter_set};

/// The cost of typing å, ä or ö without its marks: hardly an error at all.
const MARKS: f32 = 0.2;
/// The cost of one letter of a doubled pair, or of letters that sound alike.
const SOUND: f32 = 0.6;

/// The nearest word of the lexicon within the distance that its length allows; of equally near ones the most common.
#[must_use]
pub fn mend(word: &str, lexicon: &Lexicon) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    // What may be changed, and how many letters too many or of another kind that can be: none costs less than [`SOUND`].
    let (allowed, changes) = match letters.len() {
        0..=4 => (0.65, 1_usize),
        5..=6 => (1.0, 1),
        7..=9 => (1.6, 2),
        _ => (2.0, 3),
    };
    let set = letter_set(word);
    let mut table = Table::default();
    let mut best: Option<(f32, u32, &str)> = None;
    for entry in lexicon.entries() {
        // A change takes one letter from the set and puts one in, at most.
        let far = entry.length.abs_diff(letters.len()) > changes.min(2)
            || (set ^ entry.set).count_ones() as usize > 2 * changes;
        if far || entry.length < 3 {
            continue;
        }
        let distance = table.distance(&letters, &entry.word, allowed);
        let nearer = best.is_none_or(|(least, most, known)| {
            // Equally near and equally common: the first in the alphabet, so that a turn can be replayed.
            (distance, most, &*entry.word) < (least, entry.count, known)
        });
        if distance <= allowed && nearer {
            best = Some((distance, entry.count, &entry.word));
        }
    }
    best.map(|(_, _, word)| word.to_owned())
}

/// Room to work distances out in, used again for every word.
#[derive(Default)]
struct Table {
    other: Vec<char>,
    two_above: Vec<f32>,
    above: Vec<f32>,
    line: Vec<f32>,
}

impl Table {
    /// Weighted edit distance with transpositions; stops early at more than `limit`.
    fn distance(&mut self, one: &[char], other: &str, limit: f32) -> f32 {
        let Self { other: letters, two_above, above, line } = self;
        letters.clear();
        letters.extend(other.chars());
        let other = letters.as_slice();
        let width = other.len() + 1;
        two_above.clear();
        two_above.resize(width, 0.0);
        line.clear();
        line.resize(width, 0.0);
        above.clear();
        let mut sum = 0.0;
        for index in 0..width {
            above.push(sum);
            sum += if index < other.len() { insertion(other, index) } else { 0.0 };
        }
        for row in 1..=one.len() {
            line[0] = above[0] + insertion(one, row - 1);
            let mut nearest = line[0];
            for column in 1..width {
                let mut least = (above[column] + insertion(one, row - 1))
                    .min(line[column - 1] + insertion(other, column - 1))
                    .min(above[column - 1] + substitution(one[row - 1], other[column - 1]));
                let swapped =
                    row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1];
                if swapped {
                    least = least.min(two_above[column - 2] + 1.0);
                }
                line[column] = least;
                nearest = nearest.min(least);
            }
            if nearest > limit {
                return f32::INFINITY;
            }
            std::mem::swap(two_above, above);
            std::mem::swap(above, line);
        }
        above[width - 1]
    }
}

/// The cost of a letter too many: less when it only doubles its neighbour.
fn insertion(word: &[char], index: usize) -> f32 {
    let doubles = index > 0 && word[index - 1] == word[index] || word.get(index + 1) == Some(&word[index]);
    if doubles { SOUND } else { 1.0 }
}

fn substitution(one: char, other: char) -> f32 {
    if one == other {
        return 0.0;
    }
    let pair = if one < other { (one, other) } else { (other, one) };
    match pair {
        ('a', 'å' | 'ä') | ('o', 'ö') => MARKS,
        ('c', 'k' | 's') | ('k', 'q') | ('s', 'z') | ('v', 'w') | ('i', 'y') | ('e', 'ä') | ('o', 'å') | ('g', 'j') => {
            SOUND
        }
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tag;

    #[test]
    fn typing_errors_lead_to_the_word_that_was_meant() {
        let mut lexicon = Lexicon::new(Tag::Swedish);
        lexicon.add("bygglov förskola avgift hemtjänst färdtjänst altan återvinning sopor");
        for (typed, meant) in [
            ("byglov", Some("bygglov")),
            ("forskola", Some("förskola")),
            ("avgfit", Some("avgift")),
            ("hemtjenst", Some("hemtjänst")),
            ("atervining", Some("återvinning")),
            ("fotboll", None),
            ("regn", None),
        ] {
            assert_eq!(mend(typed, &lexicon).as_deref(), meant, "{typed}");
        }
    }
}
