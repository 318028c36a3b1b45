//! How long the evaluator takes, natively. `benches/wasm.mjs` measures the same as WebAssembly.
#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use takerate_bundled as bundled;
use takerate_core::explain::names;
use takerate_core::{Decimal, Model, Number, Reference, Scenario, evaluate};

fn main() {
    divan::main();
}

/// What the page does when an assumption moves: all protocols, exactly.
#[divan::bench]
fn exact_all_protocols(bencher: Bencher<'_, '_>) {
    let (model, scenario) = (bundled::model().unwrap(), Scenario::default());
    bencher.bench(|| black_box(&scenario).evaluate(black_box(model)));
}

/// The same in floating point, as the analyses need it thousands of times.
#[divan::bench]
fn f64_all_protocols(bencher: Bencher<'_, '_>) {
    let model = bundled::model().unwrap();
    let inputs: Vec<Option<f64>> =
        Scenario::default().values(model).into_iter().map(|value| value.map(f64::from_decimal)).collect();
    bencher.bench(|| evaluate(black_box(model), black_box(&inputs)));
}

/// One protocol and the shared lines that it needs, exactly.
#[divan::bench(args = ["aave", "sky", "lido", "etherfi"])]
fn exact_one_protocol(bencher: Bencher<'_, '_>, protocol: &str) {
    let model = only(bundled::model().unwrap(), protocol);
    let inputs: Vec<Option<Decimal>> = Scenario::default().values(&model);
    bencher.bench(|| evaluate(black_box(&model), black_box(&inputs)));
}

/// The model with nothing to compute but a protocol.
fn only(model: &Model, protocol: &str) -> Model {
    let mut order = model.order.clone();
    let mut needed: Vec<bool> = model.lines.iter().map(|line| line.id.starts_with(&format!("{protocol}."))).collect();
    for id in order.iter().rev() {
        for name in names(model.line(*id)) {
            if let (true, Reference::Line(line)) = (needed[usize::from(id.0)], name) {
                needed[usize::from(line.0)] = true;
            }
        }
    }
    order.retain(|id| needed[usize::from(id.0)]);
    Model { order, ..model.clone() }
}
