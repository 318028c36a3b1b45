//! English.

use takerate_core::unit::Refusal;
use takerate_present::read::Unreadable;

use super::{Words, bridge, compare, history, seek, share, simulate, since, table, tornado};

pub static WORDS: Words = Words {
    alone: "This browser does not let the page compute in the background, so it computes between two frames: long analyses take longer, and the page may stutter meanwhile.",
    newer: "A newer version of this page may be there: load it again; your scenario is kept.",
    reload: "Load it again",
    worker_died: "The computation broke off, perhaps for lack of memory. The scenario is as it was; try again, with fewer samples if there were many.",
    no_engine: "What computes this could not be loaded. Check the connection, and try again.",
    again: "Try again",
    cancel: "Stop",
    start_again: "Start again",
    computing: |percent| format!("Computing: {percent}%"),
    cancelled: |percent| format!("Stopped at {percent}%."),
    no_answer: "Stopped before there was anything to show.",
    output: "Result",
    input: "Assumption",
    shared: "Shared by all",
    point: "Point at the chart, touch it, or move through it with the arrow keys to read its values.",
    figures: "The figures as a table",
    copy: "Copy the table",
    csv: "Save as CSV",
    not_saved: "The browser does not let the page save a file.",
    save_chart: "Save the chart as",
    copied: "Copied.",
    not_copied: "The browser does not allow copying; select it and copy it by hand.",
    unreadable: |why| match why {
        Unreadable::Empty => "Type a number.",
        Unreadable::NotANumber => "This is not a number. Write it like 1,250,000 or 1.25M or 6%.",
        Unreadable::OtherCurrency => "This page computes in US dollars; write the amount in dollars.",
        Unreadable::TooManyDigits => "This number has more than 28 digits, too many to be computed exactly.",
        Unreadable::TooFine => "This number has more than 28 decimals, too many to be computed exactly.",
        Unreadable::TooLarge => "This number is too large to be computed exactly.",
    },
    refused: |why| match why {
        Refusal::Negative => "This cannot be negative.",
        Refusal::AboveOne => "A share cannot exceed 100%.",
        Refusal::NotASwitch => "A switch is on or off.",
    },
    still_no_value: |count| match count {
        1 => "1 assumption alone gives it no value".to_owned(),
        count => format!("{count} assumptions alone give it no value"),
    },
    without_effect: |count| match count {
        1 => "1 assumption without effect".to_owned(),
        count => format!("{count} assumptions without effect"),
    },
    all: |count| format!("Show all {count}"),
    fewer: "Show fewer",
    between: " ",
    is_now: |name, value| format!("{name} is now {value}"),
    applied: |changes| format!("{}.", changes.join("; ")),
    undo: "Undo",
    undone: "Taken back.",
    tornado: tornado::ENGLISH,
    table: table::ENGLISH,
    seek: seek::ENGLISH,
    bridge: bridge::ENGLISH,
    simulate: simulate::ENGLISH,
    compare: compare::ENGLISH,
    share: share::ENGLISH,
    history: history::ENGLISH,
    since: since::ENGLISH,
};
