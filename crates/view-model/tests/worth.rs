//! What today's price assumes, and the prices that follow from the assumptions: honest where there is no answer, and in
//! both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../definition/tests/support/chinese.rs"]
mod chinese;
mod drawn;

use drawn::{LANGUAGES, MODEL, check_svg};
use takerate_analysis::seek::{Seek, SeekRequest, Verdict, seek};
use takerate_core::model::Section;
use takerate_core::{Decimal, Language, Model, Reference, Scenario};
use takerate_display::html::Html;
use takerate_scenario_io::assign::assign;
use takerate_view_model::settings::{Context, SeekSettings, Settings, TableSettings};
use takerate_view_model::worth::{
    Assumed, across, as_seek, assumed, is_valued, price_input, prices, question, resting, value_of,
};

const ENGLISH: Language = Language::ENGLISH;

fn scenario(preset: &str, changes: &[&str]) -> Scenario {
    let mut scenario = Scenario::preset(MODEL.find_preset(preset).unwrap());
    for change in changes {
        let (id, value) = change.split_once('=').unwrap();
        assign(&MODEL, &mut scenario, id, value).unwrap();
    }
    scenario
}

fn section(id: &str) -> &'static Section {
    MODEL.sections.iter().find(|section| section.id == id).unwrap()
}

/// What is asked of a protocol's price, and the answer.
fn ask(protocol: &str, scenario: &Scenario) -> (Seek, SeekRequest) {
    let request = question(&MODEL, scenario, section(protocol)).unwrap();
    (seek(&MODEL, &request).unwrap().remove(0), request)
}

fn said(protocol: &str, scenario: &Scenario, language: Language) -> Assumed {
    let (found, request) = ask(protocol, scenario);
    assumed(&MODEL, &found, &request, language).unwrap()
}

#[test]
fn the_price_of_aave_assumes_what_was_worked_out_by_hand() {
    let said = said("aave", &scenario("2025p", &[]), ENGLISH);
    let (text, value) = said.found.unwrap();
    assert_eq!((text.as_str(), value.round_dp(5)), ("111.488%", Decimal::new(111_488, 5)));
    assert_eq!(
        said.sentence.replace(Html::PLACE, &text),
        "At 168.75 USD, AAVE is worth its price if adjusted earnings grow by 111.488% in the first year, moving evenly to 3% by year six, at a discount rate of 20% a year."
    );
    assert_eq!((said.remark, said.outside), (None, false));
}

#[test]
fn what_is_found_returns_todays_price_when_it_is_put_back() {
    let mut found_some = 0;
    for preset in ["2024e", "2025p", "2025a"] {
        for (_, of) in MODEL.protocols() {
            let mut scenario = scenario(preset, &[]);
            let (found, request) = ask(&of.id, &scenario);
            let (line, price, input) = MODEL.price_question(of).unwrap();
            for solution in &found.solutions {
                scenario.set(&MODEL, input, solution.value).unwrap();
                let [value, price] = [Reference::Line(line), price].map(|of| value_of(&MODEL, &scenario, of).unwrap());
                assert_eq!(request.target, price);
                assert!((value / price - Decimal::ONE).abs() < Decimal::new(1, 15), "{preset} {}: {value}", of.id);
                found_some += 1;
            }
        }
    }
    assert!(found_some >= 8, "{found_some}");
}

#[test]
fn where_there_is_no_answer_the_reason_is_said() {
    // A loss is worth nothing at any growth.
    let loss = said("lido", &scenario("2024e", &[]), ENGLISH);
    assert_eq!(loss.found, None);
    assert_eq!(
        loss.sentence,
        "What today’s price assumes cannot be said. Adjusted earnings are zero or negative, and a loss that grows is no value."
    );
    // A price of nothing assumes nothing, though a growth of −100 % would return it.
    let free = said("aave", &scenario("2025p", &["aave.token_price=0"]), ENGLISH);
    assert_eq!(free.sentence, "There is no price above zero today, so there is nothing that it assumes.");
    // Inputs that contradict each other are named.
    let rates = said("aave", &scenario("2025p", &["valuation.discount_rate=0.03"]), ENGLISH);
    assert!(rates.found.is_none() && rates.sentence.contains("discount rate is not above"), "{}", rates.sentence);
    // Beyond what is sensible it is still said what it would be.
    let far = said("aave", &scenario("2025p", &["aave.token_price=2000"]), ENGLISH);
    assert!(far.outside && far.found.is_some());
    assert!(far.remark.unwrap().starts_with("That lies outside its sensible range of −50% to 150%"));
    // And beyond all that was looked at, that none was found.
    let beyond = said("aave", &scenario("2025p", &["aave.token_price=1e12"]), ENGLISH);
    assert!(beyond.found.is_none() && beyond.sentence.starts_with("No value of “Growth of earnings"), "{beyond:?}");
}

