//! The scenario as a link's fragment: `#v1&base=2025p&view=aave&show=tornado&aave.gho_share=0.1`.
//!
//! Readable and made to be edited by hand: the version, the preset, the view where it is not the overview, and only the
//! inputs that differ from the preset, as plain decimals. What cannot be read is reported and the rest is taken.

use std::fmt::Write;

use takerate_core::{Language, Model, Scenario};

use crate::assign::{AssignError, assign, clipped};

/// The version that links are written in.
pub const VERSION: u32 = 1;

/// A longer fragment is not read: every input changed, at full precision, and drawn in a simulation by a distribution of
/// its own still fits.
pub const LONGEST: usize = 16_384;

/// What a link opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The scenario; the first preset where the link names none.
    pub scenario: Scenario,
    /// The protocol to show; `None` for the overview.
    pub view: Option<String>,
    /// The analysis to show and its settings, as the link has them: `show=tornado&show.by=10`; empty for the statement.
    pub show: String,
    /// The language asked for, where the link asks for one.
    pub language: Option<Language>,
    /// What could not be read.
    pub issues: Vec<Issue>,
}

/// Something in a link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issue {
    /// It is longer than [`LONGEST`]; nothing of it was read.
    TooLong,
    /// It does not begin with a version; nothing of it was read.
    NotALink(String),
    /// It is of a version that this page does not know; nothing of it was read.
    WrongVersion(String),
    /// The preset is not known and was left out.
    UnknownPreset(String),
    /// The view is not known and was left out.
    UnknownView(String),
    /// The language is not known and was left out.
    UnknownLanguage(String),
    /// A piece is not of the form `id=value`.
    NotAnAssignment(String),
    /// An assignment was not taken.
    Assignment(AssignError),
}

/// The fragment, with its `#`, of a scenario, the view and the analysis that show it.
#[must_use]
pub fn write(model: &Model, scenario: &Scenario, view: Option<&str>, show: &str) -> String {
    let mut link = format!("#v{VERSION}&base={}", model.preset(scenario.preset).id);
    if let Some(view) = view {
        let _ = write!(link, "&view={view}");
    }
    if !show.is_empty() {
        let _ = write!(link, "&{show}");
    }
    for (id, value) in scenario.changed(model) {
        let _ = write!(link, "&{}={}", model.input(id).id, value.normalize());
    }
    link
}

/// Reads a fragment, with or without its `#`. Never fails: an empty one opens the first preset.
#[must_use]
pub fn read(model: &Model, fragment: &str) -> Opened {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut opened = Opened::default();
    if fragment.is_empty() {
        return opened;
    }
    if fragment.len() > LONGEST {
        opened.issues.push(Issue::TooLong);
        return opened;
    }
    let mut pieces = fragment.split('&');
    let version = pieces.next().unwrap_or_default();
    let number = version.strip_prefix('v').filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    match number {
        Some(number) if number == VERSION.to_string() => {}
        Some(number) if number.bytes().all(|digit| digit.is_ascii_digit()) => {
            opened.issues.push(Issue::WrongVersion(clipped(version)))
        }
        _ => opened.issues.push(Issue::NotALink(clipped(version))),
    }
    if !opened.issues.is_empty() {
        return opened;
    }
    let mut assignments = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match piece.split_once('=') {
            // What the settings mean is for the analysis to say: it is not there before a reader asks for it.
            Some((key, _)) if key == "show" || key.starts_with("show.") => {
                opened.show.push_str(if opened.show.is_empty() { "" } else { "&" });
                opened.show.push_str(piece);
            }
            Some(("base", id)) => match model.find_preset(id) {
                Some(preset) => opened.scenario.preset = preset,
                None => opened.issues.push(Issue::UnknownPreset(clipped(id))),
            },
            Some(("view", id)) => match model.chapters.iter().find(|chapter| chapter.protocol && chapter.id == id) {
                Some(chapter) => opened.view = Some(chapter.id.clone()),
                None => opened.issues.push(Issue::UnknownView(clipped(id))),
            },
            Some(("lang", tag)) => match Language::from_tag(tag) {
                Some(language) => opened.language = Some(language),
                None => opened.issues.push(Issue::UnknownLanguage(clipped(tag))),
            },
            Some(assignment) => assignments.push(assignment),
            None => opened.issues.push(Issue::NotAnAssignment(clipped(piece))),
        }
    }
    // After the preset, wherever it stands: whether an input is changed depends on it.
    for (id, value) in assignments {
        if let Err(error) = assign(model, &mut opened.scenario, id, value) {
            opened.issues.push(Issue::Assignment(error));
        }
    }
    opened
}

impl Issue {
    /// What could not be read and what was done instead, for a reader.
    #[must_use]
    pub fn message(&self, model: &Model, language: Language) -> String {
        let english = language == Language::English;
        match self {
            Self::TooLong if english => {
                "The link is too long to be one of this page; the report's estimate is shown instead.".to_owned()
            }
            Self::TooLong => "链接过长，不是本页生成的链接；已改为显示报告的估计。".to_owned(),
            Self::NotALink(text) if english => {
                format!(
                    "“#{text}” is no link of this page (they begin with #v{VERSION}); the report's estimate is shown instead."
                )
            }
            Self::NotALink(text) => format!("“#{text}”不是本页的链接（应以 #v{VERSION} 开头）；已改为显示报告的估计。"),
            Self::WrongVersion(text) if english => {
                format!(
                    "The link is of version {text}; this page reads v{VERSION}. The report's estimate is shown instead."
                )
            }
            Self::WrongVersion(text) => format!("链接的版本是 {text}，本页只能读取 v{VERSION}；已改为显示报告的估计。"),
            Self::UnknownPreset(text) => {
                let known: Vec<&str> = model.presets.iter().map(|preset| preset.id.as_str()).collect();
                let known = known.join(", ");
                if english {
                    format!("No preset is called “{text}” (there are {known}); it was left out.")
                } else {
                    format!("没有名为“{text}”的预设（可用：{known}）；已忽略。")
                }
            }
            Self::UnknownView(text) if english => {
                format!("There is no page for “{text}”; it was left out.")
            }
            Self::UnknownView(text) => format!("没有“{text}”的页面；已忽略。"),
            Self::UnknownLanguage(text) if english => format!("The page is not written in “{text}”."),
            Self::UnknownLanguage(text) => format!("本页没有“{text}”语言的版本。"),
            Self::NotAnAssignment(text) if english => format!("“{text}” was left out: it is not of the form id=value."),
            Self::NotAnAssignment(text) => format!("“{text}”已忽略：格式应为 id=数值。"),
            Self::Assignment(error) if english => format!("Left out: {}.", error.message(model, language)),
            Self::Assignment(error) => format!("已忽略：{}。", error.message(model, language)),
        }
    }
}
