//! The evaluator returns exact values and named problems; `web.rs` asserts the same in WebAssembly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;

#[test]
fn every_case_has_its_exact_value() {
    cases::assert_exact();
}
