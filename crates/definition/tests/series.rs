//! A line that is declared once for several years is a line for each of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use takerate_core::{Decimal, Language, Model, Scenario};
use takerate_definition::{SourceFile, read};

const REPORT: &str = r#"
kind = "report"
name = { en = "R", zh = "R" }
title = { en = "T", zh = "T" }
standfirst = { en = "S", zh = "S" }
description = { en = "D", zh = "D" }
[[presets]]
id = "a"
name = { en = "A", zh = "A" }
title = { en = "A", zh = "A" }
note = { en = "A", zh = "A" }
"#;

/// Earnings whose growth fades, and what they are worth.
const YEARS: &str = r#"
kind = "shared"
id = "t"
name = { en = "T", zh = "T" }
note = { en = "T", zh = "T" }
[[groups]]
id = "g"
name = { en = "G", zh = "G" }
[[constants]]
id = "year"
unit = "year"
value = 1
name = { en = "A year", zh = "一年" }
[[inputs]]
id = "earnings"
group = "g"
unit = "USD/year"
range = [0, 1000]
values = { a = 100 }
basis = "assumption"
name = { en = "Earnings", zh = "收益" }
note = { en = "N", zh = "N" }
[[inputs]]
id = "growth"
group = "g"
unit = "growth"
range = [-0.5, 1.5]
values = { a = -0.2 }
basis = "assumption"
name = { en = "Growth", zh = "增速" }
note = { en = "N", zh = "N" }
[[inputs]]
id = "terminal"
group = "g"
unit = "growth"
range = [-0.05, 0.06]
values = { a = 0.03 }
basis = "assumption"
name = { en = "Terminal growth", zh = "永续增速" }
note = { en = "N", zh = "N" }
[[lines]]
id = "growth_y{n}"
years = 5
unit = "growth"
formula = "growth + (terminal - growth) * ({n} - 1) / 5"
name = { en = "Growth in year {n}", zh = "第 {n} 年增速" }
[[lines]]
id = "earnings_y{n}"
years = 5
unit = "USD/year"
first = "earnings * (1 + growth_y1 * year)"
formula = "earnings_y{n-1} * (1 + growth_y{n} * year)"
name = { en = "Earnings in year {n}", zh = "第 {n} 年收益" }
note = { en = "Those of year {n-1}, grown.", zh = "第 {n-1} 年的收益按增速增长。" }
[[lines.guards]]
condition = "earnings > 0"
kind = "not-meaningful"
message = { en = "Nothing was earned in year {n-1}.", zh = "第 {n-1} 年没有收益。" }
"#;

fn model() -> Model {
    let file = |name: &str, text: &str| SourceFile { name: name.to_owned(), text: text.to_owned() };
    read(&[file("report.toml", REPORT), file("t.toml", YEARS)]).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[test]
fn each_year_is_a_line_of_its_own() {
    let model = model();
    let ids: Vec<&str> = model.lines.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(ids[..5], ["t.growth_y1", "t.growth_y2", "t.growth_y3", "t.growth_y4", "t.growth_y5"]);
    assert_eq!(ids[5..], ["t.earnings_y1", "t.earnings_y2", "t.earnings_y3", "t.earnings_y4", "t.earnings_y5"]);
    let last = &model.lines[9];
    assert_eq!(last.name.get(Language::ENGLISH), "Earnings in year 5");
    assert_eq!(last.note.as_ref().unwrap().get(Language::CHINESE), "第 4 年的收益按增速增长。");
    assert_eq!(last.guards[0].message.get(Language::ENGLISH), "Nothing was earned in year 4.");
}

#[test]
fn a_series_computes_what_its_years_do() {
    let model = model();
    let outcome = Scenario::default().evaluate(&model);
    let (growth, terminal) = (Decimal::new(-2, 1), Decimal::new(3, 2));
    let mut earnings = Decimal::ONE_HUNDRED;
    for year in 0..5usize {
        let fades = growth + (terminal - growth) * Decimal::from(year) / Decimal::from(5);
        earnings *= Decimal::ONE + fades;
        assert_eq!(outcome[year], Ok(fades), "growth of year {}", year + 1);
        assert_eq!(outcome[5 + year], Ok(earnings), "earnings of year {}", year + 1);
    }
}

#[test]
fn a_growth_can_be_negative_down_to_a_loss_of_everything() {
    let model = model();
    let growth = model.find_input("t.growth").unwrap();
    let mut scenario = Scenario::default();
    assert!(scenario.set(&model, growth, Decimal::NEGATIVE_ONE).is_ok());
    assert!(scenario.set(&model, growth, Decimal::new(-11, 1)).is_err());
    assert!(scenario.set(&model, growth, Decimal::from(3)).is_ok());
}
