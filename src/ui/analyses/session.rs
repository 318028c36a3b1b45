//! The state of an analysis: what the page shows, and what is asked about it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use takerate_analysis::{Answer, Job, RequestError};
use takerate_core::{Language, Model, Scenario};
use takerate_scenario_io::caption::{Caption, with_caption};
use takerate_scenario_io::link;
use takerate_scenario_io::prices::Prices;
use takerate_view_model::phrase::request_error;
use takerate_view_model::settings::{Context, ParamError, Settings};

use crate::boxed::memo;
use crate::browser;
use crate::engine::{Engine, Event, Request, Status};
use crate::state::{Cause, Page};
use takerate_words::AnalysesWords;

/// Handles to the state; copied freely.
#[derive(Clone, Copy)]
pub struct Session {
    pub model: &'static Model,
    pub language: Language,
    pub words: AnalysesWords,
    /// The reader's scenario and the protocol that is open.
    pub context: Memo<Context>,
    /// The analysis and its settings.
    pub settings: Memo<Settings>,
    /// What of the settings could not be read.
    pub unread: Memo<Vec<ParamError>>,
    /// The state of the page.
    pub page: Page,
    /// Where the engine carries out what is asked.
    pub engine_status: RwSignal<Status>,
    /// What the engine was asked when it crashed or could not be loaded.
    pub left: RwSignal<Vec<&'static str>>,
    engine: StoredValue<Engine, LocalStorage>,
    queries: StoredValue<BTreeMap<&'static str, RwSignal<JobState>>>,
}

/// What is known of a query.
#[derive(Clone, Default)]
pub struct JobState {
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
    /// Whether the engine crashed or could not be loaded, so that asking once more may help.
    pub died: bool,
    /// Whether the reader gave it up.
    pub cancelled: bool,
}

/// The answer to `job`; nothing while there is only that to an older one.
pub fn answer_to(news: RwSignal<JobState>, job: &Job) -> Option<Arc<Answer>> {
    news.with(|news| news.answer.as_ref().filter(|(answered, _)| **answered == *job).map(|(_, answer)| answer.clone()))
}

impl Session {
    pub fn new(page: Page, model: &'static Model, engine: Engine) -> Self {
        let context = memo(move || Context { scenario: page.scenario.get(), section: page.view.get() });
        let read = memo(move || page.show.with(|show| Settings::read(model, show)));
        Self {
            model,
            language: page.language,
            words: AnalysesWords::of(page.language),
            page,
            context,
            settings: memo(move || read.with(|read| read.0.clone())),
            unread: memo(move || read.with(|read| read.1.clone())),
            engine_status: engine.status().into(),
            left: RwSignal::new(Vec::new()),
            engine: StoredValue::new_local(engine),
            queries: StoredValue::new(BTreeMap::new()),
        }
    }

    /// Asks for whatever `job` is, and again when it changes. What `slot` asked before is given up.
    pub fn query(&self, slot: &'static str, job: Memo<Job>) -> RwSignal<JobState> {
        let (session, news) = (*self, RwSignal::new(JobState::default()));
        session.queries.update_value(|queries| {
            queries.insert(slot, news);
        });
        Effect::new(move |_| {
            job.track();
            session.ask(slot, job.get_untracked());
        });
        on_cleanup(move || {
            let _gone = session.engine.try_with_value(|engine| engine.cancel(slot));
            let _gone = session.left.try_update(|left| left.retain(|other| *other != slot));
        });
        news
    }

    fn ask(&self, slot: &'static str, job: Job) {
        let Some(news) = self.queries.with_value(|queries| queries.get(slot).copied()) else { return };
        let Ok(bytes) = job.to_bytes() else { return };
        if self.left.with_untracked(|left| left.contains(&slot)) {
            self.left.update(|left| left.retain(|other| *other != slot));
        }
        let job = Arc::new(job);
        news.update(|news| {
            *news = JobState {
                job: Some(Arc::clone(&job)),
                answer: news.answer.take(),
                running: true,
                progress: (0.0, 1.0),
                trouble: None,
                died: false,
                cancelled: false,
            };
        });
        let session = *self;
        let on_event = move |event| session.take(slot, news, &job, event);
        self.engine.with_value(Engine::clone).ask(slot, Request::Job(bytes), on_event);
    }

