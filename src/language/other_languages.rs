//! Languages that people write to a Swedish municipality in, apart from Swedish and English: small words and common ones,
//! and letters that tell them.
//!
//! None of the words is one of Swedish or English, nor one that answers use: a test holds the lists to the bundled library.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// A language as it is told from others.
struct Language {
    /// Its BCP 47 tag.
    tag: &'static str,
    /// Letters beyond a to z that few others have.
    letters: &'static str,
    /// Words that tell it.
    words: &'static str,
}

const LANGUAGES: [Language; 12] = [
    Language {
        tag: "fi",
        letters: "",
        words: "osaa kuntaan kenelle ilmoitan osoitteen minä minun minulle minulla sinä hän olen olet onko olla mistä miten missä mihin mikä mitä milloin \
            kuka kuinka miksi paljonko voin voinko voiko haluan haluaisin kiitos kiitoksia tarvitsen tarvitaan \
            täytyy pitää saan saako saanko mutta että myös tämä jos ovat ollut kaupunki kunta kunnan koulu kouluun \
            päiväkoti päiväkotiin päivähoito lapsi lapsen lapseni lapselle apua asunto asunnon vuokra hakea hakemus \
            haen lupa rakennuslupa maksaa lasku raha rahaa työ töitä kirjasto auki puhutteko puhua suomea suomeksi \
            ruotsia osaan äiti isä vanhempi lääkäri sairas terveys jätteet roskat talo koti muutan muuttaa osoite \
            yhteyttä soittaa puhelinnumero hyvää päivää sosiaali perhe avustusta tuki tukea kirje tilata",
    },
    Language {
        tag: "so",
        letters: "",
        words: "hadashaa waan waxaan waxan waxay waxa waxaa sidee sidaan xagee halkee halkeen goorma maxay maxaa maxaan \
            fadlan mahadsanid miyaa miyay iyo ama laakiin aniga adiga annaga iyaga carruur carruurta ilmo ilmaha \
            ilmahayga caruurta dugsi dugsiga iskuul iskuulka iskuulku guri guriga hoy lacag lacagta caawimo \
            caawimaad caawiyo caawin caawi shaqo shaqada degmada dowladda dawladda codsi codsado codsan codsadaa \
            buuxiyaa buuxin foomka kirada kiro biyaha koronto qashinka caafimaad dhakhtar dhakhtarka isbitaal rabaa \
            doonayaa doonayo karaa kartaa karo hadlaa hadlo soomaali soomaaliga magaca magacaygu telefoon telefoonka \
            wac waqtiga furan furmayaa xanaanada xannaanada luuqadda tarjumaan ayaa ayuu ayay leeyahay leeyihiin \
            haysan jiraa jirta hooyo aabo qoys qoyska reer salaan iska warran nabad maanta berri cusub",
    },
    Language {
        tag: "pl",
        letters: "ąćęłńśźż",
        words: "jaki jaka jakie numer telefonu jak gdzie kiedy czy nie jest mogę chcę chciałbym chciałabym proszę dzień dobry dziękuję dzięki się \
            dla moje moja mój mojego mojej dziecko dziecka dzieci przedszkole przedszkola szkoła szkoły szkole \
            mieszkanie mieszkania pomoc pomocy potrzebuję pieniądze pieniędzy praca pracy wniosek wniosku złożyć \
            zapisać godziny otwarcia biblioteka otwarta śmieci woda rachunek zapłacić opłata podatek adres zmienić \
            mówię mówić polsku język tłumacz lekarz zdrowie domu ile kosztuje kto który która które mam masz jestem \
            muszę trzeba można tutaj także albo ale przez urząd gmina gminy zgłosić zgłoszenie zasiłek rodzina \
            budowę pozwolenie czynsz autobus samochód parkowania witam cześć",
    },
    Language {
        tag: "de",
        letters: "ß",
        words: "ich nicht das und wie wo wann warum wer ist sind haben habe hast kann können könnte möchte wollen \
            muss müssen soll für mein meine meinen meiner meinem ihr ihre sie wir uns euch ein eine einen einem \
            einer zu zum zur vom bitte danke guten gibt es auch oder aber wenn schule wohnung miete geld hilfe \
            brauche brauchen antrag beantragen anmelden anmeldung müll gebühr kosten kostet viel rechnung bezahlen \
            arbeit arzt gesundheit umziehen umzug adresse öffnungszeiten geöffnet bibliothek baugenehmigung bauen \
            haus deutsch sprechen spricht sprache schwedisch auf aus bei nach über unter wurde werden wird welche \
            welcher welches wohin woher gemeinde stadt straße bekomme bekommen finde finden",
    },
    Language {
        tag: "es",
        letters: "ñ¿¡",
        words: "cuál número teléfono quiero cómo dónde cuándo qué quién cuánto puedo puede necesito necesita los una con por favor \
            gracias hola buenos días está estoy tengo tiene hijo hija hijos niño niños escuela guardería vivienda \
            alquiler dinero ayuda trabajo solicitar solicitud pagar factura cuesta basura agua médico salud mudarme \
            dirección horario abierto biblioteca permiso construir casa hablo hablan español sueco ayuntamiento \
            también pero porque cuando donde como hablar inscribir inscribo familia apartamento coche aparcar \
            autobús conseguir encontrar",
    },
    Language {
        tag: "fr",
        letters: "œùêèà",
        words: "malade d'aide l'aide j'ai d'un d'une j'habite numéro téléphone je où une les des quand pourquoi combien quel quelle puis peux peut dois voudrais veux besoin mon \
            mes avec nous vous bonjour merci sont suis avez enfant enfants école crèche logement loyer argent aide \
            travail demander demande payer facture coûte poubelle déchets eau médecin santé déménager adresse \
            horaires ouvert ouverte bibliothèque permis construire maison parle parlez français suédois mairie aussi \
            mais parce faire inscrire stationner voiture appartement famille trouver obtenir cette qui que",
    },
    Language {
        tag: "tr",
        letters: "ğış",
        words: "nasıl nerede ne zaman kaç neden kim için bir benim çocuk çocuğum çocuğumu okul okula kreş anaokulu \
            evim kira yardım istiyorum lazım gerekiyor iş başvuru başvurabilirim başvurmak yapabilirim \
            alabilirim ödemek fatura çöp su sağlık taşınmak taşındım adres açık kütüphane izin inşaat konuşuyor \
            türkçe isveççe belediye merhaba teşekkürler teşekkür lütfen mı mu değil evet hayır ama çok kadar ücret \
            nereye kimlik oturma ailem yok",
    },
    Language {
        tag: "bs",
        letters: "čćđšž",
        words: "koji koja koje broj vas telefona gdje kako kada zašto koliko mogu želim trebam treba hvala molim dobar dijete djeca djece škola školu \
            vrtić stanarina novac pomoć posao zahtjev prijaviti prijava podnijeti platiti račun košta smeće voda \
            liječnik zdravlje preseliti adresa otvoreno biblioteka dozvola graditi kuća govorim govorite bosanski \
            hrvatski srpski švedski općina opština nije jesam sam moja moje imam imate ili također ali jer",
    },
    Language {
        tag: "ku",
        letters: "êîûşç",
        words: "qas diya dixwaze kreş çawa çima kengê kîjan kî çi çend dikarim dikare dixwazim ez hûn ew wan heye hene nîne zarok zarokê \
            zarokên dibistan dibistanê xwendin malê xanî kirê pere alîkarî alîkariyê karê bijîşk nexweşxane \
            tenduristî çop vekirî pirtûkxane destûr avakirin diaxivim kurdî kurmancî swêdî silav spas sipas ji li jî \
            lê belê şaredarî navnîşan malbat kurê keça bixwazim bikim",
    },
    Language {
        tag: "ro",
        letters: "ăâșț",
        words: "unde cand când vreau pot pentru este copil copilul copii școală scoala grădiniță locuinta locuință \
            bani ajutor muncă cerere mulțumesc multumesc bună ziua nevoie avem cât costă plăti vorbesc romana română",
    },
    Language {
        tag: "sq",
        letters: "ë",
        words: "kur pse unë mund dua dëshiroj faleminderit përshëndetje fëmija fëmijët shkolla shkollë kopsht banesa \
            ndihmë punë kërkesë paguaj është jam kam për nga një shqip",
    },
    Language {
        tag: "vi",
        letters: "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        words: "tôi không làm sao muốn cần giúp con trường",
    },
];

