//! A scenario in a few lines, for whoever is sent it: what it is called, what comes out beside the preset, and which changes
//! carry that.

use takerate_core::evaluate::Outcome;
use takerate_core::model::Section;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, Scenario};
use takerate_display::change::{between, told};
use takerate_display::format::{brief, known, precise, short, unit};
use takerate_words::{BriefWords, FilesWords, PageWords, short_name};

use crate::context::ExportContext;
use crate::markdown::{escaped, word};
use crate::outcomes::Value;

/// Figures of one protocol; of all of them a figure each.
const FIGURES: usize = 3;
const PROTOCOLS: usize = 4;
/// Changes that are named; the others are counted.
const CHANGES: usize = 3;

/// A scenario in a few lines, in the language of its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The protocol that it is about, or what the overview is called.
    pub about: String,
    /// The name that somebody gave it, in quotes, or that of the ready-made scenario that it is.
    pub name: Option<String>,
    /// What is said of it: the note, or which preset it is or changes.
    pub said: String,
    /// The preset that figures are compared with.
    pub preset: String,
    /// What the figures of all protocols are, with their unit; nothing where each has a name of its own.
    pub of: Option<String>,
    /// What comes out.
    pub figures: Vec<Figure>,
    /// How likely it is above another scenario, in a sentence; nothing where nobody has asked.
    pub likely: Option<String>,
    /// The changes that carry most of it: what is changed, its value in the preset, and its value here.
    pub changes: Vec<[String; 3]>,
    /// How many others there are.
    pub more: usize,
}

/// A figure beside the preset's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is, with its unit, or whose it is.
    pub name: String,
    /// In the preset.
    pub before: String,
    /// In the scenario.
    pub after: String,
    /// The difference, where there is one.
    pub change: Option<String>,
    /// Both values, where there are both.
    pub values: Option<[Decimal; 2]>,
}

impl Brief {
    /// Of the protocol of [`ExportContext::view`], or of all.
    #[must_use]
    pub fn of(context: &ExportContext<'_>) -> Self {
        let (model, language, scenario) = (context.model, context.language, context.scenario);
        let (words, files) = (BriefWords::of(language), FilesWords::of(language));
        let preset = model.preset(scenario.preset);
        let [before, after] = [Scenario::preset(scenario.preset), scenario.clone()].map(|one| one.evaluate(model));
        let one = context.view.and_then(|_| context.protocols().next());
        let heads: Vec<LineId> = context.protocols().filter_map(|section| head(context, section)).collect();
        let lines: Vec<LineId> = match one {
            Some(section) => model.lines_of(section, &model.statement(section).strip).take(FIGURES).collect(),
            None => moved(&heads, &before, &after),
        };
        let figures = lines.iter().map(|line| figure(context, *line, [&before, &after], one.is_some()));
        let ready = model.ready_made_of(scenario).map(|index| &model.ready_made[index]);
        let quoted = context.name.map(|name| PageWords::of(language).quoted(name));
        let own = ExportContext { name: None, ..*context }.title();
        let ranked = ranked(context, &heads, &after);
        let changes = ranked.iter().take(CHANGES).map(|id| changed(context, *id, one));
        let of = lines.first().filter(|_| one.is_none()).map(|line| named(context, *line));
        Self {
            about: one.map_or(files.overview(), |section| short_name(section.name.get(language))).to_owned(),
            said: match (context.note, ready) {
                (Some(note), _) => note.to_owned(),
                (None, Some(_)) if context.name.is_none() => words.ready_made(preset.name.get(language)),
                _ if ranked.is_empty() => PageWords::of(language).pair(preset.name.get(language), &own),
                _ => own,
            },
            name: quoted.or_else(|| ready.map(|ready| ready.name.get(language).to_owned())),
            preset: preset.name.get(language).to_owned(),
            of,
            figures: figures.collect(),
            likely: None,
            changes: changes.collect(),
            more: ranked.len().saturating_sub(CHANGES),
        }
    }

    /// As Markdown: what it is, a line for each figure, the changes, the link.
    #[must_use]
    pub fn markdown(&self, context: &ExportContext<'_>, link: &str) -> String {
        let title = self.title(context);
        let mut text = format!("**{}** – {}\n", escaped(&title), escaped(&self.said));
        for line in self.lines(context) {
            text.push_str(&format!("- {}\n", escaped(&line)));
        }
        // A fragment alone is no address.
        let ends = if context.page.is_some() { ["<", ">"] } else { ["", ""] };
        text.push_str(&format!("- {}{}{}\n", ends[0], link.replace(['<', '>', ' ', '\n'], ""), ends[1]));
        text
    }

    /// The name with what it is about, or that alone.
    #[must_use]
    pub fn title(&self, context: &ExportContext<'_>) -> String {
        let words = BriefWords::of(context.language);
        self.name.as_ref().map_or_else(|| self.about.clone(), |name| words.titled(name, &self.about))
    }

    /// As plain text, without the link.
    #[must_use]
    pub fn plain(&self, context: &ExportContext<'_>) -> String {
        let head = format!("{} – {}", self.title(context), self.said);
        std::iter::once(head).chain(self.lines(context)).collect::<Vec<_>>().join("\n")
    }

