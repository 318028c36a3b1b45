//! The state of an analysis: what the page shows, and what is asked about it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use serde::Deserialize;
use takerate_analysis::{Answer, Job};
use takerate_core::{Language, Model, Scenario};
use takerate_exchange::link::{self, Opened};
use takerate_inquiry::look::{Look, Place, Unread};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};

use crate::browser::{self, Office, open_address, replace_address};
use crate::ui::words::Words;

/// Handles to the state; copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub model: &'static Model,
    pub language: Language,
    pub words: &'static Words,
    /// The reader's scenario and the protocol that is open.
    pub place: Memo<Place>,
    /// The analysis and its settings.
    pub look: Memo<Look>,
    /// What of the settings could not be read.
    pub unread: Memo<Vec<Unread>>,
    /// The number of the current step, and a link for each step that the reader has made.
    pub steps: Memo<String>,
    /// The settings as the link has them.
    show: Memo<String>,
    /// Whether the page computes itself, since no worker could be had.
    pub alone: RwSignal<bool>,
    /// Whether that is so because the server holds a newer build only.
    pub behind: RwSignal<bool>,
    /// What a worker that is gone was computing.
    pub left: RwSignal<Vec<&'static str>>,
    office: StoredValue<Office, LocalStorage>,
    queries: StoredValue<BTreeMap<&'static str, RwSignal<News>>>,
}

/// What is known of a query.
#[derive(Clone, Default)]
pub struct News {
    /// Which request of its slot it is.
    id: u32,
    /// The request.
    pub job: Option<Arc<Job>>,
    /// The last answer, with the job that it answers; an older one stays until there is a newer.
    pub answer: Option<(Arc<Job>, Arc<Answer>)>,
    /// Whether it is still being worked on.
    pub running: bool,
    /// How much is done and how much there is in all.
    pub progress: (f64, f64),
    /// Why there is no answer.
    pub trouble: Option<String>,
    /// Whether whoever computed it is gone, so that asking once more may help.
    pub died: bool,
    /// Whether the reader gave it up.
    pub cancelled: bool,
}

/// The answer to `job`; nothing while there is only that to an older one.
pub fn answer_to(news: RwSignal<News>, job: &Job) -> Option<Arc<Answer>> {
    news.with(|news| news.answer.as_ref().filter(|(answered, _)| **answered == *job).map(|(_, answer)| answer.clone()))
}

/// The scenario and the view of a link that was read.
pub fn place_in(model: &Model, opened: &Opened) -> Place {
    let view = opened.view.as_ref();
    Place {
        scenario: opened.scenario.clone(),
        chapter: view.and_then(|view| model.chapters.iter().position(|chapter| chapter.id == *view)),
    }
}

/// What desk.js tells.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    progress: Option<(f64, f64)>,
    #[serde(default)]
    answer: Option<String>,
    #[serde(default)]
    done: bool,
    #[serde(default)]
    error: Option<String>,
    #[serde(default)]
    dead: bool,
}

impl Desk {
    pub fn new(
        model: &'static Model,
        language: Language,
        (link, steps): (ArcRwSignal<String>, ArcRwSignal<String>),
        office: Office,
    ) -> Self {
        let opened = Memo::new(move |_| link.with(|link| link::read(model, link)));
        let place = Memo::new(move |_| opened.with(|opened| place_in(model, opened)));
        let show = Memo::new(move |_| opened.with(|opened| opened.show.clone()));
        let read = Memo::new(move |_| show.with(|show| Look::read(model, show)));
        let desk = Self {
            model,
            language,
            words: Words::of(language),
            place,
            look: Memo::new(move |_| read.with(|read| read.0.clone())),
            steps: Memo::new(move |_| steps.get()),
            unread: Memo::new(move |_| read.with(|read| read.1.clone())),
            show,
            alone: RwSignal::new(false),
            behind: RwSignal::new(false),
            left: RwSignal::new(Vec::new()),
            office: StoredValue::new_local(office),
            queries: StoredValue::new(BTreeMap::new()),
        };
        let hear = Closure::new(move |slot: String, id: f64, news: String| desk.hear(&slot, id, &news));
        desk.office.with_value(|office| office.listen(&hear));
        let hear = StoredValue::new_local(hear);
        on_cleanup(move || {
            let _gone = desk.office.try_with_value(Office::close);
            let _gone = hear.try_update_value(|_| ());
        });
        desk
    }

