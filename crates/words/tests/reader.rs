//! What only the reader of model files says comes behind what a page has.
#![allow(clippy::unwrap_used)]

use takerate_words::{Language, ModelFilesWords, OwnWords, install, install_for_reader, written, written_for_reader};

const BOTH: [Language; 2] = [Language::ENGLISH, Language::CHINESE];

#[test]
fn it_is_in_no_file_of_the_page_but_the_readers_own() {
    let (page, reader) = (written(&BOTH, None), written_for_reader(&BOTH));
    let (page, reader) = (String::from_utf8(page).unwrap(), String::from_utf8(reader).unwrap());
    let said = BOTH.map(|language| ModelFilesWords::of(language).condition());
    assert_ne!(said[0], said[1]);
    for (language, said) in BOTH.into_iter().zip(said) {
        assert!(reader.contains(said) && !page.contains(said));
        assert!(!reader.contains(OwnWords::of(language).standfirst()));
    }

    // As the module of the reader has it: the page's texts, then its own.
    let own = BOTH.map(|language| OwnWords::of(language).standfirst());
    assert!(install(page.as_bytes()));
    assert_eq!(ModelFilesWords::of(Language::CHINESE).condition(), "");
    assert!(install_for_reader(reader.as_bytes()));
    assert_eq!(BOTH.map(|language| ModelFilesWords::of(language).condition()), said);
    assert_eq!(BOTH.map(|language| OwnWords::of(language).standfirst()), own);

    // Bytes that are something else, and a language that the page does not have.
    assert!(!install_for_reader(&[0xff]));
    assert!(!install_for_reader(b"<!doctype html>"));
    assert!(!install_for_reader(reader.replacen("en", "xx", 1).as_bytes()));
}
