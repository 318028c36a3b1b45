//! Who shares the difference: changed inputs one by one or, where there are too many, sections of them.

use serde::{Deserialize, Serialize};
use takerate_core::{InputId, Model};

use super::shapley::MOST_PLAYERS;
use crate::request_error::RequestError;

/// What the players of a bridge are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// Each changed input is one.
    Inputs,
    /// More than 16 inputs changed, so those under one heading move together.
    #[serde(rename = "sections")]
    Groups,
    /// Even the headings are more than 16, so the inputs of one section (a protocol, or what all share) move together.
    #[serde(rename = "chapters")]
    Sections,
}

/// Inputs that move together.
pub(super) type Player = Vec<InputId>;

/// The changed inputs as players, in the model's order.
pub(super) fn players(model: &Model, changed: &[InputId]) -> Result<(Grain, Vec<Player>), RequestError> {
    if changed.len() <= MOST_PLAYERS {
        return Ok((Grain::Inputs, changed.iter().map(|id| vec![*id]).collect()));
    }
    let groups = together(changed, |id| (model.input(id).section, model.input(id).group));
    if groups.len() <= MOST_PLAYERS {
        return Ok((Grain::Groups, groups));
    }
    let sections = together(changed, |id| model.input(id).section);
    if sections.len() > MOST_PLAYERS {
        return Err(RequestError::TooManyChanges(sections.len()));
    }
    Ok((Grain::Sections, sections))
}

fn together<K: PartialEq>(changed: &[InputId], key: impl Fn(InputId) -> K) -> Vec<Player> {
    let mut players: Vec<(K, Player)> = Vec::new();
    for &id in changed {
        match players.iter_mut().find(|(known, _)| *known == key(id)) {
            Some((_, player)) => player.push(id),
            None => players.push((key(id), vec![id])),
        }
    }
    players.into_iter().map(|(_, player)| player).collect()
}
