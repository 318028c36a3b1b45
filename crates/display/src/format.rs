//! Numbers in the reader's manner. Rounding happens here and nowhere before.

use rust_decimal::RoundingStrategy;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_words::{NumbersWords, PageWords, manner};

use crate::scale::Scale;

/// A value as it stands in a table or a sentence: `26.4M`, `16.31%`, `102.3x`, `2,638万`, `102.3倍`.
#[must_use]
pub fn short(value: Decimal, unit: &Unit, language: Language) -> String {
    match unit.kind {
        Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => match value.checked_mul(Decimal::ONE_HUNDRED) {
            // What two decimals would show as nothing keeps the digits that matter.
            Some(percent) if !percent.is_zero() && rounded(percent, 2).is_zero() => {
                format!("{}%", grouped(percent.round_sf(2).unwrap_or(percent).normalize()))
            }
            Some(percent) => format!("{}%", fixed(percent, 2)),
            None => grouped(value),
        },
        Kind::Multiple => {
            let decimals = if value.abs() < Decimal::ONE_HUNDRED * Decimal::TEN { 1 } else { 0 };
            format!("{}{}", fixed(value, decimals), NumbersWords::of(language).times())
        }
        Kind::Ratio => grouped(rounded(value, 4).normalize()),
        Kind::Switch => grouped(value),
        Kind::Amount => amount(value, language),
    }
}

/// An amount with its scale: `2.70B`, `27.00亿`; small ones keep the digits that matter.
#[must_use]
pub fn amount(value: Decimal, language: Language) -> String {
    let scale = Scale::of(value, language);
    format!("{}{}", scaled(value, scale), scale.suffix)
}

/// An amount in a scale, without what stands behind it.
#[must_use]
pub fn scaled(value: Decimal, scale: Scale) -> String {
    fixed(value / Decimal::from(10i64.pow(scale.power)), scale.places(value))
}

/// A round amount in a scale, with no more digits than it needs and without what stands behind it.
#[must_use]
pub fn brief_amount(value: Decimal, scale: Scale) -> String {
    grouped((value / Decimal::from(10i64.pow(scale.power))).normalize())
}

/// The exact value in the input's own terms (per cent where the unit is a share or rate), as a reader would type it.
#[must_use]
pub fn editable(value: Decimal, unit: &Unit) -> String {
    let percent = unit.kind.in_percent().then(|| value.checked_mul(Decimal::ONE_HUNDRED)).flatten();
    grouped(percent.unwrap_or(value).normalize())
}

/// The exact value as a reader of a language would type it: [`editable`], but where the language has it so, amounts in
/// their scale (`3,000万`) if four decimals hold every digit.
#[must_use]
pub fn editable_in(value: Decimal, unit: &Unit, language: Language) -> String {
    let scale = Scale::of(value, language);
    let scaled = (value / Decimal::from(10i64.pow(scale.power))).normalize();
    if manner(language).typed_in_scale && unit.kind == Kind::Amount && scale.power > 0 && scaled.scale() <= 4 {
        return format!("{}{}", grouped(scaled), scale.suffix);
    }
    editable(value, unit)
}

/// A round value with no more digits than it needs, for the ends of a slider: `5M`, `10K`, `50` (per cent).
#[must_use]
pub fn brief(value: Decimal, unit: &Unit, language: Language) -> String {
    match unit.kind {
        Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => editable(value, unit),
        _ => {
            let scale = Scale::of(value, language);
            format!("{}{}", brief_amount(value, scale), scale.suffix)
        }
    }
}

/// All digits of a plain number: `1,250,000`, `−0.5`.
#[must_use]
pub fn plain(value: Decimal) -> String {
    grouped(value)
}

/// The value that public contracts carry: a plain decimal string.
#[must_use]
pub fn exact(value: Decimal) -> String {
    value.normalize().to_string()
}

/// What stands behind an input: `%`, `USD / year`, `AAVE/天`.
#[must_use]
pub fn unit(unit: &Unit, language: Language) -> String {
    let words = NumbersWords::of(language);
    match unit.kind {
        Kind::Share | Kind::Change => "%".to_owned(),
        Kind::Rate | Kind::Growth => words.percent_a_year().to_owned(),
        Kind::Ratio | Kind::Multiple => words.times_unit().to_owned(),
        Kind::Switch => String::new(),
        Kind::Amount => {
            let mut text = String::with_capacity(unit.text.len() + 8);
            for (index, part) in unit.text.split('/').enumerate() {
                if index > 0 {
                    text.push_str(words.per());
                }
                text.push_str(match part {
                    "USD" => words.dollars(),
                    "year" => words.year(),
                    "day" => words.day(),
                    // So many a year.
                    "1" => "",
                    other => other,
                });
            }
            text.trim_start().to_owned()
        }
    }
}

/// A value with its unit in words, for a slider's spoken text and for lists: `2.35%`, `1.15M ETH`, `30M USD / year`,
/// `115 万 ETH`, `3,000 万美元/年`.
#[must_use]
pub fn with_unit(value: Decimal, of: &Unit, language: Language) -> String {
    match of.kind {
        Kind::Amount => beside(&brief(value, of, language), &unit(of, language), language),
        _ => short(value, of, language),
    }
}

