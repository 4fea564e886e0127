//! The files of the library as text: the only place that reads `knowledge/` from disk.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use super::{
    fault::{Fault, Level},
    hunspell,
};

/// The texts of all files of a library, by path relative to its folder, with `/` between folders.
#[derive(Debug, Clone, Default)]
pub struct Files {
    texts: BTreeMap<String, String>,
    /// What is wrong with files before anything is read of them.
    faults: Vec<Fault>,
}

/// The library's folder could not be read.
#[derive(Debug, thiserror::Error)]
#[error("can't read {path}: {source}; give the folder of the library with --knowledge", path = path.display())]
pub struct Unreadable {
    /// What could not be read.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl Files {
    /// Reads every `.toml` and `.md` file under a folder, and the files of a dictionary in it.
    ///
    /// # Errors
    /// [`Unreadable`] when the folder or a file in it can't be read. A file that is not UTF-8 becomes a fault later, and so
    /// does a dictionary that is not there: it may be a link.
    pub fn read(folder: &Path) -> Result<Self, Unreadable> {
        let mut files = Self::default();
        files.read_folder(folder, folder)?;
        Ok(files)
    }

    fn read_folder(&mut self, root: &Path, folder: &Path) -> Result<(), Unreadable> {
        let unreadable = |path: &Path| {
            let path = path.to_owned();
            move |source| Unreadable { path, source }
        };
        for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
            let path = entry.map_err(unreadable(folder))?.path();
            let is_text = path.extension().is_some_and(|extension| extension == "toml" || extension == "md");
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let name = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            let is_dictionary = hunspell::FILES.contains(&name.as_str());
            if path.is_dir() {
                self.read_folder(root, &path)?;
            } else if is_text || is_dictionary {
                #[expect(clippy::disallowed_methods, reason = "this is where the library is read")]
                match std::fs::read(&path) {
                    Ok(bytes) => self.take(name, bytes),
                    Err(error) if is_dictionary => {
                        let mend = "put it there, mend the link, or take it and the other file of the dictionary away";
                        self.fault(name, 1, format!("it can't be read: {error}"), mend);
                    }
                    Err(error) => return Err(unreadable(&path)(error)),
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, name: String, bytes: Vec<u8>) {
        match String::from_utf8(bytes) {
            Ok(text) => {
                self.texts.insert(name, text);
            }
            Err(error) => {
                let line = lines(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
                self.fault(name, line, "the file is not UTF-8".to_owned(), "save it as UTF-8");
            }
        }
    }

    fn fault(&mut self, file: String, line: usize, what: String, mend: &str) {
        self.faults.push(Fault { file, line, level: Level::Error, what, mend: mend.to_owned() });
    }

    /// Adds or replaces a file: for tests and tools.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.texts.insert(path.to_owned(), text.to_owned());
        self
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// What is wrong with the files before anything is read of them.
    pub(super) fn faults(&self) -> Vec<Fault> {
        self.faults.clone()
    }

    /// Whether something is wrong with a file before anything is read of it.
    pub(super) fn has_fault(&self, path: &str) -> bool {
        self.faults.iter().any(|fault| fault.file == path)
    }

    /// The files of answers, in order.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.under("answers/").filter(|(path, _)| Path::new(path).extension().is_some_and(|found| found == "md"))
    }

    /// The files whose path begins so, in order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(move |(path, _)| path.starts_with(prefix))
    }
}

/// The line that follows some bytes.
fn lines(before: &[u8]) -> usize {
    before.split(|byte| *byte == b'\n').count()
}
