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

/// The least that a letter too many or too few costs.
const LEAST: f32 = SOUND;
/// The least that an error costs for each kind of letter that it makes one of the words have and the other not: another
/// letter in the place of the right one makes two.
const LEAST_FOR_KIND: f32 = SOUND / 2.0;

/// Words in order, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest {
    /// The letters that the words are written with, in order: a word is kept as their places.
    alphabet: Vec<char>,
    /// What each letter costs in the place of each other, in rows.
    costs: Vec<f32>,
    words: Vec<Known>,
    /// How many letters each word shares with the one before it, and the kinds of letters it has. Kept apart: most words
    /// are passed over by these alone.
    shared: Vec<u8>,
    kinds: Vec<Kinds>,
}

#[derive(Debug, Clone)]
struct Known {
    letters: Box<[Letter]>,
    /// How often it occurs.
    count: u32,
}

/// Letters of the largest alphabet whose costs are kept.
const LARGEST_TABLE: usize = 256;

/// The kinds of letters in a word, a bit for each; some share one.
type Kinds = u32;
/// The place of a letter in an alphabet.
type Letter = u16;
/// A letter that the alphabet does not have.
const STRANGE: Letter = Letter::MAX;

impl Nearest {
    /// Takes in words with how often they occur.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let words: Vec<(&str, u32)> = words.filter(|(word, _)| word.chars().count() > 2).collect();
        let mut alphabet: Vec<char> = words.iter().flat_map(|(word, _)| word.chars()).collect();
        alphabet.sort_unstable();
        alphabet.dedup();
        let letters = |word: &str| word.chars().map(|letter| place(&alphabet, letter)).collect();
        let mut words: Vec<Known> =
            words.into_iter().map(|(word, count)| Known { letters: letters(word), count }).collect();
        words.sort_by(|one, other| one.letters.cmp(&other.letters));
        let alike = |[one, other]: &[Known; 2]| {
            let alike = one.letters.iter().zip(&other.letters).take_while(|(one, other)| one == other);
            u8::try_from(alike.count()).unwrap_or(u8::MAX)
        };
        let shared = std::iter::once(0).take(words.len()).chain(words.array_windows().map(alike)).collect();
        // An alphabet of thousands has a table of millions, and costs are then worked out when they are asked for.
        let all = if alphabet.len() > LARGEST_TABLE { &[][..] } else { &alphabet };
        let costs = all.iter().flat_map(|one| all.iter().map(|other| substitution(*one, *other))).collect();
        let mut nearest = Self { alphabet, costs, words, shared, kinds: Vec::new() };
        nearest.kinds = nearest.words.iter().map(|word| kinds(nearest.letters(word))).collect();
        nearest
    }

    /// The nearest word within a distance, with the distance; of equally near ones the most common, then the first in
    /// the alphabet, so that a turn can be replayed.
    pub(super) fn find(&self, typed: &[char], mut limit: f32) -> Option<(f32, String)> {
        let mut table = Table::new(typed, self, limit);
        let typed = kinds(typed.iter().copied());
        let mut most = most_kinds(limit);
        let mut best: Option<(f32, &Known)> = None;
        // How many letters of the word before this one the table holds rows for, and how many of them are near enough.
        let (mut held, mut far) = (0, usize::MAX);
        for ((word, shared), kinds) in self.words.iter().zip(&self.shared).zip(&self.kinds) {
            held = held.min(usize::from(*shared));
            if far <= held || (kinds ^ typed).count_ones() > most {
                continue;
            }
            far = usize::MAX;
            while held < word.letters.len() {
                held += 1;
                if table.row(&word.letters, held) > limit {
                    far = held;
                    break;
                }
            }
            if far != usize::MAX {
                continue;
            }
            let distance = table.distance(held);
            let nearer = best.is_none_or(|(least, known)| {
                distance < least || ((distance - least).abs() < f32::EPSILON && word.count > known.count)
            });
            if distance <= limit && nearer {
                best = Some((distance, word));
                limit = distance;
                most = most_kinds(limit);
            }
        }
        best.map(|(distance, word)| (distance, self.letters(word).collect()))
    }

    fn letters(&self, word: &Known) -> impl Iterator<Item = char> {
        word.letters.iter().filter_map(|letter| self.alphabet.get(usize::from(*letter)).copied())
    }

    /// What each letter of the alphabet costs in the place of each of these, in rows.
    fn costs(&self, typed: &[char]) -> Vec<f32> {
        let width = self.alphabet.len();
        let places: Vec<Letter> = typed.iter().map(|letter| place(&self.alphabet, *letter)).collect();
        let row = |(number, letter): (usize, &char)| {
            let row = self.costs.get(number * width..(number + 1) * width).unwrap_or_default();
            let cost = |(typed, place): (&char, &Letter)| {
                row.get(usize::from(*place)).copied().unwrap_or_else(|| substitution(*letter, *typed))
            };
            typed.iter().zip(&places).map(cost).collect::<Vec<f32>>()
        };
        self.alphabet.iter().enumerate().flat_map(row).collect()
    }
}

