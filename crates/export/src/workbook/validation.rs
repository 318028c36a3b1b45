//! What an assumption's cell takes: what its unit allows, as on the page.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};
use takerate_core::unit::{InvalidValue, Kind};
use takerate_core::{Input, Language};
use takerate_display::format::precise;
use takerate_scenario_io::assign::refusal;

use takerate_words::FilesWords;

fn at_least(kind: Kind) -> DataValidation {
    let least = kind.lowest().to_f64().unwrap_or_default();
    DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(least))
}

/// The rule, a hint with the sensible range, and what is said where the rule is broken.
pub(super) fn of(input: &Input, language: Language) -> Result<DataValidation, XlsxError> {
    let words = FilesWords::of(language);
    let (rule, refused) = match input.unit.kind {
        Kind::Switch => (DataValidation::new().allow_list_strings(&["0", "1"])?, InvalidValue::NotASwitch),
        Kind::Share => {
            (DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 1.0)), InvalidValue::AboveOne)
        }
        kind @ (Kind::Change | Kind::Growth) => (at_least(kind), InvalidValue::BelowMinusOne),
        kind => (at_least(kind), InvalidValue::Negative),
    };
    let rule =
        rule.set_error_title(words.refused())?.set_error_message(refusal(refused, language))?.ignore_blank(false);
    if input.unit.kind == Kind::Switch {
        return rule.set_input_message(words.switch_hint());
    }
    let [low, high] = [input.low, input.high].map(|value| precise(value, &input.unit, language));
    rule.set_input_message(words.range_hint(&low, &high))
}
