//! What people type, in English and Chinese, and what it means.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, tries};
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language};
use takerate_display::format::{editable, precise, unit, with_unit};
use takerate_display::read::{How, Reading, Unreadable, read, read_from};

fn of(text: &str) -> Unit {
    let kind = match text {
        "share" => Kind::Share,
        "rate" => Kind::Rate,
        "change" => Kind::Change,
        "growth" => Kind::Growth,
        "ratio" => Kind::Ratio,
        "multiple" => Kind::Multiple,
        _ => Kind::Amount,
    };
    Unit { text: text.to_owned(), kind }
}

fn meant(text: &str, unit: &str) -> Result<String, Unreadable> {
    read(text, &of(unit)).map(|value| value.to_string())
}

#[test]
fn what_people_type_is_read() {
    for (unit, cases) in [
        (
            "USD/year",
            [
                ("1,154,000", "1154000"),
                ("$30m", "30000000"),
                ("3.1bn", "3100000000"),
                ("12亿", "1200000000"),
                ("1.5 万", "15000"),
                ("１２．５", "12.5"),
                ("1e6", "1000000"),
                ("25 USD/year", "25"),
                ("25 USD / year", "25"),
                ("25 美元 / 年", "25"),
                ("1.2bn USD", "1200000000"),
                ("3百万", "3000000"),
                ("2 千万", "20000000"),
                ("-1,000", "-1000"),
                ("1e-6", "0.000001"),
                ("-3", "-3"),
                ("0e99", "0"),
                ("+5", "5"),
                ("＋５", "5"),
                ("+5m", "5000000"),
                // Decimal commas and other groups.
                ("0,5", "0.5"),
                ("2,35", "2.35"),
                ("28,07M", "28070000"),
                ("1.234.567,89", "1234567.89"),
                ("1.234.567", "1234567"),
                ("1.234,5", "1234.5"),
                ("1,234.5", "1234.5"),
                ("1 234,5", "1234.5"),
                ("1 234 567", "1234567"),
                ("1\u{a0}234\u{202f}567", "1234567"),
                ("1'234'567.5", "1234567.5"),
                ("1’234,5", "1234.5"),
                ("1_000_000", "1000000"),
                ("1,154", "1154"),
                ("1,154m", "1154000000"),
                ("1.154", "1.154"),
                ("0,050", "0.05"),
                ("1234,567", "1234.567"),
                ("1,23", "1.23"),
                (",5", "0.5"),
                (".5", "0.5"),
                ("5.", "5"),
                ("5,", "5"),
                ("-1.234,5", "-1234.5"),
                // Words.
                ("28.07 million", "28070000"),
                ("28.07 Millions", "28070000"),
                ("USD 28.07M", "28070000"),
                ("28.07mm", "28070000"),
                ("28.07 mln", "28070000"),
                ("US$28.07 mn", "28070000"),
                ("28.07M$", "28070000"),
                ("28.07 million dollars", "28070000"),
                ("28.07 million US dollars per year", "28070000"),
                ("$8.45m/yr", "8450000"),
                ("$8.45m / yr", "8450000"),
                ("8.45m p.a.", "8450000"),
                ("8.45m USD p.a.", "8450000"),
                ("8.45m per year", "8450000"),
                ("8.45m per annum", "8450000"),
                ("8.45m a year", "8450000"),
                ("8.45m annually", "8450000"),
                ("~$16m", "16000000"),
                ("~ 16m", "16000000"),
                ("≈16m", "16000000"),
                ("c. 16m", "16000000"),
                ("c.$16m", "16000000"),
                ("about 16m", "16000000"),
                ("约1600万", "16000000"),
                ("$4.1 billion", "4100000000"),
                ("1.2 trillion", "1200000000000"),
                ("5 thousand", "5000"),
                ("5k", "5000"),
                // Below zero, for the unit to forbid.
                ("-$596.15m", "-596150000"),
                ("−$596.15m", "-596150000"),
                ("$-596.15m", "-596150000"),
                ("-596.15 million", "-596150000"),
                ("(7.0)", "-7"),
                ("($596.15m)", "-596150000"),
                ("$(7.0)", "-7"),
                ("（7）", "-7"),
                ("-1亿", "-100000000"),
                // Chinese.
                ("30亿", "3000000000"),
                ("30億", "3000000000"),
                ("1亿2000万", "120000000"),
                ("1亿2千万", "120000000"),
                ("1 亿 2000 万", "120000000"),
                ("1亿2,000万", "120000000"),
                ("1亿2000万美元", "120000000"),
                ("1亿2000万美元/年", "120000000"),
                ("3000w", "30000000"),
                ("3000W", "30000000"),
                ("1亿2000w", "120000000"),
                ("12。5", "12.5"),
                ("１２。５万", "125000"),
                ("3千万", "30000000"),
                ("1千2百万", "12000000"),
                ("5千", "5000"),
                ("3百", "300"),
                ("1.2万亿", "1200000000000"),
                ("1万亿2000亿", "1200000000000"),
                ("一亿", "100000000"),
                ("五亿", "500000000"),
                ("两千万", "20000000"),
                ("十亿", "1000000000"),
                ("十五亿", "1500000000"),
                ("二十五万", "250000"),
                ("1.25亿", "125000000"),
                ("1,25亿", "125000000"),
                ("$30亿", "3000000000"),
                ("30亿 USD", "3000000000"),
            ]
            .as_slice(),
        ),
        ("change", &[("-12.5", "-0.125"), ("−3%", "-0.03"), ("20 %", "0.2")]),
        ("growth", &[("-5 % / year", "-0.05"), ("3% p.a.", "0.03")]),
        (
            "share",
            &[
                ("6", "0.06"),
                ("6%", "0.06"),
                ("6 % / year", "0.06"),
                ("2.35 %", "0.0235"),
                ("2,35 %", "0.0235"),
                ("0,5", "0.005"),
                (".5", "0.005"),
                ("１２．５％", "0.125"),
                ("5.5 percent", "0.055"),
                ("5.5 per cent", "0.055"),
                ("550bps", "0.055"),
                ("550 bp", "0.055"),
                ("550 basis points", "0.055"),
                ("550个基点", "0.055"),
                ("1成", "0.1"),
                ("一成", "0.1"),
                ("2.5成", "0.25"),
                ("~6%", "0.06"),
                ("(5%)", "-0.05"),
                ("-5%", "-0.05"),
            ],
        ),
        (
            "rate",
            &[
                ("5.5% APR", "0.055"),
                ("5.5% APY", "0.055"),
                ("5.5 % p.a.", "0.055"),
                ("5.5%/yr", "0.055"),
                ("5,5 % / 年", "0.055"),
                ("550 bps per year", "0.055"),
            ],
        ),
        ("multiple", &[("40x", "40"), ("40倍", "40"), ("40×", "40"), ("40,5x", "40.5"), ("1,200x", "1200")]),
        ("ratio", &[("0,5", "0.5"), ("50%", "0.5"), ("1.5x", "1.5")]),
        (
            "ETH",
            &[
                ("1.15m ETH", "1150000"),
                ("ETH 1,154,000", "1154000"),
                ("115万 ETH", "1150000"),
                ("1 154 000", "1154000"),
            ],
        ),
        ("USD/ETH", &[("$4,500", "4500"), ("4 500 USD / ETH", "4500"), ("4500美元 / ETH", "4500"), ("4.5k", "4500")]),
        ("AAVE/day", &[("360/day", "360"), ("360 AAVE / 天", "360"), ("360 a day", "360")]),
        ("day/year", &[("365", "365"), ("365 天 / 年", "365"), ("365 day/year", "365")]),
        ("USD", &[("79228162514264337593543950335", "79228162514264337593543950335"), ("2.222bn", "2222000000")]),
    ] {
        for (text, value) in cases {
            assert_eq!(meant(text, unit), Ok((*value).to_owned()), "{text} for {unit}");
        }
    }
}

