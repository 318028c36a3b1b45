//! Every word of the page that is not in the model, once for each language: a missing translation does not compile.

use takerate_core::Language;
use takerate_core::model::Basis;
use takerate_core::unit::Refusal;
use takerate_present::read::Unreadable;

mod chinese;
mod english;

/// The words of one language.
pub struct Words {
    pub skip: &'static str,
    pub skip_levers: &'static str,
    pub skip_results: &'static str,
    pub moved_to: fn(&str, &[String]) -> String,
    pub result_against: fn(&str, &str, &str) -> String,
    pub as_linked: &'static str,
    pub as_linked_value: fn(&str) -> String,
    pub pages: &'static str,
    pub overview: &'static str,
    pub preset: &'static str,
    pub other_language: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub nothing_changed: &'static str,
    pub changed: fn(usize) -> String,
    pub reset_all: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub history: &'static str,
    pub other_edition: &'static str,
    pub then_now: &'static str,
    pub what_changed: &'static str,
    pub open_whole: fn(&str) -> String,
    pub reset: &'static str,
    pub shared_assumptions: &'static str,
    pub shared_note: &'static str,
    pub no_effect: fn(&str, usize) -> String,
    pub on_this_page: &'static str,
    pub chart_short: &'static str,
    pub assumptions: &'static str,
    pub results: &'static str,
    pub statement: &'static str,
    pub readings: &'static str,
    pub analyses: [&'static str; 7],
    pub analysis_loading: &'static str,
    pub analysis_failed: &'static str,
    pub newer_page: &'static str,
    pub reload: &'static str,
    pub retry: &'static str,
    pub statement_caption: fn(&str) -> String,
    /// A name and what is said of it: `Source: the article`.
    pub pair: fn(&str, &str) -> String,
    /// Something with more about it in brackets.
    pub aside: fn(&str, &str) -> String,
    /// From a value to another.
    pub span: fn(&str, &str) -> String,
    /// A preset's name, title and note, in HTML.
    pub preset_said: fn(&str, &str, &str) -> String,
    /// How sure a value is, what that means, and the preset whose value it is, in HTML.
    pub basis_said: fn(&str, &str, &str) -> String,
    /// What stands between two sentences.
    pub between: &'static str,
    pub comma: &'static str,
    /// What stands between things that have parts themselves.
    pub apart: &'static str,
    /// What stands between the items of a list.
    pub listed: &'static str,
    pub line: &'static str,
    pub this_scenario: &'static str,
    pub change: &'static str,
    pub multiples: &'static str,
    pub multiples_caption: &'static str,
    pub figures: &'static str,
    pub figure: &'static str,
    pub chart: &'static str,
    pub chart_caption: fn(&str) -> String,
    pub chart_last_good: &'static str,
    pub chart_none: &'static str,
    pub save_chart: &'static str,
    pub total: &'static str,
    pub adds: &'static str,
    pub takes_away: &'static str,
    pub not_meaningful: &'static str,
    pub unavailable: &'static str,
    pub last_good: &'static str,
    pub last_good_figures: fn(&str) -> String,
    pub points: &'static str,
    pub cannot_compute: fn(usize) -> String,
    pub last_good_shown: &'static str,
    pub look_at: &'static str,
    pub link_problem: &'static str,
    pub more_issues: fn(usize) -> String,
    pub storage_refused: &'static str,
    pub dismiss: &'static str,
    pub basis: fn(Basis) -> &'static str,
    pub basis_meaning: fn(Basis) -> &'static str,
    pub basis_label: &'static str,
    /// Why a value of the last preset differs, which is this project's own.
    pub own_projection: fn(&str) -> String,
    pub source: &'static str,
    pub texts_later: &'static str,
    pub no_source: &'static str,
    pub as_of: &'static str,
    pub note: &'static str,
    pub why: fn(&str) -> String,
    pub presets_label: &'static str,
    pub range: &'static str,
    pub id: &'static str,
    pub unit: &'static str,
    pub outside_range: fn(&str, &str) -> String,
    pub rounded: &'static str,
    pub from_present: fn(&str, &str) -> String,
    pub unreadable: fn(Unreadable) -> &'static str,
    pub refused: fn(Refusal) -> &'static str,
    pub no_further: fn(&str) -> String,
    pub still_used: fn(&str) -> String,
    pub explanation_path: &'static str,
    pub close: &'static str,
    pub exactly: &'static str,
    pub formula: &'static str,
    pub with_values: &'static str,
    pub goes_in: &'static str,
    pub rests_on: fn(usize) -> String,
    pub name: &'static str,
    pub here: &'static str,
    pub computed: &'static str,
    pub fixed: &'static str,
    pub published: &'static str,
    pub published_in: fn(&str, &str, &str) -> String,
    pub guards: &'static str,
    pub if_: &'static str,
    pub then: &'static str,
    pub otherwise: &'static str,
    pub what_figures_are: &'static str,
    pub what_basis: &'static str,
    pub no_advice: &'static str,
    pub colophon: &'static str,
    pub licence: fn(&str) -> String,
    pub money_year: fn(&str) -> String,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &english::WORDS,
            Language::Chinese => &chinese::WORDS,
        }
    }
}
