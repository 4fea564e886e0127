//! The small notation in which `safety.toml` writes what danger sounds like.
//!
//! Decides how a pattern is read: its steps, its sets and its faults. It does not decide what matches in a message
//! (that is the screen's work) nor which patterns there are (that is the file's). The notation is described, for
//! those who write it, at the top of `safety.toml`.

use std::collections::BTreeMap;

/// The longest gap that may be written; longer ones join what has nothing to do with each other.
const LONGEST_GAP: usize = 12;
/// The gap that a bare `~` stands for.
const USUAL_GAP: usize = 3;

/// Which end of a word in a message is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `word`: the whole word, with its likely typing errors.
    Whole,
    /// `word*`: the word begins so.
    Prefix,
    /// `*word`: the word ends so, as compounds do.
    Suffix,
}

/// One word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordForm {
    /// The letters, in lower case, without the star.
    pub text: String,
    /// Where the star stood.
    pub form: Form,
}

/// The words that one step may be: each alternative is one word or several in a row.
pub type Alternatives = Vec<Vec<WordForm>>;

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One of these words must stand here, or may when `optional`.
    Word {
        /// What may stand here.
        any: Alternatives,
        /// The step may be passed by.
        optional: bool,
    },
    /// None of these words may stand here.
    Not(Alternatives),
    /// Up to so many words of any kind.
    Gap(usize),
    /// The sentence begins here.
    Start,
    /// The sentence ends here.
    End,
}

/// A whole pattern: parts that all must be found in one sentence, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The parts, each a row of steps.
    pub parts: Vec<Vec<Step>>,
}

/// Named sets of words, as the file has them.
pub type Sets = BTreeMap<String, Vec<String>>;

/// Reads one pattern.
///
/// # Errors
/// What is wrong and how to mend it, in words for the person who edits the file.
pub fn parse_pattern(text: &str, sets: &Sets) -> Result<Pattern, (String, String)> {
    let parts = text.split(" & ").map(|part| parse_part(part, sets)).collect::<Result<Vec<_>, _>>()?;
    Ok(Pattern { parts })
}

fn parse_part(text: &str, sets: &Sets) -> Result<Vec<Step>, (String, String)> {
    let steps = text.split_whitespace().map(|item| parse_step(item, sets)).collect::<Result<Vec<_>, _>>()?;
    let anchored = steps.iter().any(|step| matches!(step, Step::Word { optional: false, .. }));
    if anchored {
        return Ok(steps);
    }
    Err((
        format!("the part \"{text}\" demands no word at all"),
        "write at least one word or @set that is not optional".to_owned(),
    ))
}

fn parse_step(item: &str, sets: &Sets) -> Result<Step, (String, String)> {
    match item {
        "^" => return Ok(Step::Start),
        "$" => return Ok(Step::End),
        _ => {}
    }
    if let Some(size) = item.strip_prefix('~') {
        return parse_gap(size).map(Step::Gap);
    }
    if let Some(words) = item.strip_prefix('!') {
        return Ok(Step::Not(alternatives(words, sets)?));
    }
    let (words, optional) = item.strip_suffix('?').map_or((item, false), |words| (words, true));
    Ok(Step::Word { any: alternatives(words, sets)?, optional })
}

fn parse_gap(size: &str) -> Result<usize, (String, String)> {
    if size.is_empty() {
        return Ok(USUAL_GAP);
    }
    match size.parse() {
        Ok(words) if (1..=LONGEST_GAP).contains(&words) => Ok(words),
        _ => Err((format!("\"~{size}\" is no gap"), format!("write ~ or ~1 to ~{LONGEST_GAP}"))),
    }
}

fn alternatives(text: &str, sets: &Sets) -> Result<Alternatives, (String, String)> {
    let mut any = Vec::new();
    for choice in text.split('|') {
        let Some(name) = choice.strip_prefix('@') else {
            any.push(choice.split('_').map(parse_word).collect::<Result<_, _>>()?);
            continue;
        };
        let Some(entries) = sets.get(name) else {
            return Err((
                format!("there is no set @{name}"),
                format!("add {name} = [...] under [sets], or mend the name"),
            ));
        };
        for entry in entries {
            any.push(parse_entry(entry)?);
        }
    }
    Ok(any)
}

/// Reads one entry of a set: one word, or several that stand in a row.
///
/// # Errors
/// As [`parse_pattern`].
pub fn parse_entry(entry: &str) -> Result<Vec<WordForm>, (String, String)> {
    let words = entry.split_whitespace().map(parse_word).collect::<Result<Vec<_>, _>>()?;
    if words.is_empty() {
        return Err(("an entry is empty".to_owned(), "take it out".to_owned()));
    }
    Ok(words)
}

fn parse_word(text: &str) -> Result<WordForm, (String, String)> {
    let (letters, form) = match (text.strip_prefix('*'), text.strip_suffix('*')) {
        (Some(letters), None) => (letters, Form::Suffix),
        (None, Some(letters)) => (letters, Form::Prefix),
        _ => (text, Form::Whole),
    };
    let sound = !letters.is_empty() && letters.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase());
    if !sound {
        return Err((
            format!("\"{text}\" is no word"),
            "a word is small letters and digits, with one * first or last; write a row of words as one_two".to_owned(),
        ));
    }
    if form != Form::Whole && letters.chars().count() < 3 {
        return Err((
            format!("\"{text}\" would match too much"),
            "leave at least three letters beside the *".to_owned(),
        ));
    }
    Ok(WordForm { text: letters.to_owned(), form })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets() -> Sets {
        Sets::from([("me".to_owned(), vec!["mig".to_owned(), "min son".to_owned()])])
    }

    #[test]
    fn a_pattern_is_read_into_parts_and_steps() {
        let pattern = parse_pattern("^ slå* ~2 @me !boll hårt? $ & hemma", &sets()).expect("sound");
        assert_eq!(pattern.parts.len(), 2);
        assert_eq!(pattern.parts[0].len(), 7);
        assert_eq!(pattern.parts[0][2], Step::Gap(2));
    }

    #[test]
    fn every_kind_of_fault_is_told_with_its_remedy() {
        for faulty in ["@nobody", "~3", "slår ~99 mig", "Slår", "a* b", "x &"] {
            let (what, mend) = parse_pattern(faulty, &sets()).expect_err(faulty);
            assert!(!what.is_empty() && !mend.is_empty());
        }
    }
}
