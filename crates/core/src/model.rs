//! A checked model: what the page, the command and the exports read. Built only by `takerate-definition`,
//! so every index in it is valid and [`Model::order`] has each line after the lines that it needs.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::expression::{Expression, Reference};
pub use crate::feed::{Feed, PriceService};
use crate::language::Text;
pub use crate::origin::{Basis, Comparable, Origin, Source};
use crate::program::{Compiled, Program};
pub use crate::ready_made::{Claim, ReadyChange, ReadyMade};
pub use crate::report::Report;
use crate::spread::Spread;
pub use crate::statement::{Protocol, Sector, Statement};
use crate::story::Story;
use crate::terms::Term;
use crate::unit::Unit;

/// Index into [`Model::inputs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct InputId(pub u16);

/// Index into [`Model::constants`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConstantId(pub u16);

/// Index into [`Model::lines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineId(pub u16);

/// Index into [`Model::presets`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PresetId(pub u16);

/// What the values of a preset are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PresetKind {
    /// What somebody reckoned for a period that was not over, or not published.
    Estimate,
    /// What this project expects of a period to come.
    Projection,
    /// What a period turned out to be: every value says where it is published.
    Actual,
}

impl PresetKind {
    /// How sure a value is of which nothing more is said than that it differs from the first preset's; `None` where that
    /// has to be said.
    #[must_use]
    pub fn usual_basis(self) -> Option<Basis> {
        match self {
            Self::Projection => Some(Basis::Assumption),
            Self::Estimate | Self::Actual => None,
        }
    }
}

/// A named set of values for all inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preset {
    /// Public id, as in links: `2024e`.
    pub id: String,
    /// What its values are.
    pub kind: PresetKind,
    /// The period that it is of, in a word: `2024`; empty where that is not said.
    pub period: String,
    /// Short name: `2024E`.
    pub name: Text,
    /// What it is, in a few words.
    pub title: Text,
    /// What it is and whose it is, in a sentence or two.
    pub note: Text,
    /// Indices into [`Model::sources`]: what it reproduces; none where it is this project's own.
    pub sources: Vec<u16>,
    /// The projection that it scores: what was expected of the period that it is of.
    pub scores: Option<PresetId>,
}

/// A heading under which inputs are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The heading.
    pub name: Text,
}

/// One model file: a protocol, or what all protocols share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Public id, the part of every id before the dot: `aave`.
    pub id: String,
    /// Its sector and its statement, where it is a protocol; otherwise it is shared.
    pub protocol: Option<Protocol>,
    /// Its name.
    pub name: Text,
    /// What it is, in a sentence.
    pub note: Text,
    /// The headings of its inputs, in order.
    pub groups: Vec<Group>,
    /// Lines worth showing beside the statement, in order.
    pub figures: Vec<LineId>,
    /// Whether a reader has added it: it is no part of the report.
    pub own: bool,
}

/// An assumption that a reader can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Public id: `aave.gho_share`.
    pub id: String,
    /// Index into [`Model::sections`].
    pub section: u16,
    /// Index into the section's groups.
    pub group: u16,
    /// What it is counted in.
    pub unit: Unit,
    /// The lowest sensible value.
    pub low: Decimal,
    /// The highest sensible value.
    pub high: Decimal,
    /// Its value in each preset; `None` where nobody has published one.
    pub values: Vec<Option<Decimal>>,
    /// What each of the values rests on.
    pub origins: Vec<Origin>,
    /// How uncertain it is, for simulations; `None` where the model file does not say.
    pub spread: Option<Spread>,
    /// Where its price of the day can be asked for; `None` for whatever is not a price, and for prices that nobody tells.
    pub feed: Option<Feed>,
    /// Its name.
    pub name: Text,
    /// What it is and what to beware of.
    pub note: Option<Text>,
    /// The presets in which a reader is offered it; empty where that is all of them.
    pub presets: Vec<PresetId>,
    /// What others have published in its place.
    pub comparables: Vec<Comparable>,
}

impl Input {
    /// Its value in a preset; `None` where nobody has published one.
    #[must_use]
    pub fn value(&self, preset: PresetId) -> Option<Decimal> {
        self.values[usize::from(preset.0)]
    }

    /// Whether a reader is offered it in a preset.
    #[must_use]
    pub fn applies_to(&self, preset: PresetId) -> bool {
        self.presets.is_empty() || self.presets.contains(&preset)
    }

    /// Whether it lacks a published value in one of the presets.
    #[must_use]
    pub fn lacks_value(&self) -> bool {
        self.values.contains(&None)
    }

    /// What its value in a preset rests on.
    #[must_use]
    pub fn origin(&self, preset: PresetId) -> &Origin {
        &self.origins[usize::from(preset.0)]
    }

    /// How sure its value in a preset is.
    #[must_use]
    pub fn basis_in(&self, preset: PresetId) -> Basis {
        self.origin(preset).basis
    }

    /// Whether it has another value in one of the presets.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.values.windows(2).any(|pair| pair[0] != pair[1])
    }
}

/// A named number that a reader cannot change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    /// Public id: `macro.days_per_year`.
    pub id: String,
    /// What it is counted in.
    pub unit: Unit,
    /// Its value.
    pub value: Decimal,
    /// Its name.
    pub name: Text,
    /// What it is and what to beware of.
    pub note: Option<Text>,
    /// Indices into [`Model::sources`].
    pub sources: Vec<u16>,
}

/// What it means when a guard's condition does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuardKind {
    /// The inputs contradict each other.
    Problem,
    /// The inputs are fine, but the line says nothing here (a multiple of a loss).
    NotMeaningful,
}

