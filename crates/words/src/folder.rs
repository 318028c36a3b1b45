//! A folder of `languages/`: read, checked against the reference, and written as the program reads it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::Value;

use crate::entry::Entry;
use crate::manner::Manner;
use crate::marks::END;

/// What the page says before the whole model has been read; these come first.
pub const FIRST: [&str; 4] = ["numbers", "reasons", "page", "levers"];
/// What only the reader of model files says; it comes with the files that it reads, and behind the other texts of a page.
pub const READER: [&str; 1] = ["model_files"];
/// What only the command says; these come last, and no page has them.
pub const LAST: [&str; 1] = ["docs"];
/// How a language writes; no texts.
const MANNER: &str = "language";
/// What the texts of models are, for languages in which model files are not written; no texts of the page.
const MODELS: &str = "models";

/// A file by its keys.
pub type File = BTreeMap<String, Value>;
/// Files by their names.
pub type Files = BTreeMap<String, File>;

/// The names of the files that hold texts, in the order in which the texts are numbered.
pub fn order(reference: &Files) -> Vec<&str> {
    let mut order: Vec<&str> = reference.keys().map(String::as_str).filter(|name| *name != MANNER).collect();
    let others = FIRST.len();
    order.sort_by_key(|name| match (READER.contains(name), LAST.contains(name)) {
        (_, true) => others + 2,
        (true, _) => others + 1,
        _ => FIRST.iter().position(|first| first == name).unwrap_or(others),
    });
    order
}

/// Reads the files of a folder.
///
/// # Errors
/// The folder or a file that cannot be read, and what is no TOML.
pub fn files(folder: &Path) -> Result<Files, String> {
    let unread = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut files = Files::new();
    for entry in fs::read_dir(folder).map_err(|error| unread(folder, &error))? {
        let path = entry.map_err(|error| unread(folder, &error))?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path).map_err(|error| unread(&path, &error))?;
            let file = toml::from_str(&text).map_err(|error| unread(&path, &error.to_string().trim_end()))?;
            files.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), file);
        }
    }
    Ok(files)
}

/// A language as its folder has it.
pub struct Folder {
    /// The name of the folder.
    pub code: String,
    /// Code, manner and all texts, as the program reads them.
    pub part: String,
    /// What the texts of models are, by their English; none where model files are written in the language.
    pub catalogue: Option<Vec<(String, String)>>,
}

impl Folder {
    /// Reads and checks a folder.
    ///
    /// # Errors
    /// All that is wrong with it, each with folder, file and key.
    pub fn read(folder: &Path, reference: &Files) -> Result<Self, Vec<String>> {
        let place = |what: String| format!("{}/{what}", folder.display());
        let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return Err(vec![format!(
                "{}: a folder is called by the two letters of a language, such as fr",
                folder.display()
            )]);
        }
        let mut own = files(folder).map_err(|error| vec![error])?;
        let mut mistakes = Vec::new();
        let catalogue = own.remove(MODELS).map(|texts| {
            let mut catalogue = Vec::new();
            for (english, text) in texts {
                match text.as_str() {
                    Some(text) => catalogue.push((english, text.to_owned())),
                    None => mistakes.push(place(format!("{MODELS}.toml: {english:?} is not a text"))),
                }
            }
            catalogue
        });
        for name in own.keys().filter(|name| !reference.contains_key(*name)) {
            mistakes.push(place(format!("{name}.toml: there is no such file in the reference")));
        }
        let manner =
            own.get(MANNER).map(|manner| manner.clone().into_iter().collect::<toml::Table>().try_into::<Manner>());
        let manner = match manner {
            None => Err("is missing".to_owned()),
            Some(Err(error)) => Err(error.to_string().trim_end().to_owned()),
            Some(Ok(manner)) if !manner.tag.starts_with(&code) => {
                Err(format!("the tag begins with {code}, as the folder does"))
            }
            Some(Ok(manner)) if manner.scales.is_empty() => Err("there is at least one scale".to_owned()),
            Some(Ok(manner)) => Ok(manner.written()),
        };
        let manner = manner.unwrap_or_else(|error| {
            mistakes.push(place(format!("{MANNER}.toml: {error}")));
            String::new()
        });
        let mut part = format!("{code}{END}{manner}{END}");
        for name in order(reference) {
            match own.get(name) {
                Some(file) => {
                    part += &written(file, &reference[name], |mistake| {
                        mistakes.push(place(format!("{name}.toml: {mistake}")))
                    })
                }
                None => mistakes.push(place(format!("{name}.toml is missing"))),
            }
        }
        if mistakes.is_empty() { Ok(Self { code, part, catalogue }) } else { Err(mistakes) }
    }
}

/// The texts of a file in the order of the reference's keys.
fn written(own: &File, reference: &File, mut mistake: impl FnMut(String)) -> String {
    for more in own.keys().filter(|key| !reference.contains_key(*key)) {
        mistake(format!("{more} is unknown to the reference"));
    }
    let mut out = String::new();
    for (key, value) in reference {
        let text = || Entry::of(own.get(key).ok_or("is missing")?)?.written(&Entry::of(value)?);
        match text() {
            Ok(text) => out += &text,
            Err(error) => mistake(format!("{key} {error}")),
        }
    }
    out
}
