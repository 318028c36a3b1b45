//! The answer of a goal seek as a sentence.

use takerate_analysis::seek::{Obstacle, Seek, SeekRequest, Verdict};
use takerate_core::{Input, Language, Model};
use takerate_display::format::precise;
use takerate_scenario_io::assign::refusal;
use takerate_words::{GoalsWords, ReasonsWords};

use super::no_value;

/// What a goal seek has found for one input; nothing where the model lacks the input or the output.
#[must_use]
pub fn seek(found: &Seek, request: &SeekRequest, model: &Model, language: Language) -> String {
    let words = GoalsWords::of(language);
    let ids = model.find_input(&found.input).zip(model.find_line(&request.output));
    let Some((input, line)) = ids.map(|(input, line)| (model.input(input), model.line(line))) else {
        return String::new();
    };
    let (name, output) = (input.name.get(language), line.name.get(language));
    let short = |value| precise(value, &input.unit, language);
    let result = |value| precise(value, &line.unit, language);
    let target = result(request.target.normalize());
    let values = found.solutions.iter().map(|solution| match solution.to {
        None => short(solution.value),
        Some(to) => words.range(&short(solution.value), &short(to)),
    });
    let values = values.collect::<Vec<_>>().join(ReasonsWords::of(language).listed());
    match found.verdict {
        Verdict::Always => words.always(output, &target, name),
        Verdict::Found => words.found(output, &target, name, &values),
        Verdict::OutsideRange => {
            words.outside_range(output, &target, name, &values, &short(found.low), &short(found.high))
        }
        Verdict::NoEffect => match &found.base.value {
            Some(value) => words.no_effect(name, output, &result(*value)),
            None => words.no_effect_no_value(name, output),
        },
        Verdict::Impossible => impossible(found, input, (output, &target), model, language),
    }
}

fn impossible(
    found: &Seek,
    input: &Input,
    (output, target): (&str, &str),
    model: &Model,
    language: Language,
) -> String {
    let words = GoalsWords::of(language);
    let name = input.name.get(language);
    let short = |value| precise(value, &input.unit, language);
    match found.forbidden.zip(found.obstacle.as_ref()) {
        Some((value, Obstacle::Unit(why))) => {
            words.refused(name, output, target, &short(value), refusal(*why, language))
        }
        Some((value, Obstacle::Problem(problem))) => {
            words.no_value_there(name, output, target, &short(value), &no_value(problem, model, language))
        }
        None => words.not_found(name, output, target),
    }
}
