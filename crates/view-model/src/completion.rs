//! What is offered while a model file is written: ids, units and whatever else can stand at the caret, the likeliest first.

mod choices;
mod keys;
mod place;
mod vocabulary;
mod written;

use place::{Place, is_of_word, place};
use takerate_core::Language;
pub use vocabulary::Vocabulary;
use written::Written;

/// More are not listed: who looks for one types another letter.
const MOST: usize = 30;

/// Something that can stand at the caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// What is put in the place of what was typed.
    pub text: String,
    /// How many letters before its end the caret is then, as a browser counts them (UTF-16).
    pub back: usize,
    /// What it is called, or what it means; empty where it says so itself.
    pub name: String,
    /// What it is counted in; empty where that is nothing.
    pub unit: String,
}

/// What is offered at a caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// How many letters before the caret it takes the place of, as a browser counts them (UTF-16).
    pub typed: usize,
    /// Whether the first of them is what was begun: it is then chosen already.
    pub begun: bool,
    /// The likeliest first.
    pub all: Vec<Offer>,
}

/// How far away something is from what is meant: ids of other protocols come last, whatever they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nearness {
    File,
    Report,
    Elsewhere,
}

/// Something that might be meant.
#[derive(Clone, Debug)]
struct Choice {
    offer: Offer,
    nearness: Nearness,
}

/// What is offered where the caret is: `caret` counts as a browser does (UTF-16), `asked` says that the reader wants to see all that
/// could stand there, also before anything is typed. Nothing in comments, in texts and in numbers.
#[must_use]
pub fn offers(text: &str, caret: usize, asked: bool, known: &Vocabulary, language: Language) -> Option<Offers> {
    let (before, after) = text.split_at_checked(byte(text, caret))?;
    if after.chars().next().is_some_and(is_of_word) {
        return None;
    }
    let place = place(before)?;
    let typed = place.typed();
    // What would begin a line does not go before what stands there.
    let is_end = after.lines().next().is_none_or(|rest| rest.trim().is_empty());
    if matches!(place, Place::Key { .. } | Place::Table { .. }) && !is_end {
        return None;
    }
    // What is computed may stand anywhere between its names, and a line may stay empty: there nothing is in the way unasked.
    if typed.is_empty() && !asked && !place.is_choice() {
        return None;
    }
    let choices = choices::at(&place, &Written::of(text, language), before, known, language);
    let is_it = |choice: &&Choice| choice.offer.text == typed;
    let begun = !typed.is_empty() && !choices.iter().any(|choice| is_it(&choice));
    let wanted = typed.to_ascii_lowercase();
    // Of other protocols there are hundreds: they are offered last, by their whole ids.
    let fits = |choice: &Choice| {
        let rank = rank(&choice.offer, &wanted)?;
        let elsewhere = choice.nearness == Nearness::Elsewhere;
        (rank == 0 || !elsewhere).then_some((elsewhere, rank, choice.nearness))
    };
    let ranked: Vec<_> =
        choices.iter().filter(|choice| !is_it(choice)).filter_map(|one| Some((fits(one)?, one))).collect();
    let mut all: Vec<Offer> = Vec::new();
    // Among equals, the order of the file.
    for wanted in ORDER {
        for (_, Choice { offer, .. }) in ranked.iter().filter(|(place, _)| *place == wanted) {
            if all.len() < MOST && !all.iter().any(|other| other.text == offer.text) {
                all.push(offer.clone());
            }
        }
    }
    (!all.is_empty()).then(|| Offers { typed: typed.encode_utf16().count(), begun, all })
}

/// The order of what is offered: whether it is of another protocol, how well it fits, how near it is.
const ORDER: [(bool, u8, Nearness); 11] = [
    (false, 0, Nearness::File),
    (false, 0, Nearness::Report),
    (false, 1, Nearness::File),
    (false, 1, Nearness::Report),
    (false, 2, Nearness::File),
    (false, 2, Nearness::Report),
    (false, 3, Nearness::File),
    (false, 3, Nearness::Report),
    (false, 4, Nearness::File),
    (false, 4, Nearness::Report),
    (true, 0, Nearness::Elsewhere),
];

/// How well an offer fits what was typed, in small letters: the lower the better; `None` where it does not.
fn rank(offer: &Offer, typed: &str) -> Option<u8> {
    let text = offer.text.to_ascii_lowercase();
    let last = text.rsplit('.').next().unwrap_or_default();
    let parts = || text.split(['.', '_', '/', '*', '-']);
    if text.starts_with(typed) {
        Some(0)
    } else if last.starts_with(typed) {
        Some(1)
    } else if parts().any(|part| part.starts_with(typed)) {
        Some(2)
    } else if typed.len() > 1 && text.contains(typed) {
        Some(3)
    } else {
        // A single Latin letter is in every name.
        (typed.len() > 1 && offer.name.to_ascii_lowercase().contains(typed)).then_some(4)
    }
}

/// The byte at which a number of UTF-16 units of a text ends.
fn byte(text: &str, units: usize) -> usize {
    let mut seen = 0;
    let there = |(_, letter): &(usize, char)| {
        let is_there = seen >= units;
        seen += letter.len_utf16();
        is_there
    };
    text.char_indices().find(there).map_or(text.len(), |(byte, _)| byte)
}
