//! A number exactly as the file writes it, never by way of a binary fraction.

use rust_decimal::Decimal;
use toml::{Spanned, Value};

use crate::file::SourceFile;
use crate::mistake::Mistakes;

/// The decimal that the file writes at `value`.
pub(crate) fn exact(file: &SourceFile, value: &Spanned<Value>, mistakes: &mut Mistakes) -> Decimal {
    let written = file.text.get(value.span()).unwrap_or_default();
    let number = matches!(value.get_ref(), Value::Integer(_) | Value::Float(_)).then(|| parse(written)).flatten();
    number.unwrap_or_else(|| {
        mistakes
            .add(file.at(value), format!("{written} is no decimal number; write it like 0.0235, 1_154_000 or 3141e6"));
        Decimal::ZERO
    })
}

/// Reads `0.0235`, `1_154_000` or `3141e6`; `None` for anything else or what no decimal can hold.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    let text = text.replace('_', "");
    match text.find(['e', 'E']) {
        Some(_) => Decimal::from_scientific(&text).ok(),
        None => Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(&text)).ok(),
    }
    .map(|number| number.normalize())
}
