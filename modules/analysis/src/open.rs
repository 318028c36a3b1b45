//! How the page opens the analyses in one of its elements.

use std::any::Any;

use leptos::prelude::*;
use takerate_core::Language;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::browser;
use crate::desk::Desk;
use crate::engine::Files;
use crate::ui::app::app;
use crate::ui::heading::{begin, is_chosen};

/// An analysis that is shown.
#[wasm_bindgen]
pub struct Shown {
    place: HtmlElement,
    link: ArcRwSignal<String>,
    steps: ArcRwSignal<String>,
    closed: Option<Box<dyn Any>>,
}

/// Takes the model from what `model.wasm` holds. Analyses can be opened after that.
///
/// # Errors
/// Bytes that are something else.
#[wasm_bindgen]
pub fn read(model: &[u8]) -> Result<(), JsError> {
    takerate_bundled::read(model).map(|_| ()).ok_or_else(|| JsError::new(takerate_bundled::NOT_THE_MODEL))
}

/// Shows the analysis that the element's `data-link` asks for, in the language of the document.
///
/// # Errors
/// Only where the model has not been read.
#[wasm_bindgen]
pub fn open(place: HtmlElement, files: Files) -> Result<Shown, JsError> {
    std::panic::set_hook(Box::new(|panic| {
        browser::log_error(&panic.to_string());
        if let Some(notice) = browser::element("stopped") {
            notice.set_hidden(false);
        }
    }));
    let model = takerate_bundled::whole().ok_or_else(|| JsError::new(takerate_bundled::NOT_READ))?;
    let document = place.owner_document().and_then(|document| document.document_element());
    let tag = document.and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let language = Language::from_tag(&tag).unwrap_or_default();
    let (link, steps) = (ArcRwSignal::new(told(&place, LINK)), ArcRwSignal::new(told(&place, STEPS)));
    let chosen = is_chosen(Some(&place));
    place.set_inner_html("");
    let signals = (link.clone(), steps.clone());
    let mounted = mount_to(place.clone(), move || app(Desk::new(model, language, signals, files)));
    begin(chosen);
    Ok(Shown { place, link, steps, closed: Some(Box::new(mounted)) })
}

const LINK: &str = "data-link";
const STEPS: &str = "data-steps";

fn told(place: &HtmlElement, attribute: &str) -> String {
    place.get_attribute(attribute).unwrap_or_default()
}

#[wasm_bindgen]
impl Shown {
    /// Follows what the page tells its element.
    pub fn follow(&self) {
        for (signal, attribute) in [(&self.link, LINK), (&self.steps, STEPS)] {
            let told = told(&self.place, attribute);
            if signal.with_untracked(|known| *known != told) {
                signal.set(told);
            }
        }
    }

    /// Takes it away and gives up what it computes.
    pub fn close(&mut self) {
        self.closed = None;
    }
}
