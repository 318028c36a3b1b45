//! The statement as it is shown: every figure is the nearest rounding of its value, a change is shown where there is one,
//! and the chart is drawn from the values.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, possible_scenarios, sensible_scenarios, tries};
use takerate_core::{Decimal, Language, Reference, Scenario};
use takerate_display::change::between;
use takerate_display::column::Column;
use takerate_display::format::amount;
use takerate_display::statement::{Role, Row, changes_foot, foots, largest, rows, signed};
use takerate_display::waterfall::{Kind, waterfall};

struct Statement {
    rows: Vec<Row>,
    now: Vec<Option<Decimal>>,
    base: Vec<Option<Decimal>>,
    column: Column,
    language: Language,
}

fn values(scenario: &Scenario, rows: &[Row]) -> Vec<Option<Decimal>> {
    let (inputs, lines) = (scenario.values(bundled()), scenario.evaluate(bundled()));
    let value = |row: &Row| match row.reference {
        Reference::Input(id) => inputs[usize::from(id.0)],
        Reference::Constant(id) => Some(bundled().constant(id).value),
        Reference::Line(id) => lines[usize::from(id.0)].ok(),
    };
    signed(rows, rows.iter().map(value))
}

/// Every protocol's statement in every language.
fn statements(scenario: &Scenario) -> Vec<Statement> {
    let protocols = bundled().sections.iter().filter(|section| section.is_protocol());
    let languages = |section| Language::all().into_iter().map(move |language| (section, language));
    let statement = |(section, language)| {
        let rows = rows(bundled(), section);
        let (now, base) = (values(scenario, &rows), values(&Scenario::preset(scenario.preset), &rows));
        let column = Column::of(largest(&rows, &base), largest(&rows, &now), language);
        Statement { rows, now, base, column, language }
    };
    protocols.flat_map(languages).map(statement).collect()
}

impl Statement {
    /// The rows that are amounts, with their values in the scenario and in the preset.
    fn amounts(&self) -> impl Iterator<Item = (Option<Decimal>, Option<Decimal>)> {
        let rows = self.rows.iter().zip(self.now.iter().copied().zip(self.base.iter().copied()));
        rows.filter(|(row, _)| row.role != Role::Margin).map(|(_, values)| values)
    }
}

/// What a text of an amount says, and what half of its last digit is.
fn read(text: &str) -> (Decimal, Decimal) {
    let digits = text.trim_end_matches(['T', 'B', 'M', 'K', '万', '亿']);
    let times = match &text[digits.len()..] {
        "" => 0,
        "K" => 3,
        "万" => 4,
        "M" => 6,
        "亿" => 8,
        "B" => 9,
        "T" | "万亿" => 12,
        other => panic!("{other} in {text}"),
    };
    let number: Decimal = digits.replace(',', "").replace('−', "-").replace('+', "").parse().unwrap();
    let times = Decimal::from(10i64.pow(times));
    (number * times, Decimal::new(5, number.scale() + 1) * times)
}

