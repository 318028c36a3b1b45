//! Where a page is written to.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::error::BundleError;
use crate::page::{PICTURE, Page, on_demand};

impl Page {
    /// Writes the page as a folder: whole, or not at all. What the folder held is gone then; that it is the page of an
    /// earlier bundle is asked for, unless `force`. A folder that holds one of `kept`, or the working directory, is not
    /// replaced.
    ///
    /// # Errors
    /// A folder that must not be replaced, and what the file system refuses.
    pub fn write(&self, folder: &Path, kept: &[&Path], force: bool) -> Result<(), BundleError> {
        // A link keeps leading to where it leads.
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        fit(&folder, kept)?;
        if !force && let Some(foreign) = foreign(&folder)? {
            return Err(BundleError::Occupied(folder, foreign));
        }
        let (next, last) = (beside(&folder, "new")?, beside(&folder, "old")?);
        let written = self.fill(&next).and_then(|()| replace(&folder, &next, &last));
        if written.is_err() {
            // What is in the way stays; the message says what matters.
            let _left = fs::remove_dir_all(&next);
        }
        written
    }

    fn fill(&self, folder: &Path) -> Result<(), BundleError> {
        for (path, bytes) in &self.files {
            let file = folder.join(path);
            let parent = file.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(|error| BundleError::write(parent, error))?;
            fs::write(&file, bytes).map_err(|error| BundleError::write(&file, error))?;
        }
        Ok(())
    }
}

/// Puts a folder in the place of another, which is taken away.
fn replace(folder: &Path, next: &Path, last: &Path) -> Result<(), BundleError> {
    let failed = |error| BundleError::write(folder, error);
    let occupied = folder.exists();
    if occupied {
        fs::rename(folder, last).map_err(failed)?;
    }
    if let Err(error) = fs::rename(next, folder) {
        if occupied {
            fs::rename(last, folder).map_err(failed)?;
        }
        return Err(failed(error));
    }
    if occupied {
        fs::remove_dir_all(last).map_err(|error| BundleError::write(last, error))?;
    }
    Ok(())
}

/// A place beside a folder, on the same file system: a rename takes no time there.
fn beside(folder: &Path, what: &str) -> Result<PathBuf, BundleError> {
    let Some(name) = folder.file_name() else {
        return Err(BundleError::Unfit(folder.to_owned(), "has no name of its own".to_owned()));
    };
    let name = format!(".{}.{what}-{}", name.to_string_lossy(), process::id());
    Ok(folder.parent().unwrap_or(Path::new("")).join(name))
}

/// Whether a folder can be replaced by another.
fn fit(folder: &Path, kept: &[&Path]) -> Result<(), BundleError> {
    let unfit = |why: String| Err(BundleError::Unfit(folder.to_owned(), why));
    if !folder.exists() {
        return Ok(());
    }
    if !folder.is_dir() {
        return unfit("is a file".to_owned());
    }
    let here = env::current_dir().unwrap_or_default();
    for kept in kept.iter().copied().chain([here.as_path()]) {
        if kept.canonicalize().is_ok_and(|kept| kept.starts_with(folder)) {
            return unfit(format!("holds {}, which would be lost", kept.display()));
        }
    }
    Ok(())
}

/// The first entry of a folder that a built page does not contain; any entry where the folder is not a page.
fn foreign(folder: &Path) -> Result<Option<String>, BundleError> {
    if !folder.exists() {
        return Ok(None);
    }
    let page = on_demand(folder).is_ok();
    let own = |name: &str| {
        let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
        let hashed = ["takerate-", "boot-", "style-"].iter().any(|start| stem.starts_with(start));
        matches!(name, "index.html" | "takerate.js" | "editions" | PICTURE)
            || name.starts_with("analysis-")
            || hashed && matches!(end, "js" | "css" | "wasm")
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| BundleError::read(folder, error))? {
        let entry = entry.map_err(|error| BundleError::read(folder, error))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names.into_iter().find(|name| !page || !own(name)))
}
