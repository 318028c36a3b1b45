//! The smallest model with three to six presets, an actual one among them.

use takerate_core::Model;
use takerate_definition::{SourceFile, read};

use super::support::model_files;

/// Presets beside the two of the base, each with what the inputs say of it.
const MORE: [(&str, &str, &str); 4] = [
    ("2025a", "actual", "2025p"),
    ("2026p", "projection", "2025p"),
    ("2026e", "estimate", "2024e"),
    ("2026a", "actual", "2025a"),
];

/// What inputs say of some of the presets: the value of the input that is known by its values in the base.
const VALUES: [(&str, &str, &str); 7] = [
    (
        "2025a",
        "2024e = 0.1, 2025p = 0.2",
        r#"{ value = 0.15, basis = "stated", sources = ["docs"], as_of = "2025-12", note = { en = "Cut in May.", zh = "五月下调。" } }"#,
    ),
    ("2025a", "2024e = 2340, 2025p = 3000", r#"{ value = 2800, basis = "second-hand", sources = ["report"] }"#),
    ("2025a", "2024e = 1000, 2025p = 1000", r#"{ value = 1000, basis = "stated", sources = ["report"] }"#),
    ("2026p", "2024e = 0.1, 2025p = 0.2", "0.25"),
    (
        "2026p",
        "2024e = 2340, 2025p = 3000",
        r#"{ value = 3500, why = { en = "They go on rising.", zh = "继续上涨。" } }"#,
    ),
    (
        "2026e",
        "2024e = 1000, 2025p = 1000",
        r#"{ value = 1200, basis = "estimated", note = { en = "Half a year.", zh = "按半年估计。" } }"#,
    ),
    ("2026a", "2024e = 0.1, 2025p = 0.2", r#"{ value = 0.12, basis = "derived", sources = ["report", "docs"] }"#),
];

/// The files of a model with so many presets, two to six.
pub fn files(presets: usize) -> Vec<SourceFile> {
    let mut files = model_files("tests/cases/mistakes/base");
    for (id, kind, otherwise) in MORE.into_iter().take(presets - 2) {
        let name = id.to_uppercase();
        for file in &mut files {
            if file.name.ends_with("report.toml") {
                file.text = file.text.replace(
                    "[[sources]]",
                    &format!(
                        "[[presets]]\nid = \"{id}\"\nkind = \"{kind}\"\notherwise = \"{otherwise}\"\n\
                         name = {{ en = \"{name}\", zh = \"{name}\" }}\n\
                         title = {{ en = \"Of {name}\", zh = \"关于 {name}\" }}\nnote = {{ en = \"More.\", zh = \"更多。\" }}\n\n[[sources]]",
                    ),
                );
            }
            for (_, known, value) in VALUES.into_iter().filter(|(preset, _, _)| *preset == id) {
                file.text = file.text.replace(known, &format!("{id} = {value}, {known}"));
            }
        }
    }
    files
}

/// A model with so many presets, two to six.
pub fn model(presets: usize) -> Model {
    read(&files(presets)).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}
