//! Prices of the day: what is asked of the service that a model names, and what its answer says of each price. Nothing here
//! asks a network or a clock; `now` is the moment of the answer, in seconds since 1970.
//!
//! Prices are read as the decimals that are written, never through a binary number.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use takerate_core::model::{Feed, PriceService};
use takerate_core::{Decimal, InputId, Model, Scenario};
use takerate_scenario_io::assign::decimal;
use takerate_scenario_io::moment::Moment;
use takerate_scenario_io::prices::Prices;

/// A longer answer is not read: five prices take half a kilobyte.
pub const LONGEST: usize = 64 * 1024;

/// An older price is told to be old, in seconds.
const OLD: u64 = 24 * 60 * 60;
/// How far a clock may be ahead of the reader's, in seconds.
const AHEAD: u64 = 5 * 60;
/// A price that is more times the present one, or less than that part of it, is probably no price of the same thing.
const LEAP: Decimal = Decimal::ONE_THOUSAND;

/// The inputs whose price a service tells, in the model's order.
pub fn priced(model: &Model) -> impl Iterator<Item = (InputId, &Feed)> {
    model.input_ids().filter_map(|id| Some((id, model.input(id).feed.as_ref()?)))
}

/// The address that is asked for all prices at once.
#[must_use]
pub fn address(service: &PriceService, model: &Model) -> String {
    let names: Vec<&str> = priced(model).map(|(_, feed)| feed.id.as_str()).collect();
    format!("{}{}", service.url, names.join(","))
}

/// Why nothing of an answer can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no JSON.
    NotJson,
    /// It is JSON, but has no list of prices as documented.
    NotPrices,
}

/// Why an answer has no price for an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPrice {
    /// The answer does not speak of it.
    Missing,
    /// What stands there is no number.
    NotANumber,
    /// It is zero or less.
    NotPositive,
    /// It does not say of when it is.
    Timeless,
}

/// What to beware of in a price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// It is more than a thousandfold of the present value, or less than a thousandth.
    pub leaps: bool,
    /// It is older than a day.
    pub old: bool,
    /// It is of a moment that is still to come.
    pub ahead: bool,
}

impl Doubts {
    /// Whether the price is taken unless the reader says otherwise. An old price is a price.
    #[must_use]
    pub fn is_trusted(self) -> bool {
        !self.leaps && !self.ahead
    }
}

/// A price that the service tells, as its input counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The price.
    pub value: Decimal,
    /// When it was, in seconds since 1970.
    pub seconds: u64,
    /// The same, to the minute.
    pub moment: Moment,
    /// What to beware of.
    pub doubts: Doubts,
}

/// What an answer says of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The input.
    pub input: InputId,
    /// Its value in the scenario; `None` where there is none.
    pub present: Option<Decimal>,
    /// Its price, or why there is none.
    pub price: Result<Price, NoPrice>,
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    coins: Coins<'a>,
}

/// What an answer has by the names of the prices; nothing of it is read before it is wanted.
struct Coins<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Coins<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(CoinsVisitor(PhantomData))
    }
}

struct CoinsVisitor<'a>(PhantomData<&'a RawValue>);

impl<'de: 'a, 'a> Visitor<'de> for CoinsVisitor<'a> {
    type Value = Coins<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prices by their names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Coins<'a>, A::Error> {
        let mut coins = Vec::new();
        while let Some(coin) = map.next_entry()? {
            coins.push(coin);
        }
        Ok(Coins(coins))
    }
}

#[derive(Deserialize)]
struct Coin<'a> {
    #[serde(borrow)]
    price: Option<&'a RawValue>,
    #[serde(borrow)]
    timestamp: Option<&'a RawValue>,
}

/// What an answer says of each input that has a feed, beside the scenario's value.
///
/// # Errors
/// That nothing of it can be used.
pub fn read(answer: &[u8], model: &Model, scenario: &Scenario, now: u64) -> Result<Vec<Quote>, Unreadable> {
    let text = std::str::from_utf8(answer).map_err(|_| Unreadable::NotJson)?;
    let wrong = |error: serde_json::Error| if error.is_data() { Unreadable::NotPrices } else { Unreadable::NotJson };
    let Answer { coins: Coins(coins) } = serde_json::from_str(text).map_err(wrong)?;
    let quote = |(input, feed): (InputId, &Feed)| {
        let present = scenario.value(model, input);
        let told = coins.iter().rev().find(|(name, _)| *name == feed.id);
        let price = told.ok_or(NoPrice::Missing).and_then(|(_, coin)| price(coin, feed, present, now));
        Quote { input, present, price }
    };
    Ok(priced(model).map(quote).collect())
}

fn price(coin: &RawValue, feed: &Feed, present: Option<Decimal>, now: u64) -> Result<Price, NoPrice> {
    let coin: Coin<'_> = serde_json::from_str(coin.get()).map_err(|_| NoPrice::NotANumber)?;
    let told = coin.price.and_then(|text| decimal(text.get())).ok_or(NoPrice::NotANumber)?;
    let value = told.checked_mul(feed.times).ok_or(NoPrice::NotANumber)?.normalize();
    if value <= Decimal::ZERO {
        return Err(NoPrice::NotPositive);
    }
    let seconds = coin.timestamp.and_then(|text| text.get().parse().ok()).ok_or(NoPrice::Timeless)?;
    let moment = Moment::from_seconds(seconds).ok_or(NoPrice::Timeless)?;
    let doubts = Doubts {
        leaps: present.is_some_and(|present| leaps(present, value) || leaps(value, present)),
        old: now.saturating_sub(seconds) > OLD,
        ahead: seconds.saturating_sub(now) > AHEAD,
    };
    Ok(Price { value, seconds, moment, doubts })
}

/// Whether one value is more than [`LEAP`] times another. What is too large to be multiplied is not exceeded.
fn leaps(small: Decimal, large: Decimal) -> bool {
    small.checked_mul(LEAP).is_some_and(|most| large > most)
}

/// The scenario with the prices of these inputs, and the mark that they bear. A price that is marked already and stays keeps its
/// mark, and then the moment is the older one.
#[must_use]
pub fn apply(
    model: &Model,
    scenario: &Scenario,
    marked: Option<&Prices>,
    quotes: &[Quote],
    chosen: &[InputId],
) -> (Scenario, Option<Prices>) {
    let mut next = scenario.clone();
    let mut oldest: Option<Moment> = None;
    let mut inputs = Vec::new();
    for quote in quotes.iter().filter(|quote| chosen.contains(&quote.input)) {
        let Ok(price) = &quote.price else { continue };
        if next.set(model, quote.input, price.value).is_ok() {
            inputs.push(quote.input);
            // A price that is the preset's is no change, and its moment is not asked for later.
            if next.is_changed(model, quote.input) && oldest.as_ref().is_none_or(|known| price.moment < *known) {
                oldest = Some(price.moment.clone());
            }
        }
    }
    let kept = marked.and_then(|marked| marked.kept(model, scenario, &next));
    let kept = kept.filter(|kept| kept.inputs().iter().any(|id| !inputs.contains(id)));
    if let Some(kept) = kept {
        inputs.extend(kept.inputs());
        oldest = oldest.into_iter().chain([kept.moment().clone()]).min();
    }
    let prices = oldest.and_then(|moment| Prices::new(model, &next, moment, &inputs));
    (next, prices)
}
