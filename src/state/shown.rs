//! What the page shows: one value, so that a change and its cause cannot be told apart from each other.

use takerate_core::{InputId, PresetId, Scenario};
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::prices::Prices;

/// What brought about what is shown. The history of the browser keeps causes apart: moving one input is one step, however
/// many events it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// An address was opened.
    #[default]
    Opened,
    /// This input was moved.
    Input(InputId),
    /// A setting of the analysis that is open was changed, which is no step of the history.
    Setting,
    /// Anything else: a preset, a reset, another view.
    Step,
}

/// A scenario that somebody has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub caption: Caption,
    /// What was named.
    pub scenario: Scenario,
    /// Which of its prices a service had told, and when.
    pub prices: Option<Prices>,
    /// Whether the reader still has it as it was named, rather than having begun with it.
    pub as_it_is: bool,
}

/// The scenario, where the reader is, and what brought it about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The reader's question.
    pub scenario: Scenario,
    /// The protocol, as an index of the model's sections; `None` for the overview.
    pub view: Option<usize>,
    /// The analysis and its settings, as a link has them; empty for the statement.
    pub show: String,
    /// The preset that the reader compares with; `None` for the scenario's own.
    pub against: Option<PresetId>,
    /// Which of the scenario's prices a service has told, and when.
    pub prices: Option<Prices>,
    /// What somebody calls this scenario, and says of it; gone with the first value that is another one.
    pub caption: Option<Caption>,
    /// The analysis from which the reader has come to share it, and its settings, as a link has them; empty for the statement,
    /// and where nothing is shared.
    pub shared: String,
    /// What brought it about.
    pub cause: Cause,
    /// Rises where the scenario is replaced as a whole (a preset, a reset, an opened address), which ends any typing.
    pub epoch: u32,
}
