//! What has become of the question for prices.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use takerate_core::model::PriceService;
use takerate_core::{InputId, Model};
use takerate_view_model::prices::{LONGEST, Quote, Unreadable, address, read};
use takerate_words::PricesWords;

use crate::browser::ask::{NoAnswer, Question};
use crate::browser::clock;
use crate::state::Page;

/// How long a service may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing has been sent.
    Before,
    /// The question with this number is under way.
    Asking(u32),
    /// There is no answer, or none that can be used.
    Failed(Failure),
    /// What the answer says of each price.
    Answered(Vec<Quote>),
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    NoAnswer(NoAnswer),
    Unreadable(Unreadable),
}

impl State {
    /// What the answer says of each price; nothing where there is none.
    pub fn quotes(&self) -> &[Quote] {
        match self {
            Self::Answered(quotes) => quotes,
            _ => &[],
        }
    }
}

/// Handles to it; copied freely.
#[derive(Clone, Copy)]
pub struct Asked {
    pub page: Page,
    pub model: &'static Model,
    pub service: &'static PriceService,
    pub state: RwSignal<State>,
    /// The prices that the reader wants.
    pub chosen: RwSignal<BTreeSet<InputId>>,
    number: StoredValue<u32>,
    question: StoredValue<Option<Question>, LocalStorage>,
}

impl Asked {
    pub fn new(page: Page, model: &'static Model, service: &'static PriceService) -> Self {
        let asked = Self {
            page,
            model,
            service,
            state: RwSignal::new(State::Before),
            chosen: RwSignal::new(BTreeSet::new()),
            number: StoredValue::new(0),
            question: StoredValue::new_local(None),
        };
        on_cleanup(move || {
            let _gone = asked.question.try_with_value(|question| question.as_ref().map(Question::cancel));
        });
        asked
    }

    /// Asks, unless it is being asked already.
    pub fn ask(self) {
        if self.state.with_untracked(|state| matches!(state, State::Asking(_))) {
            return;
        }
        let number = self.number.with_value(|number| number + 1);
        self.number.set_value(number);
        self.chosen.set(BTreeSet::new());
        let Some(question) = Question::new() else {
            return self.state.set(State::Failed(Failure::NoAnswer(NoAnswer::Unreached)));
        };
        self.question.set_value(Some(question.clone()));
        self.state.set(State::Asking(number));
        let address = address(self.service, self.model);
        spawn_local(async move {
            let answer = question.ask(&address, LONGEST, PATIENCE).await;
            // The dialog may be gone, or something else asked since.
            if self.state.try_with_untracked(|state| *state == State::Asking(number)) == Some(true) {
                self.take(answer);
            }
        });
    }

    /// Gives the question up.
    pub fn cancel(self) {
        self.question.with_value(|question| question.as_ref().map(Question::cancel));
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // What is no time is 0.
    fn take(self, answer: Result<Vec<u8>, NoAnswer>) {
        let now = (clock::now() / 1000.0) as u64;
        let scenario = self.page.scenario.get_untracked();
        let quotes = answer
            .map_err(Failure::NoAnswer)
            .and_then(|answer| read(&answer, self.model, &scenario, now).map_err(Failure::Unreadable));
        match quotes {
            Ok(quotes) => {
                let trusted = |quote: &&Quote| quote.price.as_ref().is_ok_and(|price| price.doubts.is_trusted());
                self.chosen.set(quotes.iter().filter(trusted).map(|quote| quote.input).collect());
                self.state.set(State::Answered(quotes));
            }
            Err(failure) => self.state.set(State::Failed(failure)),
        }
    }

    /// What is said of it, unless something is wrong.
    pub fn said(self) -> String {
        let (words, service) = (PricesWords::of(self.page.language), self.service.name.get(self.page.language));
        self.state.with(|state| match state {
            State::Before | State::Failed(_) => String::new(),
            State::Asking(_) => words.asking(service, &PATIENCE.as_secs().to_string()),
            State::Answered(quotes) => match quotes.iter().filter(|quote| quote.price.is_ok()).count() {
                0 => String::new(),
                found if found == quotes.len() => words.answered().to_owned(),
                found => words.answered_partly(&found.to_string(), &quotes.len().to_string()),
            },
        })
    }

    /// What is wrong.
    pub fn trouble(self) -> Option<String> {
        let (words, service) = (PricesWords::of(self.page.language), self.service.name.get(self.page.language));
        self.state.with(|state| match state {
            State::Before | State::Asking(_) => None,
            State::Answered(quotes) => {
                quotes.iter().all(|quote| quote.price.is_err()).then(|| words.answered_none(service))
            }
            State::Failed(Failure::Unreadable(Unreadable::NotJson)) => Some(words.not_json(service)),
            State::Failed(Failure::Unreadable(Unreadable::NotPrices)) => Some(words.not_prices(service)),
            State::Failed(Failure::NoAnswer(why)) => Some(match why {
                NoAnswer::Cancelled => words.cancelled().to_owned(),
                NoAnswer::Late => words.late(service, &PATIENCE.as_secs().to_string()),
                NoAnswer::Offline => words.offline().to_owned(),
                NoAnswer::Unreached => words.unreached(service),
                NoAnswer::Status(429) => words.too_many(service),
                NoAnswer::Status(status) => words.status(service, &status.to_string()),
                NoAnswer::TooLong => words.too_long(service, &(LONGEST / 1024).to_string()),
            }),
        })
    }
}
