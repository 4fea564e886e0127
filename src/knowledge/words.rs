//! `words.toml`: parts of Swedish compounds with their link letters, and forms that no rule leads back to their word.
//!
//! Data of the language rather than of a municipality. Search splits compounds by it and lets "böcker" meet "bok".

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{Fault, Hunspell, toml_file::TomlFile};

/// What is known of Swedish words besides those of the answers.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Words that compounds are made of.
    pub parts: Vec<WordPart>,
    /// Words with forms of their own.
    pub forms: Vec<WordForms>,
    /// A dictionary of the language, when one lies beside the file.
    pub hunspell: Option<Hunspell>,
}

/// A word that compounds are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPart {
    /// The word as it stands alone and last: "gata".
    pub word: String,
    /// How it begins a compound, link letters and all: "gatu"; itself when nothing else is said.
    pub first: Vec<String>,
}

/// A word with the forms of it that no rule leads back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordForms {
    /// The word: "bok".
    pub word: String,
    /// Its forms: "böcker", "böckerna".
    pub forms: Vec<String>,
}

/// The file as it is written: lists of entries by what they are about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    #[serde(default)]
    parts: BTreeMap<String, Vec<Spanned<Entry>>>,
    #[serde(default)]
    forms: BTreeMap<String, Vec<Spanned<Entry>>>,
}

/// `"word"` or `"word: more and more"`.
struct Entry {
    word: String,
    more: Vec<String>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Entry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text like \"gata: gatu-\"")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Entry, E> {
                let (word, more) = text.split_once(':').unwrap_or((text, ""));
                let more = more.split_whitespace().map(str::to_owned).collect();
                Ok(Entry { word: word.trim().to_owned(), more })
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// Reads the file; every entry that is not sound is a fault with its line.
pub(super) fn words(file: TomlFile<'_>, faults: &mut Vec<Fault>) -> Words {
    let Some(read) = file.whole::<WordFile>(faults) else { return Words::default() };
    let mut words = Words::default();
    let mut known = HashMap::new();
    for entry in read.parts.into_values().flatten() {
        let (at, Entry { word, more }) = (entry.span().start, entry.into_inner());
        let first: Vec<String> = more.iter().map(|first| first.strip_suffix('-').unwrap_or(first).to_owned()).collect();
        if more.iter().any(|first| !first.ends_with('-')) {
            let mend = format!("write each with a hyphen at the end: \"{word}: {}-\"", first.join("- "));
            faults.push(file.error(at, format!("{word}: how it begins a compound has no hyphen"), mend));
        }
        sound(file, at, std::iter::once(&word).chain(&first), faults);
        once(file, at, &word, &mut known, faults);
        words.parts.push(WordPart { first: if first.is_empty() { vec![word.clone()] } else { first }, word });
    }
    let (mut known, mut known_forms) = (HashMap::new(), HashMap::new());
    for entry in read.forms.into_values().flatten() {
        let (at, Entry { word, more: forms }) = (entry.span().start, entry.into_inner());
        sound(file, at, std::iter::once(&word).chain(&forms), faults);
        once(file, at, &word, &mut known, faults);
        for form in &forms {
            once(file, at, form, &mut known_forms, faults);
        }
        if forms.is_empty() {
            faults.push(file.error(at, format!("{word} has no forms"), format!("write them: \"{word}: …\"")));
        }
        words.forms.push(WordForms { word, forms });
    }
    words
}

/// Says of words that are not all small letters, or too short to be told from others.
fn sound<'a>(file: TomlFile<'_>, at: usize, words: impl Iterator<Item = &'a String>, faults: &mut Vec<Fault>) {
    for word in words {
        if word.chars().count() < 2 || !word.chars().all(char::is_lowercase) {
            let mend = "write two small letters or more, nothing else";
            faults.push(file.error(at, format!("\"{word}\" is no word"), mend));
        }
    }
}

/// Says of a word that stands there already.
fn once(file: TomlFile<'_>, at: usize, word: &str, known: &mut HashMap<String, usize>, faults: &mut Vec<Fault>) {
    if let Some(first) = known.insert(word.to_owned(), at) {
        let what = format!("\"{word}\" stands on line {} already", file.line(first));
        faults.push(file.error(at, what, "keep one of the two"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Words, Vec<String>) {
        let mut faults = Vec::new();
        let words = words(TomlFile::new("words.toml", text), &mut faults);
        (words, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn parts_and_forms_are_read() {
        let (words, faults) =
            read("[parts]\ngator = [\"gata: gatu-\", \"bro\"]\n[forms]\nord = [\"bok: böcker böckerna\"]");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(words.parts[0], WordPart { word: "gata".to_owned(), first: vec!["gatu".to_owned()] });
        assert_eq!(words.parts[1].first, ["bro"]);
        assert_eq!(words.forms[0].forms, ["böcker", "böckerna"]);
    }

    #[test]
    fn what_is_no_word_or_stands_twice_is_a_fault_with_its_line() {
        for (text, line, what) in [
            ("[parts]\na = [\"Gata\"]", 2, "\"Gata\" is no word"),
            ("[parts]\na = [\"gata: gatu\"]", 2, "no hyphen"),
            ("[parts]\na = [\n\"gata\",\n\"gata\"]", 4, "line 3 already"),
            ("[parts]\na = [\"e-post\"]", 2, "\"e-post\" is no word"),
            ("[forms]\na = [\"bok\"]", 2, "no forms"),
            ("[forms]\na = [\"bok: böcker\", \"bock: böcker\"]", 2, "\"böcker\" stands"),
        ] {
            let (_, faults) = read(text);
            let at = format!("words.toml:{line}: ");
            assert!(faults.iter().any(|fault| fault.starts_with(&at) && fault.contains(what)), "{text}: {faults:?}");
        }
    }
}
