//! The keys of a protocol's file, and what each begins with.

use takerate_core::Language;

use super::Offer;

/// What a key's value is.
#[derive(Clone, Copy)]
enum Is {
    Text,
    /// A text in several languages.
    Said,
    Texts,
    Numbers,
    Number,
    Table,
}

/// The tables, with their brackets, in the order in which files have them.
pub const TABLES: [&str; 9] = [
    "[[sources]]",
    "[[groups]]",
    "[[constants]]",
    "[[inputs]]",
    "[[inputs.comparables]]",
    "[[lines]]",
    "[[lines.guards]]",
    "[[expected]]",
    "[inputs.values]",
];

/// The keys of each table, in the order in which files have them.
const KEYS: [(&str, &[(&str, Is)]); 9] = [
    (
        "",
        &[
            ("kind", Is::Text),
            ("id", Is::Text),
            ("sector", Is::Text),
            ("order", Is::Number),
            ("statement", Is::Text),
            ("units", Is::Texts),
            ("name", Is::Said),
            ("note", Is::Said),
            ("figures", Is::Texts),
        ],
    ),
    ("sources", &[("id", Is::Text), ("title", Is::Said), ("url", Is::Text), ("date", Is::Text)]),
    ("groups", &[("id", Is::Text), ("name", Is::Said)]),
    (
        "constants",
        &[
            ("id", Is::Text),
            ("unit", Is::Text),
            ("value", Is::Number),
            ("name", Is::Said),
            ("note", Is::Said),
            ("sources", Is::Texts),
        ],
    ),
    (
        "inputs",
        &[
            ("id", Is::Text),
            ("group", Is::Text),
            ("unit", Is::Text),
            ("range", Is::Numbers),
            ("values", Is::Table),
            ("spread", Is::Table),
            ("basis", Is::Text),
            ("sources", Is::Texts),
            ("as_of", Is::Text),
            ("name", Is::Said),
            ("note", Is::Said),
            ("why", Is::Said),
            ("presets", Is::Texts),
            ("feed", Is::Text),
        ],
    ),
    (
        "inputs.comparables",
        &[
            ("name", Is::Said),
            ("value", Is::Number),
            ("range", Is::Numbers),
            ("as_of", Is::Text),
            ("sources", Is::Texts),
        ],
    ),
    (
        "lines",
        &[
            ("id", Is::Text),
            ("unit", Is::Text),
            ("years", Is::Number),
            ("first", Is::Text),
            ("formula", Is::Text),
            ("name", Is::Said),
            ("note", Is::Said),
        ],
    ),
    ("lines.guards", &[("condition", Is::Text), ("kind", Is::Text), ("inputs", Is::Texts), ("message", Is::Said)]),
    (
        "expected",
        &[
            ("preset", Is::Text),
            ("line", Is::Text),
            ("value", Is::Number),
            ("within", Is::Number),
            ("note", Is::Said),
            ("basis", Is::Text),
            ("sources", Is::Texts),
        ],
    ),
];

/// The keys of a table, each with what its value begins with, and the caret where that is typed. `language` is one that the model is
/// written in.
pub fn keys(table: &str, language: Language) -> Vec<Offer> {
    let keys = KEYS.iter().find(|(known, _)| *known == table).map(|(_, keys)| *keys).unwrap_or_default();
    let key = |(key, is): &(&str, Is)| {
        let (begins, back) = match is {
            Is::Text => ("\"\"".to_owned(), 1),
            Is::Said => (format!("{{ {} = \"\" }}", language.code()), 3),
            Is::Texts => ("[\"\"]".to_owned(), 2),
            Is::Numbers => ("[]".to_owned(), 1),
            Is::Number => (String::new(), 0),
            Is::Table => ("{  }".to_owned(), 2),
        };
        Offer { text: format!("{key} = {begins}"), back, ..Offer::default() }
    };
    keys.iter().map(key).collect()
}
