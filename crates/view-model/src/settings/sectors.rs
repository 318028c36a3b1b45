//! The settings of the table of all sectors: which sector is shown, and by which column it is ordered.

use takerate_core::Model;

use super::{ParamWriter, Params};
use crate::sectors::columns;

/// Which protocols are shown, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectorsSettings {
    /// The sector, as an index of [`Model::sectors`]; `None` for all.
    pub sector: Option<usize>,
    /// The id of the column by which they are ordered, without a protocol's part; `None` for the order of the page.
    pub sort: Option<String>,
    /// Whether the smallest comes first, rather than the largest.
    pub ascending: bool,
}

impl SectorsSettings {
    pub(super) fn read(params: &mut Params<'_>) -> Self {
        let column = |model: &Model, id: &str| columns(model).into_iter().find(|known| *known == id).map(str::to_owned);
        let ascending = |_: &Model, order: &str| (order == "up").then_some(true);
        Self {
            sector: params.read("sector", |model, id| model.sectors.iter().position(|sector| sector.id == id)),
            sort: params.read("sort", column),
            ascending: params.read("order", ascending).unwrap_or_default(),
        }
    }

    pub(super) fn write(&self, written: &mut ParamWriter<'_>) {
        let model = written.model;
        if let Some(sector) = self.sector.and_then(|sector| model.sectors.get(sector)) {
            written.add("sector", &sector.id);
        }
        if let Some(sort) = &self.sort {
            written.add("sort", sort);
        }
        if self.ascending {
            written.add("order", "up");
        }
    }

    /// The same ordered by a column: from the largest down, and the other way where it was so already.
    #[must_use]
    pub fn sorted_by(&self, id: &str) -> Self {
        let again = self.sort.as_deref() == Some(id);
        Self { sort: Some(id.to_owned()), ascending: again && !self.ascending, ..self.clone() }
    }
}
