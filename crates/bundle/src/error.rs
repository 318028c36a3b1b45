//! Why no bundle was made.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use takerate_definition::Mistakes;

/// Why no bundle was made. Nothing has been changed then.
#[derive(Debug)]
pub enum BundleError {
    /// A file or folder cannot be read.
    Read(PathBuf, io::Error),
    /// A file or folder cannot be written.
    Write(PathBuf, io::Error),
    /// A folder, as messages call it, without model files.
    NoModelFiles(String),
    /// Model files have mistakes.
    Mistakes(Mistakes),
    /// The folder of a language has mistakes.
    Language(Vec<String>),
    /// A file is not the edition of its name.
    NotTheEdition(PathBuf),
    /// A file cannot serve as the picture of links to the page.
    NotThePicture(PathBuf),
    /// An address at which no page can be.
    NotAnAddress(String),
    /// The folder of the built page is missing.
    NoPage(PathBuf),
    /// A folder is not a built page, and what is missing in it.
    NotAPage(PathBuf, String),
    /// A built page that reads models of another format than this program writes.
    OtherFormat(PathBuf),
    /// The folder to write to holds something that no bundle holds.
    Occupied(PathBuf, String),
    /// The folder to write to holds a folder that would be lost, or is none.
    Unfit(PathBuf, String),
    /// A model cannot be written.
    Encoding(String),
}

impl BundleError {
    pub(crate) fn read(path: &Path, error: io::Error) -> Self {
        Self::Read(path.to_owned(), error)
    }

    pub(crate) fn write(path: &Path, error: io::Error) -> Self {
        Self::Write(path.to_owned(), error)
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "{} cannot be read: {error}", path.display()),
            Self::Write(path, error) => write!(f, "{} cannot be written: {error}", path.display()),
            Self::NoModelFiles(folder) => {
                write!(f, "{folder} has no model files (*.toml); models/README.md describes them")
            }
            Self::Language(mistakes) => {
                let noun = if mistakes.len() == 1 { "mistake" } else { "mistakes" };
                write!(f, "the language has {} {noun}:\n{}", mistakes.len(), mistakes.join("\n"))
            }
            Self::Mistakes(mistakes) => {
                let count = mistakes.0.len();
                let noun = if count == 1 { "mistake" } else { "mistakes" };
                write!(f, "the model files have {count} {noun}:\n{}", mistakes.to_string().trim_end())
            }
            Self::NotTheEdition(path) => write!(
                f,
                "{} is not the edition of its name; keep editions as they were written, or take it away",
                path.display()
            ),
            Self::NotThePicture(path) => {
                write!(f, "{} is no PNG of 1200 by 630 pixels; make it anew, or take it away", path.display())
            }
            Self::NotAnAddress(address) => {
                write!(f, "--address {address}: write the whole address of the page, such as https://example.org/defi/")
            }
            Self::NoPage(path) => write!(
                f,
                "there is no built page at {}; name one with --page: unpack the page of a release, or build one (make build)",
                path.display()
            ),
            Self::NotAPage(path, why) => {
                write!(f, "{} is not a built page: {why}; name the folder that holds its index.html", path.display())
            }
            Self::OtherFormat(path) => write!(
                f,
                "the page at {} is of another version than this command; take both from the same release",
                path.display()
            ),
            Self::Occupied(path, name) => write!(
                f,
                "{} holds {name}, which is no part of a page; choose an empty folder, or --force to replace all of it",
                path.display()
            ),
            Self::Unfit(path, why) => write!(f, "{} {why}; choose another folder", path.display()),
            Self::Encoding(error) => write!(f, "the model cannot be written: {error}"),
        }
    }
}

impl error::Error for BundleError {}
