//! Why a link returns something else than its sender saw: the sender's assumptions in today's model, and what of the
//! model has changed besides.

use takerate_core::chinese;
use takerate_core::model::ConstantId;
use takerate_core::{Decimal, InputId, Language, LineId, Model, Problem, Scenario};
use takerate_exchange::assign::decimal;
use takerate_exchange::edition::{Edition, computation};
use takerate_exchange::link::SAW_DIGITS;
use takerate_present::format;

use crate::look::SinceLook;
use crate::named::pick;
use crate::say;

/// What has changed between the sender's edition of the model and today's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// The sender's value of every input, for today's formulas. An input that there was not has today's value.
    pub scenario: Scenario,
    /// Inputs that the sender left to the preset, whose value there is another one today.
    pub moved: Vec<InputId>,
    /// Inputs that there were not.
    pub new: Vec<InputId>,
    /// Ids of inputs that there are no more.
    pub gone: Vec<String>,
    /// Constants that had another value, or that there were not.
    pub constants: Vec<ConstantId>,
    /// Lines that were computed by another formula, or that there were not.
    pub formulas: Vec<LineId>,
}

impl Since {
    /// What a look asks for; without the edition, as far as the link itself tells.
    #[must_use]
    pub fn of(model: &Model, look: &SinceLook, edition: Option<&Edition>) -> Self {
        let mut parts = look.was.split(';');
        let preset = parts.next().unwrap_or_default();
        let assigned: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('=')).collect();
        let mut since =
            Self { scenario: Scenario::preset(model.find_preset(preset).unwrap_or_default()), ..Self::default() };
        let before = edition.and_then(|edition| edition.presets.get(preset));
        for id in model.input_ids() {
            let input = model.input(id);
            let mut own = assigned.iter().rev().filter(|(name, _)| *name == input.id);
            let own = own.find_map(|(_, text)| decimal(text));
            let old = before.map(|values| values.get(&input.id).and_then(|text| decimal(text)));
            match (own, old) {
                (Some(value), _) => since.set(model, id, value),
                (None, Some(Some(value))) => {
                    if value != since.scenario.base(model, id) {
                        since.moved.push(id);
                    }
                    since.set(model, id, value);
                }
                (None, Some(None)) => since.new.push(id),
                (None, None) => {}
            }
        }
        let names =
            assigned.iter().map(|(name, _)| *name).chain(before.into_iter().flatten().map(|(id, _)| id.as_str()));
        for name in names.filter(|name| name.contains('.') && model.find_input(name).is_none()) {
            if !since.gone.iter().any(|known| known == name) {
                since.gone.push(name.to_owned());
            }
        }
        if let Some(edition) = edition {
            let constants = (0..).map(ConstantId).zip(&model.constants);
            let other = constants.filter(|(_, now)| {
                edition.constants.get(&now.id).and_then(|text| decimal(text)) != Some(now.value.normalize())
            });
            since.constants = other.map(|(id, _)| id).collect();
            let other = model.line_ids().filter(|id| {
                let line = model.line(*id);
                edition.lines.get(&line.id) != Some(&computation(model, line))
            });
            since.formulas = other.collect();
        }
        since
    }

    fn set(&mut self, model: &Model, id: InputId, value: Decimal) {
        // A value that the unit forbids today stays today's.
        let _refused = self.scenario.set(model, id, value);
    }

    /// Whether nothing that the model computes with has changed.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        [self.moved.len(), self.new.len(), self.gone.len(), self.constants.len(), self.formulas.len()] == [0; 5]
    }

    /// What of the model has changed, a sentence for each kind.
    #[must_use]
    pub fn said(&self, model: &Model, language: Language) -> Vec<String> {
        let input = |id: &InputId| say::input_name(model, model.input(*id), language);
        let line = |id: &LineId| say::line_name(model, model.line(*id), language);
        let constant = |id: &ConstantId| model.constant(*id).name.get(language).to_owned();
        let kinds = [
            (
                pick(language, "Assumptions with another value in the preset", "预设取值有变的假设"),
                self.moved.iter().map(input).collect::<Vec<_>>(),
            ),
            (pick(language, "New assumptions", "新增的假设"), self.new.iter().map(input).collect()),
            (pick(language, "Assumptions that there are no more", "已取消的假设"), self.gone.clone()),
            (
                pick(language, "Constants with another value", "取值有变的常数"),
                self.constants.iter().map(constant).collect(),
            ),
            (
                pick(language, "Lines computed by another formula", "公式有变的项目"),
                self.formulas.iter().map(line).collect(),
            ),
        ];
        let (colon, comma, stop) = (pick(language, ": ", "："), pick(language, ", ", "、"), pick(language, ".", "。"));
        let said = kinds.into_iter().filter(|(_, names)| !names.is_empty());
        said.map(|(kind, names)| format!("{kind}{colon}{}{stop}", names.join(comma))).collect()
    }
}

