//! The shape of a model file, as serde reads it. `models/README.md` describes it for authors.

mod lead;
mod terms;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use takerate_core::model::{Basis, GuardKind, PresetKind};
use toml::{Spanned, Value};

pub(crate) use self::lead::{RawLead, RawLeadAxis, RawQuestion};
pub(crate) use self::terms::RawTerm;
use crate::feed::RawFeed;
use crate::mistake::{Found, Place};
use crate::step::RawStep;
use crate::value::RawValue;
use crate::{series, syntax};

/// A model file: its name, for messages, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name, as mistakes shall name it.
    pub name: String,
    /// Its contents.
    pub text: String,
}

impl SourceFile {
    pub(crate) fn at<T>(&self, item: &Spanned<T>) -> Place<'_> {
        self.at_span(item.span())
    }

    pub(crate) fn at_span(&self, span: Range<usize>) -> Place<'_> {
        let before = self.text.get(..span.start).unwrap_or_default();
        Place { file: &self.name, line: before.matches('\n').count() + 1 }
    }

    pub(crate) fn top(&self) -> Place<'_> {
        Place { file: &self.name, line: 1 }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RawKind {
    Report,
    Statement,
    Shared,
    Protocol,
    Scenarios,
    Story,
    Terms,
}

/// A text by the codes of its languages.
pub(crate) type SpannedText = Spanned<BTreeMap<String, String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPreset {
    pub id: Spanned<String>,
    pub kind: Option<PresetKind>,
    pub otherwise: Option<Spanned<String>>,
    /// The preset, declared before, that this one is held against.
    pub scores: Option<Spanned<String>>,
    pub period: Option<Spanned<String>>,
    pub name: SpannedText,
    pub title: SpannedText,
    pub note: SpannedText,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

/// Who is asked for prices of the day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPrices {
    pub url: Spanned<String>,
    pub home: Spanned<String>,
    pub name: SpannedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSector {
    pub id: Spanned<String>,
    pub name: SpannedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    pub id: Spanned<String>,
    pub title: SpannedText,
    pub url: Option<Spanned<String>>,
    pub date: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGroup {
    pub id: Spanned<String>,
    pub name: SpannedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawConstant {
    pub id: Spanned<String>,
    pub unit: Spanned<String>,
    pub value: Spanned<Value>,
    pub name: SpannedText,
    pub note: Option<SpannedText>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInput {
    pub id: Spanned<String>,
    pub group: Spanned<String>,
    pub unit: Spanned<String>,
    pub range: Option<Spanned<Vec<Spanned<Value>>>>,
    pub values: Spanned<BTreeMap<String, RawValue>>,
    /// The presets in which it is offered; all where it says nothing.
    #[serde(default)]
    pub presets: Vec<Spanned<String>>,
    /// What others have published in its place.
    #[serde(default)]
    pub comparables: Vec<RawComparable>,
    pub spread: Option<Spanned<RawSpread>>,
    pub feed: Option<Spanned<RawFeed>>,
    pub basis: Option<Basis>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    pub as_of: Option<Spanned<String>>,
    pub name: SpannedText,
    pub note: Option<SpannedText>,
    pub why: Option<SpannedText>,
}

/// A value that somebody has published, or a span of two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawComparable {
    pub name: SpannedText,
    pub value: Option<Spanned<Value>>,
    pub range: Option<Spanned<Vec<Spanned<Value>>>>,
    pub as_of: Option<Spanned<String>>,
    pub sources: Vec<Spanned<String>>,
}

/// One shape with its two multiples, and how closely the input follows the driver.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSpread {
    pub uniform: Option<Vec<Spanned<Value>>>,
    pub triangular: Option<Vec<Spanned<Value>>>,
    pub pert: Option<Vec<Spanned<Value>>>,
    pub normal: Option<Vec<Spanned<Value>>>,
    pub lognormal: Option<Vec<Spanned<Value>>>,
    pub follows: Option<Spanned<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGuard {
    pub condition: Spanned<String>,
    pub kind: GuardKind,
    pub message: SpannedText,
    #[serde(default)]
    pub inputs: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLine {
    pub id: Spanned<String>,
    pub unit: Option<Spanned<String>>,
    pub formula: Spanned<String>,
    /// For a series: how many years.
    pub years: Option<Spanned<u8>>,
    /// For a series: the formula of its first year.
    pub first: Option<Spanned<String>>,
    pub name: Option<SpannedText>,
    pub note: Option<SpannedText>,
    #[serde(default)]
    pub guards: Vec<RawGuard>,
    #[serde(default)]
    pub requires: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRequired {
    pub id: Spanned<String>,
    pub unit: Spanned<String>,
    pub name: SpannedText,
    pub note: Option<SpannedText>,
}

/// What a line of the statement that is extended is called in this one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCalled {
    pub id: Spanned<String>,
    pub name: SpannedText,
    pub note: Option<SpannedText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawExpected {
    pub preset: Spanned<String>,
    pub line: Spanned<String>,
    pub value: Spanned<Value>,
    pub within: Spanned<Value>,
    pub basis: Option<Basis>,
    pub note: Option<SpannedText>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWorthPrice {
    pub line: Spanned<String>,
    pub distance: Option<Spanned<String>>,
    pub by: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWorthSeries {
    pub line: Spanned<String>,
    pub name: SpannedText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWorthEarnings {
    pub line: Spanned<String>,
    pub multiple: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWorth {
    pub price: Spanned<String>,
    pub assumes: Spanned<String>,
    pub value: Spanned<String>,
    pub claim: SpannedText,
    #[serde(default)]
    pub prices: Vec<RawWorthPrice>,
    #[serde(default)]
    pub years: Vec<RawWorthSeries>,
    #[serde(default)]
    pub sums: Vec<Spanned<String>>,
    pub after: Option<Spanned<String>>,
    pub much: Option<Spanned<Value>>,
    #[serde(default)]
    pub holders: Vec<Spanned<String>>,
    #[serde(default)]
    pub earnings: Vec<RawWorthEarnings>,
}

/// A ready-made scenario.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawScenario {
    pub id: Spanned<String>,
    pub preset: Spanned<String>,
    pub name: SpannedText,
    pub note: SpannedText,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    #[serde(default)]
    pub changes: Vec<RawChange>,
    #[serde(default)]
    pub claims: Vec<RawClaim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawChange {
    pub input: Spanned<String>,
    pub value: Spanned<Value>,
    pub why: SpannedText,
}

/// Either a value or a difference, one number or the lower of two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawClaim {
    pub line: Spanned<String>,
    pub value: Option<Spanned<Value>>,
    pub difference: Option<Spanned<Value>>,
    /// The higher of two numbers.
    pub up_to: Option<Spanned<Value>>,
    pub basis: Basis,
    pub text: SpannedText,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

/// All that any file may hold; `checks` says what belongs in which kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFile {
    pub kind: Spanned<RawKind>,
    pub id: Option<Spanned<String>>,
    pub order: Option<u16>,
    pub sector: Option<Spanned<String>>,
    pub statement: Option<Spanned<String>>,
    /// The statement whose lines this one has too.
    pub extends: Option<Spanned<String>>,
    #[serde(default)]
    pub called: Vec<RawCalled>,
    #[serde(default)]
    pub units: Vec<Spanned<String>>,
    pub name: Option<SpannedText>,
    pub note: Option<SpannedText>,
    pub title: Option<SpannedText>,
    pub standfirst: Option<SpannedText>,
    pub description: Option<SpannedText>,
    pub accounts: Option<SpannedText>,
    pub prices: Option<RawPrices>,
    pub lead: Option<RawLead>,
    #[serde(default)]
    pub figures: Vec<Spanned<String>>,
    #[serde(default)]
    pub subtotals: Vec<Spanned<String>>,
    #[serde(default)]
    pub margins: Vec<Spanned<String>>,
    #[serde(default)]
    pub multiples: Vec<Spanned<String>>,
    #[serde(default)]
    pub headline: Vec<Spanned<String>>,
    #[serde(default)]
    pub strip: Vec<Spanned<String>>,
    pub worth: Option<RawWorth>,
    pub driver: Option<Spanned<String>>,
    pub opens: Option<Spanned<String>>,
    #[serde(default)]
    pub languages: Vec<Spanned<String>>,
    #[serde(default)]
    pub sectors: Vec<RawSector>,
    #[serde(default)]
    pub presets: Vec<RawPreset>,
    #[serde(default)]
    pub required: Vec<RawRequired>,
    #[serde(default)]
    pub sources: Vec<RawSource>,
    #[serde(default)]
    pub groups: Vec<RawGroup>,
    #[serde(default)]
    pub constants: Vec<RawConstant>,
    #[serde(default)]
    pub inputs: Vec<RawInput>,
    #[serde(default)]
    pub lines: Vec<RawLine>,
    #[serde(default)]
    pub expected: Vec<RawExpected>,
    #[serde(default)]
    pub scenarios: Vec<RawScenario>,
    #[serde(default)]
    pub steps: Vec<RawStep>,
    #[serde(default)]
    pub terms: Vec<RawTerm>,
}

/// A file and what serde read in it.
pub(crate) struct Parsed<'a> {
    pub file: &'a SourceFile,
    pub raw: RawFile,
}

/// Reads every file's syntax and shape.
pub(crate) fn parse_all<'a>(files: &'a [SourceFile], mistakes: &mut Found) -> Vec<Parsed<'a>> {
    let mut parsed = Vec::new();
    for file in files {
        match toml::from_str::<RawFile>(&file.text) {
            Ok(raw) => {
                let lines = series::unrolled(raw.lines, file, mistakes);
                parsed.push(Parsed { file, raw: RawFile { lines, ..raw } });
            }
            Err(error) => {
                let place = error.span().map_or_else(|| file.top(), |span| file.at_span(span));
                let written = error.span().and_then(|span| file.text.get(span)).unwrap_or_default();
                mistakes.add(place, syntax::said(error.message(), written, mistakes.words));
            }
        }
    }
    parsed
}
