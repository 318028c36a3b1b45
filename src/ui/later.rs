//! What comes later than the page: protocols' pages, levers, explanations and charts, as soon as the page is there; and a chunk of the program
//! (`ui/analyses`) with its style sheet, the model with notes and sources, and the engine, when a reader asks for an analysis,
//! and otherwise once the page has come to rest.

use std::sync::LazyLock;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use takerate_core::lead::Lead;
use takerate_core::{Decimal, InputId, Model, Reference, Scenario};
use wasm_bindgen::prelude::*;

use super::staged::staged;
use super::statement::{Shown, Statement};
use super::terms::glossary::{self, Glossary};
use super::{analyses, bar, card, chart, explanation, lead, overview, own, protocol, ready_made, shortcuts};
use crate::boxed::View;
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
    prices: fn(Page, &'static Model, RwSignal<bool>) -> AnyView,
    plausible: fn(&Model, &Scenario, InputId) -> Option<(Decimal, Decimal)>,
    start: fn(Page, &'static Model, Files),
}

impl Parts {
    /// The analysis that the page shows.
    pub fn analysis(&self, page: Page) -> AnyView {
        (self.analysis)(page, self.model)
    }

    /// The dialog that asks for prices of the day, until `open` is no longer so.
    pub fn prices(&self, page: Page, open: RwSignal<bool>) -> AnyView {
        (self.prices)(page, self.model, open)
    }
}

/// The ends of what an input of a preset plausibly is; `None` where nothing makes it uncertain, and until the analyses are
/// there, which know it.
pub fn plausible(page: Page, id: InputId) -> Option<(Decimal, Decimal)> {
    match STAGE.get() {
        Stage::Ready(Parts { model, plausible, .. }) => plausible(model, &Scenario::preset(page.preset()), id),
        _ => None,
    }
}

/// How far the loading of a part is.
#[derive(Clone, Copy, Default)]
pub enum Stage<T> {
    /// Not there yet.
    #[default]
    Loading,
    /// All of it is there.
    Ready(T),
    /// Something did not load; it can be tried again.
    Failed,
    /// The server no longer holds the parts of this build.
    Outdated,
}

/// What the page needs soon, but not to begin with.
#[derive(Clone, Copy)]
pub struct Soon {
    /// What stays in sight of a protocol.
    pub strip: fn(Page, usize) -> AnyView,
    /// A protocol's page.
    pub protocol: fn(Page, usize) -> AnyView,
    /// What stands beneath the overview: the assumptions that all protocols share, and what figures are.
    pub below: fn(Page) -> AnyView,
    /// The ready-made scenario that is open, above the figures of the overview.
    pub ready_made: fn(Page) -> AnyView,
    /// What the report says first.
    pub lead: fn(Page, &'static Lead) -> AnyView,
    /// What is said of protocols that are no part of the report.
    pub told: fn(Page) -> AnyView,
    /// A card with the inputs and lines of these ids.
    pub card: fn(Page, &str) -> AnyView,
    /// The list of what is changed, for as long as it is open.
    pub changed: fn(Page, RwSignal<bool>) -> AnyView,
    /// The sheet of shortcuts, for as long as it is open.
    pub shortcuts: fn(Page, RwSignal<bool>) -> AnyView,
    /// What a term means, and the others.
    pub glossary: fn(Page, Glossary) -> AnyView,
    /// Writes the panel of explanations, in HTML.
    pub explanation: fn(Page, &[Reference]) -> String,
    /// Draws the chart of a statement, as SVG; nothing where a row has no value.
    pub chart: fn(Page, Statement, &Shown) -> Option<String>,
}

/// How long it takes until what the page needs soon, and could not load, is tried again.
const RETRY: Duration = Duration::from_secs(10);

static SOON: LazyLock<ArcRwSignal<Stage<Soon>>> = LazyLock::new(ArcRwSignal::default);
static STAGE: LazyLock<ArcRwSignal<Stage<Parts>>> = LazyLock::new(ArcRwSignal::default);

/// How far the loading of the analyses is.
pub fn stage() -> ArcRwSignal<Stage<Parts>> {
    STAGE.clone()
}

/// What the page needs soon, once it is there.
pub fn soon() -> Option<Soon> {
    match SOON.get() {
        Stage::Ready(soon) => Some(soon),
        _ => None,
    }
}

/// Whether what the page needs soon is there.
pub fn is_there() -> bool {
    matches!(*SOON.read_untracked(), Stage::Ready(_))
}

/// A view of what the page needs soon, or that it is still to come; `loading` is what is said of that, if anything.
pub fn of_soon(page: Page, loading: &'static str, ready: impl Fn(Soon) -> AnyView + Send + 'static) -> View {
    staged(page, SOON.clone(), [loading, page.words.part_failed()], |_| load_soon(), Box::new(ready))
}

/// Loads what the page needs soon; tries until it is there.
pub fn load_soon() {
    spawn_local(async {
        let loaded = split::soon().await;
        // Whoever asked at the same time may have finished already.
        if is_there() {
            return;
        }
        match loaded {
            Ok(soon) => SOON.set(Stage::Ready(soon)),
            Err(Unloaded) => {
                SOON.set(why_not().await);
                set_timeout(load_soon, RETRY);
            }
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
        Err(Unloaded) => why_not().await,
    };
    STAGE.set(next);
}

/// Why a part did not load.
async fn why_not<T>() -> Stage<T> {
    if parts_gone().await.is_ok_and(|gone| gone.is_truthy()) { Stage::Outdated } else { Stage::Failed }
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
    use super::{
        Model, Parts, Soon, Unloaded, analyses, bar, card, chart, explanation, glossary, lead, overview, own, protocol,
        ready_made, shortcuts,
    };
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    impl From<SplitLoaderError> for Unloaded {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    /// What the page needs soon, once it is loaded.
    #[wasm_split(soon, fallible)]
    pub fn soon() -> Result<Soon, Unloaded> {
        Ok(Soon {
            strip: bar::strip,
            protocol: protocol::protocol,
            below: overview::below,
            ready_made: ready_made::open,
            lead: lead::lead,
            told: own::told,
            card: card::card,
            changed: bar::changed::list,
            shortcuts: shortcuts::sheet,
            glossary: glossary::glossary,
            explanation: explanation::content::write,
            chart: chart::draw,
        })
    }

    /// The functions of the chunk, once it is loaded.
    #[wasm_split(later, fallible)]
    pub fn parts(model: &'static Model) -> Result<Parts, Unloaded> {
        Ok(Parts {
            model,
            analysis: analyses::app,
            prices: analyses::prices,
            plausible: analyses::plausible,
            start: analyses::start,
        })
    }
}
