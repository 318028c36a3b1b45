//! What the histogram and the cumulative curve share: the axis, the lines of the scenario and the level, percentiles.

use takerate_analysis::simulate::Distributed;
use takerate_core::{Decimal, Language, Line, Model, Number};
use takerate_display::html::Html;
use takerate_words::{DistributionWords, PageWords};

use crate::svg::{percent, upright};
use crate::{label, say, tick};

/// Where the plot begins, in pixels: beneath the labels of the lines.
pub const TOP: f64 = 34.0;
/// Free at both sides, in per cent: room for what lies beyond the ends.
const MARGIN: f64 = 4.0;

/// An output's distribution and the axis that it is drawn on.
pub struct Frame {
    /// The samples, summed up.
    pub answer: Distributed,
    /// The output.
    pub line: Line,
    /// Its name with its protocol's; of a difference, with both scenarios too.
    pub name: String,
    /// Whether it is a difference of two scenarios.
    pub difference: bool,
    /// What the axis is called.
    axis: String,
    /// The reader's.
    pub language: Language,
    /// A level that the reader asks about.
    pub level: Option<Decimal>,
    low: f64,
    high: f64,
}

/// A vertical line with a label.
struct Rule {
    class: &'static str,
    value: f64,
    text: String,
}

impl Frame {
    /// `None` where the model has no such line.
    pub fn new(model: &Model, answer: &Distributed, level: Option<Decimal>, language: Language) -> Option<Self> {
        let line = model.line(model.find_line(&answer.output)?).clone();
        let name = say::line_name(model, &line, language);
        let axis = line.name.get(language).to_owned();
        let ends = answer.histogram.as_ref().map(|histogram| (histogram.low, histogram.high));
        let ends = ends.filter(|(low, high)| low.is_finite() && high.is_finite()).unwrap_or((0.0, 1.0));
        let (mut low, mut high) = ends;
        if high - low <= 1e-9 * low.abs().max(high.abs()) {
            let room = if low == 0.0 { 1.0 } else { low.abs() / 2.0 };
            (low, high) = (low - room, high + room);
        }
        // A line a little beyond the samples is worth the room, one far beyond is not.
        let reach = (high - low) / 2.0;
        for value in [answer.base.value, level].into_iter().flatten().map(f64::from_decimal) {
            if value >= ends.0 - reach && value <= ends.1 + reach {
                (low, high) = (low.min(value), high.max(value));
            }
        }
        Some(Self { answer: answer.clone(), line, name, difference: false, axis, language, level, low, high })
    }

    /// The same for a difference of two scenarios, which `name` says; `axis` is what it is called beside its unit.
    pub fn of_difference(self, name: String, axis: String) -> Self {
        Self { name, difference: true, axis, ..self }
    }

    /// The texts of both charts in the reader's language.
    pub fn words(&self) -> DistributionWords {
        DistributionWords::of(self.language)
    }

    /// Where a value stands, in per cent; at the edge where it is beyond.
    pub fn x(&self, value: f64) -> f64 {
        // Halves, since the distance of two large values can be beyond a number.
        let way = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        if way.is_nan() { MARGIN } else { MARGIN + way.clamp(0.0, 1.0) * (100.0 - 2.0 * MARGIN) }
    }

    /// Whether a value is on the axis.
    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// A value as it is shown.
    pub fn float(&self, value: f64) -> String {
        let say = if self.difference { say::float_change } else { say::float };
        say(value, &self.line.unit, self.language)
    }

    /// How many samples have a value.
    pub fn samples(&self) -> u64 {
        let histogram = self.answer.histogram.as_ref();
        histogram.map_or(0, |known| known.counts.iter().sum::<u64>() + known.below + known.above)
    }

    /// The value below which this many per cent of the samples lie, if it was computed.
    pub fn percentile(&self, per: f64) -> Option<f64> {
        self.answer.percentiles.iter().find(|known| (known.0 - per).abs() < 1e-9).map(|known| known.1)
    }

    /// The tenth, fiftieth and ninetieth percentile with their values, if all were computed.
    pub fn strip(&self) -> Option<[(f64, f64); 3]> {
        let at = |per| self.percentile(per).map(|value| (per, value));
        Some([at(10.0)?, at(50.0)?, at(90.0)?])
    }

    /// The share of samples below a value, read from the cumulative curve.
    pub fn share_below(&self, value: f64) -> f64 {
        let curve = &self.answer.cumulative;
        let above = curve.partition_point(|known| *known < value);
        #[allow(clippy::cast_precision_loss)] // A few hundred.
        let (place, steps) = (above as f64, curve.len().saturating_sub(1).max(1) as f64);
        if above == 0 || above >= curve.len() {
            return if above == 0 { 0.0 } else { 1.0 };
        }
        let (from, to) = (curve[above - 1], curve[above]);
        let way = (value / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0);
        ((place - 1.0 + if way.is_finite() { way } else { 0.0 }) / steps).clamp(0.0, 1.0)
    }

