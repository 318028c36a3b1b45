//! The lines of a page, each with its formula, and its constants.

use takerate_core::model::{Constant, ConstantId, GuardKind};
use takerate_core::{LineId, Reference};
use takerate_display::format::{short_with_unit, unit};
use takerate_scenario_io::describe::formula_text;

use super::formula::in_names;
use super::leaf::Leaf;
use super::text::{code, end, heading, item, paragraph};
use crate::markdown::escaped;
use crate::outline::{Part, parts};

pub(super) fn write(leaf: &mut Leaf<'_, '_>) {
    let book = leaf.book;
    if !book.model.lines.iter().any(|line| leaf.has(&line.id)) {
        return;
    }
    leaf.part("lines", book.words.lines());
    paragraph(&mut leaf.text, book.words.lines_what());
    for section in leaf.sections.clone() {
        for (part, entries) in parts(book.model, section) {
            let own = entries.into_iter().filter_map(|entry| match entry.reference {
                Reference::Line(id) if leaf.has(&book.model.line(id).id) => Some(id),
                _ => None,
            });
            let mut lines: Vec<LineId> = Vec::new();
            for id in own {
                if !lines.contains(&id) {
                    lines.push(id);
                }
            }
            if lines.is_empty() {
                continue;
            }
            let name = match part {
                Part::Statement => book.files.statement(),
                Part::Valuation => book.files.valuation(),
                Part::Figures => book.files.figures(),
                Part::Steps => book.files.steps(),
            };
            let title = leaf.group(section, name);
            heading(&mut leaf.text, 3, &format!("{}-{}", section.id, part.id()), &title);
            for id in lines {
                write_line(leaf, id);
            }
        }
    }
}

fn write_line(leaf: &mut Leaf<'_, '_>, id: LineId) {
    let (book, language) = (leaf.book, leaf.book.language);
    let line = book.model.line(id);
    heading(&mut leaf.text, 4, &line.id, line.name.get(language));
    let mut facts =
        vec![format!("{}{}{}", book.files.unit(), book.files.colon(), escaped(&unit(&line.unit, language)))];
    for preset in book.model.preset_ids() {
        let value = book.short(book.value(preset, Reference::Line(id)), &line.unit);
        facts.push(format!("{} **{}**", escaped(book.preset(preset)), escaped(&value)));
    }
    paragraph(&mut leaf.text, &facts.join(book.words.apart()));
    let names = in_names(leaf, &line.formula);
    paragraph(&mut leaf.text, &format!("= {names}"));
    paragraph(&mut leaf.text, &code(&format!("{} = {}", line.id, formula_text(book.model, &line.formula))));
    if let Some(note) = &line.note {
        paragraph(&mut leaf.text, &escaped(note.get(language)));
    }
    for guard in &line.guards {
        let (condition, why) = (in_names(leaf, &guard.condition), escaped(guard.message.get(language)));
        let said = match guard.kind {
            GuardKind::Problem => book.words.has_value_where(&condition, &why),
            GuardKind::NotMeaningful => book.words.meaningful_where(&condition, &why),
        };
        item(&mut leaf.text, &said);
    }
    leaf.used_by(Reference::Line(id));
    end(&mut leaf.text);
}

/// The numbers that nobody changes.
pub(super) fn constants(leaf: &mut Leaf<'_, '_>) {
    let book = leaf.book;
    let own: Vec<(ConstantId, &Constant)> =
        (0..).map(ConstantId).zip(&book.model.constants).filter(|(_, constant)| leaf.has(&constant.id)).collect();
    if own.is_empty() {
        return;
    }
    leaf.part("constants", book.files.constants());
    for (id, constant) in own {
        heading(&mut leaf.text, 3, &constant.id, constant.name.get(book.language));
        let value = escaped(&short_with_unit(constant.value, &constant.unit, book.language));
        let facts = [code(&constant.id), format!("**{value}**"), leaf.cite(&constant.sources)];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        paragraph(&mut leaf.text, &facts.join(book.words.apart()));
        if let Some(note) = &constant.note {
            paragraph(&mut leaf.text, &escaped(note.get(book.language)));
        }
        leaf.used_by(Reference::Constant(id));
        end(&mut leaf.text);
    }
}