/// A condition without which a line has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// Must hold.
    pub condition: Expression<Reference>,
    /// What it means when it does not.
    pub kind: GuardKind,
    /// The reason given to the reader.
    pub message: Text,
    /// The inputs to look at.
    pub inputs: Vec<InputId>,
}

/// A computed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Public id: `aave.net_revenue`.
    pub id: String,
    /// Index into [`Model::sections`].
    pub section: u16,
    /// What it is counted in.
    pub unit: Unit,
    /// How it is computed.
    pub formula: Expression<Reference>,
    /// Its name.
    pub name: Text,
    /// Where the formula comes from and what to beware of.
    pub note: Option<Text>,
    /// Conditions without which it has no value.
    pub guards: Vec<Guard>,
}

/// A figure that a line must return in a preset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// In this preset
    pub preset: PresetId,
    /// this line
    pub line: LineId,
    /// returns this value
    pub value: Decimal,
    /// give or take this (half of the last printed digit).
    pub within: Decimal,
    /// How sure the figure is; `None` where it is this project's own.
    pub basis: Option<Basis>,
    /// What the source prints, where that is not the value itself.
    pub note: Option<Text>,
    /// Indices into [`Model::sources`].
    pub sources: Vec<u16>,
}

/// Everything that is known about the protocols.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    /// What it is a model of.
    pub report: Report,
    /// Never empty; the first one is the report's.
    pub presets: Vec<Preset>,
    /// The preset that an empty address opens.
    pub opens: PresetId,
    /// The shared ones first, then the protocols by sector, in the order of the page.
    pub sections: Vec<Section>,
    /// All inputs, section by section.
    pub inputs: Vec<Input>,
    /// All constants.
    pub constants: Vec<Constant>,
    /// All lines, section by section.
    pub lines: Vec<Line>,
    /// The lines in an order in which they can be computed.
    pub order: Vec<LineId>,
    /// The input that others follow where their [`Spread`] says so.
    pub driver: Option<InputId>,
    /// Where figures come from.
    pub sources: Vec<Source>,
    /// What protocols can be counted among, in the order in which they are shown.
    pub sectors: Vec<Sector>,
    /// What protocols are shown by, in the order in which they are shown; each is followed by a protocol.
    pub statements: Vec<Statement>,
    /// Figures that lines must return.
    pub expected: Vec<Expected>,
    /// Scenarios that the report offers, in the order in which they are shown.
    pub ready_made: Vec<ReadyMade>,
    /// The report told in steps; `None` where it has no story.
    pub story: Option<Story>,
    /// Words that the report explains, in the order in which they are listed.
    pub terms: Vec<Term>,
    /// Its formulas as steps, once something is computed.
    #[serde(skip)]
    pub compiled: Compiled,
}

impl Model {
    /// The last projection that was scored, and the preset of what it turned out to be; `None` where none was.
    #[must_use]
    pub fn scored(&self) -> Option<(PresetId, PresetId)> {
        self.preset_ids().filter_map(|actual| Some((self.preset(actual).scores?, actual))).last()
    }

    /// Its formulas as steps.
    #[must_use]
    pub fn program(&self) -> &Program {
        self.compiled.program(self)
    }

    /// The lines that `wanted` need, themselves included, in an order in which they can be computed.
    #[must_use]
    pub fn needed(&self, wanted: &[LineId]) -> Vec<LineId> {
        self.program().needed(&self.order, wanted)
    }

    /// The input with an index.
    #[must_use]
    pub fn input(&self, id: InputId) -> &Input {
        &self.inputs[usize::from(id.0)]
    }

    /// The public id of what a formula names.
    #[must_use]
    pub fn id_of(&self, reference: Reference) -> &str {
        match reference {
            Reference::Input(id) => &self.input(id).id,
            Reference::Constant(id) => &self.constant(id).id,
            Reference::Line(id) => &self.line(id).id,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name_of(&self, reference: Reference) -> &Text {
        match reference {
            Reference::Input(id) => &self.input(id).name,
            Reference::Constant(id) => &self.constant(id).name,
            Reference::Line(id) => &self.line(id).name,
        }
    }

    /// What it is counted in.
    #[must_use]
    pub fn unit_of(&self, reference: Reference) -> &Unit {
        match reference {
            Reference::Input(id) => &self.input(id).unit,
            Reference::Constant(id) => &self.constant(id).unit,
            Reference::Line(id) => &self.line(id).unit,
        }
    }

    /// The constant with an index.
    #[must_use]
    pub fn constant(&self, id: ConstantId) -> &Constant {
        &self.constants[usize::from(id.0)]
    }

    /// The line with an index.
    #[must_use]
    pub fn line(&self, id: LineId) -> &Line {
        &self.lines[usize::from(id.0)]
    }

    /// The preset with an index.
    #[must_use]
    pub fn preset(&self, id: PresetId) -> &Preset {
        &self.presets[usize::from(id.0)]
    }

    /// The indices of all inputs.
    pub fn input_ids(&self) -> impl Iterator<Item = InputId> + use<> {
        (0..u16::try_from(self.inputs.len()).unwrap_or(u16::MAX)).map(InputId)
    }

    /// The indices of all lines.
    pub fn line_ids(&self) -> impl Iterator<Item = LineId> + use<> {
        (0..u16::try_from(self.lines.len()).unwrap_or(u16::MAX)).map(LineId)
    }

    /// The indices of all presets.
    pub fn preset_ids(&self) -> impl Iterator<Item = PresetId> + use<> {
        (0..u16::try_from(self.presets.len()).unwrap_or(u16::MAX)).map(PresetId)
    }
}
