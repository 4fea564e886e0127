//! The phrase book: small talk and asks about the conversation itself, known only when they are the whole message.
//!
//! A message is small talk when it can be read from end to end as phrases of the book ("hej, tack, du är snäll"), with
//! nothing left over: "hej, när öppnar återvinningen?" is a question, not a greeting.

use std::collections::HashMap;

use crate::{
    knowledge::{Action, SmallTalk},
    language::Tag,
    search::analysis::{Lexicon, mend, words},
};

/// What a message that is nothing but phrases means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intent {
    /// Small talk: which entry of `talk`.
    Talk(usize),
    /// An ask: which entry of `ask`.
    Ask(usize, Action),
}

/// Words that may stand between phrases and mean nothing on their own.
const FILLERS: [&str; 26] = [
    "ja", "nej", "nä", "nae", "jo", "okej", "ok", "oki", "då", "så", "nu", "oj", "ah", "aha", "haha", "lol", "hm",
    "men", "och", "snälla", "please", "oh", "well", "then", "eller", "or",
];
/// Letters of the shortest word that may be misspelt, and of the longest that may be part of a phrase.
const SHORTEST_MENDED: usize = 5;
const LONGEST_WORD: usize = 40;
/// Longer messages are no small talk.
const MOST_WORDS: usize = 14;

/// The phrases of a library, ready to be compared.
#[derive(Debug)]
pub(super) struct PhraseBook {
    phrases: HashMap<Vec<String>, Intent>,
    longest: usize,
    /// The words of the phrases, to mend misspelt ones.
    lexicon: Lexicon,
}

impl PhraseBook {
    pub(super) fn new(small_talk: &SmallTalk) -> Self {
        let mut book = Self { phrases: HashMap::new(), longest: 0, lexicon: Lexicon::new(Tag::Swedish) };
        for (index, talk) in small_talk.talk.iter().enumerate() {
            talk.asks.sv.iter().chain(&talk.asks.en).for_each(|phrase| book.add(phrase, Intent::Talk(index)));
        }
        for (index, ask) in small_talk.ask.iter().enumerate() {
            let intent = Intent::Ask(index, ask.action);
            ask.asks.sv.iter().chain(&ask.asks.en).for_each(|phrase| book.add(phrase, intent));
        }
        book
    }

    fn add(&mut self, phrase: &str, intent: Intent) {
        let numbers: &[&str] =
            if phrase.contains("<n>") { &["5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"] } else { &[""] };
        for number in numbers {
            let key = words(&phrase.replace("<n>", number));
            self.longest = self.longest.max(key.len());
            self.lexicon.add(phrase);
            self.phrases.entry(key).or_insert(intent);
        }
    }

    /// What the whole message means, if it is nothing but phrases. An ask beats small talk; of several kinds of small
    /// talk the one that is no greeting says most.
    pub(super) fn read(&self, text: &str) -> Option<Intent> {
        let said = words(text);
        if said.is_empty()
            || said.len() > MOST_WORDS
            || said.iter().any(|word| word.chars().nth(LONGEST_WORD).is_some())
        {
            return None;
        }
        self.cover(&said).or_else(|| {
            let mended: Option<Vec<String>> = said.into_iter().map(|word| self.mended(word)).collect();
            self.cover(&mended?)
        })
    }

    /// The word, mended when no phrase has it; `None` when it can be in no phrase, and so the message is none.
    fn mended(&self, word: String) -> Option<String> {
        // The lexicon has no words with digits, though a phrase may ("<n>-åring").
        let mendable = word.chars().count() >= SHORTEST_MENDED && word.chars().all(char::is_alphabetic);
        if !mendable || self.lexicon.knows(&word) || FILLERS.contains(&word.as_str()) {
            return Some(word);
        }
        mend(&word, &self.lexicon).map(|mended| mended.text)
    }

    /// The best reading of the words as phrases and fillers, by dynamic programming from the left.
    fn cover(&self, said: &[String]) -> Option<Intent> {
        let mut best: Vec<Option<Vec<Intent>>> = vec![None; said.len() + 1];
        best[0] = Some(Vec::new());
        for start in 0..said.len() {
            let Some(before) = best[start].clone() else { continue };
            if FILLERS.contains(&said[start].as_str()) && best[start + 1].is_none() {
                best[start + 1] = Some(before.clone());
            }
            for stop in start + 1..=said.len().min(start + self.longest) {
                let Some(intent) = self.phrases.get(&said[start..stop]) else { continue };
                let mut reading = before.clone();
                reading.push(*intent);
                // Fewer phrases say more: "vad heter du" is one, not "vad" and the rest.
                if best[stop].as_ref().is_none_or(|other| other.is_empty() || reading.len() < other.len()) {
                    best[stop] = Some(reading);
                }
            }
        }
        let reading = best.pop().flatten()?;
        let ask = reading.iter().find(|intent| matches!(intent, Intent::Ask(..)));
        ask.or_else(|| reading.iter().max_by_key(|intent| matches!(intent, Intent::Talk(index) if *index > 0))).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        knowledge::{Ask, Asks, Talk},
        language::Localized,
    };

    fn book() -> PhraseBook {
        let asks =
            |phrases: &[&str]| Asks { sv: phrases.iter().map(|phrase| (*phrase).to_owned()).collect(), en: vec![] };
        let talk =
            |id: &str, phrases: &[&str]| Talk { id: id.to_owned(), asks: asks(phrases), reply: Localized::default() };
        PhraseBook::new(&SmallTalk {
            talk: vec![
                talk("greeting", &["hej", "god morgon", "godmorgon"]),
                talk("thanks", &["tack", "tack för hjälpen"]),
            ],
            ask: vec![Ask { action: Action::Child, asks: asks(&["jag är <n> år", "<n>åring"]), reply: None }],
        })
    }

    #[test]
    fn a_message_of_nothing_but_phrases_is_understood() {
        assert_eq!(book().read("Hej!"), Some(Intent::Talk(0)));
        assert_eq!(book().read("hej, tack för hjälpen"), Some(Intent::Talk(1)));
        assert_eq!(book().read("Jag är 9 år"), Some(Intent::Ask(0, Action::Child)));
        assert_eq!(book().read("godmoron"), Some(Intent::Talk(0)));
        assert_eq!(book().read("godmoron snälla"), Some(Intent::Talk(0)), "a filler is no misspelt phrase");
        assert_eq!(book().read("godmoron 11åring"), Some(Intent::Ask(0, Action::Child)));
    }

    #[test]
    fn a_greeting_before_a_question_leaves_the_question() {
        assert_eq!(book().read("hej när öppnar återvinningen"), None);
        assert_eq!(book().read("jag är 40 år"), None);
        assert_eq!(book().read("ja"), None);
    }
}