#[test]
fn what_could_mean_two_things_or_nothing_is_refused() {
    for (unit, texts) in [
        (
            "USD/year",
            [
                "5%",
                "550bps",
                "3x",
                "1,234 567",
                "1.2.3",
                "1.234.56",
                "1,23,4",
                "12,34,567",
                "1,234.567,8",
                "1.234,567,8",
                "--1",
                "+-1",
                "-(5)",
                "(-5)",
                "1e",
                "e5",
                "1e5.5",
                "NaN",
                "inf",
                "0x10",
                "12 34",
                "1 23 4",
                "abc",
                "-",
                "+",
                "(",
                ")",
                "()",
                "1亿2",
                "1亿2000",
                "二百五",
                "2千3",
                "亿",
                "万",
                "3万5亿",
                "3百5千",
                "1亿3亿",
                "千5",
                "5x5",
                "8.45m/day",
                "8.45m a day",
                "2m/month",
                "2m per quarter",
                "5s",
                "5 hundred",
                "5 m m",
                "1;2",
                "5 ETH",
                "1e6e6",
                "*2",
                "/2",
                "+1pp",
                "1/3",
                "0,123,456",
                "_1",
                "1__000",
                "million",
                "30 and 5",
                "3.1bnn",
                "$$$",
                "5$5",
            ]
            .as_slice(),
        ),
        ("USD", &["5/year", "5 p.a.", "5%"]),
        ("share", &["6x", "6%%", "6 bps %", "x6", "6 pp"]),
        ("multiple", &["6%", "1成"]),
        ("ratio", &["1成"]),
        ("ETH", &["5€", "5 USD/year"]),
    ] {
        for text in texts {
            let found = read(text, &of(unit));
            let empty = *text == "$$$" && found == Err(Unreadable::Empty);
            assert!(empty || found == Err(Unreadable::NotANumber), "{text} for {unit} is {found:?}");
        }
    }
    for text in ["€5m", "5 €", "£5", "¥30亿", "￥30亿", "30亿元", "5m EUR", "GBP 5m", "RMB 30亿", "30亿人民币"]
    {
        assert_eq!(meant(text, "USD/year"), Err(Unreadable::OtherCurrency), "{text}");
    }
    for text in ["", "  ", "$", "US$", "\u{200b}"] {
        assert_eq!(meant(text, "USD"), Err(Unreadable::Empty), "{text}");
    }
    for text in
        ["1e40", "99999999999999999999999999999999", "79228162514264337593543950335k", "1e999999999999", "9e28亿"]
    {
        let found = meant(text, "USD");
        assert!(matches!(found, Err(Unreadable::TooLarge | Unreadable::NotANumber)), "{text}: {found:?}");
        assert!(found == Err(Unreadable::TooLarge) || text.ends_with('亿'), "{text}: {found:?}");
    }
    for text in ["1e-40", "0.00000000000000000000000000001", "1e-29", "1e-999999999999"] {
        assert_eq!(meant(text, "USD"), Err(Unreadable::TooFine), "{text}");
    }
}

