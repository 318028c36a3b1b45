//! What the report says first: its sentences name inputs and lines that there are, the map has two sides, and each question
//! opens something.

use takerate_core::lead::{Lead, LeadAxis, LeadMap, Question};
use takerate_core::model::Basis;
use takerate_core::sentence::{PERIOD, Piece, pieces};
use takerate_core::{InputId, Reference, Text};
use toml::Spanned;

use super::Assembly;
use crate::checks;
use crate::decimal::exact;
use crate::file::{RawLead, RawLeadAxis, RawQuestion, SourceFile, SpannedText};
use crate::limits;
use crate::names::did_you_mean;

impl<'a> Assembly<'a, '_> {
    /// Reads what the report says first, once every id is declared.
    pub(super) fn lead(&mut self) {
        let file = self.report.file;
        let Some(raw) = &self.report.raw.lead else { return };
        let sentence = self.sentence(file, &raw.sentence, self.words.lead_sentence());
        let otherwise = raw.otherwise.as_ref().map(|raw| self.sentence(file, raw, self.words.lead_otherwise()));
        if let (Some(other), Some(written)) = (&otherwise, &raw.otherwise)
            && self.inputs_in(other) != self.inputs_in(&sentence)
        {
            self.mistakes.add(file.at(written), self.words.other_inputs("otherwise"));
        }
        if self.inputs_in(&sentence).is_empty() {
            self.mistakes.add(file.at(&raw.sentence), self.words.unmovable(self.words.the_sentence()));
        }
        let about = self.said(Some(&raw.about), self.words.lead_about(), limits::REPORT_TEXT);
        if let Some(most) = raw.questions.get(limits::QUESTIONS) {
            self.mistakes.add(file.at(&most.name), self.words.many_questions(&limits::QUESTIONS.to_string()));
        }
        let questions = raw.questions.iter().map(|question| self.question(file, question)).collect();
        let Some(map) = self.lead_map(file, raw) else { return };
        // What is this project's own, estimated or worked out is not published.
        let published = |basis: Option<Basis>| matches!(basis, Some(Basis::Stated | Basis::SecondHand));
        let returned = self
            .model
            .expected
            .iter()
            .filter(|expected| published(expected.basis) && self.is_reports(expected.line))
            .count();
        let returned = u16::try_from(returned).unwrap_or(u16::MAX);
        self.model.report.lead = Some(Lead { sentence, otherwise, map, questions, about, returned });
    }

    /// A text whose places are ids.
    fn sentence(&mut self, file: &'a SourceFile, raw: &'a SpannedText, what: &str) -> Text {
        let text = self.said(Some(raw), what, limits::REPORT_TEXT);
        for (_, text) in text.all() {
            for piece in pieces(text) {
                match piece {
                    Piece::Place { id: PERIOD, .. } => {
                        if let Some(preset) = self.model.presets.iter().find(|preset| preset.period.is_empty()) {
                            self.mistakes.add(file.at(raw), self.words.no_period(what, &preset.id));
                        }
                    }
                    Piece::Place { id, .. } => match self.names.resolve("", id, self.words) {
                        Ok(Reference::Constant(_)) => {
                            self.mistakes.add(file.at(raw), self.words.constant_named(id));
                        }
                        Ok(_) => {}
                        Err(message) => self.mistakes.add(file.at(raw), self.words.inside(what, &message)),
                    },
                    Piece::Text(_) => {}
                }
            }
        }
        text
    }

    /// The inputs that a text names in any language.
    pub(super) fn inputs_in(&self, text: &Text) -> Vec<InputId> {
        let places = text.all().flat_map(|(_, text)| pieces(text));
        let mut inputs: Vec<InputId> = places
            .filter_map(|piece| match piece {
                Piece::Place { id, .. } => self.model.find_input(id),
                Piece::Text(_) => None,
            })
            .collect();
        inputs.sort_unstable();
        inputs.dedup();
        inputs
    }

    fn lead_map(&mut self, file: &'a SourceFile, raw: &'a RawLead) -> Option<LeadMap> {
        let line = self.find_line(file, "", &raw.map.line);
        let (x, y) = (self.axis(file, &raw.map.x), self.axis(file, &raw.map.y));
        if let (Some(x), Some(y)) = (&x, &y)
            && x.input == y.input
        {
            self.mistakes.add(file.at(&raw.map.y.input), self.words.one_side());
        }
        Some(LeadMap { line: line?, x: x?, y: y? })
    }

    fn axis(&mut self, file: &'a SourceFile, raw: &'a RawLeadAxis) -> Option<LeadAxis> {
        let id = raw.input.get_ref();
        let input = self.find_input(file, &raw.input)?;
        let of = self.model.input(input);
        let (kind, low, high) = (of.unit.kind, of.low, of.high);
        let Some(range) = &raw.range else { return Some(LeadAxis { input, low, high }) };
        let [low, high] = range.get_ref().as_slice() else {
            self.mistakes.add(file.at(range), self.words.two_ends(id));
            return None;
        };
        let ends = [low, high].map(|end| {
            let value = exact(file, end, self.mistakes);
            checks::value(file.at(end), (id, value), kind, self.mistakes);
            value.normalize()
        });
        if ends[0] >= ends[1] {
            self.mistakes.add(file.at(range), self.words.range_ends(id));
        }
        Some(LeadAxis { input, low: ends[0], high: ends[1] })
    }

    fn question(&mut self, file: &'a SourceFile, raw: &'a RawQuestion) -> Question {
        let name = self.said(Some(&raw.name), self.words.lead_question(), limits::REPORT_TITLE);
        let view = raw.view.as_ref().and_then(|view| self.protocol_of(file, view));
        let preset = raw.preset.as_ref().and_then(|preset| self.find_preset(file, preset));
        let of_preset = preset.unwrap_or(self.model.opens);
        let mut changes = Vec::new();
        for (id, written) in &raw.changes {
            let value = exact(file, written, self.mistakes);
            let spanned = Spanned::new(written.span(), id.clone());
            let Some(input) = self.find_input(file, &spanned) else { continue };
            let of = self.model.input(input);
            checks::value(file.at(written), (id, value), of.unit.kind, self.mistakes);
            if of.value(of_preset) == Some(value) {
                let message = self.words.already(id, &value.to_string(), &self.model.preset(of_preset).id);
                self.mistakes.add(file.at(written), message);
            }
            changes.push((input, value.normalize()));
        }
        if changes.is_empty() && preset.is_none() && view.is_none() && raw.show.is_empty() {
            self.mistakes.add(file.at(&raw.name), self.words.opens_nothing());
        }
        if !raw.show.is_empty() && !raw.show.starts_with("show=") {
            self.mistakes.add(file.at(&raw.name), self.words.no_analysis(&raw.show));
        }
        Question { name, view, show: raw.show.clone(), preset, changes }
    }

    pub(super) fn protocol_of(&mut self, file: &SourceFile, id: &Spanned<String>) -> Option<u16> {
        let protocols = || self.model.protocols().map(|(index, section)| (index, section.id.as_str()));
        let found = protocols().find(|(_, own)| own == id.get_ref()).and_then(|(index, _)| u16::try_from(index).ok());
        if found.is_none() {
            let near = did_you_mean(id.get_ref(), protocols().map(|(_, own)| own), self.words);
            self.mistakes.add(file.at(id), self.words.unknown_protocol(id.get_ref(), &near));
        }
        found
    }
}
