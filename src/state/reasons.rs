//! Why the first figure that stays in sight differs from the preset compared with, once that is known.

use takerate_core::{PresetId, Scenario};

/// What is known of the reasons, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// The protocol, as an index of the model's sections.
    pub section: usize,
    /// The preset compared with.
    pub against: PresetId,
    /// The scenario that differs from it.
    pub scenario: Scenario,
    /// Names with their portions of the difference, as readers see them; empty where none can be told.
    pub parts: Vec<[String; 2]>,
    /// Whether the portions as they are written do not add up.
    pub rounded: bool,
}
