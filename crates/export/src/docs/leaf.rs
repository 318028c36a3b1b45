//! A page while it is written.

use takerate_core::model::Section;
use takerate_core::{LineId, Reference};

use super::book::{Book, Chapter};
use super::text::{anchor, end, heading, item, link, paragraph};
use super::{Document, INDEX, MARK, sources};
use crate::markdown::escaped;

/// So many lines stand in one entry.
const TOGETHER: usize = 8;

/// A page while it is written.
pub(super) struct Leaf<'b, 'a> {
    pub(super) book: &'b Book<'a>,
    pub(super) sections: Vec<&'a Section>,
    /// What has been written below the head.
    pub(super) text: String,
    name: String,
    title: String,
    head: String,
    /// The headings of its parts, by their places.
    parts: Vec<(&'static str, &'a str)>,
    /// Indices of the sources that it cites, in the order of their first mention.
    pub(super) cited: Vec<u16>,
}

impl<'b, 'a> Leaf<'b, 'a> {
    /// An empty page.
    pub(super) fn new(book: &'b Book<'a>, chapter: &Chapter<'a>) -> Self {
        Self {
            book,
            sections: chapter.sections.clone(),
            text: String::new(),
            name: chapter.name.clone(),
            title: chapter.title.to_owned(),
            head: String::new(),
            parts: Vec::new(),
            cited: Vec::new(),
        }
    }

    /// Says what the page is about.
    pub(super) fn head(&mut self) {
        let (book, language) = (self.book, self.book.language);
        for section in &self.sections {
            let note = escaped(section.note.get(language));
            let Some(protocol) = section.protocol else {
                item(
                    &mut self.head,
                    &format!("**{}**{}{note}", escaped(section.name.get(language)), book.files.colon()),
                );
                continue;
            };
            paragraph(&mut self.head, &note);
            let sector = book.model.sectors.get(usize::from(protocol.sector));
            let facts = [
                (book.words.sector(), sector.map_or("", |sector| sector.name.get(language))),
                (book.words.follows(), book.model.statement(section).name.get(language)),
            ];
            let facts = facts.map(|(what, fact)| format!("**{what}**{}{}", book.files.colon(), escaped(fact)));
            paragraph(&mut self.head, &facts.join(book.words.apart()));
        }
        if self.sections.iter().all(|section| !section.is_protocol()) {
            end(&mut self.head);
            paragraph(&mut self.head, book.words.shared_what());
        }
    }

    /// Begins a part.
    pub(super) fn part(&mut self, id: &'static str, title: &'a str) {
        self.parts.push((id, title));
        heading(&mut self.text, 2, id, title);
    }

    /// The heading of a group of a section, which names the section where the page is about several.
    pub(super) fn group(&self, section: &Section, name: &str) -> String {
        if self.sections.len() < 2 {
            return name.to_owned();
        }
        format!("{}{}{name}", section.name.get(self.book.language), self.book.files.heading())
    }

    /// Whether an id is one of this page.
    pub(super) fn has(&self, id: &str) -> bool {
        self.book.section_of(id).is_some_and(|of| self.sections.iter().any(|own| own.id == of.id))
    }

    /// Something by its name, with a link to where it is described; of another protocol with that one's name.
    pub(super) fn named(&self, reference: Reference) -> String {
        let (book, id) = (self.book, self.book.model.id_of(reference));
        let name = book.model.name_of(reference).get(book.language);
        let other = book.section_of(id).filter(|section| section.is_protocol() && !self.has(id));
        let place = book.place(id, &self.name);
        match other {
            Some(section) => {
                let short = takerate_words::short_name(section.name.get(book.language));
                link(&format!("{short}{}{name}", book.files.colon()), &place)
            }
            None => link(name, &place),
        }
    }

    /// Adds which lines name something themselves.
    pub(super) fn used_by(&mut self, reference: Reference) {
        let (book, words) = (self.book, self.book.words);
        let lines: Vec<LineId> = book.used_by(reference).collect();
        match reference {
            _ if !lines.is_empty() => {
                // An entry for each protocol, where there are many.
                let section = |id: &LineId| book.model.line(*id).section;
                let apart = lines.len() > TOGETHER;
                for part in lines.chunk_by(|one, next| !apart || section(one) == section(next)) {
                    let names: Vec<String> = part.iter().map(|id| self.named(Reference::Line(*id))).collect();
                    let said = format!("{}{}{}", words.used_by(), book.files.colon(), names.join(words.apart()));
                    item(&mut self.text, &said);
                }
            }
            // Of results that is no news.
            Reference::Line(_) => {}
            _ => item(&mut self.text, words.unused()),
        }
    }

    /// Sources by their numbers on this page, each of which leads to it.
    pub(super) fn cite(&mut self, indices: &[u16]) -> String {
        let mut numbers = Vec::new();
        for index in indices {
            let known = self.cited.iter().position(|cited| cited == index);
            let number = 1 + known.unwrap_or_else(|| {
                self.cited.push(*index);
                self.cited.len() - 1
            });
            numbers.push(format!("[\\[{number}\\]](#source-{number})"));
        }
        numbers.join(" ")
    }

    /// A text of the model with its sources behind it.
    pub(super) fn said(&mut self, text: &str, indices: &[u16]) -> String {
        let cited = self.cite(indices);
        let between = if cited.is_empty() { "" } else { self.book.files.between() };
        format!("{}{between}{cited}", escaped(text))
    }

    /// The whole page, with its sources and with links to its parts.
    pub(super) fn finish(mut self) -> Document {
        sources::write(&mut self);
        let (book, words) = (self.book, self.book.words);
        let made = words.made().replace("--", "–");
        let mut text = format!("{MARK}: {made} -->\n\n# {}{}\n\n", anchor("top"), escaped(&self.title));
        text.push_str(&self.head);
        let parts: Vec<String> = self.parts.iter().map(|(id, title)| link(title, &format!("#{id}"))).collect();
        if parts.len() > 1 {
            let contents = format!("{}{}{}", words.contents(), book.files.colon(), parts.join(words.apart()));
            paragraph(&mut text, &contents);
        }
        if self.name != INDEX {
            paragraph(&mut text, &link(words.all(), INDEX));
        }
        text.push_str(&self.text);
        Document { name: self.name, text: text.trim_end().to_owned() + "\n" }
    }
}
