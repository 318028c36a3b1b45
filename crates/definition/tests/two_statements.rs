//! Two statements stand side by side: each protocol has the lines of its own, and today's protocols do not notice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/statements.rs"]
mod statements;
mod support;

use statements::{files, model};
use support::bundled;
use takerate_core::model::Section;
use takerate_core::{Decimal, Language, Model, Scenario};
use takerate_definition::read;

fn value(model: &Model, id: &str) -> Option<Decimal> {
    let line = model.find_line(id).unwrap_or_else(|| panic!("no line is called {id}"));
    Scenario::default().evaluate(model)[usize::from(line.0)].ok()
}

#[test]
fn protocols_stand_by_sector_and_follow_their_statement() {
    let model = model();
    let shown = |model: &Model| -> Vec<[String; 3]> {
        let protocol = |section: &Section| {
            let sector = &model.sectors[usize::from(section.protocol.unwrap().sector)];
            let statement = model.statement(section);
            [section.id.as_str(), sector.name.get(Language::ENGLISH), statement.name.get(Language::ENGLISH)]
                .map(str::to_owned)
        };
        model.protocols().map(|(_, section)| protocol(section)).collect()
    };
    let own = shown(bundled());
    assert_eq!(own[0], ["aave", "Lending", "Earnings and valuation"]);
    let others = [["large", "Networks", "Usage"], ["small", "Networks", "Usage"]].map(|names| names.map(str::to_owned));
    assert_eq!(shown(&model), [own, others.to_vec()].concat());
    let shared = model.sections.iter().find(|section| !section.is_protocol()).unwrap();
    assert_eq!(model.statement(shared).headline.len(), 0);
}

#[test]
fn each_has_the_lines_of_its_own_statement_only() {
    let model = model();
    assert_eq!(value(&model, "large.surplus"), Some(Decimal::from(5000)));
    assert_eq!(value(&model, "large.worth_to_surplus"), Some("4.38".parse().unwrap()));
    assert_eq!(value(&model, "small.surplus"), Some(Decimal::from(-700)));
    for missing in ["large.adjusted_earnings", "aave.surplus", "small.worth_to_surplus"] {
        assert_eq!(model.find_line(missing), None, "{missing}");
    }
    assert_eq!(model.find_line("large.surplus").map(|line| model.line(line).name.get(Language::CHINESE)), Some("盈余"));
}

#[test]
fn what_all_have_in_common_is_known() {
    assert_eq!(bundled().common_lines()[..2], ["adjusted_earnings", "fdv_to_earnings"]);
    assert!(model().common_lines().is_empty());
}

#[test]
fn todays_lines_compute_what_they_computed() {
    let model = model();
    for preset in bundled().preset_ids() {
        let [now, before] = [&model, bundled()].map(|model| Scenario::preset(preset).evaluate(model));
        for (line, before) in bundled().lines.iter().zip(before) {
            let now = now[usize::from(model.find_line(&line.id).unwrap().0)];
            assert_eq!(now.ok(), before.ok(), "{}", line.id);
        }
    }
}

#[test]
fn the_order_of_statements_is_declared_and_not_that_of_files() {
    let mut files = files();
    for file in files.iter_mut().filter(|file| file.name == "usage.toml") {
        file.text = file.text.replace("order = 2", "order = 0");
    }
    let model = read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let names: Vec<&str> = model.statements.iter().map(|statement| statement.name.get(Language::ENGLISH)).collect();
    assert_eq!(names[..2], ["Usage", "Earnings and valuation"]);
    assert_eq!(value(&model, "aave.adjusted_earnings"), value(bundled(), "aave.adjusted_earnings"));
}