/// Asserts that a text is the nearest rounding of an amount, and that nothing, and only nothing, is written as `0`.
fn assert_nearest(text: &str, amount: Decimal) {
    let (said, half) = read(text);
    assert!((said - amount).abs() <= half, "{text} for {amount}");
    assert_eq!(text == "0", amount.is_zero(), "{text} for {amount}");
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn every_figure_is_the_nearest_rounding(scenario in sensible_scenarios()) {
        for statement in statements(&scenario) {
            for (now, base) in statement.amounts() {
                for value in [now, base].into_iter().flatten() {
                    let text = statement.column.figure(value);
                    assert_nearest(&text, value);
                    // Wherever it is shown in the same scale, it is the same text.
                    let alone = amount(value, statement.language);
                    let scale = |text: &str| text.trim_start_matches(|letter: char| !letter.is_alphabetic()).to_owned();
                    if scale(&alone) == scale(&text) {
                        prop_assert_eq!(&alone, &text);
                    }
                    prop_assert!(statement.language == Language::ENGLISH || alone == text, "{} {}", alone, text);
                }
            }
        }
    }

    #[test]
    fn a_change_is_shown_where_there_is_one_and_only_there(scenario in sensible_scenarios()) {
        for statement in statements(&scenario) {
            for (now, base) in statement.amounts() {
                let (Some(now), Some(base)) = (now, base) else { continue };
                let change = between(base, now).unwrap();
                let Some(text) = statement.column.change(change) else {
                    prop_assert!((now - base).abs() <= now.abs() * Decimal::new(1, 20));
                    continue;
                };
                let sign = if change > Decimal::ZERO { '+' } else { '−' };
                prop_assert!(!change.is_zero() && text.starts_with(sign), "{} for {}", text, change);
                let (said, half) = read(&text.replace('<', ""));
                prop_assert!(!said.is_zero(), "{} for {}", text, change);
                if text.contains('<') {
                    prop_assert!(change.abs() < half, "{} for {}", text, change);
                } else {
                    prop_assert!((said - change).abs() <= half, "{} for {}", text, change);
                }
            }
        }
    }

    #[test]
    fn a_table_that_does_not_say_that_it_is_rounded_can_be_added_up(scenario in sensible_scenarios()) {
        for statement in statements(&scenario) {
            let Statement { rows, now, base, column, .. } = &statement;
            let shown = |value: Option<Decimal>| value.map(|value| read(&column.figure(value)).0);
            if foots(rows, now, *column) {
                for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.parts.is_empty()) {
                    let parts: Option<Decimal> = row.parts.iter().map(|part| shown(now[*part])).sum();
                    if let (Some(total), Some(parts)) = (shown(now[index]), parts) {
                        prop_assert_eq!(total, parts);
                    }
                }
            }
            if changes_foot(rows, now, base, *column) {
                for (now, base) in statement.amounts().filter(|(now, base)| now.is_some() && base.is_some()) {
                    let change = between(base.unwrap(), now.unwrap()).unwrap();
                    let said = column.change(change).filter(|text| !text.contains('<'));
                    let said = said.map_or(Decimal::ZERO, |text| read(&text).0);
                    prop_assert_eq!(shown(now).unwrap() - shown(base).unwrap(), said);
                }
            }
        }
    }

    #[test]
    fn any_scenario_that_can_be_typed_is_shown(scenario in possible_scenarios()) {
        for Statement { rows, now, base, column, .. } in statements(&scenario) {
            let _ = (foots(&rows, &now, column), changes_foot(&rows, &now, &base, column), waterfall(&rows, &now));
            now.iter().flatten().for_each(|value| assert!(!column.figure(*value).is_empty()));
        }
    }

    #[test]
    fn bars_lead_from_the_first_row_to_the_last(scenario in sensible_scenarios()) {
        for statement in statements(&scenario) {
            let Some(chart) = waterfall(&statement.rows, &statement.now) else {
                prop_assert!(statement.now.contains(&None));
                continue;
            };
            let total = statement.rows.iter().position(|row| row.role == Role::Total).unwrap();
            prop_assert_eq!(chart.bars.last().map(|bar| (bar.row, Some(bar.to))), Some((total, statement.now[total])));
            for pair in chart.bars.windows(2) {
                let (before, bar) = (pair[0], pair[1]);
                // A sum stands on zero and ends where the steps before it led; a step starts there.
                let (start, end) = if bar.kind == Kind::Total { (Decimal::ZERO, before.to) } else { (before.to, bar.to) };
                prop_assert_eq!(bar.from, start);
                prop_assert!((bar.to - end).abs() <= Decimal::new(1, 12), "{} after {}", bar.to, end);
                prop_assert!(bar.kind == Kind::Total || (bar.kind == Kind::Down) == (bar.to < bar.from));
                prop_assert_eq!(Some(bar.value), statement.now[bar.row]);
            }
            let ends = chart.bars.iter().flat_map(|bar| [bar.from, bar.to]);
            for end in ends {
                prop_assert!((0..=100_000).contains(&chart.position(end)), "{} lies outside {:?}", end, &chart.ticks);
            }
            prop_assert!(chart.ticks.contains(&Decimal::ZERO));
        }
    }
}