/// The kinds of these letters: å and ä are of the kind of a, and ö of that of o, as they are hardly an error.
fn kinds(letters: impl Iterator<Item = char>) -> Kinds {
    letters.fold(0, |kinds, letter| {
        let kind = match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        };
        kinds | 1 << (u32::from(kind) % Kinds::BITS)
    })
}

/// How many kinds of letters one of two words may have and the other not, when they are so near.
fn most_kinds(limit: f32) -> u32 {
    let costs = std::iter::successors(Some(LEAST_FOR_KIND), |cost| Some(cost + LEAST_FOR_KIND));
    // A trifle more, as the costs are added up differently here and there.
    (0..Kinds::BITS).zip(costs).find(|(_, cost)| *cost > limit + 0.001).map_or(Kinds::BITS, |(kinds, _)| kinds)
}

fn place(alphabet: &[char], letter: char) -> Letter {
    alphabet.binary_search(&letter).ok().and_then(|place| Letter::try_from(place).ok()).unwrap_or(STRANGE)
}

/// The distances of the beginnings of a word from those of the typed one, a row for each letter of the word.
struct Table {
    typed: Vec<Letter>,
    /// What each letter of the alphabet costs in the place of each typed one.
    instead: Vec<f32>,
    /// What each typed letter costs when it is one too many.
    extra: Vec<f32>,
    rows: Vec<f32>,
    /// So many letters too many or too few are within the limit; what is further off the diagonal is not worked out.
    band: usize,
}

impl Table {
    fn new(typed: &[char], nearest: &Nearest, limit: f32) -> Self {
        let extra: Vec<f32> = (0..typed.len()).map(|at| insertion(typed, at)).collect();
        let sums = extra.iter().scan(0.0, |sum, cost| {
            *sum += cost;
            Some(*sum)
        });
        let costs = std::iter::successors(Some(LEAST), |cost| Some(cost + LEAST)).take(typed.len());
        Self {
            typed: typed.iter().map(|letter| place(&nearest.alphabet, *letter)).collect(),
            instead: nearest.costs(typed),
            rows: std::iter::once(0.0).chain(sums).collect(),
            band: costs.take_while(|cost| *cost <= limit).count(),
            extra,
        }
    }

    /// Works out the row of so many letters of a word, transpositions included. Gives the least of it and of the row
    /// above, which a transposition may yet go back to.
    fn row(&mut self, letters: &[Letter], number: usize) -> f32 {
        let width = self.typed.len() + 1;
        if self.rows.len() < (number + 1) * width {
            self.rows.resize((number + 1) * width, f32::INFINITY);
        }
        let (earlier, line) = self.rows.split_at_mut(number * width);
        let line = &mut line[..width];
        let (two_above, above) = earlier[number.saturating_sub(2) * width..].split_at((number.min(2) - 1) * width);
        let letter = letters[number - 1];
        let inserted = insertion(letters, number - 1);
        let instead = &self.instead[usize::from(letter) * (width - 1)..][..width - 1];
        let (from, to) = (number.saturating_sub(self.band).max(1), (number + self.band).min(width - 1));
        if from > to {
            return f32::INFINITY;
        }
        line[from - 1] = if from == 1 { above[0] + inserted } else { f32::INFINITY };
        let mut least = line[from - 1].min(above[from - 1]);
        for column in from..=to {
            let mut cost = (above[column] + inserted)
                .min(line[column - 1] + self.extra[column - 1])
                .min(above[column - 1] + instead[column - 1]);
            if number > 1
                && column > 1
                && letter == self.typed[column - 2]
                && letters[number - 2] == self.typed[column - 1]
            {
                cost = cost.min(two_above[column - 2] + 1.0);
            }
            line[column] = cost;
            least = least.min(cost).min(above[column]);
        }
        // The row below looks one further.
        if let Some(beyond) = line.get_mut(to + 1) {
            *beyond = f32::INFINITY;
        }
        least
    }

