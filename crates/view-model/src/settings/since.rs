//! The settings of the look at what a link of another edition of the model returned.

use takerate_core::{Decimal, LineId};
use takerate_scenario_io::assign::decimal;
use takerate_scenario_io::edition::is_digest;
use takerate_scenario_io::link::headline;

use super::{ParamWriter, Params};

/// What a link of another edition says of its sender's scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SinceSettings {
    /// The digest of the sender's edition; empty where it is none.
    pub edition: String,
    /// The preset and every assignment as they were written: `2025p;aave.gho_share=0.1`.
    pub was: String,
    /// The results that the sender saw.
    pub saw: Vec<(LineId, Decimal)>,
}

impl SinceSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        let model = params.model;
        let saw = model.sections.iter().filter_map(|section| {
            let value = params.read(&format!("saw.{}", section.id), |_, text| decimal(text))?;
            Some((headline(model, section)?, value))
        });
        let saw = saw.collect();
        let edition = params.read("model", |_, text| is_digest(text).then(|| text.to_owned())).unwrap_or_default();
        let preset = |was: &str| was.split(';').next().unwrap_or_default().to_owned();
        let was = params.read("was", |model, was| model.find_preset(&preset(was)).map(|_| was.to_owned()));
        Self { edition, was: was.unwrap_or_default(), saw }
    }

    /// Whether it says what the sender's scenario was.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.edition.is_empty() && !self.was.is_empty()
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        let model = written.model;
        written.add("model", &self.edition);
        for (line, value) in &self.saw {
            let section = &model.sections[usize::from(model.line(*line).section)];
            written.add(&format!("saw.{}", section.id), value.normalize());
        }
        written.add("was", &self.was);
    }
}
