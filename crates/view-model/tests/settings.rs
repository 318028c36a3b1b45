//! Settings survive their link.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/mod.rs"]
mod support;

use proptest::option::of;
use proptest::prelude::*;
use support::{bundled, decimals, possible_scenarios, tries};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::simulate::Differing;
use takerate_analysis::swing::Swing;
use takerate_core::{Decimal, InputId, LineId, PresetId, Scenario};
use takerate_scenario_io::link;
use takerate_view_model::compare::Odds;
use takerate_view_model::sectors::columns;
use takerate_view_model::settings::{
    AxisSettings, BridgeSettings, CompareSettings, DistributionChoice, MOST_COLUMNS, ScenarioRef, SectorsSettings,
    SeekSettings, Settings, SimulateSettings, TableSettings, TornadoSettings,
};

/// Numbers of every size and precision, of both signs; some with zeros at the end.
fn numbers() -> impl Strategy<Value = Decimal> {
    (decimals(), any::<bool>(), 0..6u32).prop_map(|(mut number, negative, zeros)| {
        number.rescale((number.scale() + zeros).min(28));
        number.set_sign_negative(negative);
        number
    })
}

fn inputs() -> impl Strategy<Value = InputId> {
    prop::sample::select(bundled().input_ids().collect::<Vec<_>>())
}

fn lines() -> impl Strategy<Value = LineId> {
    (0..u16::try_from(bundled().lines.len()).unwrap()).prop_map(LineId)
}

fn tornadoes() -> impl Strategy<Value = Settings> {
    let by = decimals().prop_filter("a swing is above 0", |by| *by > Decimal::ZERO);
    let by = prop_oneof![by.prop_map(Swing::Percent), Just(Swing::Range)];
    (of(lines()), of(by), of(inputs()))
        .prop_map(|(output, by, input)| Settings::Tornado(TornadoSettings { output, by, input }))
}

fn axes() -> impl Strategy<Value = AxisSettings> {
    (of(inputs()), of(numbers()), of(numbers())).prop_map(|(input, low, high)| AxisSettings { input, low, high })
}

fn tables() -> impl Strategy<Value = Settings> {
    // A page counts in 32 bits.
    let steps = any::<u32>().prop_map(|steps| usize::try_from(steps).unwrap());
    (of(lines()), axes(), axes(), of(numbers()), of(steps))
        .prop_map(|(output, x, y, target, steps)| Settings::Table(TableSettings { output, x, y, target, steps }))
}

fn seeks() -> impl Strategy<Value = Settings> {
    (of(lines()), of(numbers()), of(numbers()), of(inputs()))
        .prop_map(|(output, target, change, input)| Settings::Seek(SeekSettings { output, target, change, input }))
}

fn sectors() -> impl Strategy<Value = Settings> {
    let columns: Vec<String> = columns(bundled()).into_iter().map(str::to_owned).collect();
    (of(0..bundled().sectors.len()), of(proptest::sample::select(columns)), any::<bool>())
        .prop_map(|(sector, sort, ascending)| Settings::Sectors(SectorsSettings { sector, sort, ascending }))
}

fn ends() -> impl Strategy<Value = ScenarioRef> {
    prop_oneof![1 => Just(ScenarioRef::Now), 3 => possible_scenarios().prop_map(ScenarioRef::Kept)]
}

fn bridges() -> impl Strategy<Value = Settings> {
    (of(lines()), of(ends()), of(ends()))
        .prop_map(|(output, from, to)| Settings::Bridge(BridgeSettings { output, from, to }))
}

fn distributions() -> impl Strategy<Value = Distribution> {
    (0..5, numbers(), numbers(), numbers()).prop_map(|(kind, low, mode, high)| match kind {
        0 => Distribution::Uniform { low, high },
        1 => Distribution::Triangular { low, mode, high },
        2 => Distribution::Pert { low, mode, high },
        3 => Distribution::Normal { p10: low, p90: high },
        _ => Distribution::Lognormal { p10: low, p90: high },
    })
}

fn treatments() -> impl Strategy<Value = DistributionChoice> {
    let drawn = (of(distributions()), of(numbers()))
        .prop_map(|(distribution, correlation)| DistributionChoice::Drawn { distribution, correlation });
    prop_oneof![1 => Just(DistributionChoice::Fixed), 4 => drawn]
}

