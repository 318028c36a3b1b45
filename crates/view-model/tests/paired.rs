//! Two scenarios on the same samples, in words and figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use support::bundled;
use takerate_analysis::simulate::{Differing, Simulated};
use takerate_analysis::{Answer, Job, run};
use takerate_core::{Language, Scenario};
use takerate_scenario_io::assign::assign_exact;
use takerate_view_model::paired::{Pair, question};
use takerate_view_model::settings::{CompareSettings, Context, ScenarioRef, Settings};

fn scenario(set: &[(&str, &str)]) -> Scenario {
    let mut scenario = Scenario::preset(bundled().find_preset("2025p").unwrap());
    for (id, value) in set {
        assign_exact(bundled(), &mut scenario, id, value).unwrap();
    }
    scenario
}

fn ask(line: &str, [first, second]: [&Scenario; 2], differing: Differing) -> Simulated {
    let mut job = question(bundled(), [first, second], bundled().find_line(line).unwrap(), differing);
    if let Job::Simulate(request) = &mut job {
        request.samples = 2000;
    }
    match run(bundled(), &job).unwrap() {
        Answer::Simulate(simulated) => *simulated,
        _ => panic!("another answer"),
    }
}

fn pair<'a>(simulated: &'a Simulated, language: Language) -> Pair<'a> {
    Pair::of(bundled(), simulated, ["2025P", "Mine"], language).unwrap()
}

#[test]
fn the_verdict_says_how_likely_and_how_far() {
    let before = scenario(&[]);
    let after = scenario(&[("aave.gho_share", "0.2")]);
    let simulated = ask("aave.adjusted_earnings", [&before, &after], Differing::Held);
    let english = pair(&simulated, Language::ENGLISH);
    let verdict = english.verdict();
    assert!(verdict.starts_with("“Mine” gives higher adjusted earnings of Aave than “2025P” in "), "{verdict}");
    assert!(verdict.contains(" of the samples, lower in ") && verdict.contains("four fifths between −"), "{verdict}");
    assert!(english.drawn().starts_with("1 assumption in which they differ stays"), "{}", english.drawn());
    let chinese = pair(&simulated, Language::CHINESE).verdict();
    assert!(chinese.starts_with("Aave 的调整后收益：") && chinese.contains("“Mine”高于“2025P”"), "{chinese}");
}

#[test]
fn the_table_has_both_and_their_difference_exactly_where_nothing_is_drawn() {
    let (before, after) = (scenario(&[]), scenario(&[("aave.gho_share", "0.2")]));
    let simulated = ask("aave.adjusted_earnings", [&before, &after], Differing::Held);
    let table = pair(&simulated, Language::ENGLISH).sheet().table;
    assert_eq!(table.head[1..], ["2025P", "Mine", "Difference"]);
    let line = usize::from(bundled().find_line("aave.adjusted_earnings").unwrap().0);
    let [first, second] = [&before, &after].map(|scenario| scenario.evaluate(bundled())[line].unwrap());
    let exact = |column: usize| table.rows[0][column].exact.clone();
    assert_eq!([exact(1), exact(2)], [first, second].map(|value| value.normalize().to_string()));
    assert_eq!(exact(3), (second - first).normalize().to_string());
    assert!(table.rows[0][3].text.starts_with('+'), "{}", table.rows[0][3].text);
    // The percentiles of a difference are not the differences of percentiles, which is said, but they rise as those do.
    let sheet = |language| pair(&simulated, language).sheet().html();
    assert!(sheet(Language::ENGLISH).ends_with(
        "<p class=\"note\">Only the first row subtracts; below it, each column has percentiles of its own.</p>"
    ));
    assert!(sheet(Language::CHINESE).contains("分别计算"));
    let apart: Vec<f64> = table.rows[1..].iter().map(|row| row[3].exact.parse().unwrap()).collect();
    assert!(apart.windows(2).all(|pair| pair[0] <= pair[1]), "{apart:?}");
}

