//! The value of an input in a preset as a model file writes it: a number, or a table that says what the number rests on.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use takerate_core::model::Basis;
use toml::{Spanned, Value};

use crate::file::SpannedText;

/// A value of an input: a number, or a table.
pub(crate) struct RawValue {
    /// Where the value is written.
    pub span: Range<usize>,
    /// The number; `None` where nobody has published one.
    pub value: Option<Spanned<Value>>,
    /// What the table says beside the number; `None` where a plain number stands.
    pub origin: Option<RawOrigin>,
}

/// What a value rests on, as far as its table says so.
pub(crate) struct RawOrigin {
    pub basis: Option<Basis>,
    pub sources: Option<Vec<Spanned<String>>>,
    pub as_of: Option<Spanned<String>>,
    pub note: Option<SpannedText>,
    pub why: Option<SpannedText>,
    /// What nobody has published, and what would count as a source.
    pub unpublished: Option<SpannedText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    value: Option<Spanned<Value>>,
    unpublished: Option<SpannedText>,
    basis: Option<Basis>,
    sources: Option<Vec<Spanned<String>>>,
    as_of: Option<Spanned<String>>,
    note: Option<SpannedText>,
    why: Option<SpannedText>,
}

/// Either of the two.
enum Either {
    Plain(Value),
    Table(Box<RawTable>),
}

/// The parser's error for a table that has neither a value nor what is missing, or both; [`syntax`](crate::syntax) has the words.
pub(crate) const EITHER: &str = "value or unpublished";
/// What the parser expects where there is neither a number nor a table.
pub(crate) const WANTED: &str = "value";
/// A value as a table.
pub(crate) const EXAMPLE: &str = "{ value = 0.1, basis = \"stated\", sources = [\"…\"] }";

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let either = Spanned::<Either>::deserialize(deserializer)?;
        let span = either.span();
        Ok(match either.into_inner() {
            Either::Plain(value) => Self { value: Some(Spanned::new(span.clone(), value)), span, origin: None },
            Either::Table(table) => {
                let RawTable { value, unpublished, basis, sources, as_of, note, why } = *table;
                if value.is_some() == unpublished.is_some() {
                    return Err(D::Error::custom(EITHER));
                }
                let span = value.as_ref().map_or(span, Spanned::span);
                Self { value, span, origin: Some(RawOrigin { basis, sources, as_of, note, why, unpublished }) }
            }
        })
    }
}

impl<'de> Deserialize<'de> for Either {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherVisitor)
    }
}

/// Accepts everything except a table unchanged; the caller checks that it is a number and reports how to fix it.
struct EitherVisitor;

impl<'de> Visitor<'de> for EitherVisitor {
    type Value = Either;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WANTED)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Either, E> {
        Ok(Either::Plain(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Either, E> {
        Ok(Either::Plain(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Either, E> {
        Ok(Either::Plain(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Either, E> {
        Ok(Either::Plain(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Either, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(list)).map(Either::Plain)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Either, A::Error> {
        RawTable::deserialize(MapAccessDeserializer::new(map)).map(|table| Either::Table(Box::new(table)))
    }
}
