//! Assumptions by what a reader types: a part of a name, an id, a source; or the name of a line that rests on them.

use takerate_core::explain::{names, rests_on};
use takerate_core::{InputId, LineId, Model, Reference};

/// What a query finds among the assumptions that a protocol's page offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// All of them, in the model's order.
    pub inputs: Vec<InputId>,
    /// The lines behind which they stand; none where they are found by what is known of themselves.
    pub lines: Vec<LineId>,
    /// Those that stand in these lines' own formulas, in reading order.
    pub direct: Vec<InputId>,
    /// Whether some are found by what is known of themselves.
    pub themselves: bool,
}

/// Those `offered` that fit a query, and those on which a line of the section rests that has this very name. Where neither
/// is there, every line counts in whose name the words occur.
#[must_use]
pub fn find(model: &Model, section: usize, offered: &[InputId], query: &str) -> Found {
    let mut inputs: Vec<InputId> = offered.iter().copied().filter(|id| matches(model, *id, query)).collect();
    let themselves = !inputs.is_empty();
    let wanted = plain(query.trim());
    let called = |fits: &dyn Fn(String) -> bool| -> Vec<LineId> {
        let here = |id: &LineId| usize::from(model.line(*id).section) == section;
        let fits = |id: &LineId| model.line(*id).name.all().any(|(_, name)| fits(plain(name)));
        let moved = |id: &LineId| rests_on(model, *id).iter().any(|id| offered.contains(id));
        model.line_ids().filter(|id| here(id) && fits(id) && moved(id)).collect()
    };
    let mut lines = called(&|name| name == wanted);
    if lines.is_empty() && !themselves {
        lines = called(&|name| wanted.split_whitespace().all(|word| name.contains(word)));
    }
    let behind: Vec<InputId> = lines.iter().flat_map(|line| rests_on(model, *line)).collect();
    if !behind.is_empty() {
        inputs = offered.iter().copied().filter(|id| inputs.contains(id) || behind.contains(id)).collect();
    }
    let mut direct: Vec<InputId> = Vec::new();
    for name in lines.iter().flat_map(|line| names(model.line(*line))) {
        match name {
            Reference::Input(id) if inputs.contains(&id) && !direct.contains(&id) => direct.push(id),
            _ => {}
        }
    }
    Found { inputs, lines, direct, themselves }
}

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
