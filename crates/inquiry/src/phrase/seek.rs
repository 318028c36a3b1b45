//! The answer of a goal seek as a sentence.

use takerate_analysis::seek::{Obstacle, Seek, SeekRequest, Verdict};
use takerate_core::{Input, Language, Model, chinese};
use takerate_exchange::assign::refusal;
use takerate_present::format::precise;

use super::no_value;

/// What a goal seek has found for one input; nothing where the model lacks the input or the output.
#[must_use]
pub fn seek(found: &Seek, request: &SeekRequest, model: &Model, language: Language) -> String {
    let ids = model.find_input(&found.input).zip(model.find_line(&request.output));
    let Some((input, line)) = ids.map(|(input, line)| (model.input(input), model.line(line))) else {
        return String::new();
    };
    let (name, output) = (format!("“{}”", input.name.get(language)), format!("“{}”", line.name.get(language)));
    let short = |value| precise(value, &input.unit, language);
    let result = |value| precise(value, &line.unit, language);
    let (target, low, high) = (result(request.target.normalize()), short(found.low), short(found.high));
    let english = language == Language::ENGLISH;
    let values = found.solutions.iter().map(|solution| match solution.to {
        None => short(solution.value),
        Some(to) if english => format!("{} to {}", short(solution.value), short(to)),
        Some(to) => chinese!("{} 至 {}", short(solution.value), short(to)),
    });
    let values = values.collect::<Vec<_>>().join(if english { ", " } else { "、" });
    match (found.verdict, english) {
        (Verdict::Always, true) => format!("{output} stays at {target} whatever {name} is."),
        (Verdict::Always, false) => chinese!("无论{name}取何值，{output}都是 {target}。"),
        (Verdict::Found, true) => format!("{output} reaches {target} where {name} is {values}."),
        (Verdict::Found, false) => chinese!("{name}为 {values} 时，{output}为 {target}。"),
        (Verdict::OutsideRange, true) => {
            format!(
                "{output} reaches {target} only where {name} is {values}, outside its sensible range {low} to {high}."
            )
        }
        (Verdict::OutsideRange, false) => {
            chinese!("只有{name}为 {values} 时{output}才为 {target}，超出合理范围 {low} 至 {high}。")
        }
        (Verdict::NoEffect, true) => match &found.base.value {
            Some(value) => format!("{name} does not move {output}, which stays at {}.", result(*value)),
            None => format!("{name} does not move {output}, which has no value."),
        },
        (Verdict::NoEffect, false) => match &found.base.value {
            Some(value) => chinese!("{name}不影响{output}，后者始终为 {}。", result(*value)),
            None => chinese!("{name}不影响{output}，后者没有数值。"),
        },
        (Verdict::Impossible, _) => impossible(found, input, (&name, &output, &target), (model, language)),
    }
}

fn impossible(
    found: &Seek,
    input: &Input,
    (name, output, target): (&str, &str, &str),
    (model, language): (&Model, Language),
) -> String {
    let short = |value| precise(value, &input.unit, language);
    let reason = |problem| no_value(problem, model, language);
    match (found.forbidden.zip(found.obstacle.as_ref()), language) {
        (Some((value, Obstacle::Unit(why))), Language::ENGLISH) => format!(
            "{name} alone cannot bring {output} to {target}: it would have to be {}, but {}.",
            short(value),
            refusal(*why, language)
        ),
        (Some((value, Obstacle::Unit(why))), Language::CHINESE) => {
            chinese!(
                "只调整{name}无法使{output}达到 {target}：需要取 {}，但{}。",
                short(value),
                refusal(*why, language)
            )
        }
        (Some((value, Obstacle::Problem(problem))), Language::ENGLISH) => format!(
            "{name} alone cannot bring {output} to {target}: it would have to be {}, and there {output} has no value. {}",
            short(value),
            reason(problem)
        ),
        (Some((value, Obstacle::Problem(problem))), Language::CHINESE) => chinese!(
            "只调整{name}无法使{output}达到 {target}：需要取 {}，而此时{output}没有数值。{}",
            short(value),
            reason(problem)
        ),
        (None, Language::ENGLISH) => format!("No value of {name} was found that brings {output} to {target}."),
        (None, Language::CHINESE) => chinese!("没有找到能使{output}达到 {target} 的{name}取值。"),
    }
}
