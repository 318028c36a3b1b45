//! What scenarios beside the reader's own are called.

use takerate_core::Scenario;
use takerate_inquiry::say;
use takerate_words::BridgeWords;

use crate::ui::analyses::desk::Desk;

/// A name as it stands alone.
pub fn alone(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A scenario as a preset with changes; nothing where there are none.
pub fn changed(desk: Desk, scenario: &Scenario) -> Option<String> {
    let changes = scenario.changed(desk.model).count();
    let preset = desk.model.preset(scenario.preset).name.get(desk.language);
    (changes > 0).then(|| BridgeWords::of(desk.language).changed(preset, changes))
}

/// The same, or the preset's name.
pub fn described(desk: Desk, scenario: &Scenario) -> String {
    changed(desk, scenario).unwrap_or_else(|| desk.model.preset(scenario.preset).name.get(desk.language).to_owned())
}

/// The same with the first changes, so that scenarios of nobody's name can be told apart.
pub fn told(desk: Desk, scenario: &Scenario) -> String {
    const MOST: usize = 2;
    let (model, language) = (desk.model, desk.language);
    let change = |(id, value)| {
        let input = model.input(id);
        say::beside(input.name.get(language), &say::value(value, input, language))
    };
    let changes: Vec<String> = scenario.changed(model).map(change).collect();
    let (pair, comma) = (|name: &str, what: &str| desk.page.words.pair(name, what), desk.page.words.comma());
    match changes.len() {
        0 => described(desk, scenario),
        1..=MOST => pair(model.preset(scenario.preset).name.get(language), &changes.join(comma)),
        _ => pair(&described(desk, scenario), &(changes[..MOST].join(comma) + " …")),
    }
}
