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
use takerate_exchange::assign::assign;
use takerate_exchange::edition::Edition;
use takerate_exchange::link::headline;
use takerate_inquiry as inquiry;
use takerate_inquiry::chart::Chart;
use takerate_inquiry::compare::{Column, assumptions, results};
use takerate_inquiry::look::{Look, Place, SimulateLook, TableLook, TornadoLook};
use takerate_inquiry::shelf::ShelfError;
use takerate_inquiry::since::{Results, Since};
use takerate_inquiry::table::Table;
use takerate_inquiry::{spread, summary};

const CHINESE: Language = Language::CHINESE;

/// Texts, each with where it stands.
#[derive(Default)]
struct Texts(Vec<(String, String)>);

impl Texts {
    fn say(&mut self, place: &str, text: impl Into<String>) {
        self.0.push((place.to_owned(), text.into()));
    }

    fn table(&mut self, place: &str, table: &Table) {
        self.say(place, table.caption.clone());
        table.head.iter().for_each(|head| self.say(place, head.clone()));
        table.rows.iter().flatten().for_each(|cell| self.say(place, cell.text.clone()));
    }

    fn chart(&mut self, place: &str, chart: &Chart) {
        self.say(place, chart.alt.clone());
        (0..chart.marks).for_each(|mark| self.say(place, (chart.say)(mark)));
        self.table(place, &(chart.table)());
        chinese::texts(&chart.svg).into_iter().for_each(|text| self.say(place, text));
    }

    fn check(self) {
        assert!(self.0.len() > 5, "only {} texts", self.0.len());
        chinese::check(self.0);
    }
}

fn chapters() -> Vec<Option<usize>> {
    let protocols = MODEL.chapters.iter().enumerate().filter(|(_, chapter)| chapter.is_protocol());
    std::iter::once(None).chain(protocols.map(|(index, _)| Some(index))).collect()
}

/// Every view of both presets, of a scenario of one's own, and of one in which things have no value.
fn places() -> Vec<Place> {
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
        chapters().into_iter().map(move |chapter| Place { scenario: scenario.clone(), chapter }).collect::<Vec<_>>()
    };
    scenarios.iter().flat_map(at).collect()
}

/// The multiples, margins and earnings of the view.
fn outputs(place: &Place) -> Vec<takerate_core::LineId> {
    let chapter = place.chapter.map(|chapter| &MODEL.chapters[chapter]);
    let ids = ["adjusted_earnings", "fdv_to_earnings", "net_margin"];
    ids.iter().filter_map(|id| MODEL.shared_line(chapter?, id)).chain([place.output(&MODEL)]).collect()
}

#[test]
fn tornado_and_one_assumption_everywhere() {
    let mut texts = Texts::default();
    for place in places() {
        for output in outputs(&place) {
            let look = TornadoLook { output: Some(output), ..TornadoLook::default() };
            for answer in tornado(&MODEL, &look.request(&MODEL, &place)).unwrap() {
                texts.chart("tornado", &inquiry::tornado::tornado(&MODEL, &answer, 18, CHINESE));
            }
            let answers = tornado(&MODEL, &look.across(&MODEL, &place)).unwrap();
            let input = look.input(&MODEL, &place);
            texts.chart("across", &inquiry::across::across(&MODEL, input, &answers, CHINESE));
        }
    }
    texts.check();
}

#[test]
fn two_at_once() {
    let mut texts = Texts::default();
    for place in places() {
        for output in outputs(&place) {
            let look = TableLook { output: Some(output), ..TableLook::default() };
            let mut request = look.request(&MODEL, &place);
            (request.x.steps, request.y.steps) = (Some(5), Some(5));
            let answer = Arc::new(table(&MODEL, &request).unwrap());
            let own = Some((answer.x.values[1], answer.y.values[1]));
            for target in [look.target(&MODEL, &place), Decimal::from(-123_456_789), Decimal::from(7)] {
                texts.chart("table", &inquiry::heat::heat(&MODEL, Arc::clone(&answer), Some(target), own, CHINESE));
            }
        }
    }
    texts.check();
}

