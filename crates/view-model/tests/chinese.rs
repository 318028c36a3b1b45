//! The Chinese of answers as a reader sees them: every chart's words, marks and table, in every view.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
mod drawn;

use std::sync::Arc;

use drawn::MODEL;
use takerate_analysis::bridge::{BridgeRequest, bridge};
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::simulate::simulate;
use takerate_analysis::table::table;
use takerate_analysis::tornado::tornado;
use takerate_core::{Decimal, Language, Scenario};
use takerate_scenario_io::assign::assign;
use takerate_scenario_io::edition::Edition;
use takerate_scenario_io::link::headline;
use takerate_view_model as view_model;
use takerate_view_model::chart::Chart;
use takerate_view_model::compare::{Column, assumptions, results};
use takerate_view_model::saved_scenarios::SaveError;
use takerate_view_model::settings::{Context, Settings, SimulateSettings, TableSettings, TornadoSettings};
use takerate_view_model::since::{Results, Since};
use takerate_view_model::table::Table;
use takerate_view_model::{spread, summary};

const CHINESE: Language = Language::CHINESE;

/// Texts, each with where it stands.
#[derive(Default)]
struct Texts(Vec<(String, String)>);

impl Texts {
    fn say(&mut self, context: &str, text: impl Into<String>) {
        self.0.push((context.to_owned(), text.into()));
    }

    fn table(&mut self, context: &str, table: &Table) {
        self.say(context, table.caption.clone());
        table.head.iter().for_each(|head| self.say(context, head.clone()));
        table.rows.iter().flatten().for_each(|cell| self.say(context, cell.text.clone()));
    }

    fn chart(&mut self, context: &str, chart: &Chart) {
        self.say(context, chart.alt.clone());
        (0..chart.marks).for_each(|mark| self.say(context, (chart.say)(mark)));
        self.table(context, &(chart.table)());
        chinese::texts(&chart.svg).into_iter().for_each(|text| self.say(context, text));
    }

    fn check(self) {
        assert!(self.0.len() > 5, "only {} texts", self.0.len());
        chinese::check(self.0);
    }
}

fn sections() -> Vec<Option<usize>> {
    let protocols = MODEL.sections.iter().enumerate().filter(|(_, section)| section.is_protocol());
    std::iter::once(None).chain(protocols.map(|(index, _)| Some(index))).collect()
}

/// Every view of every preset, of a scenario of one's own, and of one in which things have no value.
fn places() -> Vec<Context> {
    let own = |changes: &[(&str, &str)]| {
        let mut scenario = Scenario::preset(MODEL.preset_ids().last().unwrap());
        for (id, value) in changes {
            assign(&MODEL, &mut scenario, id, value).unwrap();
        }
        scenario
    };
    let mut scenarios: Vec<Scenario> = MODEL.preset_ids().map(Scenario::preset).collect();
    scenarios.push(own(&[("aave.gho_share", "0.123456789"), ("lido.operating_costs", "90e6")]));
    scenarios.push(own(&[("aave.gho_share", "0.9"), ("macro.eth_price", "4500")]));
    let at = |scenario: &Scenario| {
        let scenario = scenario.clone();
        sections().into_iter().map(move |section| Context { scenario: scenario.clone(), section }).collect::<Vec<_>>()
    };
    scenarios.iter().flat_map(at).collect()
}

/// The multiples, margins and earnings of the view.
fn outputs(context: &Context) -> Vec<takerate_core::LineId> {
    let section = context.section.map(|section| &MODEL.sections[section]);
    let ids = ["adjusted_earnings", "fdv_to_earnings", "net_margin"];
    ids.iter().filter_map(|id| MODEL.shared_line(section?, id)).chain([context.output(&MODEL)]).collect()
}