    /// Takes what becomes of a request.
    fn take(&self, slot: &'static str, news: RwSignal<JobState>, job: &Arc<Job>, event: Event) {
        let fail = |trouble: String, died: bool| {
            if died {
                let _gone = self.left.try_update(|left| left.push(slot));
            }
            let _gone = news.try_update(|news| (news.trouble, news.died, news.running) = (Some(trouble), died, false));
        };
        match event {
            Event::Progress(done, all) => {
                let _gone = news.try_update(|news| news.progress = (done, all));
            }
            Event::Answer(bytes, done) => match job.read_answer(&bytes) {
                Ok(answer) => {
                    let answer = Some((Arc::clone(job), Arc::new(answer)));
                    let _gone = news.try_update(|news| (news.answer, news.running) = (answer, !done));
                }
                Err(error) => fail(error.to_string(), false),
            },
            Event::Refused(bytes) => match RequestError::from_bytes(&bytes) {
                Ok(error) => fail(request_error(&error, self.model, self.language), false),
                Err(error) => fail(error.to_string(), false),
            },
            Event::Failed(why) => fail(why, false),
            Event::Crashed => fail(self.words.worker_died().to_owned(), true),
            Event::Unloaded => fail(self.words.no_engine().to_owned(), true),
            // That a newer build is there is said once for all (`Status::outdated`).
            Event::Outdated => {
                let _gone = news.try_update(|news| news.running = false);
            }
            Event::Bytes(_) => {}
        }
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
        self.engine.with_value(|engine| engine.cancel(slot));
        if let Some(news) = self.queries.with_value(|queries| queries.get(slot).copied()) {
            news.update(|news| {
                news.running = false;
                news.cancelled = true;
            });
        }
    }

    /// What a file with figures of the analysis is called, without its ending: `takerate-aave-bridge`.
    pub fn stem(&self) -> String {
        let section = self.context.with_untracked(|context| context.section);
        let view = section.map(|section| format!("-{}", self.model.sections[section].id)).unwrap_or_default();
        format!("takerate{view}-{}", self.settings.with_untracked(Settings::name))
    }

    /// Has a workbook written; `on_event` gets how much of its writer has come, and the bytes or why there are none.
    pub fn workbook(&self, request: Vec<u8>, on_event: impl Fn(Event) + 'static) {
        self.engine.with_value(Engine::clone).ask("workbook", Request::Workbook(request), on_event);
    }

    /// Tells `done` whether the server holds a newer build than this one.
    pub fn outdated(&self, done: impl FnOnce(bool) + 'static) {
        self.engine.with_value(|engine| engine.outdated(done));
    }

    /// The fragment of a scenario with an analysis. Prices that a service has told are marked, and it is named, where it is
    /// the page's own.
    pub fn address(&self, context: &Context, settings: &Settings) -> String {
        self.address_with(context, &settings.write(self.model))
    }

    /// The same of an analysis as a link has it.
    pub fn address_with(&self, context: &Context, show: &str) -> String {
        let (prices, caption) = self.marks_of(&context.scenario);
        self.address_of(context, prices.as_ref(), caption.as_ref(), show)
    }

    /// The same of any scenario, with the mark of its prices and what somebody calls it.
    pub fn address_of(
        &self,
        context: &Context,
        prices: Option<&Prices>,
        caption: Option<&Caption>,
        show: &str,
    ) -> String {
        let (model, scenario) = (self.model, &context.scenario);
        let view = context.section.map(|section| model.sections[section].id.as_str());
        let link = link::with_prices(link::write(model, scenario, view, show), model, scenario, prices);
        let link = with_caption(link, caption);
        link::pin_scenario(link, model, scenario, view, takerate_bundled::edition())
    }

    /// Which prices of a scenario a service has told, and what it is called, where it is the page's own.
    fn marks_of(&self, scenario: &Scenario) -> (Option<Prices>, Option<Caption>) {
        self.page.shown.with_untracked(|shown| match shown.scenario == *scenario {
            true => (shown.prices.clone(), shown.caption.clone()),
            false => (None, None),
        })
    }

    /// A link as it was written, with an analysis.
    pub fn under(&self, link: &str, section: Option<usize>, settings: &Settings) -> String {
        let view = section.map(|section| format!("&view={}", self.model.sections[section].id)).unwrap_or_default();
        format!("{link}{view}&{}", settings.write(self.model))
    }

    /// The fragment of a scenario's statement; without a section, of the overview.
    pub fn statement(&self, scenario: &Scenario, section: Option<usize>) -> String {
        self.address_with(&Context { scenario: scenario.clone(), section }, "")
    }

    /// The whole address of what is shown.
    pub fn here(&self) -> String {
        let fragment = self.context.with(|context| self.settings.with(|settings| self.address(context, settings)));
        format!("{}{fragment}", browser::address::page())
    }

    /// Writes the settings into the address, also those that are as by default.
    pub fn pin(&self) {
        // What could not be read stays, or the notice that says so would go.
        if self.unread.with_untracked(Vec::is_empty) {
            self.settle(&self.settings.get_untracked());
        }
    }

    /// Changes the settings; the scenario stays.
    pub fn settle(&self, settings: &Settings) {
        let show = settings.write(self.model);
        self.page.change(Cause::Setting, |shown| shown.show = show);
    }

    /// Changes the scenario, as a step that undo and the back button take back.
    pub fn apply(&self, scenario: Scenario) {
        self.page.replace(scenario);
    }
}
