//! What a look asks where nothing is said: something sensible wherever a reader stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_analysis::job::{Answer, run};
use takerate_analysis::running::Running;
use takerate_analysis::swing::Swing;
use takerate_analysis::{Job, ScenarioRequest};
use takerate_core::explain::rests_on;
use takerate_core::model::Chapter;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, LineId, PresetId, Scenario};
use takerate_inquiry::look::{AxisLook, BridgeLook, End, Look, Place, SeekLook, SimulateLook, TableLook, TornadoLook};

const FIRST: PresetId = PresetId(0);
const LAST: PresetId = PresetId(1);

fn input(id: &str) -> InputId {
    bundled().find_input(id).unwrap()
}

fn line(id: &str) -> LineId {
    bundled().find_line(id).unwrap()
}

/// The shared line of a protocol, or of the overview's.
fn of(chapter: Option<usize>, name: &str) -> LineId {
    line(&format!("{}.{name}", chapter.map_or("aave", |chapter| &bundled().chapters[chapter].id)))
}

fn protocols() -> impl Iterator<Item = (usize, &'static Chapter)> {
    bundled().chapters.iter().enumerate().filter(|(_, chapter)| chapter.is_protocol())
}

/// The overview and the page of every protocol.
fn pages() -> impl Iterator<Item = Option<usize>> {
    std::iter::once(None).chain(protocols().map(|(index, _)| Some(index)))
}

/// All pages, in both presets.
fn places() -> impl Iterator<Item = Place> {
    let pages = |preset| pages().map(move |chapter| Place { scenario: Scenario::preset(preset), chapter });
    bundled().preset_ids().flat_map(pages)
}

/// The overview in a preset.
fn overview(preset: PresetId) -> Place {
    Place { scenario: Scenario::preset(preset), chapter: None }
}

/// The overview in a preset with one input changed.
fn changed(preset: PresetId) -> Place {
    let mut place = overview(preset);
    place.scenario.set(bundled(), input("macro.eth_price"), 2500.into()).unwrap();
    place
}

/// What a look asks, with few samples.
fn job(look: &Look, place: &Place) -> Job {
    let model = bundled();
    match look {
        Look::Tornado(look) => Job::Tornado(look.request(model, place)),
        Look::Table(look) => Job::Table(look.request(model, place)),
        Look::Seek(look) => Job::Seek(look.request(model, place)),
        Look::Bridge(look) => Job::Bridge(look.request(model, place)),
        Look::Simulate(look) => {
            Job::Simulate(SimulateLook { samples: 64, drivers: 0, ..look.clone() }.request(model, place))
        }
        Look::Compare(_) | Look::Share | Look::History | Look::Since(_) => panic!("{look:?} has no job of its own"),
    }
}

fn answer(job: &Job) -> Answer {
    run(bundled(), job).unwrap_or_else(|trouble| panic!("{job:?}: {trouble:?}"))
}

fn plain() -> [Look; 5] {
    ["tornado", "table", "seek", "bridge", "simulate"].map(|name| {
        let (look, unread) = Look::read(bundled(), &format!("show={name}"));
        assert_eq!(unread, []);
        look
    })
}

#[test]
fn every_page_has_an_answer_to_every_analysis() {
    for place in places() {
        let (earnings, multiple) = (of(place.chapter, "adjusted_earnings"), of(place.chapter, "fdv_to_earnings"));
        let id = |line: LineId| bundled().line(line).id.clone();
        for look in plain() {
            match answer(&job(&look, &place)) {
                Answer::Tornado(answers) => {
                    assert_eq!((answers.len(), &answers[0].output), (1, &id(earnings)));
                    assert!(answers[0].bars.len() > 5);
                }
                Answer::Table(table) => {
                    assert_eq!((&table.output, table.values.len(), table.values[0].len()), (&id(multiple), 21, 21));
                    let (low, high) = table.range.unwrap();
                    assert!(low < high);
                }
                Answer::Seek(answers) => {
                    assert_eq!(answers.len(), 1);
                    assert_eq!(answers[0].base.value, place.scenario.evaluate(bundled())[usize::from(multiple.0)].ok());
                }
                Answer::Bridge(answers) => {
                    assert_eq!((answers.len(), &answers[0].output), (1, &id(earnings)));
                    assert!(answers[0].total.is_some_and(|total| !total.is_zero()));
                }
                Answer::Simulate(answer) => {
                    let outputs: Vec<&String> = answer.outputs.iter().map(|output| &output.output).collect();
                    let all: Vec<String> =
                        protocols().map(|(index, _)| id(of(Some(index), "adjusted_earnings"))).collect();
                    let expected = if place.chapter.is_none() { all } else { vec![id(earnings)] };
                    assert_eq!(outputs, expected.iter().collect::<Vec<_>>());
                }
            }
        }
    }
}