fn simulations() -> impl Strategy<Value = Settings> {
    let everywhere = prop::sample::select(bundled().statements[0].strip.clone());
    let output = prop_oneof![lines().prop_map(|line| bundled().line(line).id.clone()), everywhere];
    let inputs = prop::collection::btree_map(inputs(), treatments(), 0..20);
    (of(output), any::<u64>(), any::<u64>(), any::<u64>(), of(numbers()), inputs).prop_map(
        |(output, samples, seed, drivers, below, inputs)| {
            Settings::Simulate(SimulateSettings { output, samples, seed, drivers, below, inputs })
        },
    )
}

fn comparisons() -> impl Strategy<Value = Settings> {
    let share = || (0i64..=1000).prop_map(|thousandth| Decimal::new(thousandth, 3).normalize());
    let odds =
        (prop::collection::vec(share(), 0..=MOST_COLUMNS), share()).prop_map(|(each, failure)| Odds { each, failure });
    let differing = prop_oneof![Just(Differing::Held), Just(Differing::Drawn)];
    let paired = (of(lines()), of(1..MOST_COLUMNS), differing);
    (of(prop::collection::vec(ends(), 1..=MOST_COLUMNS)), of(odds), paired).prop_map(
        |(columns, odds, (output, second, differing))| {
            Settings::Compare(CompareSettings { columns, odds, output, second, differing })
        },
    )
}

fn settings() -> impl Strategy<Value = Settings> {
    prop_oneof![tornadoes(), tables(), seeks(), bridges(), simulations(), comparisons(), sectors()]
}

fn views() -> impl Strategy<Value = Option<String>> {
    let protocols = bundled().sections.iter().filter(|section| section.is_protocol()).map(|section| section.id.clone());
    of(prop::sample::select(protocols.collect::<Vec<_>>()))
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn a_look_is_read_as_it_was_written(settings in settings()) {
        prop_assert_eq!(Settings::read(bundled(), &settings.write(bundled())), (settings, Vec::new()));
    }

    #[test]
    fn a_look_survives_a_link(settings in settings(), scenario in possible_scenarios(), view in views()) {
        let show = settings.write(bundled());
        let opened = link::read(bundled(), &link::write(bundled(), &scenario, view.as_deref(), &show));
        prop_assert_eq!(&opened.show, &show);
        prop_assert_eq!((opened.scenario, opened.view, opened.issues), (scenario, view, Vec::new()));
        prop_assert_eq!(Settings::read(bundled(), &opened.show), (settings, Vec::new()));
    }

    #[test]
    fn the_order_of_the_pieces_says_nothing(settings in settings(), turn in any::<prop::sample::Index>()) {
        let text = settings.write(bundled());
        let mut params: Vec<&str> = text.split('&').collect();
        let turn = turn.index(params.len());
        params.rotate_left(turn);
        prop_assert_eq!(Settings::read(bundled(), &params.join("&")), (settings, Vec::new()));
    }
}

/// Every input changed, at full precision.
fn longest_scenario() -> Scenario {
    let mut scenario = Scenario::preset(PresetId(1));
    for id in bundled().input_ids() {
        let value = "0.1234567890123456789012345678".parse().unwrap();
        // Switches have no digits.
        let _kept = scenario.set(bundled(), id, value);
    }
    scenario
}

#[test]
fn the_longest_looks_fit_a_link() {
    let scenario = longest_scenario();
    let kept = || Some(ScenarioRef::Kept(scenario.clone()));
    let digits: Decimal = "-0.1234567890123456789012345678".parse().unwrap();
    let drawn = DistributionChoice::Drawn {
        distribution: Some(Distribution::Triangular { low: digits, mode: digits, high: digits }),
        correlation: Some(digits),
    };
    let inputs = bundled().input_ids().map(|id| (id, drawn)).collect();
    let output = bundled().lines.iter().map(|line| &line.id).max_by_key(|id| id.len()).cloned();
    let (samples, seed, drivers) = (u64::MAX, u64::MAX, u64::MAX);
    for settings in [
        Settings::Bridge(BridgeSettings { output: Some(LineId(0)), from: kept(), to: kept() }),
        Settings::Simulate(SimulateSettings { output, samples, seed, drivers, below: Some(digits), inputs }),
    ] {
        let link = link::write(bundled(), &scenario, Some("etherfi"), &settings.write(bundled()));
        assert!(link.len() <= link::LONGEST, "{} bytes", link.len());
        assert_eq!(Settings::read(bundled(), &link::read(bundled(), &link).show), (settings, Vec::new()));
    }
}

fn input(id: &str) -> Option<InputId> {
    Some(bundled().find_input(id).unwrap())
}

