//! How many values of a page rest on what.

use takerate_core::PresetId;
use takerate_core::model::{Basis, Input};

use super::leaf::Leaf;
use super::text::{paragraph, table};
use crate::markdown::escaped;

pub(super) fn write(leaf: &mut Leaf<'_, '_>) {
    let book = leaf.book;
    let inputs: Vec<&Input> = book.model.inputs.iter().filter(|input| leaf.has(&input.id)).collect();
    let count = |preset: PresetId, basis: Basis| {
        let of = |input: &&&Input| input.applies_to(preset) && input.basis_in(preset) == basis;
        inputs.iter().filter(of).count()
    };
    let occurs = |basis: &Basis| book.model.preset_ids().any(|preset| count(preset, *basis) > 0);
    let kinds: Vec<Basis> = Basis::ALL.into_iter().filter(occurs).collect();
    if kinds.is_empty() {
        return;
    }
    leaf.part("sure", book.words.sure());
    paragraph(&mut leaf.text, book.words.sure_what());
    let mut head = vec![book.files.preset().to_owned()];
    head.extend(kinds.iter().map(|basis| escaped(basis.name(book.language))));
    let row = |preset: PresetId| {
        let counts = kinds.iter().map(|basis| count(preset, *basis).to_string());
        std::iter::once(escaped(book.preset(preset))).chain(counts).collect()
    };
    let rows: Vec<Vec<String>> = book.model.preset_ids().map(row).collect();
    table(&mut leaf.text, &head, 1.., &rows);
}
