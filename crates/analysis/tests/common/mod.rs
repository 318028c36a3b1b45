//! The bundled model, a small one written in a test, and the way to ask for a value.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use takerate_analysis::ScenarioRequest;
use takerate_core::{Decimal, Model};
use takerate_definition::{SourceFile, read};

/// The bundled model.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(SourceFile { name: path.display().to_string(), text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    read(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
});

/// A model of one shared section `t`: inputs as (id, low, high, first value, second value), lines as (id, formula,
/// guard or "").
pub fn small(inputs: &[(&str, &str, &str, &str, &str)], lines: &[(&str, &str, &str)]) -> Model {
    small_in("ratio", inputs, lines)
}

/// The same with inputs of another plain unit.
pub fn small_in(unit: &str, inputs: &[(&str, &str, &str, &str, &str)], lines: &[(&str, &str, &str)]) -> Model {
    let text = |what: &str| format!("{{ en = \"{what}\", zh = \"{what}\" }}");
    let mut report = "kind = \"report\"\n".to_owned();
    for said in ["name", "title", "standfirst", "description"] {
        report += &format!("{said} = {}\n", text(said));
    }
    for preset in ["a", "b"] {
        report += &format!("[[presets]]\nid = \"{preset}\"\nname = {0}\ntitle = {0}\nnote = {0}\n", text(preset));
    }
    let mut section = format!(
        "kind = \"shared\"\nid = \"t\"\nname = {0}\nnote = {0}\n[[groups]]\nid = \"g\"\nname = {0}\n",
        text("t")
    );
    for (id, low, high, first, second) in inputs {
        let why = if first == second { String::new() } else { format!("why = {}\n", text("why")) };
        section += &format!(
            "[[inputs]]\nid = \"{id}\"\ngroup = \"g\"\nunit = \"{unit}\"\nrange = [{low}, {high}]\n\
             values = {{ a = {first}, b = {second} }}\nbasis = \"assumption\"\nname = {0}\nnote = {0}\n{why}",
            text(id)
        );
    }
    for (id, formula, guard) in lines {
        section +=
            &format!("[[lines]]\nid = \"{id}\"\nunit = \"ratio\"\nformula = \"{formula}\"\nname = {}\n", text(id));
        if !guard.is_empty() {
            section += &format!(
                "[[lines.guards]]\ncondition = \"{guard}\"\nkind = \"not-meaningful\"\nmessage = {}\n",
                text("no value here")
            );
        }
    }
    let file = |name: &str, text: String| SourceFile { name: name.to_owned(), text };
    read(&[file("report.toml", report), file("t.toml", section)]).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// A decimal as written.
pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A preset with changed inputs.
pub fn scenario(preset: &str, set: &[(&str, Decimal)]) -> ScenarioRequest {
    let set: BTreeMap<String, Decimal> = set.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect();
    ScenarioRequest { preset: Some(preset.to_owned()), set }
}

/// How many inputs a reader is offered in a preset.
pub fn offered(model: &Model, preset: &str) -> usize {
    let preset = model.find_preset(preset).unwrap();
    model.inputs.iter().filter(|input| input.applies_to(preset)).count()
}

/// The value of a line in a scenario; `None` where it has none.
pub fn value(model: &Model, request: &ScenarioRequest, line: &str) -> Option<Decimal> {
    let outcome = request.read(model).unwrap().evaluate(model);
    outcome[usize::from(model.find_line(line).unwrap().0)].ok()
}
