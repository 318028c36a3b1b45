//! What statements say of worth: every id is known, is of the right kind and, where it is a price, of the price's unit.

use std::collections::BTreeSet;

use takerate_core::worth::{FOUND, PRICE, TOKEN, Worth, WorthEarnings, WorthPrice, WorthSeries};
use takerate_core::{Decimal, Reference};
use toml::Spanned;

use super::Assembly;
use super::statements::declared;
use crate::decimal::exact;
use crate::file::{Parsed, RawWorth};
use crate::names::did_you_mean;

/// Above which share of the value the first years hardly matter, where a statement does not say.
const MUCH: Decimal = Decimal::from_parts(8, 0, 0, false, 1);

/// What an id must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Input,
    Line,
    /// A line of the price's unit.
    Price,
    Any,
}

impl Assembly<'_, '_> {
    /// Reads what each statement says of worth, once every id is declared.
    pub(super) fn worth(&mut self) {
        for (number, parsed) in self.statements.clone().into_iter().enumerate() {
            let family = self.family(parsed);
            if let Some((parsed, raw)) = family.iter().find_map(|parsed| Some((parsed, parsed.raw.worth.as_ref()?))) {
                let worth = self.worth_of(number, parsed, raw);
                if let Some(statement) = self.model.statements.get_mut(number) {
                    statement.worth = Some(worth);
                }
            }
        }
    }

    fn worth_of(&mut self, number: usize, parsed: &Parsed<'_>, raw: &RawWorth) -> Worth {
        let file = parsed.file;
        let mut id = |written: &Spanned<String>, wanted: Wanted| {
            self.meant(number, parsed, raw, written, written.get_ref(), wanted);
            written.get_ref().clone()
        };
        let price = id(&raw.price, Wanted::Any);
        let assumes = id(&raw.assumes, Wanted::Input);
        let value = id(&raw.value, Wanted::Price);
        let prices = raw.prices.iter().map(|price| WorthPrice {
            line: id(&price.line, Wanted::Price),
            distance: price.distance.as_ref().map(|line| id(line, Wanted::Line)),
            by: price.by.as_ref().map(|input| id(input, Wanted::Input)),
        });
        let prices = prices.collect();
        let lines = |ids: &[Spanned<String>], id: &mut dyn FnMut(&Spanned<String>, Wanted) -> String| {
            ids.iter().map(|line| id(line, Wanted::Line)).collect()
        };
        let (sums, holders) = (lines(&raw.sums, &mut id), lines(&raw.holders, &mut id));
        let after = raw.after.as_ref().map(|line| id(line, Wanted::Line));
        let earnings = raw.earnings.iter().map(|earnings| WorthEarnings {
            line: id(&earnings.line, Wanted::Line),
            multiple: id(&earnings.multiple, Wanted::Line),
        });
        let earnings = earnings.collect();
        let claim = self.text((file, &raw.claim), self.words.claim_of_worth());
        for (_, text) in claim.all() {
            for place in places(text) {
                if ![FOUND, PRICE, TOKEN].contains(&format!("{{{place}}}").as_str()) {
                    let written = Spanned::new(raw.claim.span(), place.to_owned());
                    self.meant(number, parsed, raw, &written, place, Wanted::Any);
                }
            }
            if !text.contains(FOUND) {
                self.mistakes.add(file.at(&raw.claim), self.words.claim_without_found(FOUND));
            }
        }
        let years = raw.years.iter().map(|series| {
            let line = WorthSeries { line: series.line.get_ref().clone(), name: takerate_core::Text::NONE };
            self.meant(number, parsed, raw, &series.line, &line.of_year(1), Wanted::Line);
            let name = self.text((file, &series.name), &self.words.name_of(&line.line));
            WorthSeries { name, ..line }
        });
        let years = years.collect();
        Worth {
            claim,
            much: raw.much.as_ref().map_or(MUCH, |much| exact(file, much, self.mistakes)),
            price,
            assumes,
            value,
            prices,
            years,
            sums,
            after,
            holders,
            earnings,
        }
    }

    /// Names an id that the statement does not declare and no protocol that follows it has, or that is something else.
    fn meant(
        &mut self,
        number: usize,
        parsed: &Parsed<'_>,
        raw: &RawWorth,
        written: &Spanned<String>,
        id: &str,
        wanted: Wanted,
    ) {
        let place = parsed.file.at(written);
        let follows = self
            .model
            .sections
            .iter()
            .filter(|section| section.protocol.is_some_and(|of| usize::from(of.statement) == number));
        let sections: Vec<String> = follows.map(|section| section.id.clone()).collect();
        let found: Vec<(&String, Reference)> = sections
            .iter()
            .filter_map(|section| {
                self.names.resolve(section, id, self.words).ok().map(|reference| (section, reference))
            })
            .collect();
        let own: Vec<&str> = declared(&parsed.raw).collect();
        if found.is_empty() && !own.contains(&id) {
            let of = |known: &str| match known.split_once('.') {
                Some((section, name)) if sections.iter().any(|own| own == section) => name.to_owned(),
                _ => known.to_owned(),
            };
            let known: BTreeSet<String> =
                self.names.all().map(of).chain(own.iter().map(|id| (*id).to_owned())).collect();
            let near = did_you_mean(id, known.iter().map(String::as_str), self.words);
            self.mistakes.add(place, self.words.worth_unknown(id, &near));
            return;
        }
        for (section, reference) in found {
            let full = self.model.id_of(reference).to_owned();
            match (wanted, reference) {
                (Wanted::Input, Reference::Line(_) | Reference::Constant(_)) => {
                    self.mistakes.add(place, self.words.no_input(&full));
                }
                (Wanted::Line | Wanted::Price, Reference::Input(_) | Reference::Constant(_)) => {
                    self.mistakes.add(place, self.words.no_line(&full));
                }
                (Wanted::Price, _) => {
                    let Ok(price) = self.names.resolve(section, raw.price.get_ref(), self.words) else { continue };
                    let of = |reference| self.dimensions.get(&reference);
                    if let (Some(unit), Some(of_price)) = (of(reference), of(price))
                        && unit != of_price
                    {
                        let today = self.model.id_of(price);
                        let (unit, other) = (unit.said(self.words), of_price.said(self.words));
                        let message = self.words.other_axis(&full, &unit, today, &other);
                        self.mistakes.add(place, message);
                    }
                }
                _ => {}
            }
        }
    }
}

/// What stands in braces.
fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(place, _)| place)
}