#[test]
fn bridges() {
    let mut texts = Texts::default();
    let request = |place: &Place| ScenarioRequest {
        preset: Some(MODEL.preset(place.scenario.preset).id.clone()),
        set: place.scenario.changed(&MODEL).map(|(id, value)| (MODEL.input(id).id.clone(), value)).collect(),
    };
    let places = places();
    let ends: Vec<ScenarioRequest> = places.iter().filter(|place| place.chapter.is_none()).map(request).collect();
    for id in ["adjusted_earnings", "fdv_to_earnings", "net_margin", "fdv"] {
        for (from, to) in ends.iter().flat_map(|from| ends.iter().map(move |to| (from, to))) {
            let request =
                BridgeRequest { from: Some(from.clone()), to: Some(to.clone()), outputs: vec![id.to_owned()] };
            for answer in bridge(&MODEL, &request).unwrap() {
                let names = ["2024 报告", "你的情景"];
                for chart in [4, 18].map(|most| inquiry::bridge::bridge(&MODEL, &answer, most, names, CHINESE)) {
                    chart.iter().for_each(|chart| texts.chart("bridge", chart));
                }
                let said = inquiry::bridge::verdict(&MODEL, &answer, names, CHINESE);
                let broken = inquiry::bridge::broken(&MODEL, &answer, CHINESE);
                said.into_iter().chain(broken).for_each(|text| texts.say("bridge", text));
            }
        }
    }
    texts.check();
}

#[test]
fn what_samples_say() {
    let mut texts = Texts::default();
    for place in places() {
        for output in [None, Some("adjusted_earnings"), Some("fdv_to_earnings"), Some("net_margin")] {
            let own = |id: &str| match place.chapter {
                Some(chapter) => format!("{}.{id}", MODEL.chapters[chapter].id),
                None => id.to_owned(),
            };
            let look = SimulateLook { samples: 600, drivers: 512, output: output.map(own), ..SimulateLook::default() };
            let Ok(answer) = simulate(&MODEL, &look.request(&MODEL, &place)) else { continue };
            let levels = [None, Some(Decimal::from(12)), Some(Decimal::from(-40_000_000))];
            for distributed in &answer.outputs {
                for level in levels {
                    texts.chart("histogram", &inquiry::histogram::histogram(&MODEL, distributed, level, CHINESE));
                    let curve = inquiry::histogram::cumulative(&MODEL, distributed, level, CHINESE);
                    texts.chart("cumulative", &curve);
                }
                texts.say("verdict", summary::verdict(&MODEL, distributed, CHINESE));
                for (name, value) in summary::facts(&MODEL, distributed, CHINESE) {
                    texts.say("facts", name);
                    texts.say("facts", value);
                }
            }
            texts.table("sheet", &summary::sheet(&answer.outputs, CHINESE));
            texts.chart("ranges", &inquiry::joint::ranges(&MODEL, &answer.outputs, CHINESE));
            texts.table("joint", &inquiry::joint::correlations(&MODEL, &answer.outputs, &answer.joint, CHINESE));
            texts.say("joint", summary::jointly(&answer.joint, CHINESE));
            if let Some(text) = summary::left_out(&MODEL, &answer.outputs, CHINESE) {
                texts.say("left out", text);
            }
            for drivers in &answer.drivers {
                if let Some(chart) = inquiry::drivers::drivers(&MODEL, drivers, 8, CHINESE) {
                    texts.chart("drivers", &chart);
                }
                if let Some(text) = inquiry::drivers::undivided(&MODEL, drivers, CHINESE) {
                    texts.say("undivided", text);
                }
            }
            for warning in &answer.warnings {
                texts.say("warning", inquiry::phrase::warning(*warning, CHINESE));
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
    let named = |place: Place| Column { name: "牛市".to_owned(), scenario: place.scenario };
    let columns: Vec<Column> = places().into_iter().filter(|place| place.chapter.is_none()).map(named).collect();
    for chapter in chapters() {
        texts.table("results", &results(&MODEL, &columns, chapter, CHINESE).table);
    }
    for sheet in assumptions(&MODEL, &columns, None, CHINESE) {
        texts.table("assumptions", &sheet.table);
    }
    for error in [
        ShelfError::Unreadable,
        ShelfError::Newer,
        ShelfError::Taken("牛市".to_owned()),
        ShelfError::Gone("牛市".to_owned()),
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
        let (Look::Since(look), _) = Look::read(&MODEL, &show) else { panic!("{show}") };
        for known in [None, Some(&edition)] {
            let since = Since::of(&MODEL, &look, known);
            since.said(&MODEL, CHINESE).into_iter().for_each(|text| texts.say("since", text));
            for line in MODEL.chapters.iter().filter_map(|chapter| headline(&MODEL, chapter)) {
                for place in places().iter().filter(|place| place.chapter.is_none()) {
                    let results = Results::of(&MODEL, line, &look, &since, &place.scenario);
                    let said = results.said(&MODEL, line, Some(&since), CHINESE);
                    said.into_iter().for_each(|text| texts.say("results", text));
                }
            }
        }
    }
    for (_, unread) in ["show=tornados", "show=table&show.steps=x&show.x=牛市"].map(|show| Look::read(&MODEL, show)) {
        unread.iter().for_each(|unread| texts.say("unread", unread.message(CHINESE)));
    }
    texts.check();
}
