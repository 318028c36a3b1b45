//! What a reader asks of a scenario, as a link writes it, and the answers as a reader sees them, without the web: charts
//! as SVG text, the same figures as tables, and sentences.

pub mod axis;
pub mod chart;
pub mod look;
pub mod say;
pub mod svg;
pub mod table;
