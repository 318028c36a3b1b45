//! A plain decimal as links, scripts, options and model files write it: `0.06`, `-3`, `4e9`.

use rust_decimal::Decimal;

/// Digits that a decimal keeps whatever they are; some numbers of one digit more fit, too.
const DIGITS: usize = 28;

/// Decimals that a decimal holds.
const DECIMALS: i64 = 28;

/// A number that was read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The number, without zeros at its end.
    pub value: Decimal,
    /// Whether the text has more digits than a decimal holds, so that `value` is the nearest one that it does hold.
    pub rounded: bool,
}

/// Why text is not a decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unparsed {
    /// It is not a number.
    NotANumber,
    /// It lies beyond the largest decimal, about 7.9e28.
    TooLarge,
    /// It is not zero and nearer to zero than to any other decimal: below 5e-29.
    TooSmall,
}

/// Reads digits with at most one sign, one point and one exponent. Every digit that a decimal can hold counts; a longer
/// number becomes the nearest decimal and says so.
///
/// # Errors
/// Why the text is not such a number.
pub fn parse(text: &str) -> Result<Parsed, Unparsed> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, power(exponent)?),
        None => (text, 0),
    };
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if unsigned.len() < 1 + usize::from(unsigned.contains('.'))
        || whole.bytes().chain(fraction.bytes()).any(|byte| !byte.is_ascii_digit())
    {
        return Err(Unparsed::NotANumber);
    }
    // The number is `digits` times ten to the power of `exponent`.
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let length = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX);
    let exponent = exponent.saturating_sub(length(fraction)).saturating_add(length(&digits) - length(significant));
    let significant = significant.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(Parsed { value: Decimal::ZERO, rounded: false });
    }
    let fine = usize::try_from(exponent.saturating_add(DECIMALS).saturating_neg()).unwrap_or_default();
    let (value, rounded) = [DIGITS + 1, DIGITS]
        .into_iter()
        .find_map(|most| {
            let drop = significant.len().saturating_sub(most).max(fine);
            Some((nearest(significant, drop, exponent)?, drop > 0))
        })
        .ok_or(Unparsed::TooLarge)?;
    if value.is_zero() {
        return Err(Unparsed::TooSmall);
    }
    Ok(Parsed { value: if mantissa.starts_with('-') { -value } else { value }, rounded })
}

/// An exponent; one that no number fits counts as a very large one.
fn power(text: &str) -> Result<i64, Unparsed> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if unsigned.is_empty() || unsigned.bytes().any(|byte| !byte.is_ascii_digit()) {
        return Err(Unparsed::NotANumber);
    }
    let size = unsigned.parse::<i32>().unwrap_or(i32::MAX);
    Ok(i64::from(if text.starts_with('-') { -size } else { size }))
}

/// `digits` times ten to the power of `exponent` without its last `drop` digits, half of the last one rounding up; `None`
/// where it is too large for a decimal.
fn nearest(digits: &str, drop: usize, exponent: i64) -> Option<Decimal> {
    let (kept, dropped) = digits.split_at_checked(digits.len().saturating_sub(drop))?;
    // What is dropped may be longer than the digits: then zeros stand before them.
    let up = drop <= digits.len() && dropped.starts_with(['5', '6', '7', '8', '9']);
    let number = if kept.is_empty() { 0 } else { kept.parse::<i128>().ok()? } + i128::from(up);
    let exponent = exponent.saturating_add(i64::try_from(drop).ok()?);
    if exponent <= 0 {
        return Decimal::try_from_i128_with_scale(number, u32::try_from(-exponent).ok()?)
            .ok()
            .map(|value| value.normalize());
    }
    let factor = 10i128.checked_pow(u32::try_from(exponent).ok()?)?;
    Decimal::try_from_i128_with_scale(number.checked_mul(factor)?, 0).ok().map(|value| value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, bool), Unparsed> {
        parse(text).map(|parsed| (parsed.value.to_string(), parsed.rounded))
    }

    #[test]
    fn plain_numbers_keep_every_digit() {
        for (text, value) in [
            ("0", "0"),
            ("-0", "0"),
            ("0e99", "0"),
            ("+1", "1"),
            ("-1e2", "-100"),
            (".5", "0.5"),
            ("5.", "5"),
            ("4E+9", "4000000000"),
            ("2.5e-3", "0.0025"),
            ("0.02350", "0.0235"),
            ("00012", "12"),
            ("1234.567890123456789012345678", "1234.567890123456789012345678"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("-7.9228162514264337593543950335", "-7.9228162514264337593543950335"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("0.00000000000000000000000000010000", "0.0000000000000000000000000001"),
            ("10000000000000000000000000000e-40", "0.000000000001"),
        ] {
            assert_eq!(read(text), Ok((value.to_owned(), false)), "{text}");
        }
    }

    #[test]
    fn longer_numbers_become_the_nearest_and_say_so() {
        for (text, value) in [
            ("0.123456789012345678901234567890123456", "0.1234567890123456789012345679"),
            ("57179100.123456789012345678901234567", "57179100.123456789012345678901"),
            ("79228162514264337593543950334.6", "79228162514264337593543950335"),
            ("8.1234567890123456789012345678", "8.123456789012345678901234568"),
            ("-0.99999999999999999999999999996", "-1"),
            ("0.00000000000000000000000000005", "0.0000000000000000000000000001"),
            ("1.23456e-27", "0.0000000000000000000000000012"),
        ] {
            let (found, rounded) = read(text).unwrap_or_default();
            let value = value.parse::<Decimal>().map(|value| value.normalize().to_string()).unwrap_or_default();
            assert_eq!((found, rounded), (value, true), "{text}");
        }
        let long = format!("{}.{}", "0".repeat(500), "3".repeat(500));
        assert_eq!(read(&long), Ok((format!("0.{}", "3".repeat(28)), true)));
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", "-", "+", ".", "e5", "1e", "1e+", "+-1", "--1", "1.2.3", "1_000", "NaN", "0x10", "1 ", "１"] {
            assert_eq!(read(text), Err(Unparsed::NotANumber), "{text}");
        }
        for text in [
            "1e29",
            "1e40",
            "79228162514264337593543950336",
            "9e28",
            "1e99999999999999",
            "99999999999999999999999999999",
        ] {
            assert_eq!(read(text), Err(Unparsed::TooLarge), "{text}");
        }
        for text in ["1e-29", "1e-40", "0.00000000000000000000000000004999", "1e-99999999999999"] {
            assert_eq!(read(text), Err(Unparsed::TooSmall), "{text}");
        }
    }
}
