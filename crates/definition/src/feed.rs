//! Where an input has its price of the day from, as a model file writes it: a name, or a table that says how many times its price.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use toml::{Spanned, Value};

/// `"coingecko:aave"`, or `{ id = "coingecko:sky", times = 24000 }`.
pub(crate) struct RawFeed {
    pub id: String,
    /// Once, where nothing is said.
    pub times: Option<Spanned<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    id: String,
    times: Option<Spanned<Value>>,
}

impl<'de> Deserialize<'de> for RawFeed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FeedVisitor)
    }
}

struct FeedVisitor;

/// What the parser expects of a feed; [`syntax`](crate::syntax) has the words.
pub(crate) const WANTED: &str = "feed";
/// A feed as a table.
pub(crate) const EXAMPLE: &str = "{ id = \"coingecko:sky\", times = 24000 }";

impl<'de> Visitor<'de> for FeedVisitor {
    type Value = RawFeed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WANTED)
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<RawFeed, E> {
        Ok(RawFeed { id: id.to_owned(), times: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawFeed, A::Error> {
        let RawTable { id, times } = RawTable::deserialize(MapAccessDeserializer::new(map))?;
        Ok(RawFeed { id, times })
    }
}
