//! Answers out as a table or JSON and back: nothing is lost, nothing is a formula, and nothing half is written.

use std::{collections::BTreeMap, fs, path::Path};

use jiff::civil::date;
use medborgarsvar::{
    editing::{file_of, formatted, from_csv, from_json, to_csv, to_json},
    knowledge::{Asks, Decided, Draft, DraftText, Files, Source, Status, build},
    language::Tag,
};
use proptest::{collection::vec, option, prelude::*};
use tempfile::TempDir;

use crate::program::{BUNDLED, printed, run};

fn bundled() -> Vec<Draft> {
    let files = Files::read(BUNDLED.as_ref()).unwrap();
    files.under("answers/").map(|(path, text)| Draft::read(path, text).unwrap()).collect()
}

#[test]
fn the_whole_bundled_library_comes_back_as_the_same_answers() {
    let files = Files::read(BUNDLED.as_ref()).unwrap();
    let drafts = bundled();
    assert_eq!(from_json(&to_json(&drafts).unwrap()).unwrap(), drafts);
    assert_eq!(from_csv(&to_csv(&drafts).unwrap()).unwrap(), drafts);
    // Into a library without answers: the same answers, to the last letter of what a citizen sees.
    let registers = files.under("").filter(|(path, _)| !path.starts_with("answers/"));
    let empty = registers.fold(Files::default(), |files, (path, text)| files.with(path, text));
    let filled = drafts.iter().fold(empty, |files, draft| files.with(&draft.path(), &file_of(draft, None)));
    let (then, now) = (build(&files, true).unwrap().library, build(&filled, true).unwrap().library);
    assert_eq!(then.answers, now.answers);
}

#[test]
fn importing_what_was_exported_changes_no_file() {
    for (path, text) in Files::read(BUNDLED.as_ref()).unwrap().under("answers/") {
        assert_eq!(file_of(&Draft::read(path, text).unwrap(), Some(text)), text, "{path}");
    }
}

#[test]
fn a_file_that_is_imported_over_keeps_its_comments() {
    let there = "+++\narea = \"a\" # rätt område\nowner = \"b\"\nstatus = \"sample\"\nreview_by = 2027-01-01\nsources = []\ncontacts = []\n# Frågor\n[questions]\nsv = [\n  \"ett\", # en\n]\nen = []\n+++\n# sv: T\n\nText.\n";
    let mut draft = Draft::read("answers/a/x.md", there).unwrap();
    draft.owner = "c".to_owned();
    assert_eq!(file_of(&draft, Some(there)), there.replace("owner = \"b\"", "owner = \"c\""));
}

#[test]
fn the_usual_form_of_front_matter_changes_no_answer_and_is_stable() {
    for (path, text) in Files::read(BUNDLED.as_ref()).unwrap().under("answers/") {
        let once = formatted(text).unwrap();
        assert_eq!(Draft::read(path, &once).unwrap(), Draft::read(path, text).unwrap(), "{path}");
        assert_eq!(formatted(&once).unwrap(), once, "{path}");
        let body = |text: &str| text.split_once("\n+++\n").unwrap().1.to_owned();
        assert_eq!(body(&once), body(text), "{path}");
    }
}

/// Texts with everything that a table or a file could trip over.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("=1+1"),
        Just("'"),
        Just("-"),
        Just("@"),
        Just(";"),
        Just(","),
        Just("\""),
        Just("\\"),
        Just("\\n"),
        Just("|"),
        Just(" | "),
        Just("åäö"),
        Just("#"),
        Just("{{contact:a.phone}}"),
        Just("]"),
        Just("'''"),
        Just("\"\"\""),
        Just("ord"),
        Just(" "),
        Just("\u{a0}"),
        Just("🙂"),
    ];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn line() -> impl Strategy<Value = String> {
    awkward().prop_map(|text| text.trim().to_owned()).prop_filter("something", |text| !text.is_empty())
}

