//! A number as a reader types it: `6%`, `1,154,000`, `$3.1bn`, `28.07 million`, `0,5`, `1亿2000万`, `550 bps`, `+10%`.

mod affix;
mod chinese;
mod group;
mod relative;

use takerate_core::Decimal;
use takerate_core::decimal::{Parsed, Unparsed, parse};
use takerate_core::unit::{Kind, Unit};

use affix::{Times, is_other_currency, percent, prefixed, scale, without_unit};

/// Why typed text is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// It is no number.
    NotANumber,
    /// It is an amount of another currency than the dollar.
    OtherCurrency,
    /// It has more than 28 digits, and there is nowhere to say that it was rounded.
    TooManyDigits,
    /// It is a number beyond what a decimal of 28 digits holds.
    TooLarge,
    /// It is not zero, and nearer to zero than any decimal of 28 digits.
    TooFine,
}

impl From<Unparsed> for Unreadable {
    fn from(why: Unparsed) -> Self {
        match why {
            Unparsed::NotANumber => Self::NotANumber,
            Unparsed::TooLarge => Self::TooLarge,
            Unparsed::TooSmall => Self::TooFine,
        }
    }
}

/// How the value of typed text came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is what was typed.
    AsTyped,
    /// More digits were typed than a decimal holds; it is the nearest decimal.
    Rounded,
    /// It was reckoned from the present value: `+10%`, `*2`.
    FromPresent,
}

/// The value of typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// In the input's unit; what the unit forbids is not looked at.
    pub value: Decimal,
    /// How it came about.
    pub how: How,
}

/// The value that `text` means for an input of `unit`. In a share or rate, `6` and `6%` both mean six per cent.
///
/// # Errors
/// Why it means none.
pub fn read(text: &str, unit: &Unit) -> Result<Decimal, Unreadable> {
    match absolute(&plain(text), unit)? {
        Reading { how: How::Rounded, .. } => Err(Unreadable::TooManyDigits),
        Reading { value, .. } => Ok(value),
    }
}

/// The value that `text` means for an input of `unit` that stands at `display`: as [`read`] has it, and `+10%`, `-10%`,
/// `*2` and `/2` times the present value; `+1pp` and `+50bps` are added to a share or rate. A sign before a plain number
/// (`+5`) is the number's own.
///
/// # Errors
/// Why it means none.
pub fn read_from(text: &str, unit: &Unit, present: Decimal) -> Result<Reading, Unreadable> {
    let text = plain(text);
    match relative::read(&text, unit, present) {
        Some(value) => Ok(Reading { value: value?.normalize(), how: How::FromPresent }),
        None => absolute(&text, unit),
    }
}

/// Lower case, with full-width digits and signs, every kind of blank, minus and apostrophe as ASCII, and without what is
/// not seen.
fn plain(text: &str) -> String {
    let ascii = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '–' | '‐' | '‑' | '﹣' => '-',
        '×' | '∗' | '✕' => '*',
        '÷' | '∕' => '/',
        '。' => '.',
        '’' | '‘' | '′' | 'ʼ' => '\'',
        '≈' | '≃' | '∼' => '~',
        '￥' => '¥',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let seen =
        |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}');
    let text: String = text.chars().filter(seen).map(ascii).collect();
    let text = text.trim().to_ascii_lowercase();
    // As a unit and a period are written behind the field: `USD / year`.
    text.replace(" /", "/").replace("/ ", "/")
}

fn absolute(text: &str, unit: &Unit) -> Result<Reading, Unreadable> {
    let (negative, rest) = prefixed(text, unit);
    if rest.is_empty() {
        return Err(if negative.is_none() { Unreadable::Empty } else { Unreadable::NotANumber });
    }
    let Parsed { value, rounded } = magnitude(rest, unit).map_err(|why| {
        let other = why == Unreadable::NotANumber && unit.text.starts_with("USD") && is_other_currency(text);
        if other { Unreadable::OtherCurrency } else { why }
    })?;
    let value = if negative == Some(true) { -value } else { value };
    Ok(Reading { value: value.normalize(), how: if rounded { How::Rounded } else { How::AsTyped } })
}

/// A number without sign, with its scale and unit behind it.
fn magnitude(text: &str, unit: &Unit) -> Result<Parsed, Unreadable> {
    let rest = without_unit(text, unit).ok_or(Unreadable::NotANumber)?;
    let percent_unit = unit.kind.in_percent();
    let (rest, power) = match percent(rest) {
        // Five per cent of nothing in particular is no amount of dollars.
        Some(_) if !percent_unit && unit.kind != Kind::Ratio => return Err(Unreadable::NotANumber),
        Some((_, Times::Tenths)) if !percent_unit => return Err(Unreadable::NotANumber),
        Some((rest, times)) => (rest, times.power()),
        None if percent_unit => (rest, Times::Hundredths.power()),
        None if matches!(unit.kind, Kind::Ratio | Kind::Multiple) => {
            (rest.strip_suffix(['x', '*', '倍']).map_or(rest, str::trim_end), 0)
        }
        None => (rest, 0),
    };
    number(rest, power)
}

/// A number without sign times ten to the power of `power`, with its scale behind it.
fn number(text: &str, power: i32) -> Result<Parsed, Unreadable> {
    if let Some(number) = chinese::read(text) {
        return Ok(parse(&format!("{}e{power}", number?))?);
    }
    let (rest, scale) = scale(text);
    let (mantissa, exponent) = rest.split_once('e').unwrap_or((rest, "0"));
    if mantissa.is_empty() || exponent.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    let signed = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    if signed.bytes().any(|byte| !byte.is_ascii_digit()) || signed.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    // An exponent that no number fits is beyond every decimal.
    let most = if exponent.starts_with('-') { -9999 } else { 9999 };
    let exponent = exponent.parse::<i32>().unwrap_or(most).clamp(-9999, 9999);
    let digits = group::plain(mantissa).ok_or(Unreadable::NotANumber)?;
    Ok(parse(&format!("{digits}e{}", exponent + scale + power))?)
}
