//! Figures that lines must return, beside what they do return.

use takerate_core::Reference;
use takerate_core::model::Expected;
use takerate_core::unit::Kind;
use takerate_display::format::unit;
use takerate_words::BriefWords;

use super::leaf::Leaf;
use super::text::{end, item, paragraph, table};
use crate::markdown::escaped;

pub(super) fn write(leaf: &mut Leaf<'_, '_>) {
    let (book, language) = (leaf.book, leaf.book.language);
    let own: Vec<&Expected> =
        book.model.expected.iter().filter(|expected| leaf.has(&book.model.line(expected.line).id)).collect();
    if own.is_empty() {
        return;
    }
    leaf.part("published", book.words.held());
    paragraph(&mut leaf.text, book.words.held_what());
    let (words, files) = (book.words, book.files);
    let head = [words.figure(), files.preset(), files.basis(), files.sources(), words.held_to(), words.returned()];
    let mut rows = Vec::new();
    for expected in &own {
        let line = book.model.line(expected.line);
        let link = leaf.named(Reference::Line(expected.line));
        let name = match line.unit.kind {
            Kind::Amount => BriefWords::of(language).in_unit("\u{0}", &escaped(&unit(&line.unit, language))),
            _ => "\u{0}".to_owned(),
        };
        let [value, within] = [expected.value, expected.within].map(|value| book.exact(value, &line.unit));
        let returned = book.value(expected.preset, Reference::Line(expected.line));
        let returned = returned.map(|value| book.exact(value, &line.unit));
        rows.push(vec![
            name.replace('\u{0}', &link),
            escaped(book.preset(expected.preset)),
            expected.basis.map_or(words.own_figure(), |basis| basis.name(language)).to_owned(),
            leaf.cite(&expected.sources),
            escaped(&words.within(&value, &within)),
            escaped(&returned.unwrap_or_else(|problem| book.word(problem).to_owned())),
        ]);
    }
    table(&mut leaf.text, &head.map(str::to_owned), 4.., &rows);
    let mut noted = false;
    for expected in own {
        let Some(note) = &expected.note else { continue };
        let whose = format!(
            "{}{}{}",
            leaf.named(Reference::Line(expected.line)),
            files.comma(),
            escaped(book.preset(expected.preset))
        );
        item(&mut leaf.text, &format!("{whose}{}{}", files.colon(), escaped(note.get(language))));
        noted = true;
    }
    if noted {
        end(&mut leaf.text);
    }
}
