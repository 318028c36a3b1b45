//! How likely each of the scenarios side by side is, and what is to be expected then.

use std::cmp::Ordering;

use leptos::prelude::*;
use takerate_core::unit::{Kind, Unit};
use takerate_core::{Decimal, Language, Model};
use takerate_display::format;
use takerate_view_model::compare::{Column, Odds, Sheet, below, expected};
use takerate_view_model::settings::{CompareSettings, Settings};
use takerate_words::{CompareWords, OddsWords};

use super::columns::sheet;
use crate::boxed::{flag, memo, on, text, view};
use crate::browser::document;
use crate::ui::analyses::controls::{Number, number};
use crate::ui::analyses::session::Session;
use crate::ui::parts::{action, note};

/// The heading, where the focus goes when what had it goes away.
const TITLE: &str = "odds";

pub fn odds(
    session: Session,
    settings: Memo<CompareSettings>,
    shown: Memo<Vec<Column>>,
    section: Memo<Option<usize>>,
) -> AnyView {
    let words = OddsWords::of(session.language);
    let weighed = memo(move || settings.with(|settings| settings.odds.is_some()));
    let count = memo(move || shown.with(Vec::len));
    // The button goes away, and the fields come where it was.
    let weigh = move |_| {
        document::focus(TITLE);
        settle(session, settings, Some(Odds::even(count.get_untracked())));
    };
    view! {
        <h3 id=TITLE tabindex="-1">{words.title()}</h3>
        {note(words.standfirst())}
        {view(move || {
            let count = count.get();
            if weighed.get() {
                untrack(|| fields(session, (settings, shown, section), count))
            } else {
                view! { <p class="actions">{action(words.weigh(), on(weigh))}</p> }.into_any()
            }
        })}
    }
    .into_any()
}

/// Changes the odds; the scenarios stay.
fn settle(session: Session, settings: Memo<CompareSettings>, odds: Option<Odds>) {
    // Odds are counted by columns, so these are named with them.
    let named = session.context.with_untracked(|context| settings.get_untracked().named(session.model, context));
    session.settle(&Settings::Compare(CompareSettings { odds, ..named }));
}

/// A field for each scenario and for a failure, and what follows where they come to 100 per cent.
fn fields(
    session: Session,
    (settings, shown, section): (Memo<CompareSettings>, Memo<Vec<Column>>, Memo<Option<usize>>),
    count: usize,
) -> AnyView {
    let (model, language) = (session.model, session.language);
    let (words, ordinals) = (OddsWords::of(language), CompareWords::of(language));
    let odds = memo(move || settings.with(|settings| settings.odds.clone().unwrap_or_default()));
    let change = move |edit: &dyn Fn(&mut Odds)| {
        let mut next = odds.get_untracked();
        next.each.resize(count, Decimal::ZERO);
        edit(&mut next);
        settle(session, settings, Some(next));
    };
    let field = move |label: &'static str, current: Signal<Option<Decimal>>, choose: Box<dyn Fn(Decimal)>| {
        let share = Unit { text: "share".to_owned(), kind: Kind::Share };
        let refused = move |value| Kind::Share.accept(value).err().map(|why| session.page.words.refused(why as usize));
        let field = Number {
            label,
            unit: Signal::stored(share),
            current,
            hint: Signal::stored(String::new()),
            check: Box::new(refused),
            live: false,
        };
        number(session, field, move |value| choose(value.unwrap_or_default()))
    };
    let each = (0..count).map(|column| {
        let current = Signal::derive(move || Some(odds.with(|odds| odds.of(column))));
        field(ordinals.column(column), current, Box::new(move |value| change(&|odds| odds.each[column] = value)))
    });
    let each: Vec<AnyView> = each.collect();
    let failure = field(
        words.failure(),
        Signal::derive(move || Some(odds.with(|odds| odds.failure))),
        Box::new(move |value| change(&|odds| odds.failure = value)),
    );
    let missing = memo(move || odds.with(|odds| odds.missing(count)));
    let wrong = move || {
        let (missing, shown) = (missing.get(), |value: Decimal| format::share(value, language));
        let sum = shown(Decimal::ONE - missing);
        match missing.cmp(&Decimal::ZERO) {
            Ordering::Greater => words.missing(&sum, &shown(missing)),
            Ordering::Less => words.beyond(&sum, &shown(-missing)),
            Ordering::Equal => String::new(),
        }
    };
    let made = move |make: fn(&Model, &[Column], &Odds, Option<usize>, Language) -> Sheet| {
        memo(move || shown.with(|shown| odds.with(|odds| make(model, shown, odds, section.get(), language))))
    };
    let (means, chances) = (made(expected), made(below));
    let drop = move |_| {
        document::focus(TITLE);
        settle(session, settings, None);
    };
    view! {
        <div class="controls odds">{each} {failure}</div>
        <div role="status"><p class="notice" hidden=flag(move || missing.get().is_zero()) prop:textContent=text(wrong)></p></div>
        {note(words.failure_note())}
        <div hidden=flag(move || !missing.get().is_zero())>
            {sheet(session, means)}
            <div hidden=flag(move || chances.with(|sheet| sheet.table.rows.is_empty()))>{sheet(session, chances)}</div>
        </div>
        <p class="actions">{action(words.drop(), on(drop))}</p>
    }
    .into_any()
}
