//! What the simulate analysis says.

/// The words of it.
pub struct SimulateWords {
    pub title: &'static str,
    pub standfirst: &'static str,
}

pub const ENGLISH: SimulateWords = SimulateWords { title: "", standfirst: "" };

pub const CHINESE: SimulateWords = SimulateWords { title: "", standfirst: "" };
