//! How alike two ways to ask are: Jaccard's index of their letters, four at a time.
//!
//! Two that are nearly the same bring search nothing new; the same one under two answers leads people astray.

use std::collections::HashMap;

/// Letters in a row that are compared.
const LENGTH: usize = 4;

/// The runs of four letters of a text in normal form, sorted, each once.
///
/// Normal form: lower case, letters and digits only, words with one space between and around.
#[must_use]
pub fn shingles(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let normal: Vec<char> = format!(" {} ", words.collect::<Vec<_>>().join(" ")).chars().collect();
    let mut runs: Vec<String> = normal.windows(LENGTH).map(|run| run.iter().collect()).collect();
    if runs.is_empty() && normal.len() > 2 {
        runs.push(normal.iter().collect());
    }
    runs.sort();
    runs.dedup();
    runs
}

/// The share of the runs of two texts that both have, 0…1 (both as [`shingles`] gives them).
#[must_use]
pub fn jaccard<T: Ord>(one: &[T], other: &[T]) -> f64 {
    let common = one.iter().filter(|run| other.binary_search(run).is_ok()).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { ratio(common, all) }
}

/// All pairs of texts that are at least so alike, as places in the list, the earlier first.
///
/// Not every pair is compared: two texts that are so alike share one of their rarest runs (prefix filtering, Chaudhuri
/// et al. 2006), so only texts that share one are.
#[must_use]
pub fn alike(texts: &[&str], least: f64) -> Vec<(usize, usize, f64)> {
    let numbered = numbered(texts);
    let mut having: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (place, runs) in numbered.iter().enumerate() {
        let rarest = &runs[..rarest(runs.len(), least)];
        let mut candidates: Vec<usize> = rarest.iter().filter_map(|run| having.get(run)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        for earlier in candidates {
            let likeness = jaccard(&numbered[earlier], runs);
            if likeness >= least {
                pairs.push((earlier, place, likeness));
            }
        }
        for run in rarest {
            having.entry(*run).or_default().push(place);
        }
    }
    pairs
}

/// The texts as numbers of their runs, the rarest run with the lowest number.
fn numbered(texts: &[&str]) -> Vec<Vec<usize>> {
    let all: Vec<Vec<String>> = texts.iter().map(|text| shingles(text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for run in all.iter().flatten() {
        *counts.entry(run).or_default() += 1;
    }
    let mut order: Vec<(usize, &str)> = counts.into_iter().map(|(run, count)| (count, run)).collect();
    order.sort_unstable();
    let numbers: HashMap<&str, usize> = order.iter().enumerate().map(|(number, (_, run))| (*run, number)).collect();
    let number = |runs: &Vec<String>| {
        let mut runs: Vec<usize> = runs.iter().filter_map(|run| numbers.get(run.as_str()).copied()).collect();
        runs.sort_unstable();
        runs
    };
    all.iter().map(number).collect()
}

/// How many of its rarest runs a text must be looked up by, so that nothing at least so alike is missed.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few runs")]
fn rarest(runs: usize, least: f64) -> usize {
    // A hair less than the product: rounding must not leave a candidate out.
    let must_share = ((runs as f64) * least - 1e-9).ceil() as usize;
    (runs + 1).saturating_sub(must_share.max(1)).min(runs)
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 letters")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        jaccard(&shingles(one), &shingles(other))
    }

    #[test]
    fn case_marks_and_spaces_make_no_difference() {
        assert!((likeness("Får jag  bygga altan?", "får jag bygga altan") - 1.0).abs() < 1e-9);
        assert!(likeness("Får jag bygga en altan?", "Får jag bygga altan?") > 0.6);
        assert!(likeness("Får jag bygga altan?", "Vad kostar förskolan?") < 0.1);
        assert!(likeness("", "").abs() < 1e-9);
        assert!((likeness("öl", "ÖL!") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_quick_way_finds_the_same_pairs_as_comparing_all() {
        let words = ["bygga", "altan", "lov", "får", "jag", "en", "hur", "gör", "man", "sopor", "kostar", "vad"];
        let texts: Vec<String> = (0..400_usize)
            .map(|n| (0..4).map(|at| words[(n * 7 + at * (n % 5 + 1)) % words.len()]).collect::<Vec<_>>().join(" "))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut slow = Vec::new();
        for later in 0..texts.len() {
            for earlier in 0..later {
                if likeness(texts[earlier], texts[later]) >= 0.7 {
                    slow.push((earlier, later));
                }
            }
        }
        let mut quick: Vec<_> = alike(&texts, 0.7).into_iter().map(|(one, other, _)| (one, other)).collect();
        quick.sort_by_key(|(one, other)| (*other, *one));
        assert!(slow.len() > 100);
        assert_eq!(quick, slow);
    }
}
