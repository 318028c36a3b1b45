//! What the table analysis says.

/// The words of it.
pub struct TableWords {
    pub title: &'static str,
    pub standfirst: &'static str,
}

pub const ENGLISH: TableWords = TableWords { title: "", standfirst: "" };

pub const CHINESE: TableWords = TableWords { title: "", standfirst: "" };
