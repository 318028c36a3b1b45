//! A number as a reader types it: `6%`, `1,154,000`, `3.1bn`, `12 亿`, `1e6`.

use takerate_core::Decimal;
use takerate_core::unit::{Kind, Unit};

/// Why typed text is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// It is no number.
    NotANumber,
    /// It is a number beyond what a decimal of 28 digits holds.
    TooLarge,
    /// It is a number with more decimals than a decimal holds.
    TooFine,
}

/// How many decimals a decimal holds.
const DECIMALS: u32 = 28;

/// Suffixes and the power of ten that each stands for; longer ones first where one ends another.
const SUFFIXES: [(&str, u32); 15] = [
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
    ("trn", 12),
    ("bn", 9),
    ("mn", 6),
    ("t", 12),
    ("b", 9),
    ("m", 6),
    ("k", 3),
];

/// The value that `text` means for an input of `unit`. In a share or rate, `6` and `6%` both mean six per cent.
///
/// # Errors
/// Why it means none.
pub fn read(text: &str, unit: &Unit) -> Result<Decimal, Unreadable> {
    let plain = half_width(text);
    let mut rest = plain.trim().trim_start_matches("us$").trim_start_matches('$').trim();
    if rest.is_empty() {
        return Err(Unreadable::Empty);
    }
    // The unit as the page writes it behind the field, in either language, may stand behind the number.
    for period in ["/ year", "/year", "/ 年", "/年", "/ day", "/day", "/ 天", "/天"] {
        rest = rest.strip_suffix(period).unwrap_or(rest).trim_end();
    }
    let spelled = unit.text.to_ascii_lowercase();
    for word in spelled.rsplit('/').chain(["usd", "美元"]) {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim_end_matches([' ', '/']);
    }
    let percent_unit = matches!(unit.kind, Kind::Share | Kind::Rate);
    let mut percent = percent_unit;
    if let Some(before) = rest.strip_suffix('%') {
        // Five per cent of nothing in particular is no amount of dollars.
        if !percent_unit && unit.kind != Kind::Ratio {
            return Err(Unreadable::NotANumber);
        }
        percent = true;
        rest = before.trim_end();
    } else if let Some(before) =
        rest.strip_suffix(['x', '×', '倍']).filter(|_| matches!(unit.kind, Kind::Ratio | Kind::Multiple))
    {
        rest = before.trim_end();
    }
    let mut power = 0;
    for (suffix, exponent) in SUFFIXES {
        if let Some(before) = rest.strip_suffix(suffix) {
            rest = before.trim_end();
            power = exponent;
            break;
        }
    }
    let number = number(rest)?;
    let scaled = number.checked_mul(Decimal::from(10i64.pow(power))).ok_or(Unreadable::TooLarge)?;
    let scaled = scaled.normalize();
    if !percent {
        return Ok(scaled);
    }
    if scaled.scale() > DECIMALS - 2 {
        return Err(Unreadable::TooFine);
    }
    Ok((scaled / Decimal::ONE_HUNDRED).normalize())
}

/// Lower case, with Chinese full-width digits and signs and every kind of minus as ASCII.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '−' | '–' => '-',
            '\u{a0}' | '\u{202f}' | '\u{3000}' => ' ',
            c => c,
        })
        .collect::<String>()
        .to_ascii_lowercase()
}

