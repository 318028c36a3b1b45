//! The answers of the analyses as a reader sees them, without the web: charts as SVG text, the same figures as tables,
//! and sentences.

pub mod axis;
pub mod chart;
pub mod contour;
pub mod heat;
pub mod histogram;
pub mod joint;
pub mod label;
pub mod say;
pub mod svg;
pub mod table;
pub mod tick;
