//! What the page draws by default is what the command draws where nothing is said; and what the samples say, in words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod drawn;

use drawn::{LANGUAGES, MODEL};
use takerate_analysis::distribution::Distribution;
use takerate_analysis::request_error::RequestError;
use takerate_analysis::simulate::{SimulateRequest, simulate};
use takerate_analysis::uncertain::follows;
use takerate_core::unit::Kind;
use takerate_core::{Decimal, InputId, Language, Scenario};
use takerate_view_model::phrase::request_error;
use takerate_view_model::settings::{Context, DistributionChoice, SimulateSettings};
use takerate_view_model::{spread, summary};

const SAMPLES: u64 = 600;

fn places() -> Vec<Context> {
    let sections = MODEL.sections.iter().enumerate().filter(|(_, section)| section.is_protocol());
    let sections: Vec<Option<usize>> = std::iter::once(None).chain(sections.map(|(index, _)| Some(index))).collect();
    let presets = MODEL.preset_ids();
    presets
        .flat_map(|preset| {
            sections.iter().map(move |section| Context { scenario: Scenario::preset(preset), section: *section })
        })
        .collect()
}

fn small() -> SimulateSettings {
    SimulateSettings { samples: SAMPLES, drivers: 512, ..SimulateSettings::default() }
}

#[test]
fn the_default_gives_the_digits_of_a_request_that_names_no_input() {
    for context in places() {
        let named = small().request(&MODEL, &context);
        // Of what nobody has published there is nothing to draw.
        if named.inputs.as_ref().is_some_and(Vec::is_empty) {
            let section = &MODEL.sections[context.section.unwrap()];
            assert!(["exo", "sahara", "sentient"].contains(&section.id.as_str()), "{}", section.id);
            continue;
        }
        let unnamed = SimulateRequest { inputs: None, ..named.clone() };
        let run = |request| simulate(&MODEL, request).unwrap();
        assert_eq!(run(&named), run(&unnamed), "{}", named.outputs[0]);
    }
}

/// An input that follows the driver by its model file, and the driver.
fn follower() -> (InputId, InputId) {
    let driver = MODEL.driver.unwrap();
    let aave = MODEL.sections.iter().position(|section| section.id == "aave").unwrap();
    let follows = |id: &InputId| !follows(&MODEL, *id).is_zero() && usize::from(MODEL.input(*id).section) == aave;
    (MODEL.input_ids().find(follows).unwrap(), driver)
}

fn at_aave() -> Context {
    let section = MODEL.sections.iter().position(|section| section.id == "aave");
    Context { scenario: Scenario::preset(MODEL.find_preset("2025p").unwrap()), section }
}

#[test]
fn a_distribution_of_ones_own_keeps_the_declared_correlation() {
    let (input, _) = follower();
    let own = DistributionChoice::Drawn {
        distribution: Some(Distribution::Uniform { low: 1.into(), high: 2.into() }),
        correlation: None,
    };
    let mut settings = small();
    settings.inputs.insert(input, own);
    let uncertain_inputs = settings.uncertain_inputs(&MODEL, &at_aave());
    let uncertain = uncertain_inputs.iter().find(|uncertain| uncertain.input == input).unwrap();
    assert_eq!(uncertain.correlation, follows(&MODEL, input));
    let drawn = simulate(&MODEL, &settings.request(&MODEL, &at_aave())).unwrap();
    let drawn = drawn.inputs.iter().find(|drawn| drawn.input == MODEL.input(input).id).unwrap();
    assert_eq!(drawn.correlation, follows(&MODEL, input));
}

#[test]
fn where_the_driver_is_certain_nothing_follows_it_unless_a_reader_says_so() {
    let (input, driver) = follower();
    let mut settings = small();
    settings.inputs.insert(driver, DistributionChoice::Fixed);
    assert!(settings.uncertain_inputs(&MODEL, &at_aave()).iter().all(|uncertain| uncertain.correlation.is_zero()));
    assert!(simulate(&MODEL, &settings.request(&MODEL, &at_aave())).is_ok());
    settings
        .inputs
        .insert(input, DistributionChoice::Drawn { distribution: None, correlation: Some(Decimal::new(5, 1)) });
    let trouble = simulate(&MODEL, &settings.request(&MODEL, &at_aave())).unwrap_err();
    assert!(request_error(&trouble, &MODEL, Language::ENGLISH).contains(&MODEL.input(driver).id));
}

#[test]
fn what_is_certain_is_not_drawn_and_switches_are_not_offered() {
    let settings = small();
    let uncertain_inputs = settings.uncertain_inputs(&MODEL, &at_aave());
    assert!(uncertain_inputs.iter().all(|uncertain| MODEL.input(uncertain.input).unit.kind != Kind::Switch));
    let mut fixed = settings.clone();
    fixed.inputs.extend(uncertain_inputs.iter().map(|uncertain| (uncertain.input, DistributionChoice::Fixed)));
    let nothing = fixed.request(&MODEL, &at_aave());
    assert_eq!(nothing.inputs, Some(Vec::new()));
    assert_eq!(simulate(&MODEL, &nothing), Err(RequestError::NothingUncertain));
    let first = uncertain_inputs.iter().find(|uncertain| uncertain.distribution.is_some()).unwrap().input;
    let mut one = settings.clone();
    one.inputs.insert(first, DistributionChoice::Fixed);
    let names = |settings: &SimulateSettings| settings.request(&MODEL, &at_aave()).inputs.unwrap().len();
    assert_eq!(names(&one), names(&settings) - 1);
}

