//! English.

use takerate_core::model::Basis;
use takerate_core::unit::Refusal;
use takerate_present::read::Unreadable;

use super::Words;

pub static WORDS: Words = Words {
    skip: "Skip to the content",
    pages: "Pages",
    overview: "Overview",
    preset: "Preset",
    other_language: "中文",
    theme: "Colours",
    theme_auto: "Auto",
    theme_light: "Light",
    theme_dark: "Dark",
    nothing_changed: "No assumption changed",
    changed: |count| {
        if count == 1 { "1 assumption changed".to_owned() } else { format!("{count} assumptions changed") }
    },
    reset_all: "Reset all",
    reset: "Reset",
    headline: "What four DeFi protocols earn, on your assumptions",
    standfirst: "Change what a research report assumed, and see its 2024 estimate and a 2025 projection recomputed at once: revenue, earnings and what the market pays for them. Select any figure to see how it is made. Your scenario is kept in the address: copy it to share.",
    comparison: "Four protocols compared, US dollars per year",
    shared_assumptions: "Shared assumptions",
    shared_note: "Moving one moves every protocol that uses it. Each protocol’s own assumptions are on its page.",
    no_effect: |protocol, count| format!("{count} more without effect on {protocol}"),
    on_this_page: "On this page",
    chart_short: "Chart",
    assumptions: "Assumptions",
    results: "Results",
    statement: "Statement",
    statement_caption: |unit| format!("{unit}. Select a figure to see how it is made."),
    line: "Line",
    this_scenario: "This scenario",
    change: "Change",
    multiples: "Valuation",
    multiples_caption: "Against the fully diluted valuation (FDV), and the market cap where circulating supply is known.",
    figures: "Other key figures",
    figure: "Figure",
    chart: "From gross revenue to adjusted earnings",
    chart_caption: |unit| format!("{unit}, this scenario"),
    chart_last_good: "Some lines cannot be computed; their last good values are drawn.",
    chart_none: "There is nothing to draw: the statement cannot be computed. The problem is described above.",
    total: "Total",
    adds: "Adds",
    takes_away: "Takes away",
    not_meaningful: "n.m.",
    unavailable: "—",
    last_good: "last good value",
    points: "pp",
    cannot_compute: |count| {
        if count == 1 { "One line cannot be computed".to_owned() } else { format!("{count} lines cannot be computed") }
    },
    last_good_shown: "The last good values stay on the page, dimmed.",
    look_at: "Look at",
    link_problem: "Parts of the link could not be read",
    more_issues: |count| format!("and {count} more."),
    storage_refused: "This browser does not let the page remember your language and colours; they hold until you leave.",
    dismiss: "Dismiss",
    basis: |basis| match basis {
        Basis::Stated => "stated",
        Basis::SecondHand => "second-hand",
        Basis::Derived => "derived",
        Basis::Estimated => "estimated",
        Basis::Assumption => "assumption",
    },
    basis_meaning: |basis| match basis {
        Basis::Stated => "printed in the named source",
        Basis::SecondHand => "printed only in rewrites of the report",
        Basis::Derived => "arithmetic on stated values",
        Basis::Estimated => "chosen so that the model returns the published figures",
        Basis::Assumption => "this project’s choice",
    },
    basis_label: "How sure",
    own_projection: "this project’s projection",
    source: "Source",
    no_source: "none: see the note",
    as_of: "As of",
    note: "Note",
    why: |preset| format!("Why {preset}"),
    presets_label: "Presets",
    range: "Sensible range",
    id: "Id",
    unit: "Unit",
    outside_range: |low, high| format!("Outside the sensible range of {low} to {high}; taken as entered."),
    unreadable: |why| match why {
        Unreadable::Empty => "Type a number.",
        Unreadable::NotANumber => "This is not a number. Write it like 1,250,000 or 1.25M or 6%.",
        Unreadable::TooFine => "This number has more than 28 decimals, too many to be computed exactly.",
        Unreadable::TooLarge => "This number is too large to be computed exactly.",
    },
    refused: |why| match why {
        Refusal::Negative => "This cannot be negative.",
        Refusal::AboveOne => "A share cannot exceed 100%.",
        Refusal::NotASwitch => "A switch is on or off.",
    },
    still_used: |value| format!("{value} is still used."),
    explanation_path: "Path",
    close: "Close",
    exactly: "Exactly",
    formula: "Formula",
    with_values: "With this scenario’s values",
    goes_in: "What goes in",
    rests_on: |count| {
        if count == 1 {
            "The one assumption behind it".to_owned()
        } else {
            format!("All {count} assumptions behind it")
        }
    },
    name: "Name",
    here: "Here",
    computed: "computed",
    fixed: "fixed",
    published: "Reference figures",
    published_in: |value, preset, basis| format!("{value} for {preset} ({basis})"),
    guards: "Only where",
    if_: "if",
    then: "then",
    otherwise: "otherwise",
    what_figures_are: "What the figures are",
    what_basis: "Every assumption says how sure it is:",
    what_accounts: "The words are the report’s: gross revenue is everything a protocol generates, net revenue is what it keeps, and adjusted earnings are what is left after every cost that the protocol and its token holders bear.",
    no_advice: "Nothing here is investment advice.",
    colophon: "Takerate recomputes the accounts of a research report under your assumptions, in your browser. 2024E reproduces the report; the 2025 projection is this project’s own, not the report’s. Nothing here is investment advice.",
    licence: |version| {
        format!("Version {version}, MIT or Apache-2.0. No account, no tracking, no request to a third party.")
    },
    money_year: |scale| match scale {
        "" => "US dollars per year".to_owned(),
        "K" => "Thousands of US dollars per year".to_owned(),
        "B" => "Billions of US dollars per year".to_owned(),
        _ => "Millions of US dollars per year".to_owned(),
    },
};
