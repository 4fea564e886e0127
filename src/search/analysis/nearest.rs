//! The nearest of many words to a misspelt one, by weighted edit distance.
//!
//! The words are kept in order, so that those with the same beginning are compared with the typed word together: a
//! beginning that is too far away already takes all its words with it.

/// The cost of typing å, ä or ö without its marks: hardly an error at all.
const MARKS: f32 = 0.2;
/// The cost of one letter of a doubled pair, or of letters that sound alike.
const SOUND: f32 = 0.6;
/// The cost of a letter beside the right one on a Swedish keyboard.
const BESIDE: f32 = 0.8;
/// The rows of a Swedish keyboard.
const KEYS: [&str; 3] = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"];

/// Words in order, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest {
    words: Vec<Known>,
}

#[derive(Debug, Clone)]
struct Known {
    letters: Box<[char]>,
    /// How often it occurs.
    count: u32,
    /// How many letters it shares with the word before it.
    shared: usize,
}

impl Nearest {
    /// Takes in words with how often they occur.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut words: Vec<Known> = words
            .map(|(word, count)| Known { letters: word.chars().collect(), count, shared: 0 })
            .filter(|word| word.letters.len() > 2)
            .collect();
        words.sort_by(|one, other| one.letters.cmp(&other.letters));
        for at in 1..words.len() {
            let (before, word) = (&words[at - 1].letters, &words[at].letters);
            words[at].shared = before.iter().zip(word.iter()).take_while(|(one, other)| one == other).count();
        }
        Self { words }
    }

    /// The nearest word within a distance, with the distance; of equally near ones the most common, then the first in
    /// the alphabet, so that a turn can be replayed.
    pub(super) fn find(&self, typed: &[char], mut limit: f32) -> Option<(f32, String)> {
        let width = typed.len() + 1;
        let mut table: Vec<f32> = vec![0.0; width];
        for column in 1..width {
            table[column] = table[column - 1] + insertion(typed, column - 1);
        }
        let mut best: Option<(f32, u32, &[char])> = None;
        // How many letters of the word before this one the table holds rows for, and how many of them are near enough.
        let (mut held, mut far) = (0, usize::MAX);
        for word in &self.words {
            held = held.min(word.shared);
            if far <= held {
                continue;
            }
            far = usize::MAX;
            let letters = &word.letters;
            while held < letters.len() {
                held += 1;
                if row(&mut table, typed, letters, held) > limit {
                    far = held;
                    break;
                }
            }
            if far != usize::MAX {
                continue;
            }
            let distance = table[held * width + width - 1];
            let nearer = best.is_none_or(|(least, count, _)| {
                distance < least || ((distance - least).abs() < f32::EPSILON && word.count > count)
            });
            if distance <= limit && nearer {
                best = Some((distance, word.count, letters));
                limit = distance;
            }
        }
        best.map(|(distance, _, letters)| (distance, letters.iter().collect()))
    }
}

/// Works out a row of the table: the distances of the first so many letters of a word from every beginning of the typed
/// one, transpositions included. Gives the least of it and of the row above, which a transposition may yet go back to.
fn row(table: &mut Vec<f32>, typed: &[char], letters: &[char], number: usize) -> f32 {
    let width = typed.len() + 1;
    table.resize(table.len().max((number + 1) * width), 0.0);
    let (above, rest) = table.split_at_mut(number * width);
    let line = &mut rest[..width];
    let (two_above, above) =
        above[number.saturating_sub(2) * width..].split_at(above.len().min(number.min(2) * width) - width);
    let letter = letters[number - 1];
    let inserted = insertion(letters, number - 1);
    line[0] = above[0] + inserted;
    let mut least = line[0].min(above[0]);
    for column in 1..width {
        let mut cost = (above[column] + inserted)
            .min(line[column - 1] + insertion(typed, column - 1))
            .min(above[column - 1] + substitution(letter, typed[column - 1]));
        if number > 1 && column > 1 && letter == typed[column - 2] && letters[number - 2] == typed[column - 1] {
            cost = cost.min(two_above[column - 2] + 1.0);
        }
        line[column] = cost;
        least = least.min(cost).min(above[column]);
    }
    least
}

/// The cost of a letter too many: less when it only doubles the one before.
fn insertion(word: &[char], index: usize) -> f32 {
    if index > 0 && word[index - 1] == word[index] { SOUND } else { 1.0 }
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
        _ if KEYS.iter().any(|row| are_neighbours(row, one, other)) => BESIDE,
        _ => 1.0,
    }
}

fn are_neighbours(row: &str, one: char, other: char) -> bool {
    let place = |letter| row.chars().position(|key| key == letter);
    matches!((place(one), place(other)), (Some(one), Some(other)) if one.abs_diff(other) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &[&str], typed: &str, limit: f32) -> Option<(f32, String)> {
        let nearest = Nearest::new(words.iter().map(|word| (*word, 1)));
        nearest.find(&typed.chars().collect::<Vec<_>>(), limit)
    }

    fn distance(word: &str, typed: &str) -> f32 {
        find(&[word], typed, 9.0).map_or(f32::INFINITY, |(distance, _)| distance)
    }

    #[test]
    fn what_is_typed_wrong_often_costs_little() {
        for (word, typed, cost) in [
            ("förskola", "forskola", MARKS),
            ("bygglov", "byglov", SOUND),
            ("bygglov", "bbygglov", SOUND),
            ("cykel", "sykel", SOUND),
            ("avgift", "avgfit", 1.0),
            ("avgift", "avgigt", BESIDE),
            ("avgift", "avgiftx", 1.0),
            ("avgift", "vgift", 1.0),
            ("skola", "skoxå", 1.0 + MARKS),
        ] {
            assert!((distance(word, typed) - cost).abs() < 0.001, "{word} {typed}: {}", distance(word, typed));
        }
    }

    #[test]
    fn the_nearest_of_many_is_found_whatever_stands_before_it() {
        let words = ["avgift", "avgifter", "avgå", "bygga", "bygglov", "byggloven", "bygd", "förskola", "zoo"];
        for (typed, meant) in [("bygglv", "bygglov"), ("afgift", "avgift"), ("byggd", "bygd"), ("forskla", "förskola")]
        {
            assert_eq!(find(&words, typed, 2.0).unwrap().1, meant, "{typed}");
        }
        assert_eq!(find(&words, "helikopter", 2.0), None);
        assert_eq!(find(&words, "", 1.0), None);
    }
}
