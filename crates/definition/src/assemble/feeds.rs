//! Where prices of the day come from: the service of the report, and what it calls the price of each input.

use takerate_core::model::{Feed, PriceService};
use takerate_core::{Decimal, Reference};
use toml::Spanned;

use super::Assembly;
use crate::decimal::exact;
use crate::feed::RawFeed;
use crate::file::SourceFile;
use crate::limits;

impl Assembly<'_, '_> {
    /// The service that is asked; `None` where the report names none.
    pub(super) fn service(&mut self) -> Option<PriceService> {
        let (file, raw) = (self.report.file, self.report.raw.prices.as_ref()?);
        limits::endpoint(file.at(&raw.url), raw.url.get_ref(), self.mistakes);
        limits::address(file.at(&raw.home), raw.home.get_ref(), self.mistakes);
        Some(PriceService {
            url: raw.url.get_ref().clone(),
            home: raw.home.get_ref().clone(),
            name: self.said(Some(&raw.name), self.words.service_name(), limits::REPORT_NAME),
        })
    }

    /// What the service calls the price of an input; `None` where that is a mistake.
    pub(super) fn feed(
        &mut self,
        file: &SourceFile,
        raw: &Spanned<RawFeed>,
        reference: Reference,
        id: &str,
    ) -> Option<Feed> {
        let (place, written) = (file.at(raw), raw.get_ref());
        let times = written.times.as_ref().map_or(Decimal::ONE, |times| exact(file, times, self.mistakes));
        if times <= Decimal::ZERO {
            self.mistakes.add(place, self.words.feed_times(id, &times.to_string()));
        }
        if !limits::is_feed(&written.id) {
            self.mistakes.add(place, self.words.feed_name(id, &written.id.escape_debug().to_string()));
        }
        // A unit that cannot be read has been named already.
        let price = self.dimensions.get(&reference).is_none_or(|dimension| dimension.is_price("USD"));
        if !price {
            self.mistakes.add(place, self.words.feed_no_price(id));
        }
        let same = |feed: &Feed| feed.id == written.id;
        if let Some(other) = self.model.inputs.iter().find(|other| other.feed.as_ref().is_some_and(same)) {
            self.mistakes.add(place, self.words.feed_taken(id, &other.id));
        }
        Some(Feed { id: written.id.clone(), times })
    }

    /// A service that nothing is asked of is a mistake.
    pub(super) fn unasked(&mut self) {
        let Some(raw) = &self.report.raw.prices else { return };
        if self.model.inputs.iter().all(|input| input.feed.is_none()) {
            self.mistakes.add(self.report.file.at(&raw.url), self.words.unasked());
        }
    }
}