    /// A line for each figure, one for how likely it is, and one for the changes.
    fn lines(&self, context: &ExportContext<'_>) -> Vec<String> {
        let words = BriefWords::of(context.language);
        let line = |figure: &Figure| {
            let name = self.of.as_ref().map_or_else(|| figure.name.clone(), |of| words.within(&figure.name, of));
            match &figure.change {
                Some(change) => words.compared(&name, &figure.before, &self.preset, &figure.after, change),
                None => words.alone(&name, &figure.after),
            }
        };
        self.figures.iter().map(line).chain(self.likely.clone()).chain(self.changed(context)).collect()
    }

    /// The changes in a line; nothing where there are none.
    #[must_use]
    pub fn changed(&self, context: &ExportContext<'_>) -> Option<String> {
        let words = BriefWords::of(context.language);
        let each: Vec<String> = self.changes.iter().map(|[name, from, to]| words.change(name, from, to)).collect();
        (!each.is_empty()).then(|| words.changed(&self.counted(context, &each.join(" · "))))
    }

    /// A list of changes with how many others there are.
    fn counted(&self, context: &ExportContext<'_>, list: &str) -> String {
        if self.more == 0 { list.to_owned() } else { BriefWords::of(context.language).more(list, self.more) }
    }
}

/// The line that stands for a protocol: the first of those that stay in sight.
fn head(context: &ExportContext<'_>, section: &Section) -> Option<LineId> {
    takerate_scenario_io::link::headline(context.model, section)
}

fn value(outcome: &Outcome<Decimal>, line: LineId) -> Value {
    outcome[usize::from(line.0)]
}

/// The lines that the scenario moves, or the first where it moves none.
fn moved(heads: &[LineId], before: &Outcome<Decimal>, after: &Outcome<Decimal>) -> Vec<LineId> {
    let other = |line: &&LineId| value(before, **line).ok() != value(after, **line).ok();
    let moved: Vec<LineId> = heads.iter().filter(other).take(PROTOCOLS).copied().collect();
    if moved.is_empty() { heads.iter().take(PROTOCOLS).copied().collect() } else { moved }
}

/// A line's name, with the unit of an amount.
fn named(context: &ExportContext<'_>, line: LineId) -> String {
    let (line, language) = (context.model.line(line), context.language);
    let name = line.name.get(language);
    match line.unit.kind {
        Kind::Amount => BriefWords::of(language).in_unit(name, &unit(&line.unit, language)),
        _ => name.to_owned(),
    }
}

fn figure(
    context: &ExportContext<'_>,
    id: LineId,
    [before, after]: [&Outcome<Decimal>; 2],
    named_itself: bool,
) -> Figure {
    let (model, language) = (context.model, context.language);
    let line = model.line(id);
    let name = match named_itself {
        true => named(context, id),
        false => short_name(model.sections[usize::from(line.section)].name.get(language)).to_owned(),
    };
    let shown = |value: Value| match value {
        Ok(value) => short(value, &line.unit, language),
        Err(problem) => word(context, problem),
    };
    let both = [before, after].map(|outcome| value(outcome, id));
    let values = match both {
        [Ok(before), Ok(after)] => Some([before, after]),
        _ => None,
    };
    let [before, after] = both.map(shown);
    let word = (values.is_none() && before != after).then(|| BriefWords::of(language).other().to_owned());
    let change = values.and_then(|[from, to]| told(from, to, &line.unit, language)).or(word);
    Figure { name, before, after, change, values }
}

/// The inputs that were changed, first the one without whose change the result would be another by most.
fn ranked(context: &ExportContext<'_>, heads: &[LineId], after: &Outcome<Decimal>) -> Vec<InputId> {
    let (model, scenario) = (context.model, context.scenario);
    let effect = |id: InputId| {
        let mut without = scenario.clone();
        without.reset(id);
        let without = without.evaluate(model);
        let differences = heads.iter().map(|line| match (value(&without, *line), value(after, *line)) {
            (Ok(from), Ok(to)) => between(from, to).map_or(Decimal::MAX, |change| change.abs()),
            (from, to) if from.is_ok() != to.is_ok() => Decimal::MAX,
            _ => Decimal::ZERO,
        });
        differences.fold(Decimal::ZERO, Decimal::saturating_add)
    };
    let mut ranked: Vec<(InputId, Decimal)> = scenario.changed(model).map(|(id, _)| (id, effect(id))).collect();
    ranked.sort_by_key(|(_, effect)| std::cmp::Reverse(*effect));
    ranked.into_iter().map(|(id, _)| id).collect()
}

fn changed(context: &ExportContext<'_>, id: InputId, one: Option<&Section>) -> [String; 3] {
    let (model, language) = (context.model, context.language);
    let input = model.input(id);
    let section = &model.sections[usize::from(input.section)];
    let name = input.name.get(language);
    let whole = match one {
        Some(one) if one.id == section.id => name.to_owned(),
        _ if section.is_protocol() => BriefWords::of(language).within(short_name(section.name.get(language)), name),
        _ => name.to_owned(),
    };
    let shown = |value: Option<Decimal>, unit: &dyn Fn(Decimal) -> String| known(value, language, unit);
    // The unit of an amount stands once.
    let from = shown(context.scenario.base(model, id), &|value| match input.unit.kind {
        Kind::Amount => brief(value, &input.unit, language),
        _ => precise(value, &input.unit, language),
    });
    let to = shown(context.scenario.value(model, id), &|value| precise(value, &input.unit, language));
    [whole, from, to]
}
