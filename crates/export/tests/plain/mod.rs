//! An export of which nothing is said but the scenario and the language.
#![allow(clippy::unwrap_used)]

use takerate_core::{Language, Model, Scenario};
use takerate_export::{Date, ExportContext};

/// Without name, prices of the day, page, edition and view, on a day that does not change.
pub fn plain<'a>(model: &'a Model, scenario: &'a Scenario, language: Language) -> ExportContext<'a> {
    let date = Date::read("2025-01-31").unwrap();
    ExportContext {
        model,
        scenario,
        language,
        name: None,
        note: None,
        prices: None,
        date,
        page: None,
        edition: None,
        view: None,
    }
}