#[test]
fn a_level_is_asked_of_every_output() {
    let context = Context { section: None, ..at_aave() };
    let settings = SimulateSettings { output: Some("fdv_to_earnings".to_owned()), below: Some(300.into()), ..small() };
    let answer = simulate(&MODEL, &settings.request(&MODEL, &context)).unwrap();
    assert!(answer.outputs.len() > 1);
    assert!(answer.outputs.iter().all(|output| output.below.len() == 1));
    for language in LANGUAGES {
        let text = summary::jointly(&answer.joint, language);
        assert_eq!(text.matches('%').count(), 3, "{text}");
    }
}

#[test]
fn the_figures_are_those_of_the_samples() {
    let answer = simulate(&MODEL, &small().request(&MODEL, &at_aave())).unwrap();
    let output = &answer.outputs[0];
    let facts = summary::facts(&MODEL, output, Language::ENGLISH);
    let fact = |name: &str| facts.iter().find(|fact| fact.0 == name).map(|fact| fact.1.clone());
    assert_eq!(fact("This scenario").unwrap(), "56.1M");
    let mean = takerate_view_model::say::float(
        output.mean.unwrap(),
        &MODEL.line(MODEL.find_line(&output.output).unwrap()).unit,
        Language::ENGLISH,
    );
    assert!(fact("Mean ± standard error").unwrap().starts_with(&mean));
    assert!(fact("Above zero").unwrap().contains('%'));
    let median = fact("Median").unwrap();
    let verdict = summary::verdict(&MODEL, output, Language::ENGLISH);
    assert!(verdict.contains("adjusted earnings of Aave") && verdict.contains(&median), "{verdict}");
    for (english, chinese) in facts.iter().zip(summary::facts(&MODEL, output, Language::CHINESE)) {
        assert_ne!(english.0, chinese.0);
    }
}

#[test]
fn a_distribution_is_taken_apart_and_put_together() {
    let numbers: Vec<Decimal> = vec![1.into(), 2.into(), 3.into()];
    let input = MODEL.driver.unwrap();
    for kind in spread::KINDS {
        let count = spread::parameter_names(kind, Language::ENGLISH).len();
        assert_eq!(count, spread::parameter_names(kind, Language::CHINESE).len());
        let distribution = spread::of(kind, &numbers[..count]).unwrap();
        assert_eq!(spread::parts(&distribution), (kind, numbers[..count].to_vec()));
        assert_eq!(spread::of(kind, &numbers[..count - 1]).map(|other| spread::parts(&other).0 == kind), None);
        for language in LANGUAGES {
            let words = spread::words(&MODEL, &distribution, input, language);
            assert!(words.starts_with(spread::kind_name(kind, language)) && words.contains('2'), "{words}");
        }
    }
    assert_eq!(spread::of("gamma", &numbers), None);
}

#[test]
fn samples_without_a_value_are_told_and_a_mean_of_multiples_is_not() {
    let context = Context { section: None, ..at_aave() };
    let settings = SimulateSettings { output: Some("fdv_to_earnings".to_owned()), drivers: 0, ..small() };
    let answer = simulate(&MODEL, &settings.request(&MODEL, &context)).unwrap();
    let lido = answer.outputs.iter().find(|output| output.output.starts_with("lido")).unwrap();
    assert!(lido.without_value > 0);
    let verdict = summary::verdict(&MODEL, lido, Language::ENGLISH);
    assert!(
        verdict.starts_with("In ") && verdict.contains("% of the samples FDV / earnings of Lido has a value"),
        "{verdict}"
    );
    let names: Vec<String> = summary::facts(&MODEL, lido, Language::ENGLISH).into_iter().map(|fact| fact.0).collect();
    assert!(names.iter().all(|name| !name.contains("Mean") && !name.contains("deviation")), "{names:?}");
    assert!(names.contains(&"Above zero, of samples with a value".to_owned()), "{names:?}");
    for language in LANGUAGES {
        let text = summary::jointly(&answer.joint, language);
        let counts = [answer.joint.all_positive.of, answer.joint.without_value];
        let counts = counts.map(|samples| takerate_display::format::plain(samples.into()));
        assert!(counts.iter().all(|count| text.contains(count.as_str())), "{text}");
        let sheet = summary::sheet(std::slice::from_ref(lido), language);
        let cell = |text: String| sheet.rows.iter().flatten().any(|cell| cell.text == text);
        assert!(cell(lido.positive.of.to_string()) && cell(lido.without_value.to_string()));
        let left_out = summary::left_out(&MODEL, &answer.outputs, language).unwrap();
        assert!(left_out.contains("Lido") && left_out.contains('%'), "{left_out}");
        let whole: Vec<_> = answer.outputs.iter().filter(|output| output.without_value == 0).cloned().collect();
        assert_eq!(summary::left_out(&MODEL, &whole, language), None);
    }
}
