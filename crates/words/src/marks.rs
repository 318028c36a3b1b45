//! The characters that no text holds, and what they mean in what is written of a language.

/// Stands between languages.
pub const PART: char = '\u{1d}';
/// Ends a text.
pub const END: char = '\u{1e}';
/// Stands between the forms of a text that depends on a count (of none, of one, of any other), and between the fields of a language.
pub const FORM: char = '\u{1f}';
/// The first place of a text; the others follow it.
pub const PLACE: char = '\u{e000}';
