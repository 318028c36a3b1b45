//! Kept scenarios: nothing is lost, whatever is stored and whatever they are called.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use takerate_core::Language;
use takerate_scenario_io::name::{LONGEST, NameError, clean};
use takerate_view_model::saved_scenarios::{SaveError, SavedScenarios};

fn saved_scenarios(names: &[&str]) -> SavedScenarios {
    let mut saved_scenarios = SavedScenarios::default();
    for name in names {
        saved_scenarios.add(name, &format!("#v1&base=2025p&{name}")).unwrap();
    }
    saved_scenarios
}

fn names(saved_scenarios: &SavedScenarios) -> Vec<&str> {
    saved_scenarios.saved.iter().map(|saved| saved.name.as_str()).collect()
}

#[test]
fn nothing_stored_is_an_empty_shelf() {
    assert_eq!(SavedScenarios::read(None), Ok(SavedScenarios::default()));
}

#[test]
fn what_is_no_shelf_is_refused_and_a_later_version_is_told_apart() {
    for text in ["", "null", "[]", "{}", "{\"kind\":\"other\",\"version\":1,\"scenarios\":[]}", "\u{0}", "PK\u{3}\u{4}"]
    {
        assert_eq!(SavedScenarios::read(Some(text)), Err(SaveError::Unreadable), "{text:?}");
    }
    for text in [
        "{\"kind\":\"takerate-scenarios\",\"version\":2,\"scenarios\":[]}",
        "{\"kind\":\"takerate-scenarios\",\"version\":9,\"items\":{}}",
    ] {
        assert_eq!(SavedScenarios::read(Some(text)), Err(SaveError::Newer), "{text}");
    }
}

#[test]
fn an_entry_that_is_no_scenario_hides_none_and_stays() {
    let text = r##"{"kind":"takerate-scenarios","version":1,"scenarios":[{"name":5},{"name":"Bear","link":"#v1"},{"name":"Bear","link":"#v1&base=2024e"},7]}"##;
    let mut kept = SavedScenarios::read(Some(text)).unwrap();
    assert_eq!((names(&kept), kept.unread.len()), (vec!["Bear", "Bear 2"], 2));
    kept.add("Bull", "#v1&base=2025p").unwrap();
    let again = SavedScenarios::read(Some(&kept.write())).unwrap();
    assert_eq!(again, kept);
}

#[test]
fn a_name_is_needed_is_short_and_is_taken_once() {
    let mut kept = saved_scenarios(&["Bear"]);
    let before = kept.clone();
    assert_eq!(kept.add(" \n\t", ""), Err(SaveError::Name(NameError::Empty)));
    assert_eq!(kept.add("\u{202e}\u{200b}", ""), Err(SaveError::Name(NameError::Empty)));
    assert_eq!(kept.add(&"x".repeat(LONGEST + 1), ""), Err(SaveError::Name(NameError::TooLong)));
    assert_eq!(kept.add(&"x".repeat(10_000), ""), Err(SaveError::Name(NameError::TooLong)));
    assert_eq!(kept.add("  Bear ", ""), Err(SaveError::Taken("Bear".to_owned())));
    assert_eq!(kept, before);
    assert_eq!(clean("  a\u{202e}b \u{7}\n c "), Ok("ab c".to_owned()));
    // Text is text: markup, right-to-left letters and a leading = stay as they are, and are shown as text.
    for name in ["<img src=x onerror=alert(1)>", "=1+1", "شبكة", "牛市"] {
        assert_eq!(clean(name).as_deref(), Ok(name));
    }
}

#[test]
fn scenarios_are_renamed_updated_copied_deleted_and_put_back() {
    let mut kept = saved_scenarios(&["Bear", "Bull"]);
    kept.rename("Bear", "Crash").unwrap();
    kept.rename("Crash", " Crash").unwrap();
    assert_eq!(kept.rename("Crash", "Bull"), Err(SaveError::Taken("Bull".to_owned())));
    assert_eq!(kept.rename("Bear", "Calm"), Err(SaveError::Gone("Bear".to_owned())));
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
        SaveError::Unreadable,
        SaveError::Newer,
        SaveError::Name(NameError::Empty),
        SaveError::Name(NameError::TooLong),
        SaveError::Taken("A".to_owned()),
        SaveError::Gone("A".to_owned()),
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
        let mut saved_scenarios = SavedScenarios::default();
        for (name, link) in kept {
            let _taken = saved_scenarios.add(&name, &link);
        }
        prop_assert_eq!(SavedScenarios::read(Some(&saved_scenarios.write())).unwrap(), saved_scenarios);
    }

    #[test]
    fn any_stored_text_is_read_or_refused(text in ".{0,200}") {
        let _answer = SavedScenarios::read(Some(&text));
    }
}
