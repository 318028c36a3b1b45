//! The words of the files that are not in the model, once for each language: a missing translation does not compile.

use takerate_core::Language;
use takerate_core::model::Basis;

mod chinese;
mod english;

/// The words of one language.
pub struct Words {
    pub(crate) about: &'static str,
    pub(crate) overview: &'static str,
    pub(crate) inputs: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) made_with: &'static str,
    pub(crate) preset: &'static str,
    pub(crate) date: &'static str,
    pub(crate) edition: &'static str,
    pub(crate) link: &'static str,
    pub(crate) how_to_use: &'static str,
    /// Of the name of the sheet of inputs, and the id of one of them with its name in the workbook.
    pub(crate) usage: fn(&str, (&str, &str)) -> Vec<String>,
    pub(crate) changed: &'static str,
    pub(crate) nothing_changed: &'static str,
    pub(crate) section: &'static str,
    pub(crate) assumption: &'static str,
    pub(crate) value: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) id: &'static str,
    pub(crate) line: &'static str,
    pub(crate) this_scenario: &'static str,
    pub(crate) as_exported: fn(&str) -> String,
    pub(crate) change_against: fn(&str) -> String,
    pub(crate) computed_as: &'static str,
    pub(crate) no_value_where: &'static str,
    pub(crate) statement: &'static str,
    pub(crate) valuation: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) steps: &'static str,
    pub(crate) less: &'static str,
    pub(crate) inputs_hint: &'static str,
    pub(crate) constants: &'static str,
    pub(crate) low: &'static str,
    pub(crate) high: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) basis_of: fn(Basis) -> &'static str,
    pub(crate) as_of: &'static str,
    pub(crate) source: &'static str,
    pub(crate) address: &'static str,
    pub(crate) note: &'static str,
    pub(crate) why: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) switch_hint: &'static str,
    pub(crate) range_hint: fn(&str, &str) -> String,
    pub(crate) not_meaningful: &'static str,
    pub(crate) problem: &'static str,
    pub(crate) based_on: fn(&str, &str) -> String,
    pub(crate) no_advice: &'static str,
    pub(crate) chart: &'static str,
    pub(crate) count_changed: fn(usize) -> String,
    pub(crate) protocol: &'static str,
    pub(crate) marked: &'static str,
    pub(crate) own_title: fn(&str, &str) -> String,
    pub(crate) without_value: &'static str,
    pub(crate) no_chart: &'static str,
    pub(crate) in_brackets: fn(&str) -> String,
    pub(crate) switch: [&'static str; 2],
    pub(crate) colon: &'static str,
    pub(crate) comma: &'static str,
    pub(crate) semicolon: &'static str,
    /// What stands between two sentences.
    pub(crate) between: &'static str,
    /// Something with more about it in brackets.
    pub(crate) aside: fn(&str, &str) -> String,
    /// A protocol and one of its sections.
    pub(crate) heading: &'static str,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &english::WORDS,
            Language::Chinese => &chinese::WORDS,
        }
    }

    /// What stands in a cell where a line is not meaningful, and where it cannot be computed.
    #[must_use]
    pub fn words_without_value(&self) -> [&'static str; 2] {
        [self.not_meaningful, self.problem]
    }
}
