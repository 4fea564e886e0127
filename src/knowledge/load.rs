//! From files to a [`Library`]: reads every register, then every answer, and reports every fault at once.

use std::{collections::BTreeMap, path::Path};

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::language::Tag;

use super::{
    Answer, AnswerId, Fault, Faults, Files, Hunspell, Level, Library, SafetyRules, SmallTalk, Unreadable, Variant,
    Version, Words,
    answer::{FrontMatter, SpannedAsks},
    check,
    document::{Document, Section},
    markup::{self, NotAllowed},
    question_back, references,
    talk::SynonymFile,
    toml_file::{TomlFile, is_slug},
    words,
};

/// A library could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Its folder can't be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its files have faults.
    #[error(transparent)]
    Faults(#[from] Faults),
}

/// A library, and what an editor should look at.
#[derive(Debug)]
pub struct Loaded {
    /// The library.
    pub library: Library,
    /// Faults that do not keep it from being used.
    pub warnings: Vec<Fault>,
}

/// Reads and validates a library from its folder. `samples` says whether samples may be shown.
///
/// # Errors
/// [`LoadError`] when the folder can't be read or a file has an error.
pub fn load(folder: &Path, samples: bool) -> Result<Loaded, LoadError> {
    Ok(build(&Files::read(folder)?, samples)?)
}

/// Validates a library given as texts.
///
/// # Errors
/// [`Faults`] with everything that is wrong, when anything is an error.
pub fn build(files: &Files, samples: bool) -> Result<Loaded, Faults> {
    let mut faults = files.faults();
    match read(files, samples, &mut faults) {
        Some((library, _)) if faults.iter().all(|fault| fault.level != Level::Error) => {
            Ok(Loaded { library, warnings: sorted(faults).0 })
        }
        _ => Err(sorted(faults)),
    }
}

/// The answers' files by their path, taken apart.
pub(super) type Documents<'a> = Vec<(&'a str, Document<'a>)>;

