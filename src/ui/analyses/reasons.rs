//! Finds out why the first figure that stays in sight differs from the preset compared with, once a move rests: the bar
//! says it in a line (`ui/bar/why.rs`), from the same bridge that the analysis draws.

use leptos::prelude::*;
use takerate_analysis::bridge::BridgeRequest;
use takerate_analysis::request::ScenarioRequest;
use takerate_analysis::{Answer, Job};
use takerate_core::{Language, Model, PresetId, Scenario};
use takerate_scenario_io::link::headline;
use takerate_view_model::reasons::reasons;

use crate::boxed::{effect, memo};
use crate::engine::{Engine, Event, Request};
use crate::state::{Page, Reasons};

/// The engine's slot.
const SLOT: &str = "reasons";

/// How many reasons have a name where there are more.
const MOST: usize = 2;

/// Of which figure reasons are sought, and in which language they are told.
#[derive(Clone, PartialEq)]
struct Question {
    section: usize,
    against: PresetId,
    scenario: Scenario,
    language: Language,
}

/// Tells the page the reasons, as long as it is there.
pub fn follow(page: Page, model: &'static Model) {
    let question = memo(move || {
        let (section, against) = (page.view.get()?, page.compared());
        let scenario = page.rested.get();
        // The reason of a single change is the change.
        let plain = against == scenario.preset && scenario.changed(model).nth(1).is_none();
        (!plain).then(|| Question { section, against, scenario, language: page.speaking.get() })
    });
    effect(move || {
        let Some(engine) = Engine::current() else { return };
        match question.get().and_then(|question| Some((job(model, &question)?, question))) {
            Some((job, question)) => ask(page, model, &engine, job, question),
            None => {
                engine.cancel(SLOT);
                page.reasons.set(None);
            }
        }
    });
}

fn job(model: &Model, question: &Question) -> Option<Job> {
    let line = headline(model, model.sections.get(question.section)?)?;
    let request = |scenario: &Scenario| Some(ScenarioRequest::of(model, scenario));
    Some(Job::Bridge(BridgeRequest {
        from: request(&Scenario::preset(question.against)),
        to: request(&question.scenario),
        outputs: vec![model.line(line).id.clone()],
    }))
}

fn ask(page: Page, model: &'static Model, engine: &Engine, job: Job, question: Question) {
    let Ok(bytes) = job.to_bytes() else { return };
    engine.ask(SLOT, Request::Job(bytes), move |event| match event {
        Event::Answer(bytes, true) => {
            let Question { section, against, ref scenario, language } = question;
            let told = match job.read_answer(&bytes) {
                Ok(Answer::Bridge(bridges)) => {
                    bridges.first().and_then(|bridge| reasons(model, bridge, MOST, language)).unwrap_or_default()
                }
                _ => return,
            };
            let (scenario, parts, rounded) = (scenario.clone(), told.parts, told.rounded);
            page.reasons.set(Some(Reasons { section, against, scenario, parts, rounded }));
        }
        Event::Answer(..) | Event::Progress(..) => {}
        // Without reasons the line says where they would be found.
        _ => page.reasons.set(None),
    });
}