#[test]
fn of_several_values_the_lowest_is_shown_and_the_others_are_named() {
    let (mut found, request) = ask("aave", &scenario("2025p", &[]));
    let mut second = found.solutions[0].clone();
    second.value = Decimal::new(14, 1);
    found.solutions.push(second);
    let said = assumed(&MODEL, &found, &request, ENGLISH).unwrap();
    assert_eq!(said.found.unwrap().0, "111.488%");
    assert_eq!(said.remark.as_deref(), Some("Other values do it too: 140%."));
    found.solutions[0].to = Some(Decimal::new(12, 1));
    let said = assumed(&MODEL, &found, &request, ENGLISH).unwrap();
    assert_eq!(said.found.unwrap().0, "111.488% to 120%");
    found.solutions.clear();
    found.verdict = Verdict::NoEffect;
    let said = assumed(&MODEL, &found, &request, ENGLISH).unwrap();
    assert!(said.sentence.contains("does not move “Value per token”"), "{}", said.sentence);
}

#[test]
fn all_protocols_are_said_at_once() {
    let all = |scenario: &Scenario| {
        let first = MODEL.protocols().filter(|(_, section)| section.protocol.is_some_and(|of| of.statement == 0));
        let answers: Vec<_> = first.map(|(_, section)| ask(&section.id, scenario)).collect();
        across(&MODEL, &answers, ENGLISH)
    };
    let text = all(&scenario("2024e", &[]));
    assert!(text.starts_with("What today’s prices assume of “Growth of earnings in the first year”: from "), "{text}");
    assert!(text.contains("(Sky) to ") && text.ends_with("Of Lido it cannot be said."), "{text}");
    let none = scenario("2024e", &["aave.token_price=0", "sky.token_price=0", "etherfi.token_price=0"]);
    assert_eq!(all(&none), "What today’s prices assume cannot be said of any protocol.");
    let one = scenario("2024e", &["aave.token_price=0", "etherfi.token_price=0"]);
    let text = all(&one);
    assert!(text.starts_with("What today’s price assumes of") && text.contains("(Sky). Of Aave"), "{text}");
}

#[test]
fn the_question_is_that_of_the_goal_seek_that_it_links_to() {
    let scenario = scenario("2025p", &["aave.token_price=100"]);
    let aave = section("aave");
    let context = Context { scenario: scenario.clone(), section: None };
    let settings = as_seek(&MODEL, aave);
    assert_eq!(settings.request(&MODEL, &context), question(&MODEL, &scenario, aave).unwrap());
    let written = Settings::Seek(settings).write(&MODEL);
    assert_eq!(written, "show=seek&show.output=aave.value_per_token&show.input=aave.earnings_growth");
}

#[test]
fn a_price_is_asked_to_be_todays() {
    let scenario = scenario("2025p", &["aave.token_price=100"]);
    let context = Context { scenario, section: None };
    for (id, target) in [
        ("aave.value_per_token", 100),
        ("aave.price_at_target", 100),
        // Not a price: a price a year.
        ("aave.earnings_per_token", 0),
        ("aave.adjusted_earnings", 0),
        ("aave.fdv_to_earnings", 20),
    ] {
        let output = MODEL.find_line(id);
        assert_eq!(context.target(&MODEL, output.unwrap()), Decimal::from(target), "{id}");
        let table = TableSettings { output, ..TableSettings::default() };
        let seek = SeekSettings { output, ..SeekSettings::default() };
        assert_eq!(table.target(&MODEL, &context), seek.target(&MODEL, &context));
    }
}

