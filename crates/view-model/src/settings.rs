//! An analysis of a scenario with its settings, as a link carries them (`show=tornado&show.by=10`).
//!
//! Every setting has a default that follows from the model and the view, and only what differs from it is written, but
//! for the seed and the number of samples of a simulation: they are always in the link, so that it shows the same digits
//! for ever.

mod bridge;
mod compare;
mod context;
mod params;
mod scenario_ref;
mod sectors;
mod seek;
mod simulate;
mod since;
mod story;
mod table;
mod tornado;

use takerate_core::Model;

pub use bridge::BridgeSettings;
pub use compare::{CompareSettings, MOST_COLUMNS, before_and_after};
pub use context::Context;
pub use params::ParamError;
use params::{ParamWriter, Params};
pub use scenario_ref::ScenarioRef;
pub use sectors::SectorsSettings;
pub use seek::SeekSettings;
pub use simulate::{DistributionChoice, SimulateSettings, UncertainInput};
pub use since::SinceSettings;
pub use story::StorySettings;
pub use table::{AxisSettings, TableSettings};
pub use tornado::TornadoSettings;

/// An analysis and its settings; what is `None` in them is as by default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settings {
    /// What a token is worth, and what its price assumes.
    Worth,
    /// Which inputs move an output.
    Tornado(TornadoSettings),
    /// An output over two inputs.
    Table(TableSettings),
    /// Which value of an input brings an output to a target.
    Seek(SeekSettings),
    /// What explains the difference between two scenarios.
    Bridge(BridgeSettings),
    /// How sure one can be.
    Simulate(SimulateSettings),
    /// Scenarios side by side.
    Compare(CompareSettings),
    /// Links, files, a report, a card to embed.
    Share,
    /// The protocols of all sectors in one table.
    Sectors(SectorsSettings),
    /// Protocols of the reader's own.
    Own,
    /// What the reader has changed so far.
    History,
    /// A projection beside what it turned out to be.
    Score,
    /// What a link of another edition of the model returned, and why it returns something else now.
    Since(SinceSettings),
    /// The report told in steps.
    Story(StorySettings),
}

impl Default for Settings {
    fn default() -> Self {
        Self::Tornado(TornadoSettings::default())
    }
}

impl Settings {
    /// Reads the `show` pieces of a link. What cannot be read is reported and as by default.
    #[must_use]
    pub fn read(model: &Model, show: &str) -> (Self, Vec<ParamError>) {
        let mut params = Params::new(model, show);
        let settings = match params.text("").unwrap_or_default().as_str() {
            "tornado" | "" => Self::Tornado(TornadoSettings::read(&mut params)),
            "worth" => Self::Worth,
            "table" => Self::Table(TableSettings::read(&mut params)),
            "seek" => Self::Seek(SeekSettings::read(&mut params)),
            "bridge" => Self::Bridge(BridgeSettings::read(&mut params)),
            "simulate" => Self::Simulate(SimulateSettings::read(&mut params)),
            "compare" => Self::Compare(CompareSettings::read(&mut params)),
            "score" => Self::Score,
            "share" => Self::Share,
            "history" => Self::History,
            "own" => Self::Own,
            "sectors" => Self::Sectors(SectorsSettings::read(&mut params)),
            "since" => Self::Since(SinceSettings::read(&mut params)),
            "story" => Self::Story(StorySettings::read(&mut params)),
            other => {
                params.refuse("", other);
                Self::default()
            }
        };
        (settings, params.rest())
    }

    /// The pieces of a link.
    #[must_use]
    pub fn write(&self, model: &Model) -> String {
        let mut written = ParamWriter::new(model, self.name());
        match self {
            Self::Tornado(settings) => settings.write(&mut written),
            Self::Table(settings) => settings.write(&mut written),
            Self::Seek(settings) => settings.write(&mut written),
            Self::Bridge(settings) => settings.write(&mut written),
            Self::Simulate(settings) => settings.write(&mut written),
            Self::Compare(settings) => settings.write(&mut written),
            Self::Sectors(settings) => settings.write(&mut written),
            Self::Since(settings) => settings.write(&mut written),
            Self::Story(settings) => settings.write(&mut written),
            Self::Worth | Self::Score | Self::Share | Self::History | Self::Own => {}
        }
        written.text
    }

    /// What links call it: `tornado`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Worth => "worth",
            Self::Tornado(_) => "tornado",
            Self::Table(_) => "table",
            Self::Seek(_) => "seek",
            Self::Bridge(_) => "bridge",
            Self::Simulate(_) => "simulate",
            Self::Compare(_) => "compare",
            Self::Score => "score",
            Self::Share => "share",
            Self::History => "history",
            Self::Own => "own",
            Self::Sectors(_) => "sectors",
            Self::Since(_) => "since",
            Self::Story(_) => "story",
        }
    }
}
