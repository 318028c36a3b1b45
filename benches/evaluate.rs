//! The speed of the evaluator, natively.

fn main() {
    divan::main();
}