#[test]
fn every_output_has_an_answer_to_every_analysis_that_has_a_question() {
    let model = bundled();
    let switch = |id: &InputId| model.input(*id).unit.kind == Kind::Switch;
    for preset in model.preset_ids() {
        let place = overview(preset);
        for output in model.line_ids() {
            let behind = rests_on(model, output);
            let id = model.line(output).id.clone();
            for look in plain() {
                let look = match look {
                    Look::Tornado(look) => Look::Tornado(TornadoLook { output: Some(output), ..look }),
                    // A single assumption makes no table,
                    Look::Table(_) if behind.len() < 2 => continue,
                    Look::Table(look) => Look::Table(TableLook { output: Some(output), ..look }),
                    Look::Seek(look) => Look::Seek(SeekLook { output: Some(output), ..look }),
                    Look::Bridge(look) => Look::Bridge(BridgeLook { output: Some(output), ..look }),
                    // scenarios stand side by side whatever the output,
                    Look::Compare(_) | Look::Share | Look::History | Look::Since(_) => continue,
                    // and a switch alone is not uncertain.
                    Look::Simulate(_) if behind.iter().all(switch) => continue,
                    // To prepare a simulation takes a while.
                    Look::Simulate(_) if preset != FIRST => continue,
                    Look::Simulate(look) => Look::Simulate(SimulateLook { output: Some(id.clone()), ..look }),
                };
                let job = job(&look, &place);
                assert!(Running::new(model, &job).is_ok(), "{job:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(20))]

    #[test]
    fn every_sensible_scenario_can_be_asked_about(
        scenario in sensible_scenarios(),
        chapter in prop::sample::select(pages().collect::<Vec<_>>()),
    ) {
        let place = Place { scenario, chapter };
        for look in plain() {
            let job = job(&look, &place);
            prop_assert!(Running::new(bundled(), &job).is_ok(), "{:?}", job);
        }
    }
}

#[test]
fn every_page_looks_at_its_own_protocol() {
    let model = bundled();
    for place in places() {
        let (earnings, multiple) = (place.output(model), place.multiple(model));
        assert_eq!(earnings, of(place.chapter, "adjusted_earnings"));
        assert_eq!(multiple, of(place.chapter, "fdv_to_earnings"));
        assert_eq!(model.line(multiple).unit.kind, Kind::Multiple);
        for output in [earnings, multiple] {
            let (x, y) = place.inputs(model, output);
            let (of_x, of_y) = (model.input(x), model.input(y));
            assert_eq!(of_x.chapter, model.line(output).chapter);
            assert_eq!(Some(y), model.driver);
            let own =
                model.inputs.iter().filter(|input| input.chapter == of_x.chapter && input.unit.kind != Kind::Switch);
            let any = own.into_iter().any(|input| input.values.first() != input.values.last());
            assert_eq!(of_x.values.first() != of_x.values.last(), any, "{}", of_x.id);
            assert!(of_x.unit.kind != Kind::Switch && of_y.unit.kind != Kind::Switch);
        }
        assert_eq!(TornadoLook::default().input(model, &place), place.inputs(model, earnings).1);
        assert_eq!(SeekLook::default().input(model, &place), place.inputs(model, multiple).0);
    }
    let place = overview(FIRST);
    // A share comes before others that the presets change.
    let multiple = line("aave.fdv_to_earnings");
    let changed = |id: &InputId| model.input(*id).values.first() != model.input(*id).values.last();
    let own = |id: &InputId| model.input(*id).chapter == model.line(multiple).chapter;
    let first = rests_on(model, multiple).into_iter().find(|id| own(id) && changed(id)).unwrap();
    assert_ne!(model.input(first).unit.kind, Kind::Share);
    assert_eq!(place.inputs(model, multiple).0, input("aave.gho_share"));
}

#[test]
fn the_default_inputs_are_two_that_the_output_rests_on() {
    let model = bundled();
    for output in model.line_ids() {
        let (behind, (x, y)) = (rests_on(model, output), overview(FIRST).inputs(model, output));
        let id = &model.line(output).id;
        assert!(behind.contains(&x) && behind.contains(&y), "{id}");
        assert_eq!(x == y, behind.len() == 1, "{id}");
        if let Some(driver) = model.driver.filter(|driver| behind.contains(driver)) {
            assert!([x, y].contains(&driver), "{id}");
        }
    }
}

#[test]
fn a_target_follows_from_the_unit() {
    let model = bundled();
    let last = Scenario::preset(LAST).evaluate(model);
    for output in model.line_ids() {
        let expected = match model.line(output).unit.kind {
            Kind::Multiple => 20.into(),
            Kind::Amount => Decimal::ZERO,
            _ => last[usize::from(output.0)].unwrap(),
        };
        assert_eq!(Place::target(model, output), expected);
        let (seek, table) = (
            SeekLook { output: Some(output), ..SeekLook::default() },
            TableLook { output: Some(output), ..TableLook::default() },
        );
        let place = overview(FIRST);
        assert_eq!((seek.target(model, &place), table.target(model, &place)), (expected, expected));
    }
    assert!(!Place::target(model, line("aave.net_margin")).is_zero());
}

fn axis(input: Option<InputId>) -> AxisLook {
    AxisLook { input, ..AxisLook::default() }
}

#[test]
fn the_default_of_an_axis_gives_way_to_the_other_axis() {
    let model = bundled();
    for place in places() {
        let (x, y) = place.inputs(model, place.multiple(model));
        for chosen in model.input_ids() {
            let at_x = TableLook { x: axis(Some(chosen)), ..TableLook::default() };
            let at_y = TableLook { y: axis(Some(chosen)), ..TableLook::default() };
            assert_eq!(at_x.inputs(model, &place), (chosen, if chosen == y { x } else { y }));
            assert_eq!(at_y.inputs(model, &place), (if chosen == x { y } else { x }, chosen));
            for look in [at_x, at_y] {
                let request = look.request(model, &place);
                for axis in [&request.x, &request.y] {
                    let switch = model.input(input(&axis.input)).unit.kind == Kind::Switch;
                    assert_eq!((axis.low, axis.high, axis.steps), (None, None, Some(if switch { 2 } else { 21 })));
                }
                assert_ne!(request.x.input, request.y.input);
                assert!(Running::new(model, &Job::Table(request)).is_ok());
            }
        }
    }
    // What is chosen on both axes stands, though it makes no table.
    let both = TableLook {
        x: axis(Some(input("macro.eth_price"))),
        y: axis(Some(input("macro.eth_price"))),
        ..TableLook::default()
    };
    assert_eq!(both.inputs(model, &overview(FIRST)), (input("macro.eth_price"), input("macro.eth_price")));
}

#[test]
fn an_axis_keeps_its_ends_and_steps() {
    let ends = |low: i64, high: i64| AxisLook { input: None, low: Some(low.into()), high: Some(high.into()) };
    let look = TableLook { x: ends(0, 1), y: ends(1000, 2000), steps: Some(5), ..TableLook::default() };
    let request = look.request(bundled(), &overview(FIRST));
    assert_eq!((request.x.low, request.x.high, request.x.steps), (Some(0.into()), Some(1.into()), Some(5)));
    assert_eq!((request.y.low, request.y.high, request.y.steps), (Some(1000.into()), Some(2000.into()), Some(5)));
}

#[test]
fn break_even_is_that_of_the_protocol_of_the_output() {
    let model = bundled();
    for place in places() {
        for output in std::iter::once(None).chain(model.line_ids().map(Some)) {
            let own = output.map(|output| usize::from(model.line(output).chapter));
            let own = own.filter(|chapter| model.chapters[*chapter].is_protocol()).or(place.chapter);
            let request =
                SeekLook { output, target: Some(7.into()), input: Some(InputId(0)) }.break_even(model, &place);
            assert_eq!(request.output, model.line(of(own, "adjusted_earnings")).id);
            assert_eq!((request.target, request.inputs.len()), (Decimal::ZERO, 0));
            assert_eq!(request.scenario, ScenarioRequest::of(model, &place.scenario));
        }
    }
}

#[test]
fn a_bridge_leads_from_the_readers_preset_to_the_reader() {
    let model = bundled();
    let (kept, now) = (|preset| End::Kept(Scenario::preset(preset)), End::Now);
    let look = BridgeLook::default();
    for (place, from, to) in [
        (overview(FIRST), FIRST, kept(LAST)),
        (changed(FIRST), FIRST, now.clone()),
        (overview(LAST), LAST, kept(FIRST)),
        (changed(LAST), LAST, now.clone()),
    ] {
        assert_eq!((look.from(model, &place), look.to(model, &place)), (kept(from), to.clone()));
        let request = look.request(model, &place);
        assert_eq!(request.from, Some(ScenarioRequest::of(model, &Scenario::preset(from))));
        assert_eq!(request.to, Some(ScenarioRequest::of(model, to.scenario(&place))));
        assert_ne!(request.from, request.to);
    }
    // What is chosen stands wherever the reader goes; `Now` goes with them.
    let chosen = BridgeLook { output: None, from: Some(now.clone()), to: Some(kept(FIRST)) };
    for place in [overview(FIRST), changed(LAST)] {
        assert_eq!((chosen.from(model, &place), chosen.to(model, &place)), (now.clone(), kept(FIRST)));
        let request = chosen.request(model, &place);
        assert_eq!(request.from, Some(ScenarioRequest::of(model, &place.scenario)));
        assert_eq!(request.to, Some(ScenarioRequest::of(model, &Scenario::preset(FIRST))));
    }
}

#[test]
fn a_tornado_goes_across_what_all_protocols_share() {
    let model = bundled();
    let place = changed(LAST);
    for output in model.line_ids() {
        let look = TornadoLook {
            output: Some(output),
            by: Some(Swing::Percent(10.into())),
            input: Some(input("aave.gho_share")),
        };
        let request = look.across(model, &place);
        let name = model.line(output).id.split_once('.').unwrap().1;
        let shared = protocols().all(|(_, chapter)| model.shared_line(chapter, name).is_some());
        assert_eq!(request.outputs, [if shared { name } else { "adjusted_earnings" }]);
        assert_eq!((request.inputs, request.swing), (vec!["aave.gho_share".to_owned()], Swing::Percent(10.into())));
        assert_eq!(request.scenario, ScenarioRequest::of(model, &place.scenario));
    }
    let request = TornadoLook::default().across(model, &place);
    assert_eq!((&request.outputs[..], request.swing), (&["adjusted_earnings".to_owned()][..], Swing::Plausible));
    assert_eq!(request.inputs, ["macro.eth_price"]);
    let Answer::Tornado(answers) = answer(&Job::Tornado(request)) else { panic!() };
    assert_eq!(answers.len(), protocols().count());
    // Some lines are shared and some are not.
    let across = |id| TornadoLook { output: Some(line(id)), ..TornadoLook::default() }.across(model, &place).outputs;
    assert_eq!(
        (across("sky.net_margin"), across("macro.eth_price_average")),
        (vec!["net_margin".to_owned()], vec!["adjusted_earnings".to_owned()])
    );
}

#[test]
fn a_table_has_two_axes_whatever_its_output_rests_on() {
    let model = bundled();
    for output in model.line_ids() {
        let look = TableLook { output: Some(output), ..TableLook::default() };
        let (x, y) = look.inputs(model, &overview(FIRST));
        assert_ne!(x, y, "{}", model.line(output).id);
    }
}

#[test]
fn a_bridge_never_leads_to_where_it_begins_unless_asked() {
    let model = bundled();
    for preset in [FIRST, LAST] {
        let place = overview(preset);
        for from in
            [None, Some(End::Now), Some(End::Kept(Scenario::preset(FIRST))), Some(End::Kept(Scenario::preset(LAST)))]
        {
            let look = BridgeLook { from, ..BridgeLook::default() };
            let (from, to) = (look.from(model, &place), look.to(model, &place));
            assert_ne!(from.scenario(&place), to.scenario(&place), "{from:?}");
        }
        for to in [End::Now, End::Kept(Scenario::preset(FIRST)), End::Kept(Scenario::preset(LAST))] {
            let look = BridgeLook { to: Some(to.clone()), ..BridgeLook::default() };
            assert_ne!(look.from(model, &place).scenario(&place), to.scenario(&place), "{to:?}");
        }
    }
}
