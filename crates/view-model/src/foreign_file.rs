//! A file that another site has sent.

/// Why bytes are no model file, which could be read and have mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAFile {
    /// It is a page for people, whatever it is called.
    Document,
    /// It is no text in UTF-8.
    NoText,
}

/// What always stands at the beginning of some files in UTF-8.
const MARK: char = '\u{feff}';

/// The text of a file, without the mark of its encoding.
///
/// # Errors
/// Why it is none.
pub fn text_of(bytes: Vec<u8>) -> Result<String, NotAFile> {
    let text = String::from_utf8(bytes).map_err(|_| NotAFile::NoText)?;
    let text = text.strip_prefix(MARK).unwrap_or(&text);
    // No line of a model file begins so.
    match text.trim_start() {
        begins if begins.starts_with('<') => Err(NotAFile::Document),
        _ if text.contains('\0') => Err(NotAFile::NoText),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{NotAFile, text_of};

    #[test]
    fn a_text_is_told_from_pages_and_from_other_bytes() {
        assert_eq!(text_of(b"kind = \"protocol\"\n".to_vec()), Ok("kind = \"protocol\"\n".to_owned()));
        assert_eq!(text_of("\u{feff}id = \"币\"".into()).unwrap(), "id = \"币\"");
        for page in ["<!doctype html>", "\n  <html>", "\u{feff}<?xml version=\"1.0\"?>"] {
            assert_eq!(text_of(page.into()), Err(NotAFile::Document), "{page}");
        }
        for bytes in [&b"\xff\xfeid"[..], b"PK\x03\x04\0\0", b"\xb1\xd2"] {
            assert_eq!(text_of(bytes.to_vec()), Err(NotAFile::NoText), "{bytes:?}");
        }
        assert_eq!(text_of(Vec::new()).unwrap(), "");
    }
}
