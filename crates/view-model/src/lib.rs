//! What a reader asks of a scenario, as a link writes it, and the answers as a reader sees them, without the web: charts
//! as SVG text, the same figures as tables, and sentences.

pub mod across;
pub mod axis;
pub mod bridge;
pub mod chart;
pub mod compare;
pub mod completion;
pub mod contour;
mod difference;
mod drawing;
pub mod drivers;
pub mod foreign_file;
mod grid;
pub mod heat;
pub mod histogram;
pub mod joint;
pub mod label;
mod named;
pub mod paired;
pub mod phrase;
pub mod prices;
pub mod qr;
pub mod reasons;
pub mod saved_scenarios;
pub mod say;
pub mod score;
pub mod sectors;
pub mod settings;
pub mod since;
pub mod spread;
pub mod summary;
pub mod svg;
pub mod table;
pub mod tick;
pub mod tornado;
pub mod worth;
