//! What a public id names.

use crate::model::{InputId, LineId, Model, PresetId, Section};

impl Model {
    /// The input with a public id.
    #[must_use]
    pub fn find_input(&self, id: &str) -> Option<InputId> {
        let index = find(&self.inputs, self.home(id)?, |input| (input.section, &input.id), id)?;
        u16::try_from(index).ok().map(InputId)
    }

    /// The line with a public id.
    #[must_use]
    pub fn find_line(&self, id: &str) -> Option<LineId> {
        let index = find(&self.lines, self.home(id)?, |line| (line.section, &line.id), id)?;
        u16::try_from(index).ok().map(LineId)
    }

    /// The index of the section that an id begins with.
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

/// The index of what has an id and belongs to a section; items stand section by section.
fn find<T>(items: &[T], section: u16, of: fn(&T) -> (u16, &str), id: &str) -> Option<usize> {
    let first = items.partition_point(|item| of(item).0 < section);
    let own = items.get(first..)?.iter().map(of).take_while(|(home, _)| *home == section);
    own.zip(first..).find_map(|((_, known), index)| (known == id).then_some(index))
}
