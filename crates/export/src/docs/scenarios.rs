//! The scenarios of the report that concern what a page is about.

use takerate_core::explain::section_rests_on;
use takerate_core::model::{Claim, ReadyMade};
use takerate_core::{Decimal, InputId, Reference};
use takerate_display::format::{known, precise, short_with_unit};
use takerate_scenario_io::link::write as fragment;

use super::leaf::Leaf;
use super::text::{address, code, end, heading, item, link, paragraph};
use crate::markdown::escaped;

pub(super) fn write(leaf: &mut Leaf<'_, '_>) {
    let book = leaf.book;
    let numbers = book.model.sections.iter().enumerate();
    let own = numbers.filter(|(_, section)| leaf.sections.iter().any(|own| own.id == section.id));
    let below: Vec<InputId> = own.flat_map(|(number, _)| section_rests_on(book.model, number)).collect();
    let concerns = |ready: &&ReadyMade| {
        ready.changes.iter().any(|change| below.contains(&change.input) || leaf.has(&book.model.input(change.input).id))
            || ready.claims.iter().any(|claim| leaf.has(&book.model.line(claim.line).id))
    };
    let scenarios: Vec<&ReadyMade> = book.model.ready_made.iter().filter(concerns).collect();
    if scenarios.is_empty() {
        return;
    }
    leaf.part("scenarios", book.words.scenarios());
    for ready in scenarios {
        write_one(leaf, ready);
    }
}

fn write_one(leaf: &mut Leaf<'_, '_>, ready: &ReadyMade) {
    let (book, language, colon) = (leaf.book, leaf.book.language, leaf.book.files.colon());
    heading(&mut leaf.text, 3, &format!("scenario-{}", ready.id), ready.name.get(language));
    let said = leaf.said(ready.note.get(language), &ready.sources);
    paragraph(&mut leaf.text, &said);
    paragraph(&mut leaf.text, &escaped(&book.words.scenario_of(book.preset(ready.preset))));
    for change in &ready.changes {
        let input = book.model.input(change.input);
        let from = known(input.value(ready.preset), language, |value| book.exact(value, &input.unit));
        let values = book.words.change(&from, &precise(change.value, &input.unit, language));
        let name = leaf.named(Reference::Input(change.input));
        let why = escaped(change.why.get(language));
        item(&mut leaf.text, &format!("{name}{colon}{}{}{why}", escaped(&values), book.words.apart()));
    }
    let scenario = ready.scenario(book.model);
    let outcome = scenario.evaluate(book.model);
    let shared = leaf.sections.iter().all(|section| !section.is_protocol());
    for claim in &ready.claims {
        if !shared && !leaf.has(&book.model.line(claim.line).id) {
            continue;
        }
        let said = claimed(leaf, claim, claim.result(book.outcome(ready.preset), &outcome));
        let text = leaf.said(claim.text.get(language), &claim.sources);
        let name = leaf.named(Reference::Line(claim.line));
        item(&mut leaf.text, &format!("{name}{colon}{}{}{text}", escaped(&said), book.words.apart()));
    }
    let view = leaf.sections.first().filter(|_| !shared).map(|section| section.id.as_str());
    let fragment = fragment(book.model, &scenario, view, "");
    let whole = book.site.and_then(|site| address(&format!("{site}{fragment}")));
    let opens = whole.map_or_else(|| code(&fragment), |to| link(&fragment, &to));
    item(&mut leaf.text, &format!("{}{colon}{opens}", book.words.opens()));
    end(&mut leaf.text);
}

/// What is claimed of a line beside what the model returns.
fn claimed(leaf: &Leaf<'_, '_>, claim: &Claim, result: Option<Decimal>) -> String {
    let (book, language) = (leaf.book, leaf.book.language);
    let unit = &book.model.line(claim.line).unit;
    let span = book.span(claim.low, claim.high, unit);
    let result =
        result.map_or_else(|| book.page.not_meaningful().to_owned(), |value| short_with_unit(value, unit, language));
    let basis = claim.basis.name(language);
    if claim.difference {
        book.words.claimed_change(&span, basis, &result)
    } else {
        book.words.claimed(&span, basis, &result)
    }
}
