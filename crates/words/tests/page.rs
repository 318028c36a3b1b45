//! What a page is given of the texts.
#![allow(clippy::unwrap_used)]

use takerate_words::{DocsWords, Language, PageWords, WorthWords, written};

#[test]
fn a_page_has_no_text_that_only_the_command_says() {
    for language in [Language::ENGLISH, Language::CHINESE] {
        let given = String::from_utf8(written(&[language], None)).unwrap();
        // The last file of those that a page has, and one of the first.
        assert!(given.contains(PageWords::of(language).no_advice()));
        assert!(given.contains(WorthWords::of(language).title()));
        // In the command they are there, of course.
        let own = DocsWords::of(language).standfirst();
        assert!(!own.is_empty() && !given.contains(own));
    }
}
