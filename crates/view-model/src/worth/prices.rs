//! The prices that follow from the assumptions, on one axis with today's.

use std::sync::Arc;

use takerate_analysis::Figure;
use takerate_core::model::Section;
use takerate_core::unit::Unit;
use takerate_core::worth::WorthPrice;
use takerate_core::{Decimal, Language, Model, Reference, Scenario};
use takerate_display::{change, format};
use takerate_words::{PageWords, WorthWords};

use super::value_of;
use crate::axis::Axis;
use crate::chart::Chart;
use crate::drawing::Drawing;
use crate::named::{Output, binary};
use crate::say;
use crate::table::{Cell, Table};

const ROW: usize = 60;

/// One way to a price.
struct Way {
    output: Output,
    /// With what it is carried by: `Price at the target multiple, at 20x`.
    full: String,
    by: Option<String>,
    figure: Figure,
    /// How far from today's price that is, if that can be said.
    distance: Option<Decimal>,
}

/// Draws the prices of a section in a scenario, each a dot, and today's as an upright line. A mark is a way to a price. `None`
/// where the statement names none, or there is no price today.
#[must_use]
pub fn prices(model: &Model, scenario: &Scenario, section: &Section, language: Language) -> Option<Chart> {
    let words = WorthWords::of(language);
    let worth = model.statement(section).worth.as_ref()?;
    let price = model.meant(section, &worth.price)?;
    let unit = model.unit_of(price);
    let today = value_of(model, scenario, price)?;
    let outcome = scenario.evaluate(model);
    let ways = worth.prices.iter().filter_map(|of| Way::of(model, scenario, &outcome, (section, of), language));
    let ways: Vec<Way> = ways.collect();
    if ways.is_empty() {
        return None;
    }
    let values = ways.iter().filter_map(|way| way.figure.value).chain([today]).map(binary);
    let axis = Axis::holding(0.0, values.fold(0.0, f64::max), 4);

    let now = format::short(today, unit, language);
    let title = words.per_token(&format::unit(unit, language));
    let mut drawing = Drawing::new("worth", &title, "");
    drawing.key(&[], &words.today_is(&now));
    for way in &ways {
        drawing.row(ROW, |row| {
            row.name("name", 18, &way.output.name, "");
            let by = way.by.as_ref().map(|by| words.at(by)).unwrap_or_default();
            row.text("quiet end", ("0", "start"), 35, &by);
            row.spans(
                "end",
                ("100%", "end"),
                35,
                &way.distance.and_then(percent).unwrap_or_default(),
                &way.output.figure(&way.figure),
            );
            if let Some(value) = way.figure.value {
                let (from, to) = (axis.place(binary(today)), axis.place(binary(value)));
                row.level("reach", from, to, 49);
                row.dot("dot", to, 49);
            }
        });
    }
    let list: Vec<String> = ways.iter().map(|way| way.sentence(&now)).collect();
    let alt = words.described(&title, &now, &list.join(PageWords::of(language).between()));
    let table = table(&ways, (unit, today), &title, language);
    let tick = |tick: f64| ways.first().map_or_else(String::new, |way| way.output.tick(tick));
    Some(Chart {
        svg: drawing.finish(&axis, &tick, Some(binary(today)), &alt),
        alt,
        marks: ways.len(),
        columns: 1,
        start: 0,
        say: Arc::new(move |mark| list.get(mark).cloned().unwrap_or_default()),
        table: Arc::new(move || table.clone()),
    })
}

impl Way {
    fn of(
        model: &Model,
        scenario: &Scenario,
        outcome: &takerate_core::evaluate::Outcome<Decimal>,
        (section, price): (&Section, &WorthPrice),
        language: Language,
    ) -> Option<Self> {
        let line = model.meant_line(section, &price.line)?;
        let result = |line: takerate_core::LineId| outcome.get(usize::from(line.0)).copied();
        let output = Output::of(model, &model.line(line).id, language);
        let by = price.by.as_ref().and_then(|id| match model.meant(section, id)? {
            Reference::Input(input) => {
                let value = value_of(model, scenario, Reference::Input(input))?;
                Some(say::value(value, model.input(input), language))
            }
            _ => None,
        });
        let distance = price.distance.as_ref().and_then(|id| result(model.meant_line(section, id)?)?.ok());
        Some(Self {
            full: by
                .as_ref()
                .map_or_else(|| output.name.clone(), |by| WorthWords::of(language).named_at(&output.name, by)),
            figure: Figure::new(model, line, result(line)?),
            output,
            by,
            distance,
        })
    }

    fn sentence(&self, today: &str) -> String {
        let words = WorthWords::of(self.output.language);
        let value = self.output.figure(&self.figure);
        match self.distance.and_then(percent) {
            Some(distance) => words.said_apart(&self.full, &value, &distance, today),
            None => words.said(&self.full, &value, today),
        }
    }
}

/// A distance with its sign: `−58.5%`, `+12%`.
fn percent(distance: Decimal) -> Option<String> {
    let percent = distance.checked_mul(Decimal::ONE_HUNDRED)?;
    change::signed(percent, if percent.abs() < Decimal::ONE_HUNDRED { 1 } else { 0 })
        .map(|percent| format!("{percent}%"))
}

fn table(ways: &[Way], (unit, today): (&Unit, Decimal), title: &str, language: Language) -> Table {
    let words = WorthWords::of(language);
    let now = Cell { text: format::short(today, unit, language), exact: format::exact(today) };
    let rows = ways.iter().map(|way| {
        let apart =
            way.distance.and_then(|distance| Some(Cell { text: percent(distance)?, exact: format::exact(distance) }));
        vec![Cell::text(way.full.clone()), way.output.cell(&way.figure), apart.unwrap_or_else(|| Cell::text("—"))]
    });
    Table {
        caption: title.to_owned(),
        head: [words.method(), words.price(), words.distance()].map(str::to_owned).to_vec(),
        rows: std::iter::once(vec![Cell::text(words.today()), now, Cell::text("—")]).chain(rows).collect(),
    }
}