    /// How far a word of so many letters is.
    fn distance(&self, letters: usize) -> f32 {
        let width = self.typed.len() + 1;
        let within = letters.abs_diff(self.typed.len()) <= self.band;
        if within { self.rows[(letters + 1) * width - 1] } else { f32::INFINITY }
    }
}

/// The cost of a letter too many: less when it only doubles the one before.
fn insertion<T: PartialEq>(word: &[T], index: usize) -> f32 {
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
    fn a_narrow_limit_finds_the_same_as_a_wide_one() {
        let words =
            ["avgift", "avgifter", "avgå", "bygga", "bygglov", "byggloven", "förskola", "förskolan", "öppettider"];
        for typed in ["avgfit", "avgifterna", "bygglof", "fröskola", "forskolan", "öpettider", "ppettider", "byg", "ab"]
        {
            let wide = find(&words, typed, 9.0);
            for limit in [0.65, 1.0, 1.6, 2.0] {
                let within = wide.clone().filter(|(distance, _)| *distance <= limit);
                assert_eq!(find(&words, typed, limit), within, "{typed} within {limit}");
            }
        }
    }

    #[test]
    fn no_error_is_cheaper_than_the_kinds_of_letters_it_changes() {
        let letters: Vec<char> = "abcdefghijklmnopqrstuvwxyzåäöéü".chars().collect();
        for (one, other) in letters.iter().flat_map(|one| letters.iter().map(move |other| (*one, *other))) {
            let changed = (kinds([one].into_iter()) ^ kinds([other].into_iter())).count_ones();
            assert!(most_kinds(substitution(one, other)) >= changed, "{one} {other}");
        }
        assert_eq!([0.65, 1.0, 1.6, 2.0].map(most_kinds), [2, 3, 5, 6]);
    }

    /// The distance by the whole table, nothing left out.
    fn plainly(word: &str, typed: &str) -> f32 {
        let (word, typed): (Vec<char>, Vec<char>) = (word.chars().collect(), typed.chars().collect());
        let mut table = vec![vec![0.0_f32; typed.len() + 1]; word.len() + 1];
        for at in 0..=word.len() {
            for to in 0..=typed.len() {
                let mut ways = Vec::new();
                if at > 0 {
                    ways.push(table[at - 1][to] + insertion(&word, at - 1));
                }
                if to > 0 {
                    ways.push(table[at][to - 1] + insertion(&typed, to - 1));
                }
                if at > 0 && to > 0 {
                    ways.push(table[at - 1][to - 1] + substitution(word[at - 1], typed[to - 1]));
                }
                if at > 1 && to > 1 && word[at - 1] == typed[to - 2] && word[at - 2] == typed[to - 1] {
                    ways.push(table[at - 2][to - 2] + 1.0);
                }
                table[at][to] = ways.into_iter().reduce(f32::min).unwrap_or(0.0);
            }
        }
        table[word.len()][typed.len()]
    }

    #[test]
    fn nothing_near_enough_is_passed_over() {
        let words = ["avgift", "bygglov", "förskola", "skjuts", "cykel", "öppettider", "kö", "jobb", "zoo", "quiz"];
        let letters: Vec<char> = "abcdeghijklosvyzåäöé".chars().collect();
        let mut compared = 0;
        for word in words {
            let own: Vec<char> = word.chars().collect();
            for (number, letter) in letters.iter().enumerate() {
                for place in 0..own.len() {
                    let (mut changed, at) = (own.clone(), (place + number) % own.len());
                    changed[place] = *letter;
                    match number % 4 {
                        0 => changed.insert(at, *letter),
                        1 => drop(changed.remove(at)),
                        2 => changed.swap(at, (at + 1) % own.len()),
                        _ => changed[at] = letters[(number + place) % letters.len()],
                    }
                    let typed: String = changed.into_iter().collect();
                    let far = plainly(word, &typed);
                    for limit in [0.65, 1.0, 1.6, 2.0] {
                        let found = find(&[word], &typed, limit).filter(|_| word.chars().count() > 2);
                        let expected = far <= limit && word.chars().count() > 2;
                        assert_eq!(found.is_some(), expected, "{word} {typed}: {far} within {limit}");
                        compared += usize::from(expected);
                    }
                }
            }
        }
        assert!(compared > 500, "{compared}");
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
