//! What today's price assumes, in words.

use takerate_analysis::seek::{Seek, SeekRequest, Solution, Verdict};
use takerate_core::explain::reason;
use takerate_core::model::Section;
use takerate_core::worth::{FOUND, PRICE, TOKEN};
use takerate_core::{Decimal, Language, Model, Reference, Scenario};
use takerate_display::format;
use takerate_display::html::Html;
use takerate_words::{GoalsWords, PageWords, ReasonsWords, WorthWords, short_name, spaced};

use super::value_of;
use crate::phrase;
use crate::say;

/// What today's price assumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// A sentence; where a value was found, it belongs where [`Html::PLACE`] stands.
    pub sentence: String,
    /// That value as it is read, with all its digits beside; of several the lowest.
    pub found: Option<(String, Decimal)>,
    /// What else is to be known of it.
    pub remark: Option<String>,
    /// Whether it lies outside its sensible range.
    pub outside: bool,
}

/// What a goal seek has found of today's price; `None` where the model lacks what it names.
#[must_use]
pub fn assumed(model: &Model, found: &Seek, request: &SeekRequest, language: Language) -> Option<Assumed> {
    let words = WorthWords::of(language);
    let section = section_of(model, request)?;
    let unsaid = |sentence: String| Some(Assumed { sentence, found: None, remark: None, outside: false });
    if let Some(why) = no_price(model, request, section, language) {
        return unsaid(words.unsaid(&why));
    }
    // Whatever earns nothing is worth nothing: that is no answer.
    if request.target <= Decimal::ZERO {
        return unsaid(words.free().to_owned());
    }
    let Some(first) = found.solutions.first() else {
        return unsaid(match &found.base.problem {
            Some(problem) if found.verdict == Verdict::Impossible => {
                words.unsaid(&phrase::no_value(problem, model, language))
            }
            _ => phrase::seek(found, request, model, language),
        });
    };
    let input = model.input(model.find_input(&found.input)?);
    let shown = |solution: &Solution| {
        let value = |value| say::value(value, input, language);
        let from = value(solution.value);
        solution.to.map_or_else(|| from.clone(), |to| GoalsWords::of(language).range(&from, &value(to)))
    };
    let outside = found.verdict == Verdict::OutsideRange;
    let others: Vec<String> = found.solutions.iter().skip(1).map(shown).collect();
    let several = words.several(&others.join(ReasonsWords::of(language).listed()));
    let range = words.outside(&say::value(found.low, input, language), &say::value(found.high, input, language));
    let remarks = [outside.then_some(range), (!others.is_empty()).then_some(several)];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    Some(Assumed {
        sentence: claim(model, section, request, language)?,
        found: Some((shown(first), first.value)),
        remark: (!remarks.is_empty()).then(|| remarks.join(PageWords::of(language).between())),
        outside,
    })
}

/// What the prices of several protocols assume, in a sentence or two: the lowest and the highest value that were found, and
/// of which protocols there is none.
#[must_use]
pub fn across(model: &Model, answers: &[(Seek, SeekRequest)], language: Language) -> String {
    let words = WorthWords::of(language);
    let name = |request: &SeekRequest| {
        section_of(model, request).map_or_else(String::new, |section| short_name(section.name.get(language)).to_owned())
    };
    let mut known: Vec<(Decimal, String, String)> = Vec::new();
    let mut unsaid: Vec<String> = Vec::new();
    for (found, request) in answers {
        match assumed(model, found, request, language).and_then(|assumed| assumed.found) {
            Some((_, value)) => known.push((value, short(model, found, value, language), name(request))),
            None => unsaid.push(name(request)),
        }
    }
    known.sort_by_key(|known| known.0);
    let input = answers.iter().find_map(|(found, _)| model.find_input(&found.input));
    let input = input.map_or("", |input| model.input(input).name.get(language));
    let said = match (known.first(), known.last()) {
        (Some(low), Some(high)) if known.len() > 1 => words.span(input, &low.1, &low.2, &high.1, &high.2),
        (Some(only), _) => words.one(input, &only.1, &only.2),
        _ => return words.none().to_owned(),
    };
    let of = words.unsaid_of(&unsaid.join(ReasonsWords::of(language).listed()));
    if unsaid.is_empty() { said } else { [said, of].join(PageWords::of(language).between()) }
}

/// A value that was found, with as many digits as stand in a table.
#[must_use]
pub fn short(model: &Model, found: &Seek, value: Decimal, language: Language) -> String {
    let input = model.find_input(&found.input).map(|input| model.input(input));
    input.map_or_else(|| format::plain(value), |input| format::short(value, &input.unit, language))
}

fn section_of<'m>(model: &'m Model, request: &SeekRequest) -> Option<&'m Section> {
    let line = model.line(model.find_line(&request.output)?);
    model.sections.get(usize::from(line.section))
}

/// The statement's sentence with the scenario's values, and [`Html::PLACE`] where the value belongs that was found.
fn claim(model: &Model, section: &Section, request: &SeekRequest, language: Language) -> Option<String> {
    let worth = model.statement(section).worth.as_ref()?;
    let (_, price, _) = model.price_question(section)?;
    let unit = model.unit_of(price);
    let scenario = request.scenario.read(model).ok()?;
    let token = unit.text.rsplit('/').next().unwrap_or_default();
    let said = worth.claim.get(language);
    let said = said.replace(FOUND, Html::PLACE).replace(TOKEN, token);
    let said = said.replace(PRICE, &format::short(request.target, unit, language));
    Some(spaced(&filled(model, section, &scenario, &said, language)))
}

/// Why a section's token has no price in the scenario of a request; `None` where it has one.
fn no_price(model: &Model, request: &SeekRequest, section: &Section, language: Language) -> Option<String> {
    let (_, price, _) = model.price_question(section)?;
    let scenario = request.scenario.read(model).ok()?;
    match price {
        Reference::Input(id) if scenario.value(model, id).is_none() => {
            Some(ReasonsWords::of(language).unpublished(model.input(id).name.get(language)))
        }
        Reference::Line(line) => {
            let problem = scenario.evaluate(model).get(usize::from(line.0)).copied()?.err()?;
            Some(reason(model, line, problem, language))
        }
        Reference::Input(_) | Reference::Constant(_) => None,
    }
}

/// A text with the values of the ids that stand in braces.
fn filled(model: &Model, section: &Section, scenario: &Scenario, text: &str, language: Language) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (id, after))) =
        rest.split_once('{').and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
    {
        said += before;
        if let Some(reference) = model.meant(section, id) {
            match value_of(model, scenario, reference) {
                Some(value) => said += &format::precise(value, model.unit_of(reference), language),
                None => said += PageWords::of(language).unavailable(),
            }
        }
        rest = after;
    }
    said + rest
}
