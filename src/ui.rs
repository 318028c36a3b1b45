//! The page.

mod against;
mod analyses;
mod anchor;
mod app;
mod assumption;
mod caption;
mod card;
mod chart;
mod explanation;
mod figure;
mod later;
mod masthead;
mod multiples;
mod notices;
mod origin;
mod overview;
mod parts;
mod prices;
mod protocol;
mod readings;
mod ready_made;
mod staged;
mod statement;
mod status;
mod steady;
mod steps;
mod theme;

pub use app::{complete, mount, prefetch, watch};
