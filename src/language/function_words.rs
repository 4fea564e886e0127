//! Function words: the small words that every sentence has, whatever it is about.
//!
//! They tell languages apart ([`super::detect()`]) and weigh little in search. Content words never stand here.

use std::{collections::HashSet, sync::LazyLock};

use super::Tag;

/// Swedish function words, question words and words of courtesy.
const SWEDISH: &str = "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när \
    hon under man vad ska skall där eller min mitt mina sin sitt sina ni du er ert era vår vårt våra dig mig oss dem dom honom \
    henne hans hennes deras detta denna dessa här hur vem vilken vilket vilka varför vart vilkas vems någon något några nån nåt \
    nåra ingen inget inga bli blir blev blivit vara varit vore ha haft hade får få fick fått måste vill ville vilja kunde kunnat \
    skulle bör borde göra gör gjorde gjort gå går gick då nu sen sedan redan än bara också även ju väl nog ännu mycket mer mest \
    många alla allt all hela varje annan annat andra samma själv själva efter före innan mellan genom hos ut in upp ner över mot \
    utan vid åt ur per via eftersom därför att å o ja nej jo okej ok hej tack snälla vänligen gärna kanske typ liksom asså alltså \
    ens dit hit hem därifrån finns fanns finnas kommer komma kom kommit tror tycker vet veta undrar undra behöver behövs behöva \
    brukar börja börjar igen någonstans nånstans nånting någonting va e ä ere de mej dej sej ska nån hemma gång gånger saker sak \
    ta tar tog tagit ge ger gav gett få fås dess ibland alltid aldrig lite litet vart vars";

/// English function words, question words and words of courtesy.
const ENGLISH: &str = "the of and to in is you that it he was for on are as with his they i at be this have from or one had by \
    but not what all were we when your can said there use an each which she do how their if will up other about out many then \
    them these so some her would make like him into has look two more go see no way could my than been who its now did get come \
    may am me us our a any where does doing done should must need needs want please thanks thank hello hi just also too very \
    why whom whose here because while during before after again once only own same such both few most over under until off \
    down between through above below being having i'm im i'd i've it's don't dont doesn't can't cant isn't aren't won't yes ok \
    okay much got going someone something anything anyone everyone tell know find";

static SWEDISH_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| SWEDISH.split_whitespace().collect());
static ENGLISH_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());
/// Swedish ones as they are typed without å, ä and ö.
static BARE_SET: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let marked = SWEDISH.split_whitespace().filter(|word| word.contains(['å', 'ä', 'ö']) && word.chars().count() > 1);
    marked.map(|word| word.replace(['å', 'ä'], "a").replace('ö', "o")).collect()
});

/// Whether a lower-case word is a function word of a language.
#[must_use]
pub fn is_function_word(word: &str, tag: Tag) -> bool {
    match tag.base() {
        Tag::English => ENGLISH_SET.contains(word),
        Tag::Swedish | Tag::SimpleSwedish => SWEDISH_SET.contains(word),
    }
}

/// Whether a lower-case word is a Swedish function word but for the marks of å, ä and ö.
pub(super) fn is_function_word_without_marks(word: &str) -> bool {
    BARE_SET.contains(word)
}
