//! What a public id names.

use crate::model::{InputId, LineId, Model, PresetId, Section};

impl Model {
    /// The input with a public id.
    #[must_use]
    pub fn find_input(&self, id: &str) -> Option<InputId> {
        let section = self.home(id)?;
        let index = self.inputs.iter().position(|input| input.section == section && input.id == id)?;
        u16::try_from(index).ok().map(InputId)
    }

    /// The line with a public id.
    #[must_use]
    pub fn find_line(&self, id: &str) -> Option<LineId> {
        let section = self.home(id)?;
        let index = self.lines.iter().position(|line| line.section == section && line.id == id)?;
        u16::try_from(index).ok().map(LineId)
    }

    /// The index of the section that an id begins with. Numbers are compared sooner than texts, of which there are thousands.
    fn home(&self, id: &str) -> Option<u16> {
        let (section, _) = id.split_once('.')?;
        let index = self.sections.iter().position(|known| known.id == section)?;
        u16::try_from(index).ok()
    }

    /// The preset with a public id.
    #[must_use]
    pub fn find_preset(&self, id: &str) -> Option<PresetId> {
        let index = self.presets.iter().position(|preset| preset.id == id)?;
        u16::try_from(index).ok().map(PresetId)
    }

    /// The line that a protocol has under one of the shared ids, such as `net_revenue`; some have not all.
    #[must_use]
    pub fn shared_line(&self, section: &Section, id: &str) -> Option<LineId> {
        self.find_line(&format!("{}.{id}", section.id))
    }
}
