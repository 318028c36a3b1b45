//! What an analysis asks where no setting is given: something sensible wherever a reader stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use support::{bundled, sensible_scenarios, tries};
use takerate_analysis::job::{Answer, run};
use takerate_analysis::job_run::JobRun;
use takerate_analysis::swing::Swing;
use takerate_analysis::{Job, ScenarioRequest};
use takerate_core::explain::rests_on;
use takerate_core::model::Section;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, Input, InputId, LineId, PresetId, Scenario};
use takerate_display::effect::by_size;
use takerate_view_model::settings::{
    AxisSettings, BridgeSettings, Context, ScenarioRef, SeekSettings, Settings, SimulateSettings, TableSettings,
    TornadoSettings,
};

const FIRST: PresetId = PresetId(0);
const LAST: PresetId = PresetId(2);
/// The last but one: the last that is another than the last.
const BEFORE: PresetId = PresetId(1);

fn input(id: &str) -> InputId {
    bundled().find_input(id).unwrap()
}

fn line(id: &str) -> LineId {
    bundled().find_line(id).unwrap()
}

/// The shared line of a protocol, or of the overview's.
fn of(section: Option<usize>, name: &str) -> LineId {
    line(&format!("{}.{name}", section.map_or("aave", |section| &bundled().sections[section].id)))
}

/// Its multiple, where it has one in any preset; otherwise its earnings.
fn looked_at(section: Option<usize>) -> LineId {
    let multiple = of(section, "fdv_to_earnings");
    let known = |preset| Scenario::preset(preset).evaluate(bundled())[usize::from(multiple.0)].is_ok();
    if bundled().preset_ids().any(known) { multiple } else { of(section, "adjusted_earnings") }
}

/// Whether nobody has published what its earnings need.
fn unpublished(context: &Context) -> bool {
    let line = of(context.section, "adjusted_earnings");
    context.scenario.evaluate(bundled())[usize::from(line.0)].is_err()
}

fn protocols() -> impl Iterator<Item = (usize, &'static Section)> {
    bundled().sections.iter().enumerate().filter(|(_, section)| section.is_protocol())
}

/// The overview and the page of every protocol.
fn pages() -> impl Iterator<Item = Option<usize>> {
    std::iter::once(None).chain(protocols().map(|(index, _)| Some(index)))
}

/// The protocols of the first statement.
fn first() -> impl Iterator<Item = usize> {
    let first = |section: &Section| section.protocol.is_some_and(|of| of.statement == 0);
    bundled().protocols().filter(move |(_, section)| first(section)).map(|(index, _)| index)
}

/// All pages, in every preset.
fn places() -> impl Iterator<Item = Context> {
    let pages = |preset| pages().map(move |section| Context { scenario: Scenario::preset(preset), section });
    bundled().preset_ids().flat_map(pages)
}

/// The overview in a preset.
fn overview(preset: PresetId) -> Context {
    Context { scenario: Scenario::preset(preset), section: None }
}

/// The overview in a preset with one input changed.
fn changed(preset: PresetId) -> Context {
    let mut context = overview(preset);
    context.scenario.set(bundled(), input("macro.eth_price"), 2500.into()).unwrap();
    context
}

/// The jobs of an analysis, with few samples.
fn job(settings: &Settings, context: &Context) -> Job {
    let model = bundled();
    match settings {
        Settings::Tornado(settings) => Job::Tornado(settings.request(model, context)),
        Settings::Table(settings) => Job::Table(settings.request(model, context)),
        Settings::Seek(settings) => Job::Seek(settings.request(model, context)),
        Settings::Bridge(settings) => Job::Bridge(settings.request(model, context)),
        Settings::Simulate(settings) => {
            Job::Simulate(SimulateSettings { samples: 64, drivers: 0, ..settings.clone() }.request(model, context))
        }
        Settings::Worth
        | Settings::Score
        | Settings::Compare(_)
        | Settings::Share
        | Settings::History
        | Settings::Own
        | Settings::Sectors(_)
        | Settings::Since(_)
        | Settings::Story(_) => {
            panic!("{settings:?} has no job of its own")
        }
    }
}

fn answer(job: &Job) -> Answer {
    run(bundled(), job).unwrap_or_else(|trouble| panic!("{job:?}: {trouble:?}"))
}

fn plain() -> [Settings; 5] {
    ["tornado", "table", "seek", "bridge", "simulate"].map(|name| {
        let (settings, unread) = Settings::read(bundled(), &format!("show={name}"));
        assert_eq!(unread, []);
        settings
    })
}

