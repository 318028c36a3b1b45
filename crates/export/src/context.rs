//! What is exported: a scenario of a model, and what a reader of the file needs to know about it.

use takerate_core::model::Section;
use takerate_core::{Language, Model, Scenario};
use takerate_scenario_io::caption::{Caption, with_caption};
use takerate_scenario_io::link;
use takerate_scenario_io::prices::Prices;

use crate::date::Date;
use takerate_words::{FilesWords, ReasonsWords};

/// A scenario and its circumstances.
#[derive(Clone, Copy, Debug)]
pub struct ExportContext<'a> {
    /// The model.
    pub model: &'a Model,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The language of the file.
    pub language: Language,
    /// The name that the reader gave the scenario, as [`takerate_scenario_io::name::clean`] returns it.
    pub name: Option<&'a str>,
    /// What the reader says of it, on one line; the link in the file has it, as it has the name.
    pub note: Option<&'a str>,
    /// Which of its prices a service has told, and when.
    pub prices: Option<&'a Prices>,
    /// The day of the export.
    pub date: Date,
    /// The page's address without fragment, where there is a page; the link then leads back to it.
    pub page: Option<&'a str>,
    /// The digest of the model's edition ([`takerate_scenario_io::edition`]).
    pub edition: Option<&'a str>,
    /// The protocol to export, where the file is about one; `None` for all.
    pub view: Option<&'a str>,
}

impl<'a> ExportContext<'a> {
    /// The link that opens the scenario: the whole address where the page is known, its fragment otherwise. It names the
    /// edition of the model and the results, where the edition is known.
    #[must_use]
    pub fn link(&self) -> String {
        let link = link::write(self.model, self.scenario, self.view, "");
        let link = link::with_prices(link, self.model, self.scenario, self.prices);
        let caption = Caption::new(self.name.unwrap_or_default(), self.note.unwrap_or_default());
        let link = with_caption(link, caption.as_ref());
        let fragment = match self.edition {
            Some(edition) => link::pin_scenario(link, self.model, self.scenario, self.view, edition),
            None => link,
        };
        format!("{}{fragment}", self.page.unwrap_or_default())
    }

    /// What the file is called: the reader's name for the scenario, or whose scenario it is. One with changes is the
    /// reader's own, not the preset's.
    #[must_use]
    pub fn title(&self) -> String {
        let preset = self.model.preset(self.scenario.preset);
        match (self.name, self.scenario.changed(self.model).count()) {
            (Some(name), _) => name.to_owned(),
            (None, 0) => preset.title.get(self.language).to_owned(),
            (None, count) => {
                let words = FilesWords::of(self.language);
                words.own_title(preset.name.get(self.language), &words.count_changed(count))
            }
        }
    }

    /// What is said of the prices that a service has told: their moment, whose they are and which; nothing where the file is
    /// about none of them.
    #[must_use]
    pub fn prices_said(&self) -> Option<String> {
        let (prices, service) = self.prices.zip(self.model.report.prices.as_ref())?;
        let words = FilesWords::of(self.language);
        let names = prices.inputs().iter().filter_map(|id| {
            let input = self.model.input(*id);
            let section = self.model.sections.get(usize::from(input.section))?;
            let other = section.is_protocol() && self.view.is_some_and(|view| section.id != view);
            (!other).then(|| input.name.get(self.language))
        });
        let names: Vec<&str> = names.collect();
        let said = || {
            words.prices_of(
                &prices.moment().shown(),
                service.name.get(self.language),
                &names.join(ReasonsWords::of(self.language).listed()),
            )
        };
        (!names.is_empty()).then(said)
    }

    /// The protocols that the file is about.
    pub fn protocols(&self) -> impl Iterator<Item = &'a Section> + use<'a> {
        let view = self.view;
        self.model
            .sections
            .iter()
            .filter(move |section| section.is_protocol() && view.is_none_or(|id| section.id == id))
    }
}
