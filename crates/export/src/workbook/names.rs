//! The names under which formulas reach cells: a public id with `_` for its dot.

use std::collections::BTreeSet;

use takerate_core::{Model, Reference};

/// A defined name for every input, constant and line, in the model's order.
pub(super) struct Names {
    inputs: Vec<String>,
    constants: Vec<String>,
    lines: Vec<String>,
}

impl Names {
    pub(super) fn of(model: &Model) -> Self {
        let mut taken = BTreeSet::new();
        let mut name = |id: &str| {
            let mut name = defined_name(id);
            // Ids are unique with their dot; without it two of them could be the same.
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            name
        };
        Self {
            inputs: model.inputs.iter().map(|input| name(&input.id)).collect(),
            constants: model.constants.iter().map(|constant| name(&constant.id)).collect(),
            lines: model.lines.iter().map(|line| name(&line.id)).collect(),
        }
    }

    pub(super) fn get(&self, reference: Reference) -> &str {
        match reference {
            Reference::Input(id) => &self.inputs[usize::from(id.0)],
            Reference::Constant(id) => &self.constants[usize::from(id.0)],
            Reference::Line(id) => &self.lines[usize::from(id.0)],
        }
    }
}

/// `aave.gho_share` becomes `aave_gho_share`. Ids begin with a letter and hold a dot, so no cell is called like that.
fn defined_name(id: &str) -> String {
    id.chars().map(|character| if character.is_ascii_alphanumeric() { character } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::defined_name;

    #[test]
    fn a_name_is_the_id_with_an_underscore() {
        assert_eq!(defined_name("aave.gho_share"), "aave_gho_share");
        assert_eq!(defined_name("a.b1"), "a_b1");
    }
}
