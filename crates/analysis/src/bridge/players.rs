//! Who shares the difference: changed inputs one by one or, where there are too many, sections of them.

use serde::{Deserialize, Serialize};
use takerate_core::{InputId, Language, Model};

use super::shapley::MOST_PLAYERS;
use crate::trouble::Trouble;

/// What the players of a bridge are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// Each changed input is one.
    Inputs,
    /// More than 16 inputs changed, so those under one heading move together.
    Sections,
    /// Even the headings are more than 16, so the inputs of one chapter (a protocol, or what all share) move together.
    Chapters,
}

/// Inputs that move together.
pub(super) struct Player {
    pub name: String,
    pub inputs: Vec<InputId>,
}

/// The changed inputs as players, in the model's order.
pub(super) fn players(model: &Model, changed: &[InputId], language: Language) -> Result<(Grain, Vec<Player>), Trouble> {
    let chapter = |id: InputId| &model.chapters[usize::from(model.input(id).chapter)];
    let name = |id: InputId| chapter(id).name.get(language).to_owned();
    if changed.len() <= MOST_PLAYERS {
        let one = |id: &InputId| Player { name: model.input(*id).name.get(language).to_owned(), inputs: vec![*id] };
        return Ok((Grain::Inputs, changed.iter().map(one).collect()));
    }
    let sections = together(
        changed,
        |id| (model.input(id).chapter, Some(model.input(id).group)),
        |id| {
            let group = chapter(id).groups.get(usize::from(model.input(id).group));
            format!("{}: {}", name(id), group.map_or("", |group| group.name.get(language)))
        },
    );
    if sections.len() <= MOST_PLAYERS {
        return Ok((Grain::Sections, sections));
    }
    let chapters = together(changed, |id| model.input(id).chapter, name);
    if chapters.len() > MOST_PLAYERS {
        return Err(Trouble::TooManyChanges(chapters.len()));
    }
    Ok((Grain::Chapters, chapters))
}

fn together<K: PartialEq>(
    changed: &[InputId],
    key: impl Fn(InputId) -> K,
    name: impl Fn(InputId) -> String,
) -> Vec<Player> {
    let mut players: Vec<(K, Player)> = Vec::new();
    for &id in changed {
        match players.iter_mut().find(|(known, _)| *known == key(id)) {
            Some((_, player)) => player.inputs.push(id),
            None => players.push((key(id), Player { name: name(id), inputs: vec![id] })),
        }
    }
    players.into_iter().map(|(_, player)| player).collect()
}
