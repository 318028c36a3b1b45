//! A folder of model files.

use std::fs;
use std::path::{Path, PathBuf};

use takerate_core::{Language, Model};
use takerate_definition::SourceFile;
use takerate_scenario_io::edition::Edition;

use crate::error::BundleError;
use crate::page::PICTURE;

/// Where a folder of model files keeps what a reader's own protocol may begin with.
const TEMPLATES: &str = "templates";

/// What a model is read from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The model files.
    pub files: Vec<SourceFile>,
    /// Protocols that a reader can begin one of their own with (`templates/*.toml`).
    pub templates: Vec<SourceFile>,
}

impl Sources {
    /// The model files (`*.toml`) of a folder; `shown` is what messages call the folder.
    ///
    /// # Errors
    /// A folder or a file that cannot be read, and a folder without model files.
    pub fn of(folder: &Path, shown: &str) -> Result<Self, BundleError> {
        let files = model_files(folder, shown)?;
        if files.is_empty() {
            return Err(BundleError::NoModelFiles(shown.to_owned()));
        }
        let (inner, shown) = (folder.join(TEMPLATES), format!("{}/{TEMPLATES}", shown.trim_end_matches('/')));
        let templates = if inner.is_dir() { model_files(&inner, &shown)? } else { Vec::new() };
        Ok(Self { files, templates })
    }

    /// The model, checked. Each of the templates is one that could be added to it.
    ///
    /// # Errors
    /// Every mistake in the files.
    pub fn model(&self) -> Result<Model, BundleError> {
        let model = takerate_definition::read(&self.files).map_err(BundleError::Mistakes)?;
        for template in &self.templates {
            takerate_definition::read_with(&self.files, std::slice::from_ref(template), Language::ENGLISH)
                .map_err(BundleError::Mistakes)?;
        }
        Ok(model)
    }
}

/// Reads and checks the model files of a folder; `shown` is what messages call the folder.
///
/// # Errors
/// A folder that cannot be read or has no model files, and every mistake in them.
pub fn read(folder: &Path, shown: &str) -> Result<Model, BundleError> {
    Sources::of(folder, shown)?.model()
}

fn model_files(folder: &Path, shown: &str) -> Result<Vec<SourceFile>, BundleError> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&path).map_err(|error| BundleError::read(&path, error))?;
            files.push(SourceFile { name: format!("{}/{name}", shown.trim_end_matches('/')), text });
        }
    }
    Ok(files)
}

/// The editions that a folder of model files keeps (`editions/*.json`), as file names and texts; none where it keeps none.
///
/// # Errors
/// Files that cannot be read, and such as are not the edition of their name.
pub fn editions(folder: &Path) -> Result<Vec<(String, String)>, BundleError> {
    let folder = folder.join("editions");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut editions = Vec::new();
    for path in entries(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let text = fs::read_to_string(&path).map_err(|error| BundleError::read(&path, error))?;
        let digest = serde_json::from_str::<Edition>(&text).map(|edition| edition.digest()).unwrap_or_default();
        if path.file_stem().is_none_or(|stem| *stem != *digest) {
            return Err(BundleError::NotTheEdition(path));
        }
        editions.push((format!("{digest}.json"), text));
    }
    Ok(editions)
}

/// The picture of a folder of model files (`social.png`), where it has one.
///
/// # Errors
/// A file that cannot be read, or is no PNG of 1200 by 630 pixels.
pub fn picture(folder: &Path) -> Result<Option<Vec<u8>>, BundleError> {
    let path = folder.join(PICTURE);
    if !path.exists() {
        return Ok(None);
    }
    let bytes = fs::read(&path).map_err(|error| BundleError::read(&path, error))?;
    // A PNG begins with its signature and a header of 8 bytes, in which width and height come first.
    let fits = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(16..24) == Some(&[0, 0, 4, 176, 0, 0, 2, 118]);
    if fits { Ok(Some(bytes)) } else { Err(BundleError::NotThePicture(path)) }
}

/// What a folder holds, in an order that is not the file system's: no model must depend on that.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, BundleError> {
    let failed = |error| BundleError::read(folder, error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}