#[test]
fn what_is_reckoned_from_the_present_value_says_so() {
    for (unit, present, text, value) in [
        ("USD/year", "28070000", "+10%", "30877000"),
        ("USD/year", "28070000", "＋10％", "30877000"),
        ("USD/year", "28070000", "+ 10 %", "30877000"),
        ("USD/year", "28070000", "-10%", "25263000"),
        ("USD/year", "28070000", "−10 percent", "25263000"),
        ("USD/year", "28070000", "+1成", "30877000"),
        ("USD/year", "28070000", "*2", "56140000"),
        ("USD/year", "28070000", "×2", "56140000"),
        ("USD/year", "28070000", "x2", "56140000"),
        ("USD/year", "28070000", "* 1,5", "42105000"),
        ("USD/year", "28070000", "*150%", "42105000"),
        ("USD/year", "28070000", "/2", "14035000"),
        ("USD/year", "28070000", "÷ 2", "14035000"),
        ("USD/year", "28070000", "-150%", "-14035000"),
        ("share", "0.0235", "+10%", "0.02585"),
        ("share", "0.0235", "-10%", "0.02115"),
        ("share", "0.0235", "+1pp", "0.0335"),
        ("share", "0.0235", "-1 pp", "0.0135"),
        ("share", "0.0235", "+0,5 percentage points", "0.0285"),
        ("share", "0.0235", "+1个百分点", "0.0335"),
        ("share", "0.0235", "+50bps", "0.0285"),
        ("share", "0.0235", "-50 bp", "0.0185"),
        ("share", "0.0235", "+50个基点", "0.0285"),
        ("share", "0.0235", "*2", "0.047"),
        ("rate", "0.05", "+50bps p.a.", "0.055"),
        ("rate", "0.05", "+1pp/yr", "0.06"),
        ("multiple", "20", "+10%", "22"),
    ] {
        let found = read_from(text, &of(unit), present.parse().unwrap());
        let value = Reading { value: value.parse::<Decimal>().unwrap().normalize(), how: How::FromPresent };
        assert_eq!(found, Ok(value), "{text} from {present} {unit}");
    }
    for (unit, text) in [
        ("USD", "/0"),
        ("USD", "*"),
        ("USD", "*-2"),
        ("USD", "+1pp"),
        ("USD", "+50bps"),
        ("USD", "*x"),
        ("share", "+%"),
    ] {
        assert_eq!(read_from(text, &of(unit), Decimal::TEN), Err(Unreadable::NotANumber), "{text}");
    }
    assert_eq!(read_from("*9e28", &of("USD"), Decimal::TEN), Err(Unreadable::TooLarge));
    // A number of its own is not reckoned from anything.
    for (text, value) in [("+5", 5), ("-5", -5), ("5", 5), ("+5m", 5_000_000), ("(5)", -5)] {
        let found = read_from(text, &of("USD"), Decimal::TEN);
        assert_eq!(found, Ok(Reading { value: value.into(), how: How::AsTyped }), "{text}");
    }
}

