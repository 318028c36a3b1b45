//! What is wrong in a model file.

use std::fmt;

use takerate_words::ModelFilesWords;

/// One thing that is wrong, where it is and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// All mistakes of one reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl Mistakes {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mistake in &self.0 {
            writeln!(f, "{mistake}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}

/// The mistakes that have been found so far, and the language in which they are said.
pub(crate) struct Found {
    pub words: ModelFilesWords,
    pub mistakes: Mistakes,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        self.mistakes.is_empty()
    }

    pub fn add(&mut self, place: Place<'_>, message: impl Into<String>) {
        let mistake = Mistake { file: place.file.to_owned(), line: place.line, message: message.into() };
        if !self.mistakes.0.contains(&mistake) {
            self.mistakes.0.push(mistake);
        }
    }
}

/// A line in a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub file: &'a str,
    pub line: usize,
}