    /// Asks for whatever `job` is, and again when it changes. What `slot` asked before is given up.
    pub fn query(&self, slot: &'static str, job: Memo<Job>) -> RwSignal<News> {
        let (desk, news) = (*self, RwSignal::new(News::default()));
        desk.queries.update_value(|queries| {
            queries.insert(slot, news);
        });
        Effect::new(move |_| {
            job.track();
            desk.ask(slot, job.get_untracked());
        });
        on_cleanup(move || {
            let _gone = desk.office.try_with_value(|office| office.cancel(slot));
            let _gone = desk.left.try_update(|left| left.retain(|other| *other != slot));
        });
        news
    }

    fn ask(&self, slot: &'static str, job: Job) {
        let Some(news) = self.queries.with_value(|queries| queries.get(slot).copied()) else { return };
        let Ok(text) = serde_json::to_string(&job) else { return };
        let id = news.with_untracked(|news| news.id) + 1;
        if self.left.with_untracked(|left| left.contains(&slot)) {
            self.left.update(|left| left.retain(|other| *other != slot));
        }
        news.update(|news| {
            *news = News {
                id,
                job: Some(Arc::new(job)),
                answer: news.answer.take(),
                running: true,
                progress: (0.0, 1.0),
                trouble: None,
                died: false,
                cancelled: false,
            };
        });
        self.office.with_value(|office| office.ask(slot, f64::from(id), &text, self.language.tag()));
        self.look_around();
    }

    /// Asks who computes.
    fn look_around(&self) {
        self.alone.set(self.office.with_value(Office::alone));
        self.behind.set(self.office.with_value(Office::behind));
    }

    /// Asks once more.
    pub fn again(&self, slot: &'static str) {
        let job = self.queries.with_value(|queries| queries.get(slot).copied());
        if let Some(job) = job.and_then(|news| news.with_untracked(|news| news.job.clone())) {
            self.ask(slot, (*job).clone());
        }
    }

    /// Asks once more for everything that a worker has left behind.
    pub fn again_all(&self) {
        for slot in self.left.get_untracked() {
            self.again(slot);
        }
    }

    /// Gives up what a slot asked; what is known so far stays.
    pub fn cancel(&self, slot: &'static str) {
        self.office.with_value(|office| office.cancel(slot));
        if let Some(news) = self.queries.with_value(|queries| queries.get(slot).copied()) {
            news.update(|news| {
                // Whatever is on its way still belongs to an older request.
                news.id += 1;
                news.running = false;
                news.cancelled = true;
            });
        }
    }

    fn hear(&self, slot: &str, id: f64, told: &str) {
        let known =
            self.queries.try_with_value(|queries| queries.get_key_value(slot).map(|(slot, news)| (*slot, *news)));
        let Some(known) = known else { return };
        self.look_around();
        let Some((slot, news)) = known else { return };
        let Ok(told) = serde_json::from_str::<Told>(told) else { return };
        if news.with_untracked(|news| f64::from(news.id) != id) {
            return;
        }
        if told.dead {
            self.left.update(|left| left.push(slot));
        }
        news.update(|news| {
            if let Some(progress) = told.progress {
                news.progress = progress;
            }
            if let Some((job, text)) = news.job.clone().zip(told.answer) {
                match job.read_answer(&mut serde_json::Deserializer::from_str(&text)) {
                    Ok(answer) => news.answer = Some((job, Arc::new(answer))),
                    Err(error) => news.trouble = Some(error.to_string()),
                }
            }
            if let Some(error) = told.error {
                news.died = told.dead;
                news.trouble = Some(if told.dead { self.words.worker_died.to_owned() } else { error });
            }
            if told.done || news.trouble.is_some() {
                news.running = false;
            }
        });
    }

