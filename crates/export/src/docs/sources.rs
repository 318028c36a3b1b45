//! The sources that a page cites, with the numbers by which it does.

use super::leaf::Leaf;
use super::text::{address, anchor, link};
use crate::markdown::escaped;

pub(super) fn write(leaf: &mut Leaf<'_, '_>) {
    if leaf.cited.is_empty() {
        return;
    }
    let (book, language) = (leaf.book, leaf.book.language);
    leaf.part("sources", book.files.sources());
    for (number, index) in (1..).zip(leaf.cited.clone()) {
        let Some(source) = book.model.sources.get(usize::from(index)) else { continue };
        let title = source.title.get(language);
        let shown = source.url.as_deref().and_then(address).map_or_else(|| escaped(title), |url| link(title, &url));
        let date = escaped(source.date.as_deref().unwrap_or(book.words.no_date()));
        let anchor = anchor(&format!("source-{number}"));
        leaf.text.push_str(&format!("{number}. {anchor}{shown}{}{date}\n", book.words.apart()));
    }
    leaf.text.push('\n');
}
