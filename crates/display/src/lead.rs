//! What stands on the first screen beside its map: numbers in a sentence, and what the model rests on.

use takerate_core::lead::Lead;
use takerate_core::model::Basis;
use takerate_core::unit::Unit;
use takerate_core::{Decimal, Language, Model, PresetId};
use takerate_words::PageWords;

use crate::format;

/// A number behind the sign of a currency, which stands behind its minus: `−$4.2M`.
#[must_use]
pub fn signed(sign: &str, number: &str) -> String {
    match number.strip_prefix('−') {
        Some(rest) => format!("−{sign}{rest}"),
        None => format!("{sign}{number}"),
    }
}

/// An input's value where it is moved in a sentence: `6%`, `3,000`.
#[must_use]
pub fn typed(value: Decimal, unit: &Unit, language: Language) -> String {
    let percent = if unit.kind.in_percent() { "%" } else { "" };
    format!("{}{percent}", format::editable_in(value, unit, language))
}

/// Whose report it is, how much of it the model returns, and how sure the assumptions of a preset are.
#[must_use]
pub fn trust(model: &Model, lead: &Lead, preset: PresetId, language: Language) -> String {
    let words = PageWords::of(language);
    let is_reports = |input: &&takerate_core::Input| !model.sections[usize::from(input.section)].own;
    let offered = || model.inputs.iter().filter(is_reports).filter(move |input| input.applies_to(preset));
    let counts = Basis::ALL.map(|basis| {
        let id = |input: &&takerate_core::Input| input.basis_in(preset) == basis;
        (basis, offered().filter(id).count())
    });
    let bases = counts.iter().filter(|(_, count)| *count > 0);
    let bases: Vec<String> =
        bases.map(|(basis, count)| words.lead_basis(*count, words.lead_bases(*basis as usize))).collect();
    let rests =
        words.lead_rests(offered().count(), model.preset(preset).name.get(language), &bases.join(words.comma()));
    let mut said = vec![lead.about.get(language).to_owned()];
    if lead.returned > 0 {
        said.push(words.lead_returned(usize::from(lead.returned)));
    }
    said.extend([rests, words.lead_maker().to_owned()]);
    said.join(words.between())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_stands_behind_the_minus() {
        assert_eq!(signed("$", "−4.2M"), "−$4.2M");
        assert_eq!(signed("$", "56.1M"), "$56.1M");
        assert_eq!(signed("", "−4.2M"), "−4.2M");
    }
}