#[test]
fn prices_stand_side_by_side_with_todays() {
    for preset in ["2024e", "2025p", "2025a"] {
        for (_, of) in MODEL.protocols() {
            for language in LANGUAGES {
                // Of a token without a price there is nothing to draw.
                let Some(chart) = prices(&MODEL, &scenario(preset, &[]), of, language) else {
                    assert!(["exo", "sahara", "sentient"].contains(&of.id.as_str()), "{}", of.id);
                    continue;
                };
                check_svg(&chart.svg);
                let table = (chart.table)();
                assert_eq!(table.rows.len(), chart.marks + 1);
                assert!((0..chart.marks).all(|mark| !(chart.say)(mark).is_empty()));
                let circles = chart.svg.matches("<circle").count();
                let values = table.rows.iter().skip(1).filter(|row| row[1].exact.parse::<f64>().is_ok()).count();
                assert_eq!(circles, values, "{preset} {}", of.id);
            }
        }
    }
    let chart = prices(&MODEL, &scenario("2025p", &[]), section("aave"), ENGLISH).unwrap();
    assert_eq!(
        (chart.say)(0),
        "Price at the target multiple, at 20x: 70.08, which is −58.5% from today’s price of 168.75."
    );
    // Without earnings there are no prices, but today's is still there.
    let chart = prices(&MODEL, &scenario("2024e", &[]), section("lido"), ENGLISH).unwrap();
    assert!((chart.say)(0).contains("n.m."), "{}", (chart.say)(0));
    assert!(chart.svg.contains("class=\"base\""));
}

#[test]
fn a_statement_that_says_nothing_of_worth_has_none() {
    let mut model: Model = MODEL.clone();
    model.statements.iter_mut().for_each(|statement| statement.worth = None);
    let of = model.sections.iter().find(|section| section.is_protocol()).unwrap();
    assert!(!is_valued(&model, of) && is_valued(&MODEL, section("aave")));
    let scenario = scenario("2025p", &[]);
    assert_eq!(question(&model, &scenario, of), None);
    assert!(prices(&model, &scenario, of, ENGLISH).is_none());
    let context = Context { scenario, section: None };
    assert_eq!(context.target(&model, model.find_line("aave.value_per_token").unwrap()), Decimal::ZERO);
    // The outline, which the page begins with, knows that there is one and no more.
    let outline = MODEL.outline();
    assert!(
        outline.statements[0].worth.as_ref().is_some_and(|worth| worth.prices.is_empty() && worth.claim.is_empty())
    );
}

#[test]
fn all_of_it_is_chinese() {
    let mut texts: Vec<(String, String)> = Vec::new();
    let changes: [&[&str]; 4] =
        [&[], &["aave.token_price=0"], &["aave.token_price=2000"], &["valuation.discount_rate=0.03"]];
    for preset in ["2024e", "2025p", "2025a"] {
        for changes in changes {
            let scenario = scenario(preset, changes);
            let mut answers = Vec::new();
            for (_, of) in MODEL.protocols() {
                let said = said(&of.id, &scenario, Language::CHINESE);
                let found = said.found.map(|found| found.0).unwrap_or_default();
                texts.push((of.id.clone(), said.sentence.replace(Html::PLACE, &found)));
                texts.extend(said.remark.map(|remark| (of.id.clone(), remark)));
                if let Some(chart) = prices(&MODEL, &scenario, of, Language::CHINESE) {
                    texts.push((of.id.clone(), chart.alt.clone()));
                    texts.extend((0..chart.marks).map(|mark| (of.id.clone(), (chart.say)(mark))));
                    texts.extend(chinese::texts(&chart.svg).into_iter().map(|text| (of.id.clone(), text)));
                }
                answers.push(ask(&of.id, &scenario));
            }
            texts.push((preset.to_owned(), across(&MODEL, &answers, Language::CHINESE)));
        }
    }
    chinese::check(texts);
}

#[test]
fn what_all_prices_rest_on_is_named_with_its_value() {
    let own = scenario("2025p", &["valuation.target_multiple=25", "aave.token_price=200"]);
    let aave = section("aave");
    let ways: Vec<_> = MODEL.statement(aave).worth.as_ref().unwrap().prices.iter().collect();
    let english = ["Target multiple of earnings 25x", "Growth after year five 3%", "Discount rate 20%"];
    assert_eq!(resting(&MODEL, &own, aave, &ways, ENGLISH), english);
    // The claim alone names no multiple.
    assert_eq!(resting(&MODEL, &own, aave, &[], ENGLISH), english[1..]);
    assert!(resting(&MODEL, &own, aave, &ways, Language::CHINESE)[0].contains("25倍"));
    for (_, of) in MODEL.protocols() {
        let (_, price, _) = MODEL.price_question(of).unwrap();
        let id = price_input(&MODEL, price);
        let told = id.is_some_and(|id| MODEL.input(id).feed.is_some());
        assert_eq!(told, !["exo", "sahara", "sentient"].contains(&of.id.as_str()), "{}", of.id);
    }
}