/// Reads a library and looks for what would keep it from being used; nothing when there are not even registers.
pub(super) fn read<'a>(files: &'a Files, samples: bool, faults: &mut Vec<Fault>) -> Option<(Library, Documents<'a>)> {
    // A service that starts is waited for, and neither needs the other.
    let (library, (documents, found)) = std::thread::scope(|threads| {
        let documents = threads.spawn(|| documents(files));
        let library = registers(files, samples, faults);
        (library, documents.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let mut library = library?;
    faults.extend(found);
    for (path, document) in &documents {
        let Some(answer) = answer(path, document, &library, faults) else { continue };
        if let Some(other) = library.answers.insert(answer.id.clone(), answer) {
            let what = format!("the id {} is taken by another file in {}", other.id, other.area);
            faults.push(document.toml.error(0, what, "give the file another name"));
        }
    }
    check::answers(&documents, &library, faults);
    check::registers(files, &library, faults);
    question_back::check(files, &library, faults);
    Some((library, documents))
}

/// The answers' files, taken apart, and what is wrong with them.
fn documents(files: &Files) -> (Documents<'_>, Vec<Fault>) {
    let mut faults = Vec::new();
    let documents =
        files.answers().filter_map(|(path, text)| Some((path, Document::parse(path, text, &mut faults)?))).collect();
    (documents, faults)
}

/// By file and line, each once.
pub(super) fn sorted(mut faults: Vec<Fault>) -> Faults {
    faults.sort();
    faults.dedup();
    Faults(faults)
}

/// The registers; `None` when one without which nothing can be checked is missing or unreadable.
fn registers(files: &Files, samples: bool, faults: &mut Vec<Fault>) -> Option<Library> {
    let manifest = whole(files, "library.toml", faults);
    let calendar = whole(files, "calendar.toml", faults);
    let safety = file(files, "safety.toml", faults).and_then(|file| safety_rules(file, faults));
    let small_talk = whole::<SmallTalk>(files, "small-talk.toml", faults);
    let areas = register(files, "areas.toml", faults);
    let services = register(files, "services.toml", faults);
    let referrals = register(files, "referrals.toml", faults);
    let contacts = register(files, "contacts.toml", faults);
    let amounts = files.get("amounts.toml").map(|text| TomlFile::new("amounts.toml", text).register(faults));
    let places = register(files, "places.toml", faults);
    let bodies = register(files, "bodies.toml", faults);
    let glossary = files.get("glossary.toml").and_then(|text| TomlFile::new("glossary.toml", text).whole(faults));
    let synonyms = files.get("synonyms.toml").and_then(|text| TomlFile::new("synonyms.toml", text).whole(faults));
    let requests = files.get("record-requests.toml");
    let requests = requests.and_then(|text| TomlFile::new("record-requests.toml", text).whole(faults));
    let plain_language = files.get("plain-language.toml");
    let plain_language = plain_language.and_then(|text| TomlFile::new("plain-language.toml", text).whole(faults));
    if plain_language.as_ref().is_some_and(|words: &super::PlainLanguage| words.empty_phrases() > 0) {
        let what = "a phrase of `needs_adult` is empty: it would stand in every text";
        let fault = TomlFile::new("plain-language.toml", "").error(0, what, "write the phrase or take it away");
        faults.push(fault);
    }
    let languages = files.get("other-languages.toml");
    let languages = languages.map(|text| TomlFile::new("other-languages.toml", text).register(faults));
    let words = files.get("words.toml").map(|text| words::words(TomlFile::new("words.toml", text), faults));
    let words = Words { hunspell: Hunspell::read(files, faults), ..words.unwrap_or_default() };
    Some(Library {
        manifest: manifest?,
        areas,
        answers: BTreeMap::new(),
        services,
        referrals,
        contacts,
        amounts: amounts.unwrap_or_default(),
        places,
        bodies,
        calendar: calendar?,
        small_talk: small_talk?,
        questions_back: question_back::read(files, faults),
        record_requests: requests.unwrap_or_default(),
        safety: safety?,
        plain_language: plain_language.unwrap_or_default(),
        glossary: glossary.unwrap_or_default(),
        synonyms: synonyms.map_or_else(Vec::new, |file: SynonymFile| file.synonym),
        words,
        other_languages: languages.unwrap_or_default(),
        samples,
    })
}

fn safety_rules(file: TomlFile<'_>, faults: &mut Vec<Fault>) -> Option<SafetyRules> {
    SafetyRules::parse(file.text)
        .map_err(|found| {
            faults.extend(found.into_iter().map(|fault| Fault {
                file: file.path.to_owned(),
                line: fault.line.unwrap_or(1),
                level: Level::Error,
                what: fault.what,
                mend: fault.mend,
            }));
        })
        .ok()
}

fn file<'a>(files: &'a Files, path: &'static str, faults: &mut Vec<Fault>) -> Option<TomlFile<'a>> {
    let text = files.get(path);
    if text.is_none() {
        let missing = TomlFile::new(path, "");
        faults.push(missing.error(0, "the file is missing", "add it; the bundled library shows what it holds"));
    }
    text.map(|text| TomlFile::new(path, text))
}

fn whole<T: DeserializeOwned>(files: &Files, path: &'static str, faults: &mut Vec<Fault>) -> Option<T> {
    file(files, path, faults)?.whole(faults)
}

fn register<K, V>(files: &Files, path: &'static str, faults: &mut Vec<Fault>) -> BTreeMap<K, V>
where
    K: Ord + From<String>,
    V: DeserializeOwned,
{
    file(files, path, faults).map(|file| file.register(faults)).unwrap_or_default()
}

/// An answer from its document; `None` when a key without which it is nothing is missing.
fn answer(path: &str, document: &Document<'_>, library: &Library, faults: &mut Vec<Fault>) -> Option<Answer> {
    let error = |offset, what: String, mend: &str| document.toml.error(offset, what, mend);
    let parts: Vec<&str> = path.split('/').collect();
    let [_, folder, name] = parts[..] else {
        faults.push(error(0, "the file lies in no area".to_owned(), "move it to answers/<area>/<slug>.md"));
        return None;
    };
    let id = name.trim_end_matches(".md");
    if !is_slug(id) {
        faults.push(error(0, format!("\"{id}\" is no id"), "name the file with a-z, digits and hyphens"));
    }
    let front = &document.front;
    let area = front.area.clone()?;
    if area.as_str() != folder {
        faults.push(error(
            0,
            format!("the area is \"{area}\" but the folder is \"{folder}\""),
            "move the file or change `area`",
        ));
    }
    let variants =
        document.sections.iter().map(|section| (section.tag, variant(path, section, library, faults))).collect();
    assemble(AnswerId::from(id), area, front, variants)
}

fn assemble(
    id: AnswerId,
    area: super::AreaId,
    front: &FrontMatter,
    variants: BTreeMap<Tag, Variant>,
) -> Option<Answer> {
    Some(Answer {
        id,
        area,
        owner: front.owner.as_ref()?.get_ref().clone(),
        status: front.status?,
        approved: front.approved.clone(),
        review_by: front.review_by?.0,
        expires: front.expires.map(|date| date.0),
        sources: front.sources.clone(),
        services: front.services.ids(),
        contacts: front.contacts.ids(),
        places: front.places.ids(),
        referrals: front.referrals.ids(),
        related: front.related.ids(),
        questions: front.questions.as_ref().map(SpannedAsks::asks).unwrap_or_default(),
        doubts: front.doubts.clone(),
        variants,
    })
}

fn variant(path: &str, section: &Section<'_>, library: &Library, faults: &mut Vec<Fault>) -> Variant {
    let fault = |offset: usize, what: String, mend: &str| Fault {
        file: path.to_owned(),
        line: section.first + section.body[..offset].matches('\n').count(),
        level: Level::Error,
        what,
        mend: mend.to_owned(),
    };
    let mut dangling = Vec::new();
    let filled = references::fill(section.body, library, section.tag, &mut dangling);
    for reference in dangling {
        let what = format!("{{{{{}}}}}: {}", reference.reference, reference.what);
        faults.push(fault(reference.offset, what, "name an entry and a field that the register has"));
    }
    let rendered = markup::render(&filled, section.tag);
    for not_allowed in rendered.not_allowed {
        let (what, mend) = match not_allowed {
            NotAllowed::Html => ("there is HTML in the text", "write Markdown: paragraphs, lists, **bold**, links"),
            NotAllowed::Heading => {
                ("there is a heading in the text", "use a paragraph; `# tag: title` begins a variant")
            }
            NotAllowed::Image => ("there is a picture in the text", "take it away"),
        };
        faults.push(fault(0, what.to_owned(), mend));
    }
    if rendered.text.is_empty() {
        faults.push(fault(0, format!("the variant {} is empty", section.tag), "write it"));
    }
    let title = section.title.to_owned();
    Variant { version: version(&title, &rendered.html), title, html: rendered.html, text: rendered.text }
}

/// Twelve hexadecimal digits of the SHA-256 of what a reader sees.
fn version(title: &str, html: &str) -> Version {
    let digest = Sha256::new().chain_update(title).chain_update("\n").chain_update(html).finalize();
    let first = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    Version::from(format!("{first:012x}"))
}
