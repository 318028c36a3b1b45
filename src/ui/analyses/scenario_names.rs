//! What scenarios beside the reader's own are called.

use takerate_core::Scenario;
use takerate_view_model::say;
use takerate_words::BridgeWords;

use crate::ui::analyses::session::Session;

/// A name as it stands alone.
pub fn alone(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A scenario as a preset with changes; nothing where there are none.
pub fn changed(session: Session, scenario: &Scenario) -> Option<String> {
    let changes = scenario.changed(session.model).count();
    let preset = session.model.preset(scenario.preset).name.get(session.language);
    (changes > 0).then(|| BridgeWords::of(session.language).changed(preset, changes))
}

/// The same, or the preset's name.
pub fn described(session: Session, scenario: &Scenario) -> String {
    changed(session, scenario)
        .unwrap_or_else(|| session.model.preset(scenario.preset).name.get(session.language).to_owned())
}

/// The same with the first changes, so that scenarios of nobody's name can be told apart.
pub fn told(session: Session, scenario: &Scenario) -> String {
    const MOST: usize = 2;
    let (model, language) = (session.model, session.language);
    let change = |(id, value)| {
        let input = model.input(id);
        say::beside(input.name.get(language), &say::value(value, input, language))
    };
    let changes: Vec<String> = scenario.changed(model).map(change).collect();
    let (pair, comma) = (|name: &str, what: &str| session.page.words.pair(name, what), session.page.words.comma());
    match changes.len() {
        0 => described(session, scenario),
        1..=MOST => pair(model.preset(scenario.preset).name.get(language), &changes.join(comma)),
        _ => pair(&described(session, scenario), &(changes[..MOST].join(comma) + " …")),
    }
}