#[test]
fn more_digits_than_a_decimal_holds_are_rounded_and_that_is_said() {
    for (unit, text, value) in [
        ("share", "12.3456789012345678901234567890123456", "0.1234567890123456789012345679"),
        ("USD", "57179100.123456789012345678901234567", "57179100.123456789012345678901"),
        ("USD", "0,12345678901234567890123456789012", "0.1234567890123456789012345679"),
    ] {
        let value = value.parse::<Decimal>().unwrap();
        assert_eq!(read_from(text, &of(unit), Decimal::ONE), Ok(Reading { value, how: How::Rounded }), "{text}");
        assert_eq!(read(text, &of(unit)), Err(Unreadable::TooManyDigits), "{text}");
    }
    let exact = read_from("1234.567890123456789012345678", &of("USD"), Decimal::ONE).unwrap();
    assert_eq!(exact.how, How::AsTyped);
}

fn amounts() -> impl Strategy<Value = Decimal> {
    (0..10i64.pow(12), 0..9u32).prop_map(|(digits, scale)| Decimal::new(digits, scale).normalize())
}

fn units() -> impl Strategy<Value = &'static Unit> {
    prop::sample::select(bundled().inputs.iter().map(|input| &input.unit).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(tries(2000))]

    #[test]
    fn what_a_field_shows_reads_back_with_its_unit_and_about_it(value in amounts(), of in units()) {
        prop_assume!(of.kind != Kind::Switch);
        for language in Language::all() {
            let shown = format!("{} {}", editable(value, of), unit(of, language));
            for typed in [shown.clone(), format!("~{shown}"), format!(" {shown} ").replace(' ', "\u{a0}")] {
                prop_assert_eq!(read(&typed, of), Ok(value), "{}", typed);
            }
        }
    }

    #[test]
    fn what_a_sentence_shows_reads_back_to_its_digits(value in amounts(), of in units()) {
        prop_assume!(of.kind != Kind::Switch);
        for language in Language::all() {
            for shown in [precise(value, of, language), with_unit(value, of, language)] {
                let again = read(&shown, of);
                prop_assert!(again.is_ok(), "{shown}: {again:?}");
                let (again, small) = (again.unwrap(), Decimal::new(1, 4));
                prop_assert!((again - value).abs() <= value / Decimal::from(10) + small || of.kind == Kind::Multiple, "{shown} is {again}, not {value}");
            }
            let again = read(&precise(value, of, language), of).unwrap();
            prop_assert!((again - value).abs() <= value * Decimal::new(1, 5), "{again}, not {value}");
        }
    }

    #[test]
    fn groups_and_decimals_of_every_country_mean_the_same(value in 1_000_000..10i64.pow(15), cents in 1..100u32) {
        let english = editable(Decimal::from(value), &of("USD"));
        let exact = Decimal::from(value) + Decimal::new(i64::from(cents), 2);
        for (group, point) in [(",", "."), (".", ","), (" ", ","), (" ", "."), ("'", "."), ("’", ","), ("\u{202f}", ","), ("_", "."), ("", "."), ("", ",")] {
            let typed = format!("{}{point}{cents:02}", english.replace(',', group));
            prop_assert_eq!(read(&typed, &of("USD")), Ok(exact.normalize()), "{}", typed);
        }
    }

    #[test]
    fn any_text_is_a_value_or_says_why_not(text in "[-+*/x×÷~($€]{0,2}[0-9,. '万亿千百十w二五]{0,12}( ?(%|bps|pp|m|million|元|个百分点|成|/yr|p\\.a\\.))?\\)?", of in units(), present in amounts()) {
        if let Ok(reading) = read_from(&text, of, present) {
            prop_assert!(text.contains(|c: char| c.is_ascii_digit() || "二五十百千万亿".contains(c)), "{text} is {reading:?}");
        }
        if let (Ok(value), Ok(Reading { value: from, how })) = (read(&text, of), read_from(&text, of, present)) {
            prop_assert!(how == How::FromPresent || value == from);
        }
    }
}

#[test]
fn a_count_without_a_unit_is_read() {
    let count = Unit { text: String::new(), kind: Kind::Amount };
    assert_eq!(read("101", &count), Ok(Decimal::from(101)));
    assert_eq!(read("20,000", &count), Ok(Decimal::from(20_000)));
    assert_eq!(read("much", &count), Err(Unreadable::NotANumber));
}
