//! The page.

mod address;
mod app;
mod assumption;
mod card;
mod chart;
mod explanation;
mod figure;
mod live;
mod masthead;
mod multiples;
mod notices;
mod origin;
mod overview;
mod page;
mod protocol;
mod readings;
mod rested;
mod statement;
mod status;
mod steps;
mod theme;
mod words;

pub use app::{complete, mount, watch};