#[test]
fn tornado_and_one_assumption_everywhere() {
    let mut texts = Texts::default();
    for context in places() {
        for output in outputs(&context) {
            let settings = TornadoSettings { output: Some(output), ..TornadoSettings::default() };
            for answer in tornado(&MODEL, &settings.request(&MODEL, &context)).unwrap() {
                texts.chart("tornado", &view_model::tornado::tornado(&MODEL, &answer, 18, CHINESE));
            }
            let answers = tornado(&MODEL, &settings.across(&MODEL, &context)).unwrap();
            let input = settings.input(&MODEL, &context);
            texts.chart("across", &view_model::across::across(&MODEL, input, &answers, CHINESE));
        }
    }
    texts.check();
}

#[test]
fn two_at_once() {
    let mut texts = Texts::default();
    for context in places() {
        for output in outputs(&context) {
            let settings = TableSettings { output: Some(output), ..TableSettings::default() };
            let mut request = settings.request(&MODEL, &context);
            (request.x.steps, request.y.steps) = (Some(5), Some(5));
            let answer = Arc::new(table(&MODEL, &request).unwrap());
            let own = Some((answer.x.values[1], answer.y.values[1]));
            for target in [settings.target(&MODEL, &context), Decimal::from(-123_456_789), Decimal::from(7)] {
                texts.chart("table", &view_model::heat::heat(&MODEL, Arc::clone(&answer), Some(target), own, CHINESE));
            }
        }
    }
    texts.check();
}

#[test]
fn bridges() {
    let mut texts = Texts::default();
    let request = |context: &Context| ScenarioRequest {
        preset: Some(MODEL.preset(context.scenario.preset).id.clone()),
        set: context.scenario.changed(&MODEL).map(|(id, value)| (MODEL.input(id).id.clone(), value)).collect(),
    };
    let places = places();
    let ends: Vec<ScenarioRequest> = places.iter().filter(|context| context.section.is_none()).map(request).collect();
    for id in ["adjusted_earnings", "fdv_to_earnings", "net_margin", "fdv"] {
        for (from, to) in ends.iter().flat_map(|from| ends.iter().map(move |to| (from, to))) {
            let request =
                BridgeRequest { from: Some(from.clone()), to: Some(to.clone()), outputs: vec![id.to_owned()] };
            for answer in bridge(&MODEL, &request).unwrap() {
                let names = ["2024 报告", "你的情景"];
                for chart in [4, 18].map(|most| view_model::bridge::bridge(&MODEL, &answer, most, names, CHINESE)) {
                    chart.iter().for_each(|chart| texts.chart("bridge", chart));
                }
                let said = view_model::bridge::verdict(&MODEL, &answer, names, CHINESE);
                let broken = view_model::bridge::broken(&MODEL, &answer, CHINESE);
                said.into_iter().chain(broken).for_each(|text| texts.say("bridge", text));
            }
        }
    }
    texts.check();
}

