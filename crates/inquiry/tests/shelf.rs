//! Kept scenarios: nothing is lost, whatever is stored and whatever they are called.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use takerate_core::Language;
use takerate_exchange::name::{LONGEST, NameError, clean};
use takerate_inquiry::shelf::{Shelf, ShelfError};

fn shelf(names: &[&str]) -> Shelf {
    let mut shelf = Shelf::default();
    for name in names {
        shelf.add(name, &format!("#v1&base=2025p&{name}")).unwrap();
    }
    shelf
}

fn names(shelf: &Shelf) -> Vec<&str> {
    shelf.saved.iter().map(|saved| saved.name.as_str()).collect()
}

#[test]
fn nothing_stored_is_an_empty_shelf() {
    assert_eq!(Shelf::read(None), Ok(Shelf::default()));
}

#[test]
fn what_is_no_shelf_is_refused_and_a_later_version_is_told_apart() {
    for text in ["", "null", "[]", "{}", "{\"kind\":\"other\",\"version\":1,\"scenarios\":[]}", "\u{0}", "PK\u{3}\u{4}"]
    {
        assert_eq!(Shelf::read(Some(text)), Err(ShelfError::Unreadable), "{text:?}");
    }
    for text in [
        "{\"kind\":\"takerate-scenarios\",\"version\":2,\"scenarios\":[]}",
        "{\"kind\":\"takerate-scenarios\",\"version\":9,\"items\":{}}",
    ] {
        assert_eq!(Shelf::read(Some(text)), Err(ShelfError::Newer), "{text}");
    }
}

#[test]
fn an_entry_that_is_no_scenario_hides_none_and_stays() {
    let text = r##"{"kind":"takerate-scenarios","version":1,"scenarios":[{"name":5},{"name":"Bear","link":"#v1"},{"name":"Bear","link":"#v1&base=2024e"},7]}"##;
    let mut kept = Shelf::read(Some(text)).unwrap();
    assert_eq!((names(&kept), kept.unread.len()), (vec!["Bear", "Bear 2"], 2));
    kept.add("Bull", "#v1&base=2025p").unwrap();
    let again = Shelf::read(Some(&kept.write())).unwrap();
    assert_eq!(again, kept);
}

#[test]
fn a_name_is_needed_is_short_and_is_taken_once() {
    let mut kept = shelf(&["Bear"]);
    let before = kept.clone();
    assert_eq!(kept.add(" \n\t", ""), Err(ShelfError::Name(NameError::Empty)));
    assert_eq!(kept.add("\u{202e}\u{200b}", ""), Err(ShelfError::Name(NameError::Empty)));
    assert_eq!(kept.add(&"x".repeat(LONGEST + 1), ""), Err(ShelfError::Name(NameError::TooLong)));
    assert_eq!(kept.add(&"x".repeat(10_000), ""), Err(ShelfError::Name(NameError::TooLong)));
    assert_eq!(kept.add("  Bear ", ""), Err(ShelfError::Taken("Bear".to_owned())));
    assert_eq!(kept, before);
    assert_eq!(clean("  a\u{202e}b \u{7}\n c "), Ok("ab c".to_owned()));
    // Text is text: markup, right-to-left letters and a leading = stay as they are, and are shown as text.
    for name in ["<img src=x onerror=alert(1)>", "=1+1", "شبكة", "牛市"] {
        assert_eq!(clean(name).as_deref(), Ok(name));
    }
}

#[test]
fn scenarios_are_renamed_updated_copied_deleted_and_put_back() {
    let mut kept = shelf(&["Bear", "Bull"]);
    kept.rename("Bear", "Crash").unwrap();
    kept.rename("Crash", " Crash").unwrap();
    assert_eq!(kept.rename("Crash", "Bull"), Err(ShelfError::Taken("Bull".to_owned())));
    assert_eq!(kept.rename("Bear", "Calm"), Err(ShelfError::Gone("Bear".to_owned())));
    assert_eq!(kept.duplicate("Crash").unwrap(), "Crash 2");
    assert_eq!(kept.duplicate("Crash").unwrap(), "Crash 3");
    assert_eq!(names(&kept), ["Crash", "Crash 3", "Crash 2", "Bull"]);
    let before = kept.clone();
    let (place, gone) = kept.delete("Crash 3").unwrap();
    assert_eq!(kept.restore(place, gone.clone()), "Crash 3");
    assert_eq!(kept, before);
    // Another tab has given its name away: nothing of it is overwritten.
    assert_eq!(kept.restore(place, gone), "Crash 3 2");
    kept.delete("Crash 3 2").unwrap();
    let old = kept.update("Bull", "#v1&base=2024e").unwrap();
    assert_eq!(kept.saved[3].link, "#v1&base=2024e");
    kept.update("Bull", &old.link).unwrap();
    assert_eq!(kept, before);
    let long = "y".repeat(LONGEST);
    kept.add(&long, "").unwrap();
    assert!(kept.duplicate(&long).unwrap().chars().count() <= LONGEST);
}

#[test]
fn every_refusal_is_said_in_both_languages() {
    let all = [
        ShelfError::Unreadable,
        ShelfError::Newer,
        ShelfError::Name(NameError::Empty),
        ShelfError::Name(NameError::TooLong),
        ShelfError::Taken("A".to_owned()),
        ShelfError::Gone("A".to_owned()),
    ];
    for error in all {
        let [english, chinese] = [Language::ENGLISH, Language::CHINESE].map(|language| error.message(language));
        assert!(english.is_ascii() || english.contains('“'), "{english}");
        assert_ne!(english, chinese);
        assert!(chinese.ends_with('。'), "{chinese}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(kept in prop::collection::vec((".{1,100}", ".{0,60}"), 0..12)) {
        let mut shelf = Shelf::default();
        for (name, link) in kept {
            let _taken = shelf.add(&name, &link);
        }
        prop_assert_eq!(Shelf::read(Some(&shelf.write())).unwrap(), shelf);
    }

    #[test]
    fn any_stored_text_is_read_or_refused(text in ".{0,200}") {
        let _answer = Shelf::read(Some(&text));
    }
}
