//! What the report says first: every number is the model's, in each language, and every question can be asked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{bundled, value};
use takerate_core::sentence::{Piece, pieces};
use takerate_core::{Reference, Scenario};

#[test]
fn both_languages_name_the_same_numbers() {
    let lead = bundled().report.lead.as_ref().unwrap();
    for text in std::iter::once(&lead.sentence).chain(&lead.otherwise) {
        let named: Vec<Vec<&str>> = text
            .all()
            .map(|(_, text)| {
                let mut ids: Vec<&str> = pieces(text)
                    .into_iter()
                    .filter_map(|piece| match piece {
                        Piece::Place { id, .. } => Some(id),
                        Piece::Text(_) => None,
                    })
                    .collect();
                ids.sort_unstable();
                ids
            })
            .collect();
        assert!(named.len() == 2 && named[0] == named[1] && named[0].len() >= 3, "{named:?}");
    }
}

#[test]
fn the_map_is_of_what_the_sentence_moves_and_says() {
    let model = bundled();
    let lead = model.report.lead.as_ref().unwrap();
    let (_, english) = lead.sentence.all().next().unwrap();
    let named: Vec<Reference> = pieces(english)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Place { id, .. } => model.find(id),
            Piece::Text(_) => None,
        })
        .collect();
    for reference in
        [Reference::Line(lead.map.line), Reference::Input(lead.map.x.input), Reference::Input(lead.map.y.input)]
    {
        assert!(named.contains(&reference), "{}", model.id_of(reference));
    }
    // What a reader sees first stands on the map.
    for axis in [&lead.map.x, &lead.map.y] {
        let value = Scenario::preset(model.opens).value(model, axis.input).unwrap();
        assert!(axis.low <= value && value <= axis.high, "{}", model.input(axis.input).id);
    }
}

#[test]
fn every_question_asks_something_else_than_what_is_shown_first() {
    let model = bundled();
    let lead = model.report.lead.as_ref().unwrap();
    assert!(lead.questions.len() >= 5);
    for question in &lead.questions {
        let name = question.name.all().next().unwrap().1;
        match question.scenario(model) {
            Some(scenario) => {
                assert!(scenario != Scenario::preset(model.opens), "{name}");
                // What is changed moves something.
                let (was, is) = (Scenario::preset(scenario.preset).evaluate(model), scenario.evaluate(model));
                assert!(question.changes.is_empty() || was != is, "{name}");
            }
            None => assert!(question.view.is_some() || !question.show.is_empty(), "{name}"),
        }
    }
    let fifth = lead.questions[0].scenario(model).unwrap();
    assert!(value(&fifth, "aave.adjusted_earnings") > value(&Scenario::preset(model.opens), "aave.adjusted_earnings"));
}

#[test]
fn it_says_how_many_published_figures_are_returned() {
    let model = bundled();
    let returned = usize::from(model.report.lead.as_ref().unwrap().returned);
    let others = model
        .expected
        .iter()
        .filter(|expected| expected.basis.is_none_or(|basis| basis.id() == "estimated" || basis.id() == "derived"));
    // Neither this project's own, nor what is estimated or worked out.
    assert_eq!(returned + others.count(), model.expected.len());
    assert!(returned >= 10 && returned < model.expected.len());
    // Also where the figures themselves are still to come.
    assert_eq!(model.outline().report.lead.unwrap().returned, model.report.lead.as_ref().unwrap().returned);
}
