//! The evaluator and a peer, as WebAssembly that Node times.