fn line(id: &str) -> Option<LineId> {
    Some(bundled().find_line(id).unwrap())
}

fn number(text: &str) -> Option<Decimal> {
    Some(text.parse().unwrap())
}

/// As links have them that were given out: they open for ever.
#[test]
fn a_look_is_written_so() {
    let mut kept = Scenario::preset(PresetId(1));
    for (id, value) in [("macro.eth_price", "2500"), ("aave.gho_share", "0.10")] {
        kept.set(bundled(), input(id).unwrap(), number(value).unwrap()).unwrap();
    }
    let pert = Distribution::Pert { low: "0.05".parse().unwrap(), mode: "0.1".parse().unwrap(), high: 1.into() };
    let lognormal = Distribution::Lognormal { p10: 1500.into(), p90: 4000.into() };
    let drawn = |distribution, correlation| DistributionChoice::Drawn { distribution, correlation };
    let treated = [
        ("macro.eth_price", drawn(Some(lognormal), None)),
        ("aave.gho_share", drawn(Some(pert), number("-0.5"))),
        ("aave.token_price", drawn(None, number("0.25"))),
        ("aave.token_supply", DistributionChoice::Fixed),
        ("aave.service_providers", drawn(None, None)),
    ];
    let simulated = SimulateSettings {
        output: Some("fdv_to_earnings".to_owned()),
        samples: 5000,
        seed: 7,
        drivers: 0,
        below: number("20"),
        inputs: treated.iter().map(|(id, choice)| (input(id).unwrap(), *choice)).collect(),
    };
    let x = AxisSettings { input: input("aave.gho_share"), low: number("0"), high: number("0.50") };
    let y = AxisSettings { input: input("macro.eth_price"), ..AxisSettings::default() };
    let output = line("aave.net_revenue");
    let cases = [
        (Settings::default(), "show=tornado"),
        (Settings::Table(TableSettings::default()), "show=table"),
        (Settings::Seek(SeekSettings::default()), "show=seek"),
        (Settings::Bridge(BridgeSettings::default()), "show=bridge"),
        // What is drawn never depends on what the defaults are.
        (Settings::Simulate(SimulateSettings::default()), "show=simulate&show.samples=100000&show.seed=1"),
        (
            Settings::Tornado(TornadoSettings {
                output,
                by: number("10.0").map(Swing::Percent),
                input: input("aave.gho_share"),
            }),
            "show=tornado&show.output=aave.net_revenue&show.by=10&show.input=aave.gho_share",
        ),
        (
            Settings::Table(TableSettings { output, x, y, target: number("-2e6"), steps: Some(31) }),
            "show=table&show.output=aave.net_revenue&show.x=aave.gho_share&show.x.from=0&show.x.to=0.5\
             &show.y=macro.eth_price&show.target=-2000000&show.steps=31",
        ),
        (
            Settings::Seek(SeekSettings {
                output,
                target: number("0.000"),
                change: None,
                input: input("aave.gho_share"),
            }),
            "show=seek&show.output=aave.net_revenue&show.target=0&show.input=aave.gho_share",
        ),
        (
            Settings::Seek(SeekSettings { output, target: None, change: number("-0.10"), input: None }),
            "show=seek&show.output=aave.net_revenue&show.change=-0.1",
        ),
        (
            Settings::Sectors(SectorsSettings {
                sector: Some(0),
                sort: Some("fdv_to_earnings".to_owned()),
                ascending: true,
            }),
            "show=sectors&show.sector=lending&show.sort=fdv_to_earnings&show.order=up",
        ),
        (
            Settings::Bridge(BridgeSettings {
                output,
                from: Some(ScenarioRef::Kept(kept)),
                to: Some(ScenarioRef::Now),
            }),
            "show=bridge&show.output=aave.net_revenue&show.from=2025p;macro.eth_price=2500;aave.gho_share=0.1\
             &show.to=now",
        ),
        (
            Settings::Simulate(simulated),
            "show=simulate&show.output=fdv_to_earnings&show.samples=5000&show.seed=7&show.drivers=0&show.below=20\
             &show.macro.eth_price=lognormal:1500:4000&show.aave.gho_share=pert:0.05:0.1:1@-0.5\
             &show.aave.service_providers=default&show.aave.token_supply=fixed\
             &show.aave.token_price=default@0.25",
        ),
    ];
    for (settings, text) in cases {
        assert_eq!(settings.write(bundled()), text);
        assert_eq!(Settings::read(bundled(), text), (settings, Vec::new()));
    }
}
