//! The page.

mod against;
mod analyses;
mod anchor;
mod app;
mod assumption;
mod bar;
mod caption;
mod card;
mod chart;
mod dialog;
mod effects;
mod explanation;
mod figure;
mod later;
mod lead;
mod levers;
mod lit;
mod masthead;
mod multiples;
mod notices;
mod opening;
mod origin;
mod overview;
mod parts;
mod prices;
mod protocol;
mod readings;
mod ready_made;
mod shortcuts;
mod staged;
mod statement;
mod status;
mod steady;
mod steps;
mod theme;

pub use app::{complete, mount, prefetch, watch};
