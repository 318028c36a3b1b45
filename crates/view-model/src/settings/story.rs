//! The setting of the story: at which step a reader is.

use takerate_core::Model;

use super::{ParamWriter, Params};

/// At which step a reader is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorySettings {
    /// The step, as an index of [`takerate_core::story::Story::steps`]; `None` for the first.
    pub step: Option<usize>,
}

impl StorySettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        Self { step: params.read("step", Model::find_step) }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        let steps = written.model.story.as_ref().map(|story| &story.steps);
        if let Some(step) = self.step.and_then(|step| steps?.get(step)) {
            written.add("step", &step.id);
        }
    }
}
