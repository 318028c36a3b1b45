//! How the page opens the analyses in one of its elements.

use std::any::Any;

use leptos::prelude::*;
use takerate_core::Language;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::browser::{self, Office};
use crate::desk::Desk;
use crate::ui::app::app;

/// An analysis that is shown.
#[wasm_bindgen]
pub struct Shown {
    place: HtmlElement,
    link: ArcRwSignal<String>,
    closed: Option<Box<dyn Any>>,
}

/// Shows the analysis that the element's `data-link` asks for, in the language of the document.
///
/// # Errors
/// Only where the bundled model cannot be read.
#[wasm_bindgen]
pub fn open(place: HtmlElement, office: Office) -> Result<Shown, JsError> {
    std::panic::set_hook(Box::new(|panic| {
        browser::log_error(&panic.to_string());
        if let Some(notice) = browser::element("stopped") {
            notice.set_hidden(false);
        }
    }));
    let model = takerate_bundled::model()?;
    let document = place.owner_document().and_then(|document| document.document_element());
    let tag = document.and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let language = Language::from_tag(&tag).unwrap_or_default();
    let link = ArcRwSignal::new(asked(&place));
    place.set_inner_html("");
    let signal = link.clone();
    let mounted = mount_to(place.clone(), move || app(Desk::new(model, language, signal, office)));
    Ok(Shown { place, link, closed: Some(Box::new(mounted)) })
}

fn asked(place: &HtmlElement) -> String {
    place.get_attribute("data-link").unwrap_or_default()
}

#[wasm_bindgen]
impl Shown {
    /// Follows the element's `data-link`.
    pub fn follow(&self) {
        self.link.set(asked(&self.place));
    }

    /// Takes it away and gives up what it computes.
    pub fn close(&mut self) {
        self.closed = None;
    }
}