#[test]
fn what_samples_say() {
    let mut texts = Texts::default();
    for context in places() {
        for output in [None, Some("adjusted_earnings"), Some("fdv_to_earnings"), Some("net_margin")] {
            let own = |id: &str| match context.section {
                Some(section) => format!("{}.{id}", MODEL.sections[section].id),
                None => id.to_owned(),
            };
            let settings =
                SimulateSettings { samples: 600, drivers: 512, output: output.map(own), ..SimulateSettings::default() };
            let Ok(answer) = simulate(&MODEL, &settings.request(&MODEL, &context)) else { continue };
            let levels = [None, Some(Decimal::from(12)), Some(Decimal::from(-40_000_000))];
            for distributed in &answer.outputs {
                for level in levels {
                    texts.chart("histogram", &view_model::histogram::histogram(&MODEL, distributed, level, CHINESE));
                    let curve = view_model::histogram::cumulative(&MODEL, distributed, level, CHINESE);
                    texts.chart("cumulative", &curve);
                }
                texts.say("verdict", summary::verdict(&MODEL, distributed, CHINESE));
                for (name, value) in summary::facts(&MODEL, distributed, CHINESE) {
                    texts.say("facts", name);
                    texts.say("facts", value);
                }
            }
            texts.table("sheet", &summary::sheet(&answer.outputs, CHINESE));
            texts.chart("ranges", &view_model::joint::ranges(&MODEL, &answer.outputs, CHINESE));
            texts.table("joint", &view_model::joint::correlations(&MODEL, &answer.outputs, &answer.joint, CHINESE));
            texts.say("joint", summary::jointly(&answer.joint, CHINESE));
            if let Some(text) = summary::left_out(&MODEL, &answer.outputs, CHINESE) {
                texts.say("left out", text);
            }
            for drivers in &answer.drivers {
                if let Some(chart) = view_model::drivers::drivers(&MODEL, drivers, 8, CHINESE) {
                    texts.chart("drivers", &chart);
                }
                if let Some(text) = view_model::drivers::undivided(&MODEL, drivers, CHINESE) {
                    texts.say("undivided", text);
                }
            }
            for warning in &answer.warnings {
                texts.say("warning", view_model::phrase::warning(*warning, CHINESE));
            }
            for drawn in &answer.inputs {
                let input = MODEL.find_input(&drawn.input).unwrap();
                texts.say("spread", spread::words(&MODEL, &drawn.distribution, input, CHINESE));
            }
        }
    }
    for kind in spread::KINDS {
        texts.say(kind, spread::kind_name(kind, CHINESE));
        spread::parameter_names(kind, CHINESE).iter().for_each(|name| texts.say(kind, *name));
    }
    texts.check();
}

#[test]
fn scenarios_side_by_side() {
    let mut texts = Texts::default();
    let named = |context: Context| Column { name: "牛市".to_owned(), scenario: context.scenario };
    let columns: Vec<Column> = places().into_iter().filter(|context| context.section.is_none()).map(named).collect();
    for section in sections() {
        texts.table("results", &results(&MODEL, &columns, section, CHINESE).table);
    }
    for sheet in assumptions(&MODEL, &columns, None, CHINESE) {
        texts.table("assumptions", &sheet.table);
    }
    for error in [
        SaveError::Unreadable,
        SaveError::Newer,
        SaveError::Taken("牛市".to_owned()),
        SaveError::Gone("牛市".to_owned()),
    ] {
        texts.say("shelf", error.message(CHINESE));
    }
    texts.check();
}

#[test]
fn what_has_changed_since_a_link_was_made() {
    let mut texts = Texts::default();
    let mut edition = Edition::of(&MODEL);
    let preset = edition.presets.get_mut("2025p").unwrap();
    preset.insert("aave.gho_share".to_owned(), "0.08".to_owned());
    preset.remove("aave.token_price");
    preset.insert("aave.given_up".to_owned(), "1".to_owned());
    edition.constants.insert("sky.sky_per_mkr".to_owned(), "1".to_owned());
    edition.lines.insert("aave.adjusted_earnings".to_owned(), "aave.net_operating_income".to_owned());
    for saw in ["", "&show.saw.aave=57179100", "&show.saw.aave=-57179100"] {
        let show = format!("show=since&show.model=01234567&show.was=2025p;macro.eth_price=4000{saw}");
        let (Settings::Since(settings), _) = Settings::read(&MODEL, &show) else { panic!("{show}") };
        for known in [None, Some(&edition)] {
            let since = Since::of(&MODEL, &settings, known);
            since.said(&MODEL, CHINESE).into_iter().for_each(|text| texts.say("since", text));
            for line in MODEL.sections.iter().filter_map(|section| headline(&MODEL, section)) {
                for context in places().iter().filter(|context| context.section.is_none()) {
                    let results = Results::of(&MODEL, line, &settings, &since, &context.scenario);
                    let said = results.said(&MODEL, line, Some(&since), CHINESE);
                    said.into_iter().for_each(|text| texts.say("results", text));
                }
            }
        }
    }
    for (_, unread) in ["show=tornados", "show=table&show.steps=x&show.x=牛市"].map(|show| Settings::read(&MODEL, show))
    {
        unread.iter().for_each(|unread| texts.say("unread", unread.message(CHINESE)));
    }
    texts.check();
}