#[test]
fn shares_lie_points_apart() {
    let (before, after) = (scenario(&[]), scenario(&[("aave.gho_share", "0.2")]));
    let simulated = ask("aave.net_margin", [&before, &after], Differing::Drawn);
    let shown = pair(&simulated, Language::ENGLISH);
    assert!(shown.sheet().table.rows[0][3].text.ends_with(" pp"), "{:?}", shown.sheet().table.rows[0][3]);
    assert!(shown.chart().alt.contains("As they stand: +"), "{}", shown.chart().alt);
    assert!(shown.chart().svg.contains("Mine less 2025P"));
}

#[test]
fn where_one_has_no_value_that_is_said() {
    // Lido makes a loss on 2025P without a fee, so it has no multiple there.
    let (before, after) = (scenario(&[]), scenario(&[("lido.protocol_fee", "0")]));
    let simulated = ask("lido.fdv_to_earnings", [&before, &after], Differing::Held);
    let shown = pair(&simulated, Language::ENGLISH);
    assert_eq!(shown.verdict(), "In no sample both have a value of FDV / earnings of Lido.");
    let row = &shown.sheet().table.rows[0];
    assert_eq!((row[2].text.as_str(), row[3].text.as_str()), ("n.m.", "n.m."));
}

#[test]
fn an_answer_of_one_scenario_is_no_pair() {
    let before = scenario(&[]);
    let mut simulated = ask("aave.fdv", [&before, &before], Differing::Held);
    simulated.paired = None;
    assert!(Pair::of(bundled(), &simulated, ["a", "b"], Language::ENGLISH).is_none());
}

#[test]
fn the_settings_stand_in_the_link() {
    let read = |show: &str| Settings::read(bundled(), show);
    let text = "show=compare&show.1=2025p&show.2=now&show.output=aave.net_margin&show.second=2&show.differing=drawn";
    let (settings, unread) = read(text);
    assert!(unread.is_empty());
    assert_eq!(settings.write(bundled()), text);
    for wrong in ["second=1", "second=5", "second=x", "differing=held", "output=aave.nothing"] {
        let (settings, unread) = read(&format!("show=compare&show.{wrong}"));
        assert_eq!((settings.write(bundled()).as_str(), unread.len()), ("show=compare", 1), "{wrong}");
    }
}

#[test]
fn what_is_held_against_the_first_stays_that_where_columns_change() {
    let [first, other, third] = [&[] as &[_], &[("aave.gho_share", "0.1")], &[("aave.gho_share", "0.3")]]
        .map(|changes| ScenarioRef::Kept(scenario(changes)));
    let before = [first.clone(), other.clone(), third.clone(), ScenarioRef::Now];
    let held = |second: Option<usize>, columns: &[&ScenarioRef]| {
        let settings = CompareSettings { second, ..CompareSettings::default() };
        settings.with_columns(&before, columns.iter().copied().cloned().collect()).second
    };
    // One before it is taken away, and one behind it.
    assert_eq!(held(Some(2), &[&first, &third, &ScenarioRef::Now]), Some(1));
    assert_eq!(held(Some(1), &[&first, &other, &third]), Some(1));
    // It is taken away itself, replaced by another, or has become the first.
    assert_eq!(held(Some(1), &[&first, &third, &ScenarioRef::Now]), None);
    assert_eq!(held(Some(1), &[&first, &first, &third, &ScenarioRef::Now]), None);
    assert_eq!(held(Some(2), &[&third, &first]), None);
    // Nobody has chosen one.
    assert_eq!(held(None, &[&first, &other]), None);
}

#[test]
fn the_readers_own_scenario_is_held_against_the_first() {
    let kept = || ScenarioRef::Kept(scenario(&[]));
    let second = |chosen: Option<usize>, columns: &[ScenarioRef]| {
        CompareSettings { second: chosen, ..CompareSettings::default() }.second(columns)
    };
    assert_eq!(second(None, &[kept()]), None);
    assert_eq!(second(None, &[kept(), ScenarioRef::Now, kept()]), Some(1));
    assert_eq!(second(None, &[ScenarioRef::Now, kept(), kept()]), Some(2));
    assert_eq!(second(Some(1), &[kept(), kept(), ScenarioRef::Now]), Some(1));
    // A column that is gone.
    assert_eq!(second(Some(3), &[kept(), kept()]), Some(1));
    let context = Context { scenario: scenario(&[]), section: None };
    let line = CompareSettings::default().output(bundled(), &context);
    assert_eq!(line, context.output(bundled()));
}
