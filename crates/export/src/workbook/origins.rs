//! The columns that say what the value of an assumption rests on in each preset.

use takerate_core::model::{Input, Origin};
use takerate_core::{PresetId, Text};

use super::column::Column;
use super::sheets::Book;

/// Widths of columns, in characters.
pub(super) const SOURCES: u32 = 44;
pub(super) const NOTE: u32 = 60;
const WHY: u32 = 44;
const ID: u32 = 40;

/// Something that is said of one value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Basis,
    AsOf,
    Sources,
    Note,
    Why,
}

/// What one column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// A field of the values of one preset.
    Of(PresetId, Field),
    /// The note of the assumption itself.
    Note,
    /// The id.
    Id,
}

impl Held {
    /// How wide its column is, in characters.
    fn width(self) -> u32 {
        match self {
            Self::Of(_, Field::Basis) => 14,
            Self::Of(_, Field::AsOf) => 11,
            Self::Of(_, Field::Sources) => SOURCES,
            Self::Of(_, Field::Note) | Self::Note => NOTE,
            Self::Of(_, Field::Why) => WHY,
            Self::Id => ID,
        }
    }
}

/// The columns, in order.
pub(super) struct Origins(Vec<Held>);

impl Origins {
    /// The columns that a model needs: of the first preset always basis, date and sources, of the others only what any
    /// of their values says.
    pub(super) fn of(book: &Book<'_>) -> Self {
        let model = book.context.model;
        let mut columns = Vec::new();
        for preset in model.preset_ids() {
            let first = preset == PresetId::default();
            for field in [Field::Basis, Field::AsOf, Field::Sources, Field::Note, Field::Why] {
                let kept = (first && matches!(field, Field::Basis | Field::AsOf | Field::Sources))
                    || model.inputs.iter().any(|input| !cell(book, input, preset, field).is_empty());
                columns.extend(kept.then_some(Held::Of(preset, field)));
            }
            columns.extend(first.then_some(Held::Note));
        }
        columns.push(Held::Id);
        Self(columns)
    }

    /// The heads of the columns.
    pub(super) fn heads(&self, book: &Book<'_>) -> Vec<Column> {
        let words = book.words;
        let name = |held: &Held| match *held {
            Held::Note => words.note().to_owned(),
            Held::Id => words.id().to_owned(),
            Held::Of(preset, field) => {
                let name = match field {
                    Field::Basis => words.basis(),
                    Field::AsOf => words.as_of(),
                    Field::Sources => words.sources(),
                    Field::Note => words.note(),
                    Field::Why => words.why(),
                };
                words.aside(name, book.context.model.preset(preset).name.get(book.context.language))
            }
        };
        self.0.iter().map(|held| Column::text(name(held), held.width())).collect()
    }

    /// The cells of an assumption, each with the width of its column.
    pub(super) fn cells(&self, book: &Book<'_>, input: &Input) -> Vec<(String, u32)> {
        let cell = |held: &Held| match *held {
            Held::Note => text(book, input.note.as_ref()),
            Held::Id => input.id.clone(),
            Held::Of(preset, field) => cell(book, input, preset, field),
        };
        self.0.iter().map(|held| (cell(held), held.width())).collect()
    }

    /// The places of sources, note and id of what has one value for all presets.
    pub(super) fn of_constants(&self) -> [Option<usize>; 3] {
        [Held::Of(PresetId::default(), Field::Sources), Held::Note, Held::Id]
            .map(|wanted| self.0.iter().position(|held| *held == wanted))
    }
}

/// What a value says; only the basis where all is as of an earlier preset.
fn cell(book: &Book<'_>, input: &Input, preset: PresetId, field: Field) -> String {
    let origin = input.origin(preset);
    let earlier = input.origins.iter().take(usize::from(preset.0));
    if field != Field::Basis && earlier.into_iter().any(|earlier| earlier == origin) {
        return String::new();
    }
    let Origin { basis, sources, as_of, note, why } = origin;
    match field {
        Field::Basis => basis.name(book.context.language).to_owned(),
        Field::AsOf => as_of.clone().unwrap_or_default(),
        Field::Sources => titles(book, sources),
        Field::Note => text(book, note.as_ref()),
        Field::Why => text(book, why.as_ref()),
    }
}

fn text(book: &Book<'_>, text: Option<&Text>) -> String {
    text.map(|text| text.get(book.context.language).to_owned()).unwrap_or_default()
}

/// Titles of sources with the numbers that they have on the sheet of sources.
pub(super) fn titles(book: &Book<'_>, indices: &[u16]) -> String {
    let title = |index: &u16| {
        let source = book.context.model.sources.get(usize::from(*index))?;
        Some(format!("[{}] {}", index + 1, source.title.get(book.context.language)))
    };
    indices.iter().filter_map(title).collect::<Vec<_>>().join(book.words.semicolon())
}