fn body() -> impl Strategy<Value = String> {
    let line = awkward().prop_filter("no heading", |line| !line.starts_with("# "));
    vec(line, 1..5).prop_map(|lines| format!("x{}", lines.join("\n")).trim().to_owned())
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (2000..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

prop_compose! {
    fn a_source()(url in option::of("https://[a-z]{1,8}\\.se/[a-z|;]{0,5}"), title in awkward(), seen in day()) -> Source {
        Source { url, title, seen }
    }
}

prop_compose! {
    fn a_draft()(
        id in "[a-z][a-z0-9-]{0,10}",
        approved in option::of((line(), day())),
        days in (day(), option::of(day())),
        sources in vec(a_source(), 0..3),
        ids in vec("[a-z]{1,5}", 0..3),
        lists in (vec(awkward(), 0..3), vec(awkward(), 0..4), vec(awkward(), 0..3)),
        doubts in option::of(awkward()),
        texts in (line(), body(), line(), body()),
    ) -> Draft {
        let (required, sv, en) = lists;
        let text = |lang, title, body| DraftText { lang, title, body };
        Draft {
            id,
            area: "a".to_owned(),
            owner: "b".to_owned(),
            status: if approved.is_some() { Status::Approved } else { Status::Sample },
            approved: approved.map(|(by, on)| Decided { by, on }),
            review_by: days.0,
            expires: days.1,
            sources,
            services: ids.clone(),
            contacts: ids,
            places: Vec::new(),
            referrals: Vec::new(),
            related: vec!["x".to_owned()],
            required,
            doubts: doubts.filter(|doubts| !doubts.is_empty()),
            questions: Asks { sv, en },
            texts: vec![text(Tag::Swedish, texts.0, texts.1), text(Tag::English, texts.2, texts.3)],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_an_answer_holds_comes_back(drafts in vec(a_draft(), 1..3)) {
        prop_assert_eq!(&from_json(&to_json(&drafts).unwrap()).unwrap(), &drafts);
        prop_assert_eq!(&from_csv(&to_csv(&drafts).unwrap()).unwrap(), &drafts);
        for draft in &drafts {
            let file = file_of(draft, None);
            prop_assert_eq!(&Draft::read(&draft.path(), &file).unwrap(), draft, "{}", file);
            prop_assert_eq!(&formatted(&file).unwrap(), &file);
        }
    }

    #[test]
    fn an_answer_written_over_another_is_the_new_one(old in a_draft(), new in a_draft()) {
        let new = Draft { id: old.id.clone(), ..new };
        let file = file_of(&new, Some(&file_of(&old, None)));
        prop_assert_eq!(&Draft::read(&new.path(), &file).unwrap(), &new, "{}", file);
    }

    #[test]
    fn no_cell_is_a_formula(drafts in vec(a_draft(), 1..3)) {
        let table = to_csv(&drafts).unwrap();
        let text = String::from_utf8(table).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
            }
        }
    }
}

#[test]
fn a_table_that_an_older_spreadsheet_saved_with_commas_is_read() {
    let drafts = &bundled()[..1];
    let text = String::from_utf8(to_csv(drafts).unwrap()).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(record.unwrap().iter().map(|cell| cell.replace('\n', "\r\n"))).unwrap();
    }
    let saved = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let latin: Vec<u8> = saved.chars().filter_map(|c| u8::try_from(c).ok()).collect();
    assert_eq!(from_csv(&latin).unwrap()[0].texts[0].title, drafts[0].texts[0].title);
    assert_eq!(from_csv(saved.as_bytes()).unwrap(), drafts);
}

#[test]
fn a_wrong_cell_is_told_with_row_and_column() {
    let text = String::from_utf8(to_csv(&bundled()[..1]).unwrap()).unwrap();
    let wrong = text.replacen("2027-05-01", "i maj", 1);
    assert!(wrong != text);
    assert!(from_csv(wrong.as_bytes()).unwrap_err().to_string().starts_with("row 2, review_by: \"i maj\""));
    assert!(from_csv(b"id;area\nx;y\n").unwrap_err().to_string().contains("no column \"owner\""));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            _ = fs::copy(&path, &target).unwrap();
        }
    }
}

fn answers(folder: &Path) -> BTreeMap<String, String> {
    Files::read(folder).unwrap().under("answers/").map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test reads what was exported")]
fn a_program_takes_answers_out_and_in_again() {
    let folder = TempDir::new().unwrap();
    let library = folder.path().join("knowledge");
    copy(Path::new(BUNDLED), &library);
    let before = answers(&library);
    let table = folder.path().join("svar.csv").display().to_string();
    let knowledge = library.display().to_string();
    let called = |arguments: &[&str]| run(folder.path(), &[arguments, &["--knowledge", &knowledge]].concat());
    let out = called(&["export", "answers", "--format", "csv", "--to", &table]);
    assert!(out.status.success(), "{}", printed(&out));
    // An answer that was lost comes back, and one that was changed is put right; a trial changes nothing.
    fs::remove_file(library.join("answers/bygga-bo/bygglov-altan.md")).unwrap();
    let trial = called(&["import", "answers", "--from", &table, "--dry-run"]);
    assert!(printed(&trial).contains("new      answers/bygga-bo/bygglov-altan.md"), "{}", printed(&trial));
    assert!(!answers(&library).contains_key("answers/bygga-bo/bygglov-altan.md"));
    assert!(called(&["import", "answers", "--from", &table]).status.success());
    let plain = |files: &BTreeMap<String, String>| -> Vec<Draft> {
        files.iter().map(|(path, text)| Draft::read(path, text).unwrap()).collect()
    };
    assert_eq!(plain(&answers(&library)), plain(&before));
    // Nothing is written of a file with a fault, and nothing outside the library.
    let bad = fs::read_to_string(&table).unwrap().replace("bygglov-altan;bygga-bo", "../../bygglov-altan;bygga-bo");
    fs::write(&table, bad).unwrap();
    let refused = called(&["import", "answers", "--from", &table]);
    assert!(!refused.status.success() && printed(&refused).contains("is no id"), "{}", printed(&refused));
}
