//! The index: the protocols by sector, their headline figures, the presets and what the words for certainty mean.

use takerate_core::model::{Basis, Section};
use takerate_core::unit::Kind;
use takerate_core::{LineId, Reference};
use takerate_display::format::unit;
use takerate_scenario_io::edition::Edition;
use takerate_words::{BriefWords, short_name};

use super::book::{Book, Chapter};
use super::leaf::Leaf;
use super::text::{end, heading, item, link, paragraph, table};
use super::{Document, INDEX};
use crate::markdown::escaped;

pub(super) fn write(book: &Book<'_>) -> Document {
    let language = book.language;
    let title = book.model.report.full_title(language);
    let mut leaf = Leaf::new(book, &Chapter { name: INDEX.to_owned(), title: &title, sections: Vec::new() });
    paragraph(&mut leaf.text, book.words.standfirst());
    if let Some(accounts) = &book.model.report.accounts {
        paragraph(&mut leaf.text, &escaped(accounts.get(language)));
    }
    sectors(&mut leaf);
    if let Some(shared) = book.chapters().iter().find(|chapter| chapter.sections.iter().all(|one| !one.is_protocol())) {
        let names = shared.sections.iter().map(|section| escaped(section.name.get(language)));
        let names = names.collect::<Vec<_>>().join(book.files.comma());
        let to = book.files.aside(&link(shared.title, &shared.name), &names);
        paragraph(&mut leaf.text, &format!("{to}{}{}", book.words.apart(), book.words.shared_what()));
    }
    figures(&mut leaf);
    presets(&mut leaf);
    heading(&mut leaf.text, 2, "sure", book.words.meanings());
    for basis in Basis::ALL {
        let (name, meaning) = (escaped(basis.name(language)), escaped(basis.meaning(language)));
        item(&mut leaf.text, &format!("**{name}**{}{meaning}", book.files.colon()));
    }
    end(&mut leaf.text);
    let edition = book.words.edition(&Edition::of(book.model).digest());
    paragraph(&mut leaf.text, &format!("{}{}{}", escaped(&edition), book.files.between(), book.files.no_advice()));
    leaf.finish()
}

/// A protocol by its name, with a link to its page.
fn page(book: &Book<'_>, section: &Section) -> String {
    let chapters = book.chapters();
    let own = chapters.iter().find(|chapter| chapter.sections.iter().any(|one| one.id == section.id));
    link(section.name.get(book.language), own.map_or("", |chapter| &chapter.name))
}

/// A row for each protocol, by sector; with the statement that it follows where there are several.
fn sectors(leaf: &mut Leaf<'_, '_>) {
    let (book, language) = (leaf.book, leaf.book.language);
    let several = book.model.statements.len() > 1;
    let mut head = vec![book.files.protocol(), book.words.sector(), book.files.about()];
    head.extend(several.then(|| book.words.follows()));
    let row = |section: &Section| {
        let sector = section.protocol.and_then(|of| book.model.sectors.get(usize::from(of.sector)));
        let sector = sector.map_or("", |sector| sector.name.get(language));
        let mut row = vec![page(book, section), escaped(sector), escaped(section.note.get(language))];
        row.extend(several.then(|| escaped(book.model.statement(section).name.get(language))));
        row
    };
    let rows: Vec<Vec<String>> = book.model.protocols().map(|(_, section)| row(section)).collect();
    heading(&mut leaf.text, 2, "protocols", book.words.protocols());
    table(&mut leaf.text, &head.into_iter().map(str::to_owned).collect::<Vec<_>>(), 4.., &rows);
}

/// The headline lines of each statement's protocols, in the preset that an empty address opens.
fn figures(leaf: &mut Leaf<'_, '_>) {
    let (book, language) = (leaf.book, leaf.book.language);
    let preset = book.model.opens;
    for (number, statement) in book.model.statements.iter().enumerate() {
        let followers = || {
            let follows = |section: &&Section| section.protocol.is_some_and(|of| usize::from(of.statement) == number);
            book.model.protocols().map(|(_, section)| section).filter(follows)
        };
        let line = |section: &Section, id: &String| book.model.shared_line(section, id);
        let named = |id: &String| {
            let Some(known) = followers().find_map(|section| line(section, id)) else { return String::new() };
            let known = book.model.line(known);
            let name = known.name.get(language);
            match known.unit.kind {
                Kind::Amount => BriefWords::of(language).in_unit(name, &unit(&known.unit, language)),
                _ => name.to_owned(),
            }
        };
        let mut head = vec![book.files.protocol().to_owned()];
        head.extend(statement.headline.iter().map(|id| escaped(&named(id))));
        let row = |section: &Section| {
            let figure = |id| {
                let shown =
                    |line: LineId| book.short(book.value(preset, Reference::Line(line)), &book.model.line(line).unit);
                escaped(&line(section, id).map(shown).unwrap_or_default())
            };
            let name = escaped(short_name(section.name.get(language)));
            std::iter::once(name).chain(statement.headline.iter().map(figure)).collect()
        };
        let rows: Vec<Vec<String>> = followers().map(row).collect();
        if !rows.is_empty() {
            let title = format!("{}{}{}", statement.name.get(language), book.files.heading(), book.preset(preset));
            heading(&mut leaf.text, 2, &format!("figures-{}", number + 1), &title);
            table(&mut leaf.text, &head, 1.., &rows);
        }
    }
}

fn presets(leaf: &mut Leaf<'_, '_>) {
    let (book, language) = (leaf.book, leaf.book.language);
    heading(&mut leaf.text, 2, "presets", book.page.presets_label());
    for preset in &book.model.presets {
        let said = leaf.said(preset.note.get(language), &preset.sources);
        let name = format!("**{}**", escaped(preset.name.get(language)));
        let title = book.files.aside(&name, &escaped(preset.title.get(language)));
        item(&mut leaf.text, &format!("{title}{}{said}", book.files.colon()));
    }
    end(&mut leaf.text);
}
