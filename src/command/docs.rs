//! `takerate docs`

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use takerate_bundle::folder;
use takerate_core::Model;
use takerate_export::docs::{MARK, write};

use super::export::{language, page};

#[derive(Args)]
pub(super) struct Arguments {
    /// The folder of model files (*.toml); the models that are built in where it is left out
    #[arg(value_name = "DIR")]
    models: Option<PathBuf>,
    /// The folder to write; pages that were written there before and are of no protocol now are removed
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    /// The language of the pages, by its two letters; the first that the models are in where it is left out
    #[arg(long, visible_alias = "language", value_name = "TAG")]
    lang: Option<String>,
    /// The address of the page on which scenarios open, such as https://example.org/
    #[arg(long, value_name = "URL")]
    page: Option<String>,
}

/// Writes the pages, and says what has been written.
pub(super) fn execute(
    model: &Model,
    Arguments { models, into, lang, page: site }: &Arguments,
) -> Result<String, String> {
    let site = page(site.as_deref())?;
    let own = models.as_ref().map(|models| folder::read(models, &models.to_string_lossy())).transpose();
    let own = own.map_err(|error| error.to_string())?;
    let model = own.as_ref().unwrap_or(model);
    let language = match lang {
        Some(tag) => language(tag)?,
        None => model.report.languages.first().copied().unwrap_or_default(),
    };
    let documents = write(model, language, site);
    let failed = |path: &Path, error: &dyn std::fmt::Display| format!("--into {}: {error}", path.display());
    fs::create_dir_all(into).map_err(|error| failed(into, &error))?;
    // Before anything is written: whatever stands there and is no such page stays.
    for document in &documents {
        let path = into.join(&document.name);
        if path.exists() && !is_written(&path) {
            return Err(failed(&path, &"the file was not written by takerate docs; move it, or name another folder"));
        }
    }
    for entry in fs::read_dir(into).map_err(|error| failed(into, &error))? {
        let path = entry.map_err(|error| failed(into, &error))?.path();
        let known = documents.iter().any(|document| path.file_name().is_some_and(|name| *name == *document.name));
        if !known && path.extension().is_some_and(|end| end == "md") && is_written(&path) {
            fs::remove_file(&path).map_err(|error| failed(&path, &error))?;
        }
    }
    for document in &documents {
        let path = into.join(&document.name);
        fs::write(&path, &document.text).map_err(|error| failed(&path, &error))?;
    }
    Ok(format!("{}: {} pages\n", into.display(), documents.len()))
}

/// Whether a file is a page that was written before.
fn is_written(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes()))
}