/// What a result was for the sender, and what it is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Results {
    /// As the link has it, rounded to [`SAW_DIGITS`].
    pub saw: Option<Decimal>,
    /// With the sender's assumptions, by today's formulas.
    pub then: Result<Decimal, Problem>,
    /// What the same link returns: its assignments in today's preset.
    pub link: Result<Decimal, Problem>,
    /// In the reader's scenario as it is.
    pub now: Result<Decimal, Problem>,
}

impl Results {
    /// The results of a line.
    #[must_use]
    pub fn of(model: &Model, line: LineId, look: &SinceLook, since: &Since, now: &Scenario) -> Self {
        let of = |scenario: &Scenario| scenario.evaluate(model)[usize::from(line.0)];
        let saw = look.saw.iter().find(|(seen, _)| *seen == line).map(|(_, value)| *value);
        let link = Since::of(model, look, None).scenario;
        Self { saw, then: of(&since.scenario), link: of(&link), now: of(now) }
    }

    /// Whether the link returns something else than its sender saw, by more than the rounding of the link.
    #[must_use]
    pub fn differ(&self) -> bool {
        self.saw != self.link.ok().and_then(|value| value.round_sf(SAW_DIGITS))
    }

    /// What formulas and constants make of the sender's assumptions, more than the rounding of the link; nothing where
    /// they make none, or where a result is not known.
    #[must_use]
    pub fn formulas(&self) -> Option<Decimal> {
        let (saw, then) = (self.saw?, self.then.ok()?);
        let seen = then.round_sf(SAW_DIGITS)?;
        (seen != saw).then(|| then.checked_sub(saw)).flatten()
    }

    /// The results in sentences. What formulas make of it can only be told where the sender's edition is known, and so what
    /// has changed `since`.
    #[must_use]
    pub fn said(&self, model: &Model, line: LineId, since: Option<&Since>, language: Language) -> Vec<String> {
        let unit = &model.line(line).unit;
        let shown = |value: Decimal| format::short_with_unit(value, unit, language);
        let result =
            |value: Result<Decimal, Problem>| value.map_or_else(|_| say::missing(false, language).to_owned(), shown);
        let name = say::line_name(model, model.line(line), language);
        let english = language == Language::ENGLISH;
        let mut said = Vec::new();
        match self.saw {
            Some(saw) if english => said.push(format!(
                "{name}: the sender saw {}; the same link returns {} now.",
                shown(saw),
                result(self.link)
            )),
            Some(saw) => {
                said.push(chinese!("{name}：发送者看到的是 {}，同一链接现在得出 {}。", shown(saw), result(self.link)))
            }
            None if english => said.push(format!(
                "{name}: the link does not say what the sender saw; it returns {} now.",
                result(self.link)
            )),
            None => said.push(chinese!("{name}：链接未记录发送者看到的结果；现在得出 {}。", result(self.link))),
        }
        if self.now != self.link {
            let now = result(self.now);
            said.push(if english {
                format!("Your scenario returns {now}.")
            } else {
                chinese!("你的情景得出 {now}。")
            });
        }
        let Some((difference, since)) = self.formulas().zip(since) else { return said };
        if since.formulas.is_empty() && since.constants.is_empty() {
            said.push(
                pick(
                    language,
                    "What the sender saw does not follow from the link's assumptions; it may have been edited by hand.",
                    "发送者看到的数字不能由链接中的假设得出；链接可能被手工改过。",
                )
                .to_owned(),
            );
        } else {
            let difference =
                format!("{}{}", if difference.is_sign_negative() { "−" } else { "+" }, shown(difference.abs()));
            said.push(if english {
                format!("With the sender's assumptions, today's formulas and constants return {}: {difference} of the difference is theirs.", result(self.then))
            } else {
                chinese!("按发送者的假设，今天的公式与常数得出 {}：差额中的 {difference} 由此而来。", result(self.then))
            });
        }
        said
    }
}
