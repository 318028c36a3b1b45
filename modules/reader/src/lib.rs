//! The reader of model files, as a module of its own: it is loaded once a reader adds a protocol to those of the report. `reading.js`
//! runs it in a worker, so that no file can keep the page waiting.

#![cfg(target_arch = "wasm32")]

use takerate_bundled as bundled;
use takerate_definition::{Mistakes, SourceFile, read_with};
use takerate_words::Language;
use wasm_bindgen::prelude::*;

/// What ends a record, and a field of it; no model file holds either.
const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';
/// Mistakes that are told; a file that is of something else altogether has thousands.
const MOST: usize = 50;

/// Takes the model of the report from what `model.wasm` holds, and what is said of mistakes from what `sources.wasm` does. Files can be
/// read after that.
///
/// # Errors
/// Bytes that are something else.
#[wasm_bindgen]
pub fn open(model: &[u8], sources: &[u8]) -> Result<(), JsError> {
    bundled::complete(model).ok_or_else(|| JsError::new(bundled::NOT_THE_MODEL))?;
    bundled::install_mistakes(sources).then_some(()).ok_or_else(unreadable)
}

/// What the files of a reader's protocols come to.
#[wasm_bindgen]
pub struct Reading {
    model: Option<Vec<u8>>,
    mistakes: String,
}

#[wasm_bindgen]
impl Reading {
    /// The model of the report with these protocols, as `model.wasm` holds one; nothing where there are mistakes.
    #[must_use]
    pub fn model(&self) -> Option<Vec<u8>> {
        self.model.clone()
    }

    /// A record for each mistake: the number of the file, the line, what is wrong and what to do.
    #[must_use]
    pub fn mistakes(&self) -> String {
        self.mistakes.clone()
    }
}

/// What a protocol of a reader's own can begin with: templates, then the protocols of the report. A record for each: its name (that of
/// a template is empty), its text.
///
/// # Errors
/// Sources that are something else.
#[wasm_bindgen]
pub fn beginnings(sources: &[u8]) -> Result<String, JsError> {
    let (files, templates, _) = bundled::sources(sources).ok_or_else(unreadable)?;
    let model = bundled::whole().ok_or_else(|| JsError::new(bundled::NOT_READ))?;
    let begins = |text: &str, id: &str| text.lines().any(|line| line == format!("id = \"{id}\""));
    let of_report = model.protocols().filter_map(|(_, section)| {
        let (_, text) =
            files.iter().find(|(_, text)| text.contains("kind = \"protocol\"") && begins(text, &section.id))?;
        Some((section.id.as_str(), text.as_str()))
    });
    // A price service tells each price for one input only, and a copy has others.
    let own_feeds =
        |text: &str| -> String { text.split_inclusive('\n').filter(|line| !line.starts_with("feed = ")).collect() };
    let all = templates.iter().map(|(_, text)| ("", text.clone()));
    let all = all.chain(of_report.map(|(id, text)| (id, own_feeds(text))));
    Ok(all.map(|(id, text)| format!("{id}{FIELD}{text}{FIELD}{RECORD}")).collect())
}

fn unreadable() -> JsError {
    JsError::new("the sources of the model cannot be read")
}

/// Reads the files of a reader's protocols beside those of the report: `report` is what `model.wasm` holds, `sources` what
/// `sources.wasm` does, `language` the code of the language in which mistakes are said.
///
/// # Errors
/// Sources that are something else.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value)] // As JavaScript hands it over.
pub fn read(report: &[u8], sources: &[u8], own: Vec<String>, language: &str) -> Result<Reading, JsError> {
    let file = |(name, text): (String, String)| SourceFile { name, text };
    let (files, _, catalogues) = bundled::sources(sources).ok_or_else(unreadable)?;
    takerate_words::take_catalogues(catalogues);
    let files: Vec<SourceFile> = files.into_iter().map(file).collect();
    let own: Vec<SourceFile> =
        own.into_iter().enumerate().map(|(number, text)| SourceFile { name: number.to_string(), text }).collect();
    let language = Language::of_code(language).unwrap_or_default();
    Ok(match read_with(&files, &own, language) {
        Ok(model) => Reading { model: bundled::with_model(report, &model), mistakes: String::new() },
        Err(Mistakes(mistakes)) => {
            let record =
                |file: &str, line: usize, message: &str| format!("{file}{FIELD}{line}{FIELD}{message}{FIELD}{RECORD}");
            let told = mistakes.iter().take(MOST).map(|one| record(&one.file, one.line, &one.message));
            Reading { model: None, mistakes: told.collect() }
        }
    })
}