/// Which languages a word tells, as places in [`LANGUAGES`].
static BY_WORD: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, language) in LANGUAGES.iter().enumerate() {
        for word in language.words.split_whitespace().collect::<HashSet<_>>() {
            by_word.entry(word).or_default().push(place);
        }
    }
    by_word
});

/// The language other than Swedish and English that most of the words tell, and how many do. `speaks` says whether a word
/// is one of theirs, and tells nothing.
pub(super) fn most_likely(words: &[&str], speaks: impl Fn(&str) -> bool) -> Option<(&'static str, usize)> {
    let mut told = [0; LANGUAGES.len()];
    for word in words.iter().filter(|word| !speaks(word)) {
        let by_word = BY_WORD.get(word).map_or(&[][..], Vec::as_slice);
        for (place, language) in LANGUAGES.iter().enumerate() {
            let by_letters = word.contains(|letter| language.letters.contains(letter));
            let by_form = language.tag == "fi" && is_finnish(word);
            told[place] += usize::from(by_letters || by_form || by_word.contains(&place));
        }
    }
    // Of several that are told as often, the first: those that more people speak stand before.
    let best = (0..told.len()).rev().max_by_key(|place| told[*place])?;
    (told[best] > 0).then(|| (LANGUAGES[best].tag, told[best]))
}