    /// What a file with figures of the analysis is called, without its ending: `takerate-aave-bridge`.
    pub fn stem(&self) -> String {
        let chapter = self.place.with_untracked(|place| place.chapter);
        let view = chapter.map(|chapter| format!("-{}", self.model.chapters[chapter].id)).unwrap_or_default();
        format!("takerate{view}-{}", self.look.with_untracked(Look::name))
    }

    /// Has a workbook written; `tell` hears how much of its writer has come, in per cent, and `done` the bytes or why there
    /// are none. There are none, and no error, where the server holds a newer build only.
    pub fn workbook(
        &self,
        request: &str,
        tell: impl Fn(u32) + 'static,
        done: impl FnOnce(Result<Option<Vec<u8>>, String>) + 'static,
    ) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let tell = Closure::new(move |part: f64| tell((part * 100.0) as u32));
        let office: Office = self.office.with_value(|office| JsValue::from(office)).unchecked_into();
        let request = request.to_owned();
        leptos::task::spawn_local(async move {
            let written = office.workbook(&request, &tell).await;
            done(match written {
                Ok(bytes) if bytes.is_null() => Ok(None),
                Ok(bytes) => Ok(Some(js_sys::Uint8Array::new(&bytes).to_vec())),
                Err(error) => Err(browser::message(&error)),
            });
        });
    }

    /// Tells `done` whether the server holds a newer build than this one.
    pub fn outdated(&self, done: impl FnOnce(bool) + 'static) {
        let office: Office = self.office.with_value(|office| JsValue::from(office)).unchecked_into();
        leptos::task::spawn_local(async move {
            done(office.outdated().await.is_ok_and(|outdated| outdated.is_truthy()));
        });
    }

    /// The fragment of a scenario under a look.
    pub fn address(&self, place: &Place, look: &Look) -> String {
        let view = place.chapter.map(|chapter| self.model.chapters[chapter].id.as_str());
        let show = look.write(self.model);
        link::write_pinned(self.model, &place.scenario, view, &show, takerate_bundled::EDITION)
    }

    /// A link as it was written, under a look.
    pub fn under(&self, link: &str, chapter: Option<usize>, look: &Look) -> String {
        let view = chapter.map(|chapter| format!("&view={}", self.model.chapters[chapter].id)).unwrap_or_default();
        format!("{link}{view}&{}", look.write(self.model))
    }

    /// The fragment of a scenario's statement; without a chapter, of the overview.
    pub fn statement(&self, scenario: &Scenario, chapter: Option<usize>) -> String {
        let view = chapter.map(|chapter| self.model.chapters[chapter].id.as_str());
        link::write_pinned(self.model, scenario, view, "", takerate_bundled::EDITION)
    }

    /// The whole address of what is shown.
    pub fn here(&self) -> String {
        let fragment = self.place.with(|place| self.look.with(|look| self.address(place, look)));
        format!("{}{fragment}", browser::page())
    }

    /// Writes the settings into the address, also those that are as by default.
    pub fn pin(&self) {
        let look = self.look.get_untracked();
        let written = self.show.with_untracked(|show| *show == look.write(self.model));
        // What could not be read stays, or the notice that says so would go.
        if !written && self.unread.with_untracked(Vec::is_empty) {
            replace_address(&self.place.with_untracked(|place| self.address(place, &look)));
        }
    }

    /// Changes the settings; the scenario stays.
    pub fn settle(&self, look: &Look) {
        if self.look.with_untracked(|now| now != look) {
            replace_address(&self.place.with_untracked(|place| self.address(place, look)));
        }
    }

    /// Changes the look and the scenario, as a step that the back button takes back.
    pub fn show(&self, look: &Look, change: impl FnOnce(&mut Place)) {
        let mut place = self.place.get_untracked();
        change(&mut place);
        open_address(&self.address(&place, look));
    }

    /// Changes the scenario, as a step that the back button takes back.
    pub fn apply(&self, change: impl FnOnce(&mut Place)) {
        self.show(&self.look.get_untracked(), change);
    }
}
