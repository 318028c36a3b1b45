//! What is said in each language. `languages/` has a folder for each, with the same files, the same keys and the same places for
//! values; the build checks that, and makes a type of each file and a function of each text. Which texts they return is read at
//! run time: from the files of the model on the page, from itself in the command. So a text that changes, or a language that is
//! added, leaves the page's program as it is.

#[cfg_attr(target_arch = "wasm32", path = "fetched.rs")]
mod embedded;
#[cfg(not(target_arch = "wasm32"))]
mod entry;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
mod language;
mod manner;
mod marks;
mod punctuation;
mod spacing;
mod texts;

mod generated {
    use crate::{Language, texts};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

#[cfg(target_arch = "wasm32")]
pub use embedded::take_catalogues;
#[cfg(not(target_arch = "wasm32"))]
pub use embedded::{add, catalogues, written, written_for_reader};
pub use embedded::{has_catalogue, translated};
pub use generated::*;
pub use language::Language;
pub use manner::{Manner, Step};
pub use punctuation::{parts_of_name, sentence, short_name, without_stop};
pub use spacing::spaced;
pub use texts::{Texts, install, install_for_reader};

/// What models say in a language in which their files need not be written: its code, and texts by their English.
pub type Catalogue = (String, Vec<(String, String)>);

/// How a language writes.
#[must_use]
pub fn manner(language: Language) -> &'static Manner {
    &texts::of(language).manner
}
