//! Spoiling ways to ask as people spoil them, so that what is learnt from them holds for what is typed.
//!
//! Chosen by the number of the way alone: the same every time.

use crate::{language::Tag, language::is_function_word};

/// A way to ask as it might be typed: half of them as they are, the others in lower case, without å, ä and ö, with a slip
/// of the finger, or in content words alone.
pub(super) fn spoilt(ask: &str, number: usize) -> String {
    // The golden ratio spreads neighbours over the ways to spoil.
    let chosen = number.wrapping_mul(0x9e37_79b9) >> 7;
    match chosen % 10 {
        0 => ask.chars().map(plain).collect(),
        1 | 2 => slip(ask, chosen / 10),
        3 => keywords(ask),
        4 => ask.to_lowercase(),
        _ => ask.to_owned(),
    }
}

fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'Å' | 'Ä' => 'A',
        'Ö' => 'O',
        other => other,
    }
}

/// Two neighbouring letters of a long word change places, or one is left out or doubled.
fn slip(ask: &str, chosen: usize) -> String {
    const SHORTEST: usize = 5;
    let mut words: Vec<String> = ask.split(' ').map(ToOwned::to_owned).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].chars().count() >= SHORTEST).collect();
    let Some(at) = long.get(chosen % long.len().max(1)) else { return ask.to_owned() };
    let mut letters: Vec<char> = words[*at].chars().collect();
    let place = 1 + chosen / 3 % (letters.len() - 2);
    match chosen % 3 {
        0 => letters.swap(place, place + 1),
        1 => drop(letters.remove(place)),
        _ => letters.insert(place, letters[place]),
    }
    words[*at] = letters.into_iter().collect();
    words.join(" ")
}

/// The content words alone; all of them when that leaves fewer than two.
fn keywords(ask: &str) -> String {
    let light = |word: &&str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        !is_function_word(&word, Tag::Swedish) && !is_function_word(&word, Tag::English)
    };
    let kept: Vec<&str> = ask.split(' ').filter(light).collect();
    if kept.len() < 2 { ask.to_owned() } else { kept.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_ways_to_ask_stay_as_they_are() {
        let ask = "När öppnar återvinningscentralen på lördag?";
        let all: Vec<String> = (0..200).map(|number| spoilt(ask, number)).collect();
        let same = all.iter().filter(|spoilt| *spoilt == ask).count();
        assert!((80..120).contains(&same), "{same}");
        assert!(all.iter().any(|spoilt| spoilt == "Nar oppnar atervinningscentralen pa lordag?"));
        assert!(all.iter().any(|spoilt| spoilt == "öppnar återvinningscentralen lördag?"));
        assert_eq!(all, (0..200).map(|number| spoilt(ask, number)).collect::<Vec<_>>());
    }
}
