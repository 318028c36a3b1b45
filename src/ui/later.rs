//! What comes later than the page: what writes explanations and draws charts, as soon as the page is there; and a chunk of the program
//! (`ui/analyses`) with its style sheet, the model with notes and sources, and the engine, when a reader asks for an analysis,
//! and otherwise once the page has come to rest.

use std::sync::LazyLock;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use takerate_core::{Model, Reference};
use wasm_bindgen::prelude::*;

use super::statement::{Shown, Statement};
use super::{analyses, chart, explanation};
use crate::engine::Files;
use crate::state::Page;

#[wasm_bindgen]
extern "C" {
    /// Loads style sheet and model (`boot.js`); the same promise for all who ask while it lasts. Returns [`Files`].
    #[wasm_bindgen(catch, js_name = loadParts)]
    async fn load_parts() -> Result<JsValue, JsValue>;

    /// Whether the server no longer holds the parts of this build, as a boolean.
    #[wasm_bindgen(catch, js_name = partsGone)]
    async fn parts_gone() -> Result<JsValue, JsValue>;
}

/// The functions of the chunk.
#[derive(Clone, Copy)]
pub struct Parts {
    model: &'static Model,
    analysis: fn(Page, &'static Model) -> AnyView,
    start: fn(Page, &'static Model, Files),
}

impl Parts {
    /// The analysis that the page shows.
    pub fn analysis(&self, page: Page) -> AnyView {
        (self.analysis)(page, self.model)
    }
}

/// How far the loading is.
#[derive(Clone, Copy, Default)]
pub enum Stage {
    /// Not there yet.
    #[default]
    Loading,
    /// All of it is there.
    Ready(Parts),
    /// Something did not load; it can be tried again.
    Failed,
    /// The server no longer holds the parts of this build.
    Outdated,
}

/// What the page needs soon, but not to begin with.
#[derive(Clone, Copy)]
pub struct Soon {
    /// Writes the panel of explanations, in HTML.
    pub explanation: fn(Page, &[Reference]) -> String,
    /// Draws the chart of a statement, as SVG; nothing where a row has no value.
    pub chart: fn(Page, Statement, &Shown) -> Option<String>,
}

/// How long it takes until what the page needs soon, and could not load, is tried again.
const RETRY: Duration = Duration::from_secs(10);

static SOON: LazyLock<ArcRwSignal<Option<Soon>>> = LazyLock::new(ArcRwSignal::default);
static STAGE: LazyLock<ArcRwSignal<Stage>> = LazyLock::new(ArcRwSignal::default);

/// How far the loading is.
pub fn stage() -> ArcRwSignal<Stage> {
    STAGE.clone()
}

/// What the page needs soon, once it is there.
pub fn soon() -> ArcRwSignal<Option<Soon>> {
    SOON.clone()
}

/// Loads what the page needs soon; tries until it is there.
pub fn load_soon() {
    spawn_local(async {
        match split::soon().await {
            Ok(soon) => SOON.set(Some(soon)),
            Err(Unloaded) => set_timeout(load_soon, RETRY),
        }
    });
}

/// Loads what is not there yet.
pub fn load(page: Page) {
    if !matches!(*STAGE.read_untracked(), Stage::Ready(_)) {
        STAGE.set(Stage::Loading);
        spawn_local(prefetch(page));
    }
}

/// Loads what is not there yet, and ends once it is there or has failed.
pub async fn prefetch(page: Page) {
    let loaded = load_all().await;
    // Whoever asked at the same time may have finished already.
    if matches!(*STAGE.read_untracked(), Stage::Ready(_)) {
        return;
    }
    let next = match loaded {
        Ok((parts, files)) => {
            (parts.start)(page, parts.model, files);
            Stage::Ready(parts)
        }
        Err(Unloaded) if parts_gone().await.is_ok_and(|gone| gone.is_truthy()) => Stage::Outdated,
        Err(Unloaded) => Stage::Failed,
    };
    STAGE.set(next);
}

async fn load_all() -> Result<(Parts, Files), Unloaded> {
    let files: Files = load_parts().await.map_err(|_| Unloaded)?.unchecked_into();
    let model = takerate_bundled::whole().ok_or(Unloaded)?;
    Ok((split::parts(model).await?, files))
}

/// That something did not load; the browser's console says what.
#[derive(Clone, Copy)]
pub struct Unloaded;

/// Where the program is split in two. The macro declares imports, which the compiler counts as unsafe code.
#[allow(unsafe_code)]
mod split {
    use super::{Model, Parts, Soon, Unloaded, analyses, chart, explanation};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    impl From<SplitLoaderError> for Unloaded {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    /// What the page needs soon, once it is loaded.
    #[wasm_split(soon, fallible)]
    pub fn soon() -> Result<Soon, Unloaded> {
        Ok(Soon { explanation: explanation::content::write, chart: chart::draw })
    }

    /// The functions of the chunk, once it is loaded.
    #[wasm_split(later, fallible)]
    pub fn parts(model: &'static Model) -> Result<Parts, Unloaded> {
        Ok(Parts { model, analysis: analyses::app, start: analyses::start })
    }
}
