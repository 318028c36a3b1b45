//! A number exactly as the file writes it, never by way of a binary fraction.

use rust_decimal::Decimal;
use toml::{Spanned, Value};

use crate::file::SourceFile;
use crate::mistake::Found;

/// The decimal that the file writes at `value`.
pub(crate) fn exact(file: &SourceFile, value: &Spanned<Value>, mistakes: &mut Found) -> Decimal {
    let written = file.text.get(value.span()).unwrap_or_default();
    let number = matches!(value.get_ref(), Value::Integer(_) | Value::Float(_)).then(|| parse(written)).flatten();
    number.unwrap_or_else(|| {
        mistakes.add(file.at(value), mistakes.words.no_decimal(written));
        Decimal::ZERO
    })
}

/// Reads `0.0235`, `1_154_000` or `3141e6`; `None` for anything else and for what no decimal holds exactly.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    takerate_core::decimal::parse(&text.replace('_', "")).ok().filter(|read| !read.rounded).map(|read| read.value)
}
