//! The story: each step's places stand for what there is, both languages say the same numbers, and no figure of a preset goes
//! without the preset's name.

use takerate_core::sentence::{Piece, pieces};
use takerate_core::story::{Bar, Step, Story, Told};
use takerate_core::{InputId, PresetId, Reference, Text};
use toml::Spanned;

use super::{Assembly, index};
use crate::checks;
use crate::file::{Parsed, SourceFile, SpannedText};
use crate::limits;
use crate::step::RawStep;

impl<'a> Assembly<'a, '_> {
    /// Reads the file that tells the report in steps, if there is one, once every id is declared.
    pub(super) fn story(&mut self) {
        let Some((first, others)) = self.stories.split_first() else { return };
        let (first, others) = (*first, others.to_vec());
        for other in others {
            self.mistakes.add(other.file.at(&other.raw.kind), self.words.second_story(&first.file.name));
        }
        self.misplaced(first);
        self.read_sources(first);
        let (file, raw) = (first.file, &first.raw.steps);
        if raw.is_empty() {
            self.mistakes.add(file.top(), self.words.no_steps());
        }
        if let Some(most) = raw.get(limits::STEPS) {
            self.mistakes.add(file.at(&most.id), self.words.many_steps(&limits::STEPS.to_string()));
        }
        let mut steps: Vec<Step> = Vec::new();
        for raw in raw {
            checks::id(file.at(&raw.id), raw.id.get_ref(), self.mistakes);
            if steps.iter().any(|step| step.id == *raw.id.get_ref()) {
                self.mistakes.add(file.at(&raw.id), self.words.declared_twice(&self.words.step(raw.id.get_ref())));
            }
            steps.push(self.step(first, raw));
        }
        self.model.story = Some(Story { count: index(steps.len()), steps });
    }

    fn step(&mut self, parsed: &'a Parsed<'a>, raw: &'a RawStep) -> Step {
        let (file, id) = (parsed.file, raw.id.get_ref());
        let words = self.words;
        let (of, title_of) = (words.step(id), words.title_of(&words.step(id)));
        let title = self.told_text((file, &raw.title), &title_of, limits::REPORT_TITLE);
        if let Some(place) = places(&title).next() {
            self.mistakes.add(file.at(&raw.title), words.title_place(&title_of, place));
        }
        let text = self.told_text((file, &raw.text), &words.text_of(&of), limits::REPORT_TEXT);
        let sentence = self.told_text((file, &raw.sentence), &words.sentence_of(&of), limits::REPORT_TEXT);
        let otherwise = raw.otherwise.as_ref();
        let otherwise = otherwise.map(|raw| self.told_text((file, raw), &words.otherwise_of(&of), limits::REPORT_TEXT));
        if let Some(lever) = self.inputs_in(&text).first() {
            let message = words.lever_in_text(&words.text_of(&of), &self.model.input(*lever).id);
            self.mistakes.add(file.at(&raw.text), message);
        }
        self.moves((file, raw), &sentence, otherwise.as_ref());
        let preset = raw.preset.as_ref().and_then(|preset| self.find_preset(file, preset));
        if !raw.show.is_empty() && !raw.show.starts_with("show=") {
            self.mistakes.add(file.at(&raw.id), words.no_analysis(&raw.show));
        }
        Step {
            id: id.clone(),
            title,
            text,
            sentence,
            otherwise,
            preset,
            look: self.look(file, raw),
            sources: self.sources_of_any(file, &raw.sources),
            view: raw.view.as_ref().and_then(|view| self.protocol_of(file, view)),
            show: raw.show.clone(),
        }
    }

    /// The sentence has levers, not too many, and a figure that follows them; where it does not hold, the levers stay.
    fn moves(&mut self, (file, raw): (&'a SourceFile, &'a RawStep), sentence: &Text, otherwise: Option<&Text>) {
        let words = self.words;
        let (of, what) = (words.step(raw.id.get_ref()), words.sentence_of(&words.step(raw.id.get_ref())));
        let levers: Vec<InputId> = self.inputs_in(sentence);
        let wrong = if levers.is_empty() {
            Some(words.unmovable(&what))
        } else if levers.len() > limits::LEVERS {
            Some(words.many_levers(&what, &levers.len().to_string(), &limits::LEVERS.to_string()))
        } else if !places(sentence).any(|place| matches!(self.model.told(place), Some(Told::Live(Reference::Line(_)))))
        {
            Some(words.no_follower(&what))
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.mistakes.add(file.at(&raw.sentence), wrong);
        }
        if let (Some(other), Some(written)) = (otherwise, &raw.otherwise)
            && self.inputs_in(other) != levers
        {
            self.mistakes.add(file.at(written), words.other_inputs(&words.otherwise_of(&of)));
        }
    }

    /// A text whose places stand for what there is, the same in all languages, and which names the presets of its figures.
    fn told_text(&mut self, (file, raw): (&SourceFile, &SpannedText), what: &str, most: usize) -> Text {
        let text = self.text((file, raw), what);
        let mut named: Vec<Vec<&str>> = Vec::new();
        for (_, text) in text.all() {
            limits::length(file.at(raw), text, what, most, self.mistakes);
            let mut own: Vec<&str> = pieces(text).into_iter().filter_map(id).collect();
            own.sort_unstable();
            own.dedup();
            named.push(own);
        }
        if named.windows(2).any(|pair| pair[0] != pair[1]) {
            self.mistakes.add(file.at(raw), self.words.other_numbers(what));
        }
        let mut named = named.concat();
        named.sort_unstable();
        named.dedup();
        let told: Vec<Told> = named.iter().filter_map(|id| self.told(file, raw, id)).collect();
        for preset in told.iter().filter_map(|told| match told {
            Told::Fixed(_, preset) => Some(*preset),
            _ => None,
        }) {
            if !told.contains(&Told::Preset(preset)) {
                let id = &self.model.preset(preset).id;
                self.mistakes.add(file.at(raw), self.words.unnamed_preset(what, id, &format!("{{@{id}}}")));
                break;
            }
        }
        text
    }

    /// What an id at a place stands for.
    fn told<T>(&mut self, file: &SourceFile, written: &Spanned<T>, place: &str) -> Option<Told> {
        let told = self.model.told(place);
        if told.is_none() {
            let (id, preset) = place.split_once('@').map_or((place, None), |(id, preset)| (id, Some(preset)));
            let unknown = preset.filter(|preset| self.model.find_preset(preset).is_none());
            let message = match (unknown, self.names.resolve("", id, self.words)) {
                (Some(preset), _) => self.unknown_preset(preset),
                (None, Err(message)) => message,
                (None, Ok(_)) => self.words.not_told(id),
            };
            self.mistakes.add(file.at(written), message);
        }
        told
    }

    /// The bars, all in one unit.
    fn look(&mut self, file: &SourceFile, raw: &RawStep) -> Vec<Bar> {
        if let Some(most) = raw.look.get(limits::BARS) {
            let message = self.words.many_bars(raw.id.get_ref(), &limits::BARS.to_string());
            self.mistakes.add(file.at(most), message);
        }
        let mut bars: Vec<Bar> = Vec::new();
        for written in &raw.look {
            let (of, preset): (Reference, Option<PresetId>) = match self.told(file, written, written.get_ref()) {
                Some(Told::Live(of)) => (of, None),
                Some(Told::Fixed(of, preset)) => (of, Some(preset)),
                Some(Told::Preset(_) | Told::Period) => {
                    self.mistakes.add(file.at(written), self.words.no_bar());
                    continue;
                }
                None => continue,
            };
            if let Some(first) = bars.first()
                && self.model.unit_of(first.of) != self.model.unit_of(of)
            {
                let unit = |of| &self.model.unit_of(of).text;
                let message = self.words.two_scales(unit(of), unit(first.of));
                self.mistakes.add(file.at(written), message);
            }
            bars.push(Bar { of, preset });
        }
        bars
    }

    /// Sources of whichever file declares them: a story tells what the others rest on.
    fn sources_of_any(&mut self, file: &SourceFile, ids: &[Spanned<String>]) -> Vec<u16> {
        let mut found = Vec::new();
        for id in ids {
            let own = self.sources.get(&(file.name.clone(), id.get_ref().clone())).copied();
            let any = || self.sources.iter().find(|((_, other), _)| other == id.get_ref()).map(|(_, number)| *number);
            match own.or_else(any) {
                Some(number) => found.push(number),
                None => found.extend(self.find_sources(file, std::slice::from_ref(id))),
            }
        }
        found
    }
}

/// The ids of a text's places, in all languages.
fn places(text: &Text) -> impl Iterator<Item = &str> {
    text.all().flat_map(|(_, text)| pieces(text)).filter_map(id)
}

fn id<'t>(piece: Piece<'t>) -> Option<&'t str> {
    match piece {
        Piece::Place { id, .. } => Some(id),
        Piece::Text(_) => None,
    }
}
