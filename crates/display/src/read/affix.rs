//! What stands before and behind a number: signs, currencies, units, periods, scales.

use takerate_core::unit::{Kind, Unit};

/// That a number is not meant to the last digit, which changes nothing here.
const ABOUT: [&str; 12] =
    ["~", "c.", "ca.", "ca ", "circa", "approx.", "approx", "about", "around", "roughly", "大约", "约"];

/// Dollars before a number; longer ones first where one begins another.
const DOLLARS_BEFORE: [&str; 4] = ["us$", "usd", "us dollars", "$"];

/// Dollars behind a number.
const DOLLARS_BEHIND: [&str; 8] = ["us dollars", "us dollar", "dollars", "dollar", "usd", "美元", "美金", "$"];

/// Other currencies.
const OTHER: [&str; 20] = [
    "€",
    "£",
    "¥",
    "₩",
    "₹",
    "₽",
    "eur",
    "gbp",
    "jpy",
    "cny",
    "rmb",
    "chf",
    "hkd",
    "元",
    "欧",
    "英镑",
    "日圆",
    "人民币",
    "港币",
    "块",
];

/// Once a year, behind an amount, a share or a rate.
const YEARLY: [&str; 17] = [
    "/year",
    "/yr",
    "/y",
    "/annum",
    "per year",
    "per annum",
    "per yr",
    "a year",
    "p.a.",
    "p.a",
    "annually",
    "yearly",
    "apr",
    "apy",
    "/年",
    "每年",
    " pa",
];

/// Once a day.
const DAILY: [&str; 9] = ["/day", "/d", "per day", "a day", "daily", "/天", "/日", "每天", "每日"];

/// Scales and the power of ten that each stands for; longer ones first where one ends another.
const SCALES: [(&str, i32); 21] = [
    ("trillions", 12),
    ("trillion", 12),
    ("billions", 9),
    ("billion", 9),
    ("millions", 6),
    ("million", 6),
    ("thousands", 3),
    ("thousand", 3),
    ("trn", 12),
    ("bln", 9),
    ("mln", 6),
    ("mio", 6),
    ("mil", 6),
    ("tn", 12),
    ("bn", 9),
    ("mn", 6),
    ("mm", 6),
    ("t", 12),
    ("b", 9),
    ("m", 6),
    ("k", 3),
];

/// A part of a whole that stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    /// `成`
    Tenths,
    /// `%`
    Hundredths,
    /// `bps`
    TenThousandths,
}

impl Times {
    /// The power of ten that it stands for.
    pub(super) fn power(self) -> i32 {
        match self {
            Self::Tenths => -1,
            Self::Hundredths => -2,
            Self::TenThousandths => -4,
        }
    }
}

/// What stands behind a part of a whole; longer ones first where one ends another.
const PARTS: [(&str, Times); 12] = [
    ("%", Times::Hundredths),
    ("percent", Times::Hundredths),
    ("per cent", Times::Hundredths),
    ("pct", Times::Hundredths),
    ("成", Times::Tenths),
    ("basis points", Times::TenThousandths),
    ("basis point", Times::TenThousandths),
    ("bips", Times::TenThousandths),
    ("bps", Times::TenThousandths),
    ("bp", Times::TenThousandths),
    ("个基点", Times::TenThousandths),
    ("基点", Times::TenThousandths),
];

/// The text before the first of `ends` with which it ends.
pub(super) fn before<'t>(text: &'t str, ends: &[&str]) -> Option<&'t str> {
    ends.iter().find_map(|end| text.strip_suffix(end)).map(str::trim_end)
}

/// The number before a part of a whole, and which part.
pub(super) fn percent(text: &str) -> Option<(&str, Times)> {
    PARTS.iter().find_map(|(end, times)| Some((text.strip_suffix(end)?.trim_end(), *times)))
}

/// The number before its scale, and the scale's power of ten.
pub(super) fn scale(text: &str) -> (&str, i32) {
    let found = SCALES.iter().find_map(|(end, power)| Some((text.strip_suffix(end)?.trim_end(), *power)));
    found.unwrap_or((text, 0))
}

/// Whether the number is negative, where it has a sign, and what stands behind sign and currency. An accountant writes a
/// negative number in brackets.
pub(super) fn prefixed<'t>(text: &'t str, unit: &Unit) -> (Option<bool>, &'t str) {
    let (mut negative, mut rest) = (None, text);
    let own = unit.text.split('/').next().unwrap_or_default().to_ascii_lowercase();
    loop {
        rest = rest.trim_start();
        let about = ABOUT.iter().chain(&DOLLARS_BEFORE).find_map(|start| rest.strip_prefix(start));
        let named = || rest.strip_prefix(&*own).filter(|rest| unit.kind == Kind::Amount && rest.starts_with(' '));
        if let Some(next) = about.or_else(named) {
            rest = next;
        } else if negative.is_none()
            && let Some(next) = rest.strip_prefix(['-', '+'])
        {
            negative = Some(rest.starts_with('-'));
            rest = next;
        } else if negative.is_none()
            && let Some(next) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        {
            negative = Some(true);
            rest = next.trim_end();
        } else {
            return (negative, rest);
        }
    }
}

/// The text before a word of the unit as it is `spelled`. A count has no unit, and no word to take away.
fn named_by<'t>(spelled: &str, text: &'t str) -> Option<&'t str> {
    spelled.rsplit('/').filter(|word| !word.is_empty()).find_map(|word| text.strip_suffix(word))
}

/// The number without its unit, which the page writes behind the field in either language, and without its period; `None`
/// where the period is not the unit's, as in dollars a day for a year's.
pub(super) fn without_unit<'t>(text: &'t str, unit: &Unit) -> Option<&'t str> {
    let spelled = unit.text.to_ascii_lowercase();
    let has = |part: &str| spelled.split('/').any(|known| known == part);
    let yearly = has("year") || unit.kind.in_percent();
    let mut rest = text;
    loop {
        let next = if let Some(next) = before(rest, &YEARLY) {
            yearly.then_some(next)?
        } else if let Some(next) = before(rest, &DAILY) {
            has("day").then_some(next)?
        } else if let Some(next) = named_by(&spelled, rest) {
            next
        } else if let Some(next) = before(rest, &DOLLARS_BEHIND) {
            next
        } else if let Some(next) = rest.strip_suffix('天').filter(|_| has("day")) {
            next
        } else {
            return Some(rest);
        };
        rest = next.trim_end_matches([' ', '/']);
    }
}

/// Whether the text names a currency that is not the dollar.
pub(super) fn is_other_currency(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && OTHER.iter().any(|sign| text.contains(sign))
}
