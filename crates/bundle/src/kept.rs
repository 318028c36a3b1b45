//! What the service worker (`src/js/service-worker.js`) keeps for use without a network: which files the page is made of,
//! with a digest by which a browser holds each answer to it.

use std::collections::BTreeMap;
use std::io::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use takerate_core::Model;

use crate::manifest;
use crate::page::{PICTURE, Page, own};

/// The worker, whose first line names the build.
pub(crate) const WORKER: &str = "service-worker.js";
/// What that line begins with.
const BUILD: &str = "self.build=";
/// Where the document names its build, before it does.
const UNNAMED: &str = r#"<meta content="" name="build">"#;
/// The document, by the address that readers have of it.
const DOCUMENT: &str = "./";
/// Bytes of the digest that names a build.
const NAME: usize = 8;

impl Page {
    /// Gives the page the manifests of a model, and names its build in the document and in the worker; after this nothing
    /// of the page may change. Where the page shall not be kept (`offline` is not set), no build is named: browsers keep
    /// nothing, and take away what they have kept of earlier builds.
    ///
    /// # Errors
    /// What the page lacks.
    pub fn seal(&mut self, model: &Model, offline: bool) -> Result<(), String> {
        self.put_manifests(model)?;
        let worker = self.files.get(WORKER).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let code = worker.as_deref().and_then(|worker| worker.strip_prefix(BUILD)?.split_once('\n'));
        let code = code.map(|(_, code)| code.to_owned()).ok_or_else(|| format!("it has no {WORKER}"))?;
        let index = self.index();
        if !index.contains(UNNAMED) {
            return Err("its index.html lacks build".to_owned());
        }
        let mut build = "null".to_owned();
        if offline {
            let version = self.version(&code);
            let named = format!(r#"<meta content="{version} {}" name="build">"#, self.megabytes());
            self.set_index(index.replacen(UNNAMED, &named, 1));
            let files: BTreeMap<&str, String> = self.kept().map(|(path, bytes)| (path, integrity(bytes))).collect();
            build = serde_json::json!({ "version": version, "files": files }).to_string();
        }
        self.files.insert(WORKER.to_owned(), format!("{BUILD}{build};\n{code}").into_bytes());
        Ok(())
    }

    fn put_manifests(&mut self, model: &Model) -> Result<(), String> {
        let lacks = || format!("it has no {}", manifest::NAME);
        let template = self.files.get(manifest::NAME).cloned().ok_or_else(lacks)?;
        // The page's own may be in other languages.
        self.files.retain(|path, _| !manifest::is_one(path));
        for language in model.report.languages.iter().copied() {
            let made =
                manifest::of(&template, model, language).map_err(|error| format!("{}: {error}", manifest::NAME))?;
            self.files.insert(manifest::name(&model.report.languages, language), made);
        }
        Ok(())
    }

    /// The files that are kept, by their addresses: neither what host pages import and systems ask for, nor what somebody
    /// has put beside the page.
    fn kept(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let wanted =
            |path: &str| own(path) && !path.starts_with("icons/") && ![PICTURE, WORKER, "takerate.js"].contains(&path);
        self.files
            .iter()
            .filter(move |(path, _)| wanted(path))
            .map(|(path, bytes)| (if path == "index.html" { DOCUMENT } else { path.as_str() }, bytes.as_slice()))
    }

    /// What names the build: a digest of what is kept and of the worker's code.
    fn version(&self, code: &str) -> String {
        let mut digest = Sha256::new();
        for (path, bytes) in self.kept().chain([(WORKER, code.as_bytes())]) {
            // Of one length, so that no two sets of files read alike.
            digest.update(Sha256::digest(path));
            digest.update(Sha256::digest(bytes));
        }
        digest.finalize().iter().take(NAME).map(|byte| format!("{byte:02x}")).collect()
    }

    /// How much there is to load, as hosts compress it, in millions of bytes with one decimal.
    fn megabytes(&self) -> String {
        let bytes: usize = self.kept().map(|(_, bytes)| compressed(bytes)).sum();
        let tenths = bytes.div_ceil(100_000);
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// A digest as browsers read it in `integrity`.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The size under gzip.
fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Memory takes everything.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |compressed| compressed.len())
}

#[cfg(test)]
mod tests {
    use super::{compressed, integrity};

    #[test]
    fn digests_are_those_that_browsers_compute() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn what_repeats_itself_is_small() {
        assert!(compressed(&[7; 100_000]) < 1000);
    }
}
