//! What a workbook is asked for with, where its writer is a module apart.

use serde::{Deserialize, Serialize};
use takerate_core::{Language, Model};
use takerate_scenario_io::caption::Caption;
use takerate_scenario_io::link::{self, Opened};

use super::{WorkbookError, write};
use crate::context::ExportContext;
use crate::date::Date;

/// A workbook to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WorkbookRequest {
    /// The scenario, as a link's fragment, which has the note on it.
    pub link: String,
    /// The language of the file.
    pub language: Language,
    /// What the reader calls the scenario.
    pub name: Option<String>,
    /// The day of the export.
    pub date: Date,
    /// The page's address without fragment.
    pub page: String,
}

impl WorkbookRequest {
    /// The request in bytes, for a writer of the same build.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// Bytes that are no request.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// As of [`write`].
    pub fn write(&self, model: &Model, edition: &str) -> Result<Vec<u8>, WorkbookError> {
        let Opened { scenario, prices, caption, .. } = link::read(model, &self.link);
        write(&ExportContext {
            model,
            scenario: &scenario,
            language: self.language,
            name: self.name.as_deref(),
            note: caption.as_ref().and_then(Caption::note),
            prices: prices.as_ref(),
            date: self.date,
            page: Some(&self.page),
            edition: Some(edition),
            view: None,
        })
    }
}
