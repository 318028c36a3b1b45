//! Assumptions by what a reader types: a part of a name, an id, a source.

use takerate_core::{InputId, Model};

/// Whether every word of a query occurs in what is known of an input: its name in any language that the model has, its id,
/// the titles of its sources. The letters A to Z and a to z are alike, and so are straight and curly apostrophes. An empty
/// query finds everything.
#[must_use]
pub fn matches(model: &Model, id: InputId, query: &str) -> bool {
    let input = model.input(id);
    let origins = input.origins.iter().flat_map(|origin| &origin.sources);
    let sources = origins.chain(input.comparables.iter().flat_map(|comparable| &comparable.sources));
    let titles = sources.filter_map(|source| model.sources.get(usize::from(*source))).map(|source| &source.title);
    let texts = [&input.name].into_iter().chain(titles).flat_map(|text| text.all()).map(|(_, text)| text);
    let known: Vec<String> = texts.chain([input.id.as_str()]).map(plain).collect();
    plain(query).split_whitespace().all(|word| known.iter().any(|text| text.contains(word)))
}

/// Text as it is compared. The cases of all alphabets would be a table of some kilobytes.
fn plain(text: &str) -> String {
    text.replace('’', "'").to_ascii_lowercase()
}
