//! The assumptions of a page, group by group: a table of their values, then each with all that is known of it.

use takerate_core::model::{Input, Section};
use takerate_core::spread::{Shape, Spread};
use takerate_core::unit::Kind;
use takerate_core::{InputId, PresetId, Reference};
use takerate_display::format::{known, precise, share, unit};
use takerate_words::SpreadsWords;

use super::leaf::Leaf;
use super::text::{code, end, heading, item, paragraph, table};
use crate::markdown::escaped;

pub(super) fn write(leaf: &mut Leaf<'_, '_>) {
    let book = leaf.book;
    if !book.model.inputs.iter().any(|input| leaf.has(&input.id)) {
        return;
    }
    leaf.part("assumptions", book.files.inputs());
    for section in leaf.sections.clone() {
        for (index, group) in section.groups.iter().enumerate() {
            let own = |id: &InputId| {
                let input = book.model.input(*id);
                usize::from(input.group) == index && book.section_of(&input.id).is_some_and(|of| of.id == section.id)
            };
            let inputs: Vec<InputId> = book.model.input_ids().filter(own).collect();
            if !inputs.is_empty() {
                write_group(leaf, section, index, group.name.get(book.language), &inputs);
            }
        }
    }
}

fn write_group(leaf: &mut Leaf<'_, '_>, section: &Section, index: usize, name: &str, inputs: &[InputId]) {
    let book = leaf.book;
    let title = leaf.group(section, name);
    heading(&mut leaf.text, 3, &format!("{}-group-{}", section.id, index + 1), &title);
    let mut head = vec![book.files.assumption().to_owned(), book.files.unit().to_owned()];
    head.extend(book.presets().map(escaped));
    let row = |id: &InputId| {
        let input = book.model.input(*id);
        let value =
            |preset| escaped(&known(input.value(preset), book.language, |value| book.exact(value, &input.unit)));
        let mut row = vec![leaf.named(Reference::Input(*id)), escaped(&unit(&input.unit, book.language))];
        row.extend(book.model.preset_ids().map(value));
        row
    };
    let rows: Vec<Vec<String>> = inputs.iter().map(row).collect();
    table(&mut leaf.text, &head, 2.., &rows);
    for id in inputs {
        write_input(leaf, *id);
    }
}

fn write_input(leaf: &mut Leaf<'_, '_>, id: InputId) {
    let (book, language) = (leaf.book, leaf.book.language);
    let (input, colon) = (book.model.input(id), book.files.colon());
    heading(&mut leaf.text, 4, &input.id, input.name.get(language));
    let mut facts = vec![code(&input.id)];
    if input.unit.kind == Kind::Switch {
        facts.push(book.words.switch().to_owned());
    } else {
        let range = book.span(input.low, input.high, &input.unit);
        facts.push(format!("{}{colon}{}", book.files.unit(), escaped(&unit(&input.unit, language))));
        facts.push(format!("{}{colon}{}", book.page.range(), escaped(&range)));
    }
    if !input.presets.is_empty() {
        let presets: Vec<&str> = input.presets.iter().map(|preset| book.preset(*preset)).collect();
        facts.push(escaped(&book.words.only_in(&presets.join(book.files.comma()))));
    }
    paragraph(&mut leaf.text, &facts.join(book.words.apart()));
    if let Some(note) = &input.note {
        paragraph(&mut leaf.text, &escaped(note.get(language)));
    }
    origins(leaf, input);
    if let Some(spread) = &input.spread {
        let said = escaped(&distribution(leaf, spread));
        item(&mut leaf.text, &format!("{}{colon}{said}", book.words.distribution()));
    }
    for comparable in &input.comparables {
        let value = book.span(comparable.low, comparable.high, &input.unit);
        let date = comparable.as_of.as_ref().map_or_else(String::new, |date| format!("{}{date}", book.words.apart()));
        let name = comparable.name.get(language);
        let said = leaf.said(&format!("{name}{colon}{value}{date}"), &comparable.sources);
        item(&mut leaf.text, &format!("{}{colon}{said}", book.page.comparable()));
    }
    leaf.used_by(Reference::Input(id));
    end(&mut leaf.text);
}

/// What the values rest on: a row for each preset, one for presets that say the same; then what is said of them.
fn origins(leaf: &mut Leaf<'_, '_>, input: &Input) {
    let (book, language, files) = (leaf.book, leaf.book.language, leaf.book.files);
    let mut alike: Vec<Vec<PresetId>> = Vec::new();
    for preset in book.model.preset_ids() {
        let same =
            |other: PresetId| input.value(other) == input.value(preset) && input.origin(other) == input.origin(preset);
        match alike.iter_mut().find(|presets| presets.first().is_some_and(|first| same(*first))) {
            Some(presets) => presets.push(preset),
            None => alike.push(vec![preset]),
        }
    }
    let head = [files.preset(), files.value(), files.basis(), files.as_of(), files.sources()];
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    for presets in &alike {
        let Some(&first) = presets.first() else { continue };
        let names: Vec<&str> = presets.iter().map(|preset| book.preset(*preset)).collect();
        let names = match presets.len() == book.model.presets.len() && names.len() > 1 {
            true => book.words.all_presets().to_owned(),
            false => names.join(files.comma()),
        };
        let origin = input.origin(first);
        let value = known(input.value(first), language, |value| precise(value, &input.unit, language));
        rows.push(vec![
            escaped(&names),
            escaped(&value),
            origin.basis.name(language).to_owned(),
            escaped(origin.as_of.as_deref().unwrap_or_default()),
            leaf.cite(&origin.sources),
        ]);
        if let Some(note) = &origin.note {
            notes.push((names.clone(), note.get(language)));
        }
        if let Some(why) = &origin.why {
            notes.push((book.words.differs(&names), why.get(language)));
        }
    }
    table(&mut leaf.text, &head.map(str::to_owned), 1..2, &rows);
    for (whose, said) in notes {
        item(&mut leaf.text, &format!("{}{}{}", escaped(&whose), files.colon(), escaped(said)));
    }
}

/// How uncertain an input is, around its value.
fn distribution(leaf: &Leaf<'_, '_>, spread: &Spread) -> String {
    let (book, language) = (leaf.book, leaf.book.language);
    let words = SpreadsWords::of(language);
    let [low, high] = [spread.low, spread.high].map(|end| share(end, language));
    let kind = words.kinds(spread.shape as usize);
    let span = match spread.shape {
        Shape::Uniform | Shape::Triangular | Shape::Pert => words.by_ends(kind, &low, &high),
        Shape::Normal | Shape::Lognormal => words.by_percentiles(kind, &low, &high),
    };
    match book.model.driver.filter(|_| !spread.follows.is_zero()) {
        Some(driver) => {
            let driver = book.model.input(driver).name.get(language);
            book.words.following(&span, driver, &takerate_display::format::plain(spread.follows.normalize()))
        }
        None => book.words.of_value(&span),
    }
}