/// The texts of a row: in the scenario, in the preset, and the change.
fn row_of(scenario: &Scenario, id: &str, language: Language) -> [String; 3] {
    let reference = Reference::Line(bundled().find_line(id).unwrap());
    let found = statements(scenario).into_iter().filter(|statement| statement.language == language);
    let (statement, row) = found
        .filter_map(|statement| {
            let row = statement.rows.iter().position(|row| row.reference == reference)?;
            Some((statement, row))
        })
        .next()
        .unwrap();
    let (now, base) = (statement.now[row].unwrap(), statement.base[row].unwrap());
    let change = statement.column.change(between(base, now).unwrap());
    [statement.column.figure(now), statement.column.figure(base), change.unwrap_or_default()]
}

#[test]
fn figures_are_not_bent_so_that_a_column_adds_up() {
    let first = Scenario::preset(bundled().find_preset("2024e").unwrap());
    assert_eq!(row_of(&first, "lido.operator_rewards", Language::ENGLISH), ["−49.9M", "−49.9M", ""]);
    let mut scenario = Scenario::preset(bundled().find_preset("2025p").unwrap());
    scenario.set(bundled(), bundled().find_input("macro.eth_price").unwrap(), Decimal::from(4500)).unwrap();
    scenario.set(bundled(), bundled().find_input("aave.gho_share").unwrap(), Decimal::ZERO).unwrap();
    for language in Language::all() {
        let [now, base, change] = row_of(&scenario, "aave.safety_module_in_token_incentives", language);
        assert_eq!((now, change.as_str()), (base, ""));
    }
}

#[test]
fn the_scale_of_a_statement_does_not_follow_the_scenario() {
    let column = |now: i64| Column::of(Decimal::from(500_000_000), Decimal::from(now), Language::ENGLISH);
    assert_eq!(column(400).suffix(), "M");
    assert_eq!(column(90_000_000_000).suffix(), "M");
    assert_eq!(column(100_000_000_000).suffix(), "B");
}

#[test]
fn chinese_amounts_are_in_yi_from_one_yi_on() {
    let column = Column::of(Decimal::from(603_280_000), Decimal::from(603_280_000), Language::CHINESE);
    let shown = |value: i64| column.figure(Decimal::from(value));
    assert_eq!(
        [shown(603_280_000), shown(-89_390_000), shown(116_000_000), shown(0)],
        ["6.03亿", "−8,939万", "1.16亿", "0"]
    );
    let ticks = [800_000_000, 100_000_000, 50_000_000, 0].map(|tick| column.tick(Decimal::from(tick)));
    assert_eq!(ticks, ["8亿", "1亿", "5,000万", "0"]);
}

#[test]
fn a_statement_runs_from_gross_revenue_to_adjusted_earnings() {
    let lido = bundled().sections.iter().find(|section| section.id == "lido").unwrap();
    let name = |row: &Row| match row.reference {
        Reference::Input(id) => bundled().input(id).id.clone(),
        Reference::Constant(id) => bundled().constant(id).id.clone(),
        Reference::Line(id) => bundled().line(id).id.clone(),
    };
    let shown: Vec<String> = rows(bundled(), lido).iter().map(|row| format!("{:?} {}", row.role, name(row))).collect();
    assert_eq!(
        shown,
        [
            "Term lido.gross_revenue",
            "Part lido.staker_rewards",
            "Part lido.operator_rewards",
            "Term lido.cost_of_revenue",
            "Subtotal lido.net_revenue",
            "Margin lido.net_margin",
            "Term lido.operating_expenses",
            "Term lido.token_incentives",
            "Subtotal lido.net_operating_income",
            "Term lido.one_off_costs",
            "Term lido.known_future_costs",
            "Total lido.adjusted_earnings",
        ]
    );
}
