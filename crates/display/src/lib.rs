//! What a reader sees, without the web: numbers in the reader's manner, typed numbers, the statement and its chart as
//! plain data, and the words of the page.

pub mod arrow;
pub mod change;
pub mod column;
pub mod effect;
pub mod format;
pub mod hatch;
pub mod html;
pub mod icon;
pub mod lead;
pub mod levers;
pub mod map;
pub mod marks;
pub mod pages;
pub mod portion;
pub mod read;
pub mod scale;
pub mod search;
pub mod slider;
pub mod statement;
pub mod terms;
pub mod waterfall;
