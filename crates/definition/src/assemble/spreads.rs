//! How uncertain inputs are, and the driver that some of them follow.

use takerate_core::Decimal;
use takerate_core::spread::{Shape, Spread};
use takerate_core::unit::{Kind, Unit};
use toml::Spanned;

use super::Assembly;
use crate::decimal::exact;
use crate::file::{RawSpread, SourceFile};
use crate::names::did_you_mean;

/// A spread as a file writes it.
const EXAMPLE: &str = "{ pert = [0.8, 1.3] }";

impl Assembly<'_, '_> {
    pub(super) fn spread(
        &mut self,
        file: &SourceFile,
        raw: &Spanned<RawSpread>,
        unit: &Unit,
        id: &str,
    ) -> Option<Spread> {
        let (place, words) = (file.at(raw), self.words);
        if unit.kind == Kind::Switch {
            self.mistakes.add(place, words.spread_switch(id));
            return None;
        }
        let written = raw.get_ref();
        let shapes = [
            (Shape::Uniform, &written.uniform),
            (Shape::Triangular, &written.triangular),
            (Shape::Pert, &written.pert),
            (Shape::Normal, &written.normal),
            (Shape::Lognormal, &written.lognormal),
        ];
        let mut shapes = shapes.into_iter().filter_map(|(shape, ends)| ends.as_ref().map(|ends| (shape, ends)));
        let (Some((shape, ends)), None) = (shapes.next(), shapes.next()) else {
            self.mistakes.add(place, words.spread_shape(id, EXAMPLE));
            return None;
        };
        let [low, high] = ends.as_slice() else {
            self.mistakes.add(place, words.spread_ends(id));
            return None;
        };
        let (low, high) = (exact(file, low, self.mistakes), exact(file, high, self.mistakes));
        let follows = written.follows.as_ref().map(|follows| exact(file, follows, self.mistakes)).unwrap_or_default();
        let around = matches!(shape, Shape::Triangular | Shape::Pert);
        if unit.kind.lowest() < Decimal::ZERO && shape == Shape::Lognormal {
            self.mistakes.add(place, words.spread_lognormal(id, &unit.text));
        } else if low >= high {
            self.mistakes.add(place, words.spread_empty(id, &low.to_string(), &high.to_string()));
        } else if low < Decimal::ZERO || (low.is_zero() && shape == Shape::Lognormal) {
            let low = low.to_string();
            let lognormal = shape == Shape::Lognormal;
            let message = if lognormal { words.spread_zero(id, &low) } else { words.spread_negative(id, &low) };
            self.mistakes.add(place, message);
        } else if around && (low > Decimal::ONE || high < Decimal::ONE) {
            self.mistakes.add(place, words.spread_around(id, &low.to_string(), &high.to_string()));
        }
        if follows.abs() > Decimal::ONE {
            self.mistakes.add(place, words.follows(id, &follows.to_string()));
        }
        Some(Spread { shape, low, high, follows })
    }

    /// Finds the driver, once all ids are declared.
    pub(super) fn driver(&mut self) {
        let file = self.report.file;
        if let Some(written) = &self.report.raw.driver {
            let id = written.get_ref();
            match self.model.find_input(id) {
                Some(input) if self.model.input(input).unit.kind != Kind::Switch => self.model.driver = Some(input),
                Some(_) => self.mistakes.add(file.at(written), self.words.driver_switch(id)),
                None => {
                    let known = self.model.inputs.iter().map(|input| input.id.as_str());
                    let near = did_you_mean(id, known, self.words);
                    self.mistakes.add(file.at(written), self.words.driver_unknown(id, &near));
                }
            }
        }
        let driver = self.report.raw.driver.as_ref().map(|driver| driver.get_ref().as_str());
        for parsed in &self.sections {
            let section = parsed.raw.id.as_ref().map(|id| id.get_ref().as_str()).unwrap_or_default();
            for raw in &parsed.raw.inputs {
                let Some(spread) = raw.spread.as_ref().filter(|spread| spread.get_ref().follows.is_some()) else {
                    continue;
                };
                let id = format!("{section}.{}", raw.id.get_ref());
                let message = match driver {
                    None => self.words.driver_missing(&id, &file.name),
                    Some(driver) if driver == id => self.words.driver_itself(&id),
                    Some(_) => continue,
                };
                self.mistakes.add(parsed.file.at(spread), message);
            }
        }
    }
}