#[test]
fn every_page_has_an_answer_to_every_analysis() {
    for context in places() {
        let (earnings, multiple) = (of(context.section, "adjusted_earnings"), looked_at(context.section));
        let id = |line: LineId| bundled().line(line).id.clone();
        for settings in plain() {
            // Of what nobody has published there is nothing to draw.
            if matches!(settings, Settings::Simulate(_)) && unpublished(&context) {
                continue;
            }
            match answer(&job(&settings, &context)) {
                Answer::Tornado(answers) => {
                    assert_eq!((answers.len(), &answers[0].output), (1, &id(earnings)));
                    assert!(answers[0].bars.len() > 2 || unpublished(&context));
                }
                Answer::Table(table) => {
                    assert_eq!((&table.output, table.values.len(), table.values[0].len()), (&id(multiple), 21, 21));
                    assert!(table.range.is_some() || unpublished(&context));
                    assert!(table.range.is_none_or(|(low, high)| low < high));
                }
                Answer::Seek(answers) => {
                    assert_eq!(answers.len(), 1);
                    assert_eq!(
                        answers[0].base.value,
                        context.scenario.evaluate(bundled())[usize::from(multiple.0)].ok()
                    );
                }
                Answer::Bridge(answers) => {
                    assert_eq!((answers.len(), &answers[0].output), (1, &id(earnings)));
                    assert!(answers[0].total.is_some_and(|total| !total.is_zero()) || unpublished(&context));
                }
                Answer::Simulate(answer) => {
                    let outputs: Vec<&String> = answer.outputs.iter().map(|output| &output.output).collect();
                    let all: Vec<String> = first().map(|index| id(of(Some(index), "adjusted_earnings"))).collect();
                    let expected = if context.section.is_none() { all } else { vec![id(earnings)] };
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
        let context = overview(preset);
        for output in model.line_ids() {
            let behind = rests_on(model, output);
            let id = model.line(output).id.clone();
            for settings in plain() {
                let settings = match settings {
                    Settings::Tornado(settings) => {
                        Settings::Tornado(TornadoSettings { output: Some(output), ..settings })
                    }
                    // A single assumption makes no table,
                    Settings::Table(_) if behind.len() < 2 => continue,
                    Settings::Table(settings) => Settings::Table(TableSettings { output: Some(output), ..settings }),
                    Settings::Seek(settings) => Settings::Seek(SeekSettings { output: Some(output), ..settings }),
                    Settings::Bridge(settings) => Settings::Bridge(BridgeSettings { output: Some(output), ..settings }),
                    // scenarios stand side by side whatever the output,
                    Settings::Worth
                    | Settings::Score
                    | Settings::Compare(_)
                    | Settings::Share
                    | Settings::History
                    | Settings::Own
                    | Settings::Sectors(_)
                    | Settings::Since(_)
                    | Settings::Story(_) => continue,
                    // and switches alone, what is 0, and what nobody has published are not uncertain.
                    Settings::Simulate(_)
                        if behind.iter().all(|id| {
                            switch(id) || context.scenario.value(model, *id).is_none_or(|value| value.is_zero())
                        }) =>
                    {
                        continue;
                    }
                    // To prepare a simulation takes a while.
                    Settings::Simulate(_) if preset != FIRST => continue,
                    Settings::Simulate(settings) => {
                        Settings::Simulate(SimulateSettings { output: Some(id.clone()), ..settings })
                    }
                };
                let job = job(&settings, &context);
                assert!(JobRun::new(model, &job).is_ok(), "{job:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(20))]

    #[test]
    fn every_sensible_scenario_can_be_asked_about(
        scenario in sensible_scenarios(),
        section in prop::sample::select(pages().collect::<Vec<_>>()),
    ) {
        let context = Context { scenario, section };
        for settings in plain() {
            let job = job(&settings, &context);
            prop_assert!(JobRun::new(bundled(), &job).is_ok(), "{:?}", job);
        }
    }
}

#[test]
fn every_page_looks_at_its_own_protocol() {
    let model = bundled();
    for context in places() {
        let (earnings, multiple) = (context.output(model), context.multiple(model));
        assert_eq!(earnings, of(context.section, "adjusted_earnings"));
        assert_eq!(multiple, looked_at(context.section));
        for output in [earnings, multiple] {
            let (x, y) = context.inputs(model, output);
            let (of_x, of_y) = (model.input(x), model.input(y));
            assert_eq!(of_x.section, model.line(output).section);
            if rests_on(model, output).iter().any(|id| Some(*id) == model.driver) {
                assert_eq!(Some(y), model.driver);
            }
            let behind = rests_on(model, output).into_iter().map(|id| model.input(id));
            let mut own = behind.filter(|input| input.section == of_x.section && input.unit.kind != Kind::Switch);
            let effects = by_size(model, &Scenario::preset(context.scenario.preset), output);
            let moves = |input: &Input| effects.iter().any(|one| model.input(one.input).id == input.id && one.moves());
            let still = effects.iter().all(|effect| !effect.moves());
            let any = own.any(|input| input.differs() && (still || moves(input)));
            assert_eq!(of_x.differs(), any, "{}", of_x.id);
            assert!(of_x.unit.kind != Kind::Switch && of_y.unit.kind != Kind::Switch);
        }
        assert_eq!(TornadoSettings::default().input(model, &context), context.inputs(model, earnings).1);
        assert_eq!(SeekSettings::default().input(model, &context), context.inputs(model, multiple).0);
    }
    let context = overview(FIRST);
    // A share comes before others that the presets change.
    let multiple = line("aave.fdv_to_earnings");
    let changed = |id: &InputId| model.input(*id).differs();
    let own = |id: &InputId| model.input(*id).section == model.line(multiple).section;
    let first = rests_on(model, multiple).into_iter().find(|id| own(id) && changed(id)).unwrap();
    assert_ne!(model.input(first).unit.kind, Kind::Share);
    assert_eq!(context.inputs(model, multiple).0, input("aave.gho_share"));
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
    let context = overview(FIRST);
    for output in model.line_ids() {
        let section = &model.sections[usize::from(model.line(output).section)];
        let price = model.meant(section, "token_price").filter(|_| section.is_protocol());
        let expected = match model.line(output).unit.kind {
            // A price of the token is asked to be today's.
            _ if price.is_some_and(|price| model.unit_of(price) == &model.line(output).unit) => {
                let Some(price) = takerate_view_model::worth::value_of(model, &context.scenario, price.unwrap()) else {
                    continue;
                };
                price
            }
            Kind::Multiple => 20.into(),
            Kind::Amount | Kind::Change => Decimal::ZERO,
            _ => last[usize::from(output.0)].unwrap_or_default(),
        };
        assert_eq!(context.target(model, output), expected);
        let (seek, table) = (
            SeekSettings { output: Some(output), ..SeekSettings::default() },
            TableSettings { output: Some(output), ..TableSettings::default() },
        );
        assert_eq!((seek.target(model, &context), table.target(model, &context)), (expected, expected));
    }
    assert!(!context.target(model, line("aave.net_margin")).is_zero());
}

fn axis(input: Option<InputId>) -> AxisSettings {
    AxisSettings { input, ..AxisSettings::default() }
}

#[test]
fn the_default_of_an_axis_gives_way_to_the_other_axis() {
    let model = bundled();
    for context in places() {
        let (x, y) = context.inputs(model, context.multiple(model));
        for chosen in model.input_ids() {
            let at_x = TableSettings { x: axis(Some(chosen)), ..TableSettings::default() };
            let at_y = TableSettings { y: axis(Some(chosen)), ..TableSettings::default() };
            assert_eq!(at_x.inputs(model, &context), (chosen, if chosen == y { x } else { y }));
            assert_eq!(at_y.inputs(model, &context), (if chosen == x { y } else { x }, chosen));
            for settings in [at_x, at_y] {
                let request = settings.request(model, &context);
                for axis in [&request.x, &request.y] {
                    let switch = model.input(input(&axis.input)).unit.kind == Kind::Switch;
                    assert_eq!((axis.low, axis.high, axis.steps), (None, None, Some(if switch { 2 } else { 21 })));
                }
                assert_ne!(request.x.input, request.y.input);
                assert!(JobRun::new(model, &Job::Table(request)).is_ok());
            }
        }
    }
    // What is chosen on both axes stands, though it makes no table.
    let both = TableSettings {
        x: axis(Some(input("macro.eth_price"))),
        y: axis(Some(input("macro.eth_price"))),
        ..TableSettings::default()
    };
    assert_eq!(both.inputs(model, &overview(FIRST)), (input("macro.eth_price"), input("macro.eth_price")));
}

#[test]
fn an_axis_keeps_its_ends_and_steps() {
    let ends = |low: i64, high: i64| AxisSettings { input: None, low: Some(low.into()), high: Some(high.into()) };
    let settings = TableSettings { x: ends(0, 1), y: ends(1000, 2000), steps: Some(5), ..TableSettings::default() };
    let request = settings.request(bundled(), &overview(FIRST));
    assert_eq!((request.x.low, request.x.high, request.x.steps), (Some(0.into()), Some(1.into()), Some(5)));
    assert_eq!((request.y.low, request.y.high, request.y.steps), (Some(1000.into()), Some(2000.into()), Some(5)));
}

#[test]
fn break_even_is_that_of_the_protocol_of_the_output() {
    let model = bundled();
    for context in places() {
        for output in std::iter::once(None).chain(model.line_ids().map(Some)) {
            let own = output.map(|output| usize::from(model.line(output).section));
            let own = own.filter(|section| model.sections[*section].is_protocol()).or(context.section);
            let request = SeekSettings { output, target: Some(7.into()), change: None, input: Some(InputId(0)) }
                .break_even(model, &context);
            assert_eq!(request.output, model.line(of(own, "adjusted_earnings")).id);
            assert_eq!((request.target, request.inputs.len()), (Decimal::ZERO, 0));
            assert_eq!(request.scenario, ScenarioRequest::of(model, &context.scenario));
        }
    }
}

#[test]
fn a_bridge_leads_from_the_readers_preset_to_the_reader() {
    let model = bundled();
    let (kept, now) = (|preset| ScenarioRef::Kept(Scenario::preset(preset)), ScenarioRef::Now);
    let settings = BridgeSettings::default();
    for (context, from, to) in [
        (overview(FIRST), FIRST, kept(LAST)),
        (changed(FIRST), FIRST, now.clone()),
        (overview(LAST), LAST, kept(BEFORE)),
        (changed(LAST), LAST, now.clone()),
    ] {
        assert_eq!((settings.from(model, &context), settings.to(model, &context)), (kept(from), to.clone()));
        let request = settings.request(model, &context);
        assert_eq!(request.from, Some(ScenarioRequest::of(model, &Scenario::preset(from))));
        assert_eq!(request.to, Some(ScenarioRequest::of(model, to.scenario(&context))));
        assert_ne!(request.from, request.to);
    }
    // What is chosen stands wherever the reader goes; `Now` goes with them.
    let chosen = BridgeSettings { output: None, from: Some(now.clone()), to: Some(kept(FIRST)) };
    for context in [overview(FIRST), changed(LAST)] {
        assert_eq!((chosen.from(model, &context), chosen.to(model, &context)), (now.clone(), kept(FIRST)));
        let request = chosen.request(model, &context);
        assert_eq!(request.from, Some(ScenarioRequest::of(model, &context.scenario)));
        assert_eq!(request.to, Some(ScenarioRequest::of(model, &Scenario::preset(FIRST))));
    }
}

#[test]
fn a_tornado_goes_across_what_all_protocols_share() {
    let model = bundled();
    let context = changed(LAST);
    for output in model.line_ids() {
        let settings = TornadoSettings {
            output: Some(output),
            by: Some(Swing::Percent(10.into())),
            input: Some(input("aave.gho_share")),
        };
        let request = settings.across(model, &context);
        let name = model.line(output).id.split_once('.').unwrap().1;
        let shared = protocols().all(|(_, section)| model.shared_line(section, name).is_some());
        assert_eq!(request.outputs, [if shared { name } else { "adjusted_earnings" }]);
        assert_eq!((request.inputs, request.swing), (vec!["aave.gho_share".to_owned()], Swing::Percent(10.into())));
        assert_eq!(request.scenario, ScenarioRequest::of(model, &context.scenario));
    }
    let request = TornadoSettings::default().across(model, &context);
    assert_eq!((&request.outputs[..], request.swing), (&["adjusted_earnings".to_owned()][..], Swing::Plausible));
    assert_eq!(request.inputs, ["macro.eth_price"]);
    let Answer::Tornado(answers) = answer(&Job::Tornado(request)) else { panic!() };
    assert_eq!(answers.len(), protocols().count());
    // Some lines are shared and some are not.
    let across =
        |id| TornadoSettings { output: Some(line(id)), ..TornadoSettings::default() }.across(model, &context).outputs;
    assert_eq!(
        (across("sky.net_margin"), across("macro.eth_price_average")),
        (vec!["net_margin".to_owned()], vec!["adjusted_earnings".to_owned()])
    );
}

#[test]
fn a_table_has_two_axes_whatever_its_output_rests_on() {
    let model = bundled();
    for output in model.line_ids() {
        let settings = TableSettings { output: Some(output), ..TableSettings::default() };
        let (x, y) = settings.inputs(model, &overview(FIRST));
        assert_ne!(x, y, "{}", model.line(output).id);
    }
}

#[test]
fn a_bridge_never_leads_to_where_it_begins_unless_asked() {
    let model = bundled();
    for preset in [FIRST, LAST] {
        let context = overview(preset);
        for from in [
            None,
            Some(ScenarioRef::Now),
            Some(ScenarioRef::Kept(Scenario::preset(FIRST))),
            Some(ScenarioRef::Kept(Scenario::preset(LAST))),
        ] {
            let settings = BridgeSettings { from, ..BridgeSettings::default() };
            let (from, to) = (settings.from(model, &context), settings.to(model, &context));
            assert_ne!(from.scenario(&context), to.scenario(&context), "{from:?}");
        }
        for to in
            [ScenarioRef::Now, ScenarioRef::Kept(Scenario::preset(FIRST)), ScenarioRef::Kept(Scenario::preset(LAST))]
        {
            let settings = BridgeSettings { to: Some(to.clone()), ..BridgeSettings::default() };
            assert_ne!(settings.from(model, &context).scenario(&context), to.scenario(&context), "{to:?}");
        }
    }
}
