//! How uncertain inputs are, and the driver that some of them follow.

use takerate_core::Decimal;
use takerate_core::spread::{Shape, Spread};
use takerate_core::unit::{Kind, Unit};
use toml::Spanned;

use super::Assembly;
use crate::decimal::exact;
use crate::file::{RawSpread, SourceFile};
use crate::names::did_you_mean;

impl Assembly<'_, '_> {
    pub(super) fn spread(
        &mut self,
        file: &SourceFile,
        raw: &Spanned<RawSpread>,
        unit: &Unit,
        id: &str,
    ) -> Option<Spread> {
        let place = file.at(raw);
        if unit.kind == Kind::Switch {
            self.mistakes.add(place, format!("{id} is a switch and has no spread; leave it out"));
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
            self.mistakes.add(
                place,
                format!("the spread of {id} has no single shape; write one of uniform, triangular, pert, normal and lognormal, such as {{ pert = [0.8, 1.3] }}"),
            );
            return None;
        };
        let [low, high] = ends.as_slice() else {
            self.mistakes
                .add(place, format!("the spread of {id} needs two multiples of its value, such as [0.8, 1.3]"));
            return None;
        };
        let (low, high) = (exact(file, low, self.mistakes), exact(file, high, self.mistakes));
        let follows = written.follows.as_ref().map(|follows| exact(file, follows, self.mistakes)).unwrap_or_default();
        let around = matches!(shape, Shape::Triangular | Shape::Pert);
        if unit.kind.lowest() < Decimal::ZERO && shape == Shape::Lognormal {
            let message =
                format!("the spread of {id} is lognormal, but a {} can be negative; take another shape", unit.text);
            self.mistakes.add(place, message);
        } else if low >= high {
            let message = format!("the spread of {id} is empty: {low} is not below {high}; write [lowest, highest]");
            self.mistakes.add(place, message);
        } else if low < Decimal::ZERO || (low.is_zero() && shape == Shape::Lognormal) {
            let least = if shape == Shape::Lognormal { "must be above 0" } else { "cannot be negative" };
            self.mistakes.add(place, format!("the spread of {id} begins at {low}; a multiple of its value {least}"));
        } else if around && (low > Decimal::ONE || high < Decimal::ONE) {
            self.mistakes.add(
                place,
                format!("the spread of {id}, {low} to {high}, leaves out 1, the value itself, which is the most likely; widen it or take another shape"),
            );
        }
        if follows.abs() > Decimal::ONE {
            self.mistakes.add(place, format!("{id} follows by {follows}; a correlation lies between -1 and 1"));
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
                Some(_) => self.mistakes.add(file.at(written), format!("{id} is a switch; a driver is an amount")),
                None => {
                    let near = did_you_mean(id, self.model.inputs.iter().map(|input| input.id.as_str()));
                    self.mistakes.add(file.at(written), format!("the driver {id} is no input{near}"));
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
                    None => format!("{id} follows no driver; name one in {}: driver = \"…\"", file.name),
                    Some(driver) if driver == id => format!("{id} is the driver; it cannot follow itself"),
                    Some(_) => continue,
                };
                self.mistakes.add(parsed.file.at(spread), message);
            }
        }
    }
}
