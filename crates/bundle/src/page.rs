//! A built page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use takerate_core::FORMAT;

use crate::container::contents;
use crate::error::BundleError;
use crate::files::Files;
use crate::kept::WORKER;
use crate::manifest;

/// What the name of the folder begins with that holds the model and what is loaded on demand; its content follows.
const ON_DEMAND: &str = "analysis-";
/// The picture that networks and chats show of a link to the page, in a folder of model files and in a page.
pub const PICTURE: &str = "social.png";
/// Digits of that content.
const DIGITS: usize = 16;

/// A built page in memory.
#[derive(Clone, Debug)]
pub struct Page {
    /// Every file by its path, with `/` between folders.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The name of the folder that holds the model.
    on_demand: String,
}

impl Page {
    /// Reads a built page.
    ///
    /// # Errors
    /// The folder is missing, is not a built page, or is a page of another version.
    pub fn read(folder: &Path) -> Result<Self, BundleError> {
        if !folder.is_dir() {
            return Err(BundleError::NoPage(folder.to_owned()));
        }
        let on_demand = on_demand(folder)?;
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files)?;
        let page = Self { files, on_demand };
        let model = page.files.get(&format!("{}/model.wasm", page.on_demand)).and_then(|module| contents(module));
        match model {
            None => Err(BundleError::NotAPage(folder.to_owned(), format!("{} holds no model", page.on_demand))),
            Some(model) if !model.starts_with(&FORMAT) => Err(BundleError::OtherFormat(folder.to_owned())),
            Some(_) => Ok(page),
        }
    }

    /// Takes a model in place of the page's own: its files, and its editions (names and texts) besides its own one. The
    /// folder of the files gets a name that follows from what it holds, so that no browser mixes two pages.
    pub fn put(&mut self, model: Files, editions: Vec<(String, String)>) {
        let prefix = format!("{}/", self.on_demand);
        let (mut held, mut rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(&mut self.files).into_iter().partition(|(path, _)| path.starts_with(&prefix));
        // The page's own may be in other languages.
        held.retain(|path, _| !path[prefix.len()..].starts_with("outline."));
        for (name, bytes) in model.modules {
            held.insert(format!("{prefix}{name}"), bytes);
        }
        let name = format!("{ON_DEMAND}{}", digest(held.iter().map(|(path, bytes)| (&path[prefix.len()..], bytes))));
        rest.retain(|path, _| !path.starts_with("editions/"));
        for (name, text) in editions {
            rest.insert(format!("editions/{name}"), text.into_bytes());
        }
        rest.insert(format!("editions/{}.json", model.edition), model.edition_text.into_bytes());
        for path in ["index.html", "takerate.js"] {
            if let Some(bytes) = rest.get_mut(path) {
                *bytes = replaced(bytes, prefix.as_bytes(), format!("{name}/").as_bytes());
            }
        }
        rest.extend(held.into_iter().map(|(path, bytes)| (format!("{name}/{}", &path[prefix.len()..]), bytes)));
        (self.files, self.on_demand) = (rest, name);
    }

    /// Takes the picture that networks and chats show of a link to the page, in place of the page's own, or none.
    pub fn put_picture(&mut self, picture: Option<Vec<u8>>) {
        self.files.remove(PICTURE);
        self.files.extend(picture.map(|bytes| (PICTURE.to_owned(), bytes)));
    }

    /// The document, as text.
    #[must_use]
    pub fn index(&self) -> String {
        self.files.get("index.html").map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// Takes another document.
    pub fn set_index(&mut self, html: String) {
        self.files.insert("index.html".to_owned(), html.into_bytes());
    }

    /// How many files it has, and of how many bytes.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.files.len(), self.files.values().map(Vec::len).sum())
    }
}

/// The name of the folder that holds the model, as the page's document says it.
pub(crate) fn on_demand(folder: &Path) -> Result<String, BundleError> {
    let lacks = |what: &str| BundleError::NotAPage(folder.to_owned(), what.to_owned());
    let html = fs::read_to_string(folder.join("index.html")).map_err(|_| lacks("it has no index.html"))?;
    let named = html.match_indices(ON_DEMAND).find_map(|(at, _)| {
        let name = html.get(at..at + ON_DEMAND.len() + DIGITS)?;
        let digits = &name[ON_DEMAND.len()..];
        let whole = digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && html[at + name.len()..].starts_with('/');
        whole.then(|| name.to_owned())
    });
    let named = named.ok_or_else(|| lacks("its index.html names no folder of analyses"))?;
    for needed in [named.as_str(), "takerate.js"] {
        if !folder.join(needed).exists() {
            return Err(lacks(&format!("it has no {needed}")));
        }
    }
    Ok(named)
}

/// Whether a page has a file or folder of this name, or path.
pub(crate) fn own(path: &str) -> bool {
    let name = path.split_once('/').map_or(path, |(folder, _)| folder);
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let hashed = ["takerate-", "boot-", "style-"].iter().any(|start| stem.starts_with(start));
    matches!(name, "index.html" | "takerate.js" | "editions" | "icons" | PICTURE | WORKER)
        || name.starts_with(ON_DEMAND)
        || manifest::is_one(name)
        || hashed && matches!(end, "js" | "css" | "wasm")
}

/// All files of a folder, into `files`.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), BundleError> {
    for entry in fs::read_dir(folder).map_err(|error| BundleError::read(folder, error))? {
        let entry = entry.map_err(|error| BundleError::read(folder, error))?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, fs::read(entry.path()).map_err(|error| BundleError::read(&entry.path(), error))?);
        }
    }
    Ok(())
}

/// FNV-1a over names and contents, as sixteen hexadecimal digits.
fn digest<'a>(files: impl Iterator<Item = (&'a str, &'a Vec<u8>)>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (name, bytes) in files {
        // A length before each keeps neighbours apart.
        let lengths = [name.len(), bytes.len()].map(|length| length.to_string());
        let [first, second] = &lengths;
        for byte in first.bytes().chain(name.bytes()).chain(second.bytes()).chain(bytes.iter().copied()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(old.len()).position(|window| window == old) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(new);
        rest = &rest[at + old.len()..];
    }
    out.extend_from_slice(rest);
    out
}