/// A value as it stands in a table, with its unit: `26.4M USD / year`, `2,639 万美元/年`.
#[must_use]
pub fn short_with_unit(value: Decimal, of: &Unit, language: Language) -> String {
    let number = short(value, of, language);
    if of.kind == Kind::Amount { beside(&number, &unit(of, language), language) } else { number }
}

/// A number beside its unit. Where the language puts a scale with the unit, it stands apart from the number and joins the
/// dollar: `115 万 ETH`, `3,000 万美元/年`.
#[must_use]
pub fn beside(number: &str, unit: &str, language: Language) -> String {
    // Digits are one byte long.
    let scale = || number.rfind(|letter: char| letter.is_ascii_digit()).map(|digit| number.split_at(digit + 1));
    match scale().filter(|(_, scale)| manner(language).scale_with_unit && !scale.is_empty()) {
        Some((digits, scale)) if unit.starts_with(NumbersWords::of(language).dollars()) => {
            format!("{digits} {scale}{unit}")
        }
        Some((digits, scale)) => format!("{digits} {scale} {unit}"),
        None => format!("{number} {unit}"),
    }
}

/// A value with every digit that it has, unless it has more than six that matter, and its unit: `17.6%`, `20x`,
/// `2,950 USD / ETH`, `off`.
#[must_use]
pub fn precise(value: Decimal, of: &Unit, language: Language) -> String {
    let matter = value.round_sf(6).unwrap_or(value).normalize();
    let words = NumbersWords::of(language);
    match of.kind {
        Kind::Switch => words.switch(usize::from(!value.is_zero())).to_owned(),
        Kind::Share | Kind::Rate | Kind::Change | Kind::Growth => format!("{}%", editable(matter, of)),
        Kind::Multiple => format!("{}{}", grouped(matter), words.times()),
        Kind::Ratio => grouped(matter),
        Kind::Amount => with_unit(matter, of, language),
    }
}

/// The nearest number with so many decimals, halves away from zero.
#[must_use]
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A number with so many decimals: `1,234.5`.
#[must_use]
pub fn fixed(value: Decimal, decimals: u32) -> String {
    let mut value = rounded(value, decimals);
    value.rescale(decimals);
    grouped(value)
}

/// All digits, in groups of three, with a true minus sign.
fn grouped(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut shown = String::with_capacity(text.len() + 8);
    // −0.0 after rounding is shown as 0.0.
    if value.is_sign_negative() && !value.is_zero() {
        shown.push('−');
    }
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}

/// A share in per cent, with as many digits as it has: `33%`, `12.5%`.
#[must_use]
pub fn share(value: Decimal, language: Language) -> String {
    precise(value, &Unit { text: "share".to_owned(), kind: Kind::Share }, language)
}

/// An input's value as `show` writes it; where there is none, the word that nobody has published one.
#[must_use]
pub fn known(value: Option<Decimal>, language: Language, show: impl FnOnce(Decimal) -> String) -> String {
    value.map_or_else(|| PageWords::of(language).unpublished().to_owned(), show)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_scientific(text).or_else(|_| Decimal::from_str_exact(text)).unwrap_or_default()
    }

    #[test]
    fn amounts_read_in_the_readers_manner() {
        let cases = [
            ("26385089.6", "26.4M", "2,639万"),
            ("2700000000", "2.70B", "27.00亿"),
            ("1200000000", "1.20B", "12.00亿"),
            ("999999999", "1.00B", "10.00亿"),
            ("-7066080", "−7.1M", "−706.6万"),
            ("168.75", "168.75", "168.75"),
            ("0.0682", "0.0682", "0.0682"),
            ("0", "0", "0"),
            ("41000", "41.0K", "4.1万"),
            ("79228162514264337593543950335", "79,228,162,514,264,337.59T", "79,228,162,514,264,337.59万亿"),
        ];
        for (value, english, chinese) in cases {
            assert_eq!(amount(decimal(value), Language::ENGLISH), english);
            assert_eq!(amount(decimal(value), Language::CHINESE), chinese);
        }
    }

    #[test]
    fn precise_values_keep_the_digits_that_matter() {
        let unit = |kind, text: &str| Unit { kind, text: text.to_owned() };
        let english = |value, unit| precise(decimal(value), &unit, Language::ENGLISH);
        assert_eq!(english("0.17612345678", unit(Kind::Share, "share")), "17.6123%");
        assert_eq!(english("20", unit(Kind::Multiple, "multiple")), "20x");
        assert_eq!(english("0", unit(Kind::Switch, "switch")), "off");
        assert_eq!(english("-12345678", unit(Kind::Amount, "USD/year")), "−12.3457M USD / year");
        assert_eq!(precise(decimal("1"), &unit(Kind::Switch, "switch"), Language::CHINESE), "开");
    }

    #[test]
    fn a_loss_smaller_than_the_last_digit_is_no_minus_zero() {
        assert_eq!(fixed(decimal("-0.04"), 1), "0.0");
    }
}
