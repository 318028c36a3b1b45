//! What the page says where it is kept for use without a network, or offered to be installed: fetched late, by a script.

use serde_json::{Value, json};
use takerate_core::Language;
use takerate_words::OfflineWords;

use crate::manifest;

/// The file's name, beside the model.
pub(crate) const NAME: &str = "offers.json";

/// The texts in each language, by its tag, with the name of its manifest; `{size}` stays for the script, which knows it.
pub(crate) fn offers(languages: &[Language]) -> Vec<u8> {
    let each = languages.iter().map(|language| {
        let words = OfflineWords::of(*language);
        let texts = json!({
            "newer": words.newer(),
            "reload": words.reload(),
            "later": words.later(),
            "keep": words.keep("{size}"),
            "yes": words.yes(),
            "no": words.no(),
            "kept": words.kept(),
            "install": words.install(),
            "manifest": manifest::name(languages, *language),
        });
        (language.tag().to_owned(), texts)
    });
    Value::Object(each.collect()).to_string().into_bytes()
}
