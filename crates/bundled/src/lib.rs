//! The model of `models/*.toml`, checked when building. The command embeds it; the page and its modules read it from files
//! beside them: the outline, without notes and sources, before the page answers, and the whole model later.
//!
//! What is read is the format, the edition, the language of the texts (`--` for all), then the model and the texts of the page in compact
//! form; `takerate-bundle` writes it. Edition and texts are those of the file: the program is the same, whatever report is put into its
//! page and whatever it says.

use std::sync::OnceLock;

use takerate_core::{FORMAT, Language, Model};
use takerate_words::Catalogue;

/// Characters of an edition's digest, and of a language's tag behind it.
const DIGEST: usize = 8;
const TAG: usize = 2;

/// The message where something is asked before the model has been read.
pub const NOT_READ: &str = "the model has not been read";
/// The message where bytes are not the model.
pub const NOT_THE_MODEL: &str = "model.wasm is not the model of this build";

static EDITION: OnceLock<String> = OnceLock::new();
static LANGUAGE: OnceLock<Language> = OnceLock::new();
static OUTLINE: OnceLock<Model> = OnceLock::new();
static WHOLE: OnceLock<Model> = OnceLock::new();

#[cfg(not(target_arch = "wasm32"))]
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model"));

/// Reads the outline of the model ([`Model::outline`]) in one language. `None` where the bytes are something else: cut short, a page of
/// HTML, of another format than this program reads, or of another edition than what was read before.
#[must_use]
pub fn open(bytes: &[u8]) -> Option<&'static Model> {
    with_texts(&OUTLINE, bytes)
}

/// Reads the whole model and the texts of all languages. `None` where the bytes are something else, as in [`open`].
#[must_use]
pub fn complete(bytes: &[u8]) -> Option<&'static Model> {
    with_texts(&WHOLE, bytes)
}

/// Reads the whole model without any text of the page. `None` where the bytes are something else, as in [`open`].
#[must_use]
pub fn read(bytes: &[u8]) -> Option<&'static Model> {
    read_once(&WHOLE, bytes).map(|(model, _)| model)
}

fn with_texts(place: &'static OnceLock<Model>, bytes: &[u8]) -> Option<&'static Model> {
    read_once(place, bytes).filter(|(_, texts)| takerate_words::install(texts)).map(|(model, _)| model)
}

/// What `model.wasm` holds, with another model in the place of its own, and the same edition and texts. `None` where the bytes are
/// something else.
#[must_use]
pub fn with_model(bytes: &[u8], model: &Model) -> Option<Vec<u8>> {
    let begin = FORMAT.len() + DIGEST + TAG;
    let (head, rest) = bytes.split_at_checked(begin).filter(|(head, _)| head.starts_with(&FORMAT))?;
    let (_, texts) = postcard::take_from_bytes::<Model>(rest).ok()?;
    Some([head, &postcard::to_stdvec(&model.packed()).ok()?, texts].concat())
}

/// The model that [`with_model`] has put into bytes. `None` where they are something else.
#[must_use]
pub fn model_of(bytes: &[u8]) -> Option<Model> {
    let rest = bytes.strip_prefix(&FORMAT)?.get(DIGEST + TAG..)?;
    postcard::take_from_bytes(rest).ok().map(|(model, _): (Model, _)| model.unpacked())
}

/// Files with their names.
pub type Named = Vec<(String, String)>;

/// What `sources.wasm` holds: the model files, those that a reader can begin with, and what the files say in languages in which they are
/// not written. `None` where the bytes are something else.
#[must_use]
pub fn sources(bytes: &[u8]) -> Option<(Named, Named, Vec<Catalogue>)> {
    let (files, templates, catalogues, _) = sources_and_texts(bytes)?;
    Some((files, templates, catalogues))
}

/// Takes what is said of mistakes in model files from what `sources.wasm` holds, once the whole model has been read. Returns whether it
/// is that.
#[must_use]
pub fn install_mistakes(bytes: &[u8]) -> bool {
    sources_and_texts(bytes).is_some_and(|(_, _, _, texts)| takerate_words::install_for_reader(&texts))
}

fn sources_and_texts(bytes: &[u8]) -> Option<(Named, Named, Vec<Catalogue>, Vec<u8>)> {
    postcard::from_bytes(bytes).ok()
}

/// The model and what follows it in the bytes.
fn read_once<'b>(place: &'static OnceLock<Model>, bytes: &'b [u8]) -> Option<(&'static Model, &'b [u8])> {
    let bytes = bytes.strip_prefix(&FORMAT)?;
    let (edition, model) = bytes.split_at_checked(DIGEST)?;
    let edition = std::str::from_utf8(edition).ok().filter(|text| text.bytes().all(|c| c.is_ascii_hexdigit()))?;
    let (tag, model) = model.split_at_checked(TAG)?;
    let tag = std::str::from_utf8(tag).ok()?;
    let language = Language::of_code(tag);
    if language.is_none() && tag != "--" {
        return None;
    }
    if EDITION.get().is_some_and(|known| known != edition) {
        return None;
    }
    let (model, texts): (Model, _) = postcard::take_from_bytes(model).ok()?;
    EDITION.get_or_init(|| edition.to_owned());
    if let Some(language) = language {
        LANGUAGE.get_or_init(|| language);
    }
    Some((place.get_or_init(|| model.unpacked()), texts))
}

/// The outline, once it has been read.
#[must_use]
pub fn outline() -> Option<&'static Model> {
    OUTLINE.get()
}

/// The language of the outline; `None` where its texts are in all.
#[must_use]
pub fn outline_language() -> Option<Language> {
    LANGUAGE.get().copied()
}

/// The whole model, once it has been read.
#[must_use]
pub fn whole() -> Option<&'static Model> {
    WHOLE.get()
}

/// The digest of the edition that has been read, as links and files name it; nothing before.
#[must_use]
pub fn edition() -> &'static str {
    EDITION.get().map_or("", String::as_str)
}

/// The whole model as it is embedded in the command.
///
/// # Errors
/// Only where the embedded bytes are not what the build wrote.
#[cfg(not(target_arch = "wasm32"))]
pub fn model() -> Result<&'static Model, postcard::Error> {
    read(EMBEDDED).ok_or(postcard::Error::DeserializeBadEncoding)
}
