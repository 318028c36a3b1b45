//! The files of a model that a page fetches.

use takerate_core::{FORMAT, Language, Model};
use takerate_definition::SourceFile;
use takerate_scenario_io::edition::Edition;

use crate::container::container;
use crate::folder::Sources;
use crate::offers;

/// A model as files, and the edition that it is.
#[derive(Clone, Debug)]
pub struct Files {
    /// The digest of the edition.
    pub edition: String,
    /// All that the edition computes with, as JSON.
    pub edition_text: String,
    /// What `model.wasm` holds: format, edition, language (`--`, for all), then the model and the texts in compact form.
    pub whole: Vec<u8>,
    /// The files by name: the whole model, its outline in each language, what it was read from with what is said of mistakes in such
    /// files, and what is said where the page is kept.
    pub modules: Vec<(String, Vec<u8>)>,
}

impl Files {
    /// The files of a model that was read from these sources.
    ///
    /// # Errors
    /// Only where the model cannot be written, which no model that was read is.
    pub fn of(model: &Model, sources: &Sources) -> Result<Self, Box<dyn std::error::Error>> {
        let edition_of = Edition::of(model);
        let edition = edition_of.digest();
        let payload = |language: Option<Language>, model: &Model| -> Result<Vec<u8>, postcard::Error> {
            let mut payload = FORMAT.to_vec();
            payload.extend(format!("{edition}{:->2}", language.as_ref().map_or("", Language::code)).into_bytes());
            payload.extend(postcard::to_stdvec(&model.packed())?);
            payload.extend(takerate_words::written(&model.report.languages, language));
            Ok(payload)
        };
        let whole = payload(None, model)?;
        let mut modules = vec![("model.wasm".to_owned(), container(&whole))];
        for language in model.report.languages.iter().copied() {
            let outline = payload(Some(language), &model.outline().in_language(language))?;
            modules.push((format!("outline.{}.wasm", language.code()), container(&outline)));
        }
        let written = |files: &[SourceFile]| -> Vec<(String, String)> {
            files.iter().map(|file| (file.name.clone(), file.text.clone())).collect()
        };
        // What the files do not say themselves in each language of the report, and what is said of mistakes in a reader's own.
        let catalogues = takerate_words::catalogues(&model.report.languages);
        let said = takerate_words::written_for_reader(&model.report.languages);
        let sources = postcard::to_stdvec(&(written(&sources.files), written(&sources.templates), catalogues, said))?;
        modules.push(("sources.wasm".to_owned(), container(&sources)));
        modules.push((offers::NAME.to_owned(), offers::offers(&model.report.languages)));
        let edition_text = serde_json::to_string_pretty(&edition_of)? + "\n";
        Ok(Self { edition, edition_text, whole, modules })
    }
}
