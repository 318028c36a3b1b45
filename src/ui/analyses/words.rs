//! Every word of the analyses that no answer brings, once for each language: a missing translation does not compile.
//! What only one analysis says is in a file of its own.

use takerate_core::Language;

mod bridge;
mod chinese;
mod compare;
mod english;
mod history;
mod seek;
mod share;
mod simulate;
mod since;
mod table;
mod tornado;

pub use bridge::BridgeWords;
pub use compare::CompareWords;
pub use history::HistoryWords;
pub use seek::SeekWords;
pub use share::ShareWords;
pub use simulate::SimulateWords;
pub use since::SinceWords;
pub use table::TableWords;
pub use tornado::TornadoWords;

/// The words of one language.
pub struct Words {
    pub alone: &'static str,
    pub worker_died: &'static str,
    pub no_engine: &'static str,
    pub cancel: &'static str,
    pub start_again: &'static str,
    pub computing: fn(u32) -> String,
    pub cancelled: fn(u32) -> String,
    pub no_answer: &'static str,
    pub output: &'static str,
    pub input: &'static str,
    pub shared: &'static str,
    pub point: &'static str,
    pub figures: &'static str,
    pub copy: &'static str,
    pub csv: &'static str,
    pub not_saved: &'static str,
    pub save_chart: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub without_effect: fn(usize) -> String,
    pub still_no_value: fn(usize) -> String,
    pub all: fn(usize) -> String,
    pub fewer: &'static str,
    pub is_now: fn(&str, &str) -> String,
    pub applied: fn(&[String]) -> String,
    pub undone: &'static str,
    pub tornado: TornadoWords,
    pub table: TableWords,
    pub seek: SeekWords,
    pub bridge: BridgeWords,
    pub simulate: SimulateWords,
    pub compare: CompareWords,
    pub share: ShareWords,
    pub history: HistoryWords,
    pub since: SinceWords,
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
