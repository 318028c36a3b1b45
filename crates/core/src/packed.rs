//! The form in which a model is written: what protocols have in common reads the same in each of them, so that it compresses.
//! A statement's lines name each other and the protocol's inputs, wherever these stand in the model.

use std::ops::Range;

use crate::expression::Reference;
use crate::model::{InputId, LineId, Model};

impl Model {
    /// This model with ids without the section's part, sections as steps from the one before, references within a section
    /// counted backwards, and the order as distances. It computes nothing until it is [`Model::unpacked`].
    #[must_use]
    pub fn packed(&self) -> Self {
        let mut model = self.clone();
        let places = Places::of(self);
        model.each_reference(&places);
        let short = |id: &str| id.split_once('.').map_or_else(|| id.to_owned(), |(_, rest)| rest.to_owned());
        model.inputs.iter_mut().for_each(|input| input.id = short(&input.id));
        model.lines.iter_mut().for_each(|line| line.id = short(&line.id));
        steps(model.inputs.iter_mut().map(|input| &mut input.section));
        steps(model.lines.iter_mut().map(|line| &mut line.section));
        for (line, place) in model.order.iter_mut().zip(0u16..) {
            line.0 = line.0.wrapping_sub(place);
        }
        model
    }

    /// The model that was packed, which is the same bit by bit.
    #[must_use]
    pub fn unpacked(mut self) -> Self {
        sums(self.inputs.iter_mut().map(|input| &mut input.section));
        sums(self.lines.iter_mut().map(|line| &mut line.section));
        for (line, place) in self.order.iter_mut().zip(0u16..) {
            line.0 = line.0.wrapping_add(place);
        }
        let sections = &self.sections;
        let long = |id: &mut String, section: u16| {
            if let Some(section) = sections.get(usize::from(section)) {
                id.insert(0, '.');
                id.insert_str(0, &section.id);
            }
        };
        self.inputs.iter_mut().for_each(|input| long(&mut input.id, input.section));
        self.lines.iter_mut().for_each(|line| long(&mut line.id, line.section));
        let places = Places::of(&self);
        self.each_reference(&places);
        self
    }

    /// Exchanges, in what each line is computed with, what belongs to the line's own section for what does so at the end.
    fn each_reference(&mut self, places: &Places) {
        for (line, place) in self.lines.iter_mut().zip(0u16..) {
            let inputs = Places::section(&places.inputs, line.section);
            let lines = Places::section(&places.lines, line.section);
            let mut exchange = |reference: &mut Reference| match reference {
                Reference::Input(InputId(id)) => *id = exchanged(*id, &inputs, inputs.end),
                Reference::Line(LineId(id)) => *id = exchanged(*id, &lines, place),
                Reference::Constant(_) => {}
            };
            line.formula.for_each_name_mut(&mut exchange);
            for guard in &mut line.guards {
                guard.condition.for_each_name_mut(&mut exchange);
                guard.inputs.iter_mut().for_each(|InputId(id)| *id = exchanged(*id, &inputs, inputs.end));
            }
        }
    }
}

/// Which inputs and lines each section has; both stand section by section.
struct Places {
    inputs: Vec<Range<u16>>,
    lines: Vec<Range<u16>>,
}

impl Places {
    fn of(model: &Model) -> Self {
        Self {
            inputs: ranges(model.inputs.iter().map(|input| input.section)),
            lines: ranges(model.lines.iter().map(|line| line.section)),
        }
    }

    fn section(ranges: &[Range<u16>], section: u16) -> Range<u16> {
        ranges.get(usize::from(section)).cloned().unwrap_or_default()
    }
}

/// From where to where each section's items stand.
fn ranges(sections: impl Iterator<Item = u16>) -> Vec<Range<u16>> {
    let mut ranges: Vec<Range<u16>> = Vec::new();
    for (section, place) in sections.zip(0u16..) {
        let section = usize::from(section);
        if section >= ranges.len() {
            ranges.resize(section + 1, place..place);
        }
        if let Some(range) = ranges.get_mut(section) {
            range.end = place.saturating_add(1);
        }
    }
    ranges
}

/// An index where those of a range have changed places with as many at the end of all numbers, the one right before `place` with
/// the last, and so on backwards; applied twice, it is the same. What is named from everywhere, such as shared assumptions,
/// keeps its index.
fn exchanged(index: u16, own: &Range<u16>, place: u16) -> u16 {
    let count = own.end.saturating_sub(own.start);
    let from_last = u16::MAX - index;
    if count == 0 || own.end > u16::MAX - count {
        return index;
    }
    // How far a member of the range stands before the place, around its beginning; and the other way.
    let before = |offset: u16| {
        let distance = u32::from(place.saturating_sub(own.start)) + u32::from(count) - 1 - u32::from(offset);
        u16::try_from(distance % u32::from(count)).unwrap_or_default()
    };
    if own.contains(&index) {
        u16::MAX - before(index - own.start)
    } else if from_last < count {
        own.start + before(from_last)
    } else {
        index
    }
}

/// Each number as its distance from the one before.
fn steps<'a>(numbers: impl Iterator<Item = &'a mut u16>) {
    let mut before = 0u16;
    for number in numbers {
        (*number, before) = (number.wrapping_sub(before), *number);
    }
}

/// What [`steps`] was made of.
fn sums<'a>(steps: impl Iterator<Item = &'a mut u16>) {
    let mut sum = 0u16;
    for step in steps {
        sum = sum.wrapping_add(*step);
        *step = sum;
    }
}

#[cfg(test)]
mod tests {
    use super::exchanged;

    #[test]
    fn what_is_exchanged_twice_is_the_same() {
        for own in [0..0, 0..3, 10..75, 65_000..65_400, 65_500..65_535, 0..40_000] {
            for place in [own.start, u16::midpoint(own.start, own.end), own.end] {
                for index in (0..=u16::MAX).step_by(7).chain([u16::MAX]) {
                    assert_eq!(exchanged(exchanged(index, &own, place), &own, place), index, "{own:?} {place}");
                }
            }
        }
        assert_eq!(exchanged(74, &(10..75), 75), u16::MAX);
        assert_eq!(exchanged(40, &(10..75), 43), u16::MAX - 2);
        assert_eq!(exchanged(9, &(10..75), 43), 9);
    }
}
