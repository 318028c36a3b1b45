//! A folder of model files.

use std::fs;
use std::path::{Path, PathBuf};

use takerate_core::Model;
use takerate_definition::SourceFile;
use takerate_scenario_io::edition::Edition;

use crate::error::BundleError;

/// Reads and checks the model files (`*.toml`) of a folder; `shown` is what messages call the folder.
///
/// # Errors
/// A folder that cannot be read or has no model files, and every mistake in them.
pub fn read(folder: &Path, shown: &str) -> Result<Model, BundleError> {
    let files = model_files(folder, shown)?;
    if files.is_empty() {
        return Err(BundleError::NoModelFiles(shown.to_owned()));
    }
    takerate_definition::read(&files).map_err(BundleError::Mistakes)
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