    /// How likely the output is below the level: as counted where the simulation was asked, else from the curve.
    pub fn below_level(&self, level: Decimal) -> f64 {
        let counted = self.answer.below.iter().find(|known| known.0 == level);
        counted.map_or_else(|| self.share_below(f64::from_decimal(level)), |known| known.1.value)
    }

    /// Adds the lines of the scenario and the level from their labels down to `foot`, and zero where it is on the axis.
    pub fn rules(&self, svg: &mut Html, foot: f64) {
        let words = self.words();
        let mut rules = Vec::new();
        if let Some(value) = self.answer.base.value {
            let shown = self.float(f64::from_decimal(value));
            let text = if self.difference { words.difference_rule(&shown) } else { words.scenario_rule(&shown) };
            rules.push(Rule { class: "scenario", value: f64::from_decimal(value), text });
        }
        if let Some(level) = self.level {
            let text = words.target_rule(&tick::exact(level, &self.line.unit, self.language));
            rules.push(Rule { class: "target", value: f64::from_decimal(level), text });
        }
        for rule in &mut rules {
            if rule.value < self.low {
                rule.text = format!("← {}", rule.text);
            } else if rule.value > self.high {
                rule.text = format!("{} →", rule.text);
            }
        }
        let mut lines = svg.element("g").with("class", "rules");
        if self.low < 0.0 && self.high > 0.0 {
            upright(&mut lines, "nought", &percent(self.x(0.0)), &TOP, &foot);
        }
        let labels: Vec<(f64, &str)> = rules.iter().map(|rule| (self.x(rule.value), rule.text.as_str())).collect();
        for (rule, middle) in rules.iter().zip(label::spread(&labels)) {
            let (at, middle) = (percent(self.x(rule.value)), percent(middle));
            if self.holds(rule.value) {
                let line = lines.element("line").with("class", rule.class).with("x1", &middle).with("x2", &at);
                line.with("y1", "18").value("y2", &(TOP - 6.0));
                upright(&mut lines, rule.class, &at, &(TOP - 6.0), &foot);
            }
            let shown = lines.element("text").with("class", rule.class).with("x", &middle);
            shown.with("y", "13").text(&rule.text);
        }
    }

    /// Adds the axis at `foot` with its ticks and, beneath, its title.
    pub fn axis(&self, svg: &mut Html, foot: f64) {
        let mut axis = svg.element("g").with("class", "axis");
        let base = axis.element("line").with("class", "base").with("x1", "0").with("x2", "100%");
        drop(base.value("y1", &foot).value("y2", &foot));
        let length = label::NARROW * (100.0 - 2.0 * MARGIN) / 100.0;
        for (value, text) in tick::within(self.low, self.high, 5, length, &self.line.unit, self.language) {
            let x = self.x(value);
            let half = label::width(&text) / label::NARROW * 50.0;
            let (anchor, at) = match x {
                _ if x - half < 0.0 => ("start", 0.0),
                _ if x + half > 100.0 => ("end", 100.0),
                _ => ("middle", x),
            };
            upright(&mut axis, "tick", &percent(x), &foot, &(foot + 4.0));
            let shown = axis.element("text").with("x", &percent(at)).value("y", &(foot + 18.0));
            shown.with("text-anchor", anchor).text(&text);
        }
        let title = tick::title(&self.axis, &self.line.unit, self.language);
        let shown = axis.element("text").with("class", "title").with("x", "100%");
        shown.value("y", &(foot + 37.0)).with("text-anchor", "end").text(&title).text(" →");
    }

    /// What both charts say in a sentence: where the middle lies, where most lie, where the scenario lies.
    pub fn alt(&self) -> String {
        let words = self.words();
        let name = &self.name;
        let known = [10.0, 50.0, 90.0].map(|per| self.percentile(per).map(|value| self.float(value)));
        let [Some(low), Some(middle), Some(high)] = known else { return words.no_sample(name) };
        let (samples, positive) = (count(self.samples()), tick::share(self.answer.positive.value));
        let mut sentences = vec![words.described(name, &samples, &middle, &low, &high, &positive)];
        if let Some(value) = self.answer.base.value.map(f64::from_decimal) {
            let (shown, below) = (self.float(value), tick::share(self.share_below(value)));
            sentences.push(match self.difference {
                true => words.difference_lies(&shown, &below),
                false => words.scenario_lies(&shown, &below),
            });
        }
        if let Some(level) = self.level {
            let text = tick::exact(level, &self.line.unit, self.language);
            sentences.push(words.below_level(&text, &tick::share(self.below_level(level))));
        }
        if self.answer.without_value > 0 {
            sentences.push(words.left_out(&count(self.answer.without_value)));
        }
        sentences.join(PageWords::of(self.language).between())
    }
}

/// A number of samples.
pub fn count(samples: u64) -> String {
    takerate_display::format::plain(Decimal::from(samples))
}