/// Whether a word is built as only Finnish ones are: long vowels written twice, endings of place.
fn is_finnish(word: &str) -> bool {
    let long = ["ää", "öö", "yy", "uu"].iter().any(|vowel| word.contains(vowel));
    let ending = ["ssä", "stä", "llä", "ltä"].iter().any(|ending| word.ends_with(ending));
    word.chars().count() > 3 && (long || ending)
}

/// Languages by script: the first of those that have one of the letters, else the last.
pub(super) fn by_script(letters: &str) -> &'static str {
    let has = |some: &str| letters.contains(|letter| some.contains(letter));
    let within = |from: char, to: char| letters.contains(|letter| (from..=to).contains(&letter));
    if within('\u{600}', '\u{6ff}') {
        if has("ٹڈڑےں") {
            "ur"
        } else if has("ێۆڕڵە") {
            "ckb"
        } else if has("پچژگکی") {
            "fa"
        } else {
            "ar"
        }
    } else if within('\u{400}', '\u{4ff}') {
        if has("іїєґ") {
            "uk"
        } else if has("ыэёъ") {
            "ru"
        } else if has("ђћљњџј") {
            "sr"
        } else if letters.split_whitespace().any(|word| UKRAINIAN.split_whitespace().any(|known| known == word)) {
            "uk"
        } else {
            "ru"
        }
    } else if within('\u{1200}', '\u{137f}') {
        // Tigrinya writes ኣ where Amharic writes አ.
        let amharic = AMHARIC.split_whitespace().any(|word| letters.contains(word));
        if amharic && !has("ኣ") { "am" } else { "ti" }
    } else {
        const SCRIPTS: [(char, char, &str); 10] = [
            ('\u{370}', '\u{3ff}', "el"),
            ('\u{530}', '\u{58f}', "hy"),
            ('\u{590}', '\u{5ff}', "he"),
            ('\u{900}', '\u{97f}', "hi"),
            ('\u{980}', '\u{9ff}', "bn"),
            ('\u{b80}', '\u{bff}', "ta"),
            ('\u{e00}', '\u{e7f}', "th"),
            ('\u{10a0}', '\u{10ff}', "ka"),
            ('\u{3040}', '\u{30ff}', "ja"),
            ('\u{ac00}', '\u{d7a3}', "ko"),
        ];
        let known = SCRIPTS.iter().find(|(from, to, _)| within(*from, *to)).map(|(_, _, tag)| *tag);
        known.unwrap_or(if within('\u{4e00}', '\u{9fff}') { "zh" } else { "und" })
    }
}

/// Words that tell Ukrainian where no letter does.
const UKRAINIAN: &str = "поговорити людиною шукаю який яка яке як де коли що чому скільки хто мова дякую будь ласка школа дитина дитини допомога допомогу потрібна робота \
    гроші заява заяву подати можу можна треба де мене";

/// Words that tell Amharic.
const AMHARIC: &str = "እንዴት የት ነው እፈልጋለሁ እባክዎ አመሰግናለሁ ልጄ ትምህርት";

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word that tells a language.
    fn every_word() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().flat_map(|language| language.words.split_whitespace())
    }

    #[test]
    fn no_word_that_tells_another_language_is_one_of_the_service() {
        let synonyms = include_str!("../../knowledge/synonyms.toml");
        let words = include_str!("../../knowledge/words.toml");
        let own: HashSet<&str> =
            [synonyms, words].iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic())).collect();
        let both: Vec<&str> = every_word().filter(|word| own.contains(word)).collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
