//! A look at a scenario: which analysis, with which settings, as a link carries them (`show=tornado&show.by=10`).
//!
//! Every setting has a default that follows from the model and the view, and only what differs from it is written, but
//! for the seed and the number of samples of a simulation: they are always in the link, so that it shows the same digits
//! for ever.

mod bridge;
mod compare;
mod end;
mod pieces;
mod place;
mod seek;
mod simulate;
mod since;
mod table;
mod tornado;

use takerate_core::Model;

pub use bridge::BridgeLook;
pub use compare::{CompareLook, MOST_COLUMNS};
pub use end::End;
pub use pieces::Unread;
use pieces::{Pieces, Written};
pub use place::Place;
pub use seek::SeekLook;
pub use simulate::{Doubt, SimulateLook, Treatment};
pub use since::SinceLook;
pub use table::{AxisLook, TableLook};
pub use tornado::TornadoLook;

/// An analysis and its settings; what is `None` in them is as by default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Which inputs move an output.
    Tornado(TornadoLook),
    /// An output over two inputs.
    Table(TableLook),
    /// Which value of an input brings an output to a target.
    Seek(SeekLook),
    /// What explains the difference between two scenarios.
    Bridge(BridgeLook),
    /// How sure one can be.
    Simulate(SimulateLook),
    /// Scenarios side by side.
    Compare(CompareLook),
    /// Links, files, a report, a card to embed.
    Share,
    /// What the reader has changed so far.
    History,
    /// What a link of another edition of the model returned, and why it returns something else now.
    Since(SinceLook),
}

impl Default for Look {
    fn default() -> Self {
        Self::Tornado(TornadoLook::default())
    }
}

impl Look {
    /// Reads the `show` pieces of a link. What cannot be read is reported and as by default.
    #[must_use]
    pub fn read(model: &Model, show: &str) -> (Self, Vec<Unread>) {
        let mut pieces = Pieces::new(model, show);
        let look = match pieces.text("").unwrap_or_default().as_str() {
            "tornado" | "" => Self::Tornado(TornadoLook::read(&mut pieces)),
            "table" => Self::Table(TableLook::read(&mut pieces)),
            "seek" => Self::Seek(SeekLook::read(&mut pieces)),
            "bridge" => Self::Bridge(BridgeLook::read(&mut pieces)),
            "simulate" => Self::Simulate(SimulateLook::read(&mut pieces)),
            "compare" => Self::Compare(CompareLook::read(&mut pieces)),
            "share" => Self::Share,
            "history" => Self::History,
            "since" => Self::Since(SinceLook::read(&mut pieces)),
            other => {
                pieces.refuse("", other);
                Self::default()
            }
        };
        (look, pieces.rest())
    }

    /// The pieces of a link.
    #[must_use]
    pub fn write(&self, model: &Model) -> String {
        let mut written = Written::new(model, self.name());
        match self {
            Self::Tornado(look) => look.write(&mut written),
            Self::Table(look) => look.write(&mut written),
            Self::Seek(look) => look.write(&mut written),
            Self::Bridge(look) => look.write(&mut written),
            Self::Simulate(look) => look.write(&mut written),
            Self::Compare(look) => look.write(&mut written),
            Self::Since(look) => look.write(&mut written),
            Self::Share | Self::History => {}
        }
        written.text
    }

    /// What links call it: `tornado`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Tornado(_) => "tornado",
            Self::Table(_) => "table",
            Self::Seek(_) => "seek",
            Self::Bridge(_) => "bridge",
            Self::Simulate(_) => "simulate",
            Self::Compare(_) => "compare",
            Self::Share => "share",
            Self::History => "history",
            Self::Since(_) => "since",
        }
    }
}
