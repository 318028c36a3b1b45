//! Documentation of a model as Markdown: a page for each protocol, one for what protocols share, and an index of them. Only the
//! command writes it; no page has any of it.

mod book;
mod expected;
mod formula;
mod index;
mod input;
mod leaf;
mod line;
mod scenarios;
mod sources;
mod statement;
mod sure;
mod text;

use takerate_core::{Language, Model};

use book::Book;
use leaf::Leaf;

/// The name of the index.
pub const INDEX: &str = "README.md";

/// What every page begins with, so that it can be told from a file that somebody has written.
pub const MARK: &str = "<!-- takerate docs";

/// A page, as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name of the file.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// All pages of a model, the index first. `site` is the address of the page on which its scenarios open, without fragment.
#[must_use]
pub fn write(model: &Model, language: Language, site: Option<&str>) -> Vec<Document> {
    let book = Book::new(model, language, site);
    let mut documents = vec![index::write(&book)];
    for chapter in book.chapters() {
        let mut leaf = Leaf::new(&book, &chapter);
        leaf.head();
        for &section in &leaf.sections.clone() {
            statement::write(&mut leaf, section);
        }
        sure::write(&mut leaf);
        input::write(&mut leaf);
        line::write(&mut leaf);
        line::constants(&mut leaf);
        expected::write(&mut leaf);
        scenarios::write(&mut leaf);
        documents.push(leaf.finish());
    }
    documents
}
