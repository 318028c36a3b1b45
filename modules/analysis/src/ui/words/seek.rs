//! What the seek analysis says.

/// The words of it.
pub struct SeekWords {
    pub title: &'static str,
    pub standfirst: &'static str,
}

pub const ENGLISH: SeekWords = SeekWords { title: "", standfirst: "" };

pub const CHINESE: SeekWords = SeekWords { title: "", standfirst: "" };
