//! The settings of the look at what a link of another edition of the model returned.

use takerate_core::{Decimal, LineId};
use takerate_exchange::assign::decimal;
use takerate_exchange::edition::is_digest;
use takerate_exchange::link::headline;

use super::{Pieces, Written};

/// What a link of another edition says of its sender's scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SinceLook {
    /// The digest of the sender's edition; empty where it is none.
    pub edition: String,
    /// The preset and every assignment as they were written: `2025p;aave.gho_share=0.1`.
    pub was: String,
    /// The results that the sender saw.
    pub saw: Vec<(LineId, Decimal)>,
}

impl SinceLook {
    pub(super) fn read(pieces: &mut Pieces<'_>) -> Self {
        let model = pieces.model;
        let saw = model.chapters.iter().filter_map(|chapter| {
            let value = pieces.read(&format!("saw.{}", chapter.id), |_, text| decimal(text))?;
            Some((headline(model, chapter)?, value))
        });
        let saw = saw.collect();
        let edition = pieces.read("model", |_, text| is_digest(text).then(|| text.to_owned())).unwrap_or_default();
        let preset = |was: &str| was.split(';').next().unwrap_or_default().to_owned();
        let was = pieces.read("was", |model, was| model.find_preset(&preset(was)).map(|_| was.to_owned()));
        Self { edition, was: was.unwrap_or_default(), saw }
    }

    /// Whether it says what the sender's scenario was.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.edition.is_empty() && !self.was.is_empty()
    }

    pub(super) fn write(&self, written: &mut Written<'_>) {
        let model = written.model;
        written.add("model", &self.edition);
        for (line, value) in &self.saw {
            let chapter = &model.chapters[usize::from(model.line(*line).chapter)];
            written.add(&format!("saw.{}", chapter.id), value.normalize());
        }
        written.add("was", &self.was);
    }
}