fn number(text: &str) -> Result<Decimal, Unreadable> {
    let (mantissa, exponent) = match text.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| Unreadable::NotANumber)?),
        None => (text, 0),
    };
    let digits = ungrouped(mantissa).ok_or(Unreadable::NotANumber)?;
    let unsigned = digits.trim_start_matches(['-', '+']);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty())
        || !all_digits(whole)
        || !all_digits(fraction)
        || digits.len() - unsigned.len() > 1
    {
        return Err(Unreadable::NotANumber);
    }
    let significant = whole.trim_start_matches('0').len();
    let magnitude = i32::try_from(significant).unwrap_or(i32::MAX).saturating_add(exponent);
    let zero = unsigned.chars().all(|c| c == '0' || c == '.');
    if zero {
        return Ok(Decimal::ZERO);
    }
    if magnitude > 28 {
        return Err(Unreadable::TooLarge);
    }
    let mantissa =
        Decimal::from_str_exact(digits.trim_start_matches('+')).map_err(|_| Unreadable::TooFine)?.normalize();
    match exponent {
        0 => Ok(mantissa),
        1..=28 => mantissa
            .checked_mul(Decimal::from_i128_with_scale(10i128.pow(exponent.unsigned_abs()), 0))
            .ok_or(Unreadable::TooLarge),
        _ if exponent > 28 => Err(Unreadable::TooLarge),
        _ if mantissa.scale().saturating_add(exponent.unsigned_abs()) > DECIMALS => Err(Unreadable::TooFine),
        _ => Ok(mantissa * Decimal::new(1, exponent.unsigned_abs())),
    }
}

/// Without grouping, where one kind of separator stands between groups of three digits as a writer of thousands puts
/// them; `None` where it could be a decimal comma (`0,050`) or something else.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let unsigned = whole.trim_start_matches(['-', '+']);
    if let Some(separator) = unsigned.chars().find(|c| matches!(c, ',' | ' ' | '_' | '\'')) {
        let mut groups = unsigned.split(separator);
        let first = groups.next().unwrap_or_default();
        let grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
        if !grouped {
            return None;
        }
    }
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | ' ' | '_' | '\'')).collect();
    // Another separator than the first is caught here: it left a group of the wrong length.
    Some(fraction.map_or_else(|| whole.clone(), |fraction| format!("{whole}.{fraction}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str, kind: Kind) -> Unit {
        Unit { text: text.to_owned(), kind }
    }

    #[test]
    fn reads_what_people_type() {
        let usd = unit("USD/year", Kind::Amount);
        let share = unit("share", Kind::Share);
        for (text, of, value) in [
            ("1,154,000", &usd, "1154000"),
            ("$30m", &usd, "30000000"),
            ("3.1bn", &usd, "3100000000"),
            ("12亿", &usd, "1200000000"),
            ("1.5 万", &usd, "15000"),
            ("１２．５", &usd, "12.5"),
            ("1e6", &usd, "1000000"),
            ("25 USD/year", &usd, "25"),
            ("25 USD / year", &usd, "25"),
            ("25 美元 / 年", &usd, "25"),
            ("6 % / year", &share, "0.06"),
            ("1.2bn USD", &usd, "1200000000"),
            ("40x", &unit("multiple", Kind::Multiple), "40"),
            ("6", &share, "0.06"),
            ("6%", &share, "0.06"),
            ("2.35 %", &share, "0.0235"),
            (".5", &share, "0.005"),
            ("3百万", &usd, "3000000"),
            ("2 千万", &usd, "20000000"),
            ("-1,000", &usd, "-1000"),
            ("1e-6", &usd, "0.000001"),
            ("-3", &usd, "-3"),
            ("0e99", &usd, "0"),
        ] {
            assert_eq!(read(text, of).map(|value| value.to_string()), Ok(value.to_owned()), "{text}");
        }
    }

    #[test]
    fn refuses_what_could_mean_two_things_or_nothing() {
        let usd = unit("USD", Kind::Amount);
        for text in [
            "5%",
            "¥3000",
            "0,050",
            "1234,567",
            "1,234 567",
            "3x",
            "0,5",
            "1,23",
            "abc",
            "1.2.3",
            "--1",
            "+-1",
            "1e",
            "e5",
            "NaN",
            "inf",
            "0x10",
            "12 34",
        ] {
            assert_eq!(read(text, &usd), Err(Unreadable::NotANumber), "{text}");
        }
        for text in ["1e-40", "0.00000000000000000000000000001", "1e-29"] {
            assert_eq!(read(text, &usd), Err(Unreadable::TooFine), "{text}");
        }
        assert_eq!(read("  ", &usd), Err(Unreadable::Empty));
        for text in ["1e40", "99999999999999999999999999999999", "79228162514264337593543950335k"] {
            assert_eq!(read(text, &usd), Err(Unreadable::TooLarge), "{text}");
        }
    }
}
