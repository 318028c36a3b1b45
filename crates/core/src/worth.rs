//! What a statement says of worth: which lines are prices, and which input today's price says something about.
//!
//! Ids are written as in the statement's formulas: with a dot they are whole, without one they are the protocol's own. What
//! a protocol lacks is left out there.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::expression::Reference;
use crate::language::Text;
use crate::model::{ConstantId, InputId, LineId, Model, Section};

/// What stands in a claim for the value that was found.
pub const FOUND: &str = "{found}";
/// What stands in a claim for today's price, a number in the price's unit.
pub const PRICE: &str = "{price}";
/// What stands in a claim for the token: the last part of the price's unit.
pub const TOKEN: &str = "{token}";
/// What stands in the id of a series for the number of the year.
pub const YEAR: &str = "{n}";

/// How a statement's protocols are valued.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// Today's price of a token: an input or a line.
    pub price: String,
    /// The input whose value today's price assumes.
    pub assumes: String,
    /// The line, in the price's unit, that equals the price where that input has that value.
    pub value: String,
    /// What the price assumes, in a sentence with places: [`FOUND`], [`PRICE`], [`TOKEN`], and ids in braces.
    pub claim: Text,
    /// The prices that follow from the assumptions, in the order in which they are shown.
    pub prices: Vec<WorthPrice>,
    /// The lines of each year, in the order of their columns.
    pub years: Vec<WorthSeries>,
    /// What the years and all after them come to.
    pub sums: Vec<String>,
    /// The line that says how much of that lies after the last year, if any.
    pub after: Option<String>,
    /// The share above which the years before hardly matter.
    pub much: Decimal,
    /// The lines of what reaches those who hold the token.
    pub holders: Vec<String>,
    /// What may be called earnings, each with the multiple of it.
    pub earnings: Vec<WorthEarnings>,
}

/// A price that follows from the assumptions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorthPrice {
    /// The line, in the price's unit.
    pub line: String,
    /// The line of its distance from today's price, if any.
    pub distance: Option<String>,
    /// The input that it is carried by and named with, if any: a multiple.
    pub by: Option<String>,
}

/// A line for each year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorthSeries {
    /// The id of the year's line, with [`YEAR`] for its number.
    pub line: String,
    /// What stands over its column.
    pub name: Text,
}

/// One of several things that are called earnings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorthEarnings {
    /// The line of the amount.
    pub line: String,
    /// The line of the multiple of it.
    pub multiple: String,
}

impl WorthSeries {
    /// The id of a year's line.
    #[must_use]
    pub fn of_year(&self, year: usize) -> String {
        self.line.replace(YEAR, &year.to_string())
    }
}

impl Model {
    /// What an id of a section's statement means there; `None` where the section lacks it.
    #[must_use]
    pub fn meant(&self, section: &Section, id: &str) -> Option<Reference> {
        let id = if id.contains('.') { id.to_owned() } else { format!("{}.{id}", section.id) };
        let constant = || {
            let index = self.constants.iter().position(|constant| constant.id == id)?;
            u16::try_from(index).ok().map(ConstantId).map(Reference::Constant)
        };
        self.find_line(&id)
            .map(Reference::Line)
            .or_else(|| self.find_input(&id).map(Reference::Input))
            .or_else(constant)
    }

    /// The line that an id of a section's statement means there.
    #[must_use]
    pub fn meant_line(&self, section: &Section, id: &str) -> Option<LineId> {
        match self.meant(section, id) {
            Some(Reference::Line(line)) => Some(line),
            _ => None,
        }
    }

    /// What a section's price is asked: the line that shall equal it, today's price, and the input that is moved. `None`
    /// where its statement does not say, or it lacks one of them.
    #[must_use]
    pub fn price_question(&self, section: &Section) -> Option<(LineId, Reference, InputId)> {
        let worth = self.statement(section).worth.as_ref()?;
        let Some(Reference::Input(input)) = self.meant(section, &worth.assumes) else { return None };
        Some((self.meant_line(section, &worth.value)?, self.meant(section, &worth.price)?, input))
    }
}
