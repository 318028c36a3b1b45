//! A model that was packed is the same afterwards, and one with more protocols is hardly longer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/statements.rs"]
mod statements;
mod support;

use takerate_core::Model;

fn assert_same(model: &Model) {
    let packed = model.packed();
    assert_ne!(packed, *model);
    assert_eq!(packed.unpacked(), *model);
}

#[test]
fn what_was_packed_is_the_same_again() {
    assert_same(support::bundled());
    assert_same(&statements::model());
    assert_same(&support::bundled().outline());
}

#[test]
fn lines_that_a_statement_gives_read_the_same_in_every_protocol() {
    let packed = support::bundled().packed();
    let formulas = |id: &str| {
        let named = packed.lines.iter().filter(move |line| line.id == id);
        named.map(|line| (line.formula.clone(), line.guards.clone())).collect::<Vec<_>>()
    };
    for id in ["earnings_y3", "discount_y5", "terminal_share"] {
        let formulas = formulas(id);
        assert!(formulas.len() > 2 && formulas.windows(2).all(|pair| pair[0] == pair[1]), "{id}");
    }
}

#[test]
fn ids_are_found_where_they_stand() {
    let model = support::bundled();
    for (place, line) in model.lines.iter().enumerate() {
        assert_eq!(model.find_line(&line.id).map(|id| usize::from(id.0)), Some(place), "{}", line.id);
    }
    for (place, input) in model.inputs.iter().enumerate() {
        assert_eq!(model.find_input(&input.id).map(|id| usize::from(id.0)), Some(place), "{}", input.id);
    }
    for unknown in ["", "aave", "aave.", "nobody.net_revenue", "net_revenue", "aave.net_revenue.x"] {
        assert_eq!(model.find_line(unknown), None, "{unknown}");
    }
}
