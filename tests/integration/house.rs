//! The house itself: which room may use which, how files begin, and how large they may be.
//!
//! `ARCHITECTURE.md` draws the floors; this holds the code to them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The rooms with their floors. A room uses only rooms on floors below its own.
const FLOORS: [(&str, u8); 21] = [
    ("language", 0),
    ("calendar", 0),
    ("colour", 0),
    ("privacy", 0),
    ("readability", 0),
    ("telemetry", 0),
    ("knowledge", 1),
    ("when", 1),
    ("search", 2),
    ("dialogue", 3),
    ("editing", 3),
    ("conversation", 4),
    ("handover", 5),
    ("config", 6),
    ("records", 6),
    ("sso", 7),
    ("store", 7),
    ("delivery", 7),
    ("app", 8),
    ("web", 9),
    ("cli", 10),
];

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

#[expect(clippy::disallowed_methods, reason = "this test reads the source")]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The room a file belongs to: the first part of its path under `src`.
fn room_of(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).unwrap();
    relative.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The rooms that a text names by `crate::room`, in groups too.
fn rooms_used(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut used = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            used.extend(first_names_of_group(group));
        } else {
            used.push(leading_name(rest));
        }
    }
    used
}

/// The first names in `{a::b, c, d::{e, f}}`, given what follows the brace.
fn first_names_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut name) = (0, Vec::new(), String::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(leading_name(std::mem::take(&mut name).trim())),
            _ => name.push(letter),
        }
    }
    names.push(leading_name(name.trim()));
    names.retain(|name| !name.is_empty());
    names
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

#[test]
fn a_room_uses_only_rooms_on_floors_below() {
    let floors: BTreeMap<&str, u8> = FLOORS.into_iter().collect();
    let mut misplaced = Vec::new();
    for path in source_files(&root().join("src")) {
        let room = room_of(&path);
        let Some(own) = floors.get(room.as_str()) else {
            assert!(room == "lib" || room == "main", "{room} has no floor: give it one here and in ARCHITECTURE.md");
            continue;
        };
        for used in rooms_used(&read(&path)) {
            let allowed = used == room || floors.get(used.as_str()).is_some_and(|floor| floor < own);
            if floors.contains_key(used.as_str()) && !allowed {
                misplaced.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(misplaced.is_empty(), "{misplaced:#?}");
}

#[test]
fn the_floor_test_sees_groups_and_single_names() {
    let code = "use crate::{\n    app::{App, Clock},\n    web,\n};\nuse crate::store::Store;\n// use crate::cli;\n";
    assert_eq!(rooms_used(code), ["app", "web", "store"]);
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    for path in ["src", "tests"].iter().flat_map(|folder| source_files(&root().join(folder))) {
        let text = read(&path);
        assert!(text.starts_with("//! "), "{} does not open with //!", path.display());
    }
}

#[test]
fn no_file_is_longer_than_600_lines() {
    for path in source_files(&root().join("src")) {
        let lines = read(&path).lines().count();
        assert!(lines <= 600, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_text_names_a_path_of_a_machine_or_leaves_work_undone() {
    for path in
        ["src", "tests", "locales", "templates", "knowledge"].iter().flat_map(|folder| every_file(&root().join(folder)))
    {
        let text = read(&path);
        for word in [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("TO", "DO"), concat!("FIX", "ME")] {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}

fn every_file(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let skipped = path.ends_with("node_modules") || path.ends_with("screenshots");
        if path.is_dir() && !skipped {
            files.extend(every_file(&path));
        } else if path.is_file() {
            files.push(path);
        }
    }
    files
}
