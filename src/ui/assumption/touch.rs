//! A finger on a slider. It may be there to scroll the page, so it moves nothing until it has gone sideways or has been
//! lifted where it was put.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use takerate_core::Decimal;

use crate::browser::clock;

/// A finger that has gone this many pixels sideways drags.
const SIDEWAYS: i32 = 8;

/// As near to the knob's centre as this, in pixels, a finger is on the knob.
const KNOB: f64 = 22.0;

/// For this many milliseconds after a finger was lifted, browsers still report what it did, as a mouse would have.
const ECHO: f64 = 500.0;

/// What is known of the finger.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Touch {
    /// There is none: a mouse or a key moves the slider.
    #[default]
    None,
    /// It has not said yet whether it drags or scrolls.
    Waiting {
        /// Where it was put, in pixels of the window.
        from: [i32; 2],
        /// Whether it was put on the knob.
        knob: bool,
        /// The input's value at that moment.
        before: Option<Decimal>,
        /// The value under it, where the browser has named one.
        under: Option<Decimal>,
    },
    /// It drags.
    Dragging {
        /// The input's value when it was put down.
        before: Option<Decimal>,
    },
    /// It was lifted from the knob without having moved.
    Lifted {
        /// When, in milliseconds.
        at: f64,
    },
}

/// What a slider does with a value that the browser offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It takes it.
    Take,
    /// It keeps its own.
    Keep,
}

/// The handlers of a slider for one finger.
#[derive(Clone, Copy)]
pub struct Finger(StoredValue<Touch>);

impl Finger {
    pub fn new() -> Self {
        Self(StoredValue::new(Touch::None))
    }

    /// A finger is put down, `away` pixels from the knob's centre, while the input has a value or none.
    pub fn down(self, event: &PointerEvent, away: f64, before: Option<Decimal>) {
        let touch = if event.pointer_type() == "touch" {
            let from = [event.client_x(), event.client_y()];
            Touch::Waiting { from, knob: away.abs() <= KNOB, before, under: None }
        } else {
            Touch::None
        };
        self.0.set_value(touch);
    }

    /// It moves; the value under it where it begins to drag.
    pub fn moved(self, event: &PointerEvent) -> Option<Decimal> {
        let Touch::Waiting { from: [x, y], before, under, .. } = self.0.get_value() else { return None };
        let (sideways, along) = ((event.client_x() - x).abs(), (event.client_y() - y).abs());
        if sideways < SIDEWAYS || sideways <= along {
            return None;
        }
        self.0.set_value(Touch::Dragging { before });
        under
    }

    /// It is lifted; the value to take, where it only touched the track.
    pub fn up(self) -> Option<Decimal> {
        match self.0.get_value() {
            Touch::Waiting { knob: true, .. } => {
                self.0.set_value(Touch::Lifted { at: clock::now() });
                None
            }
            Touch::Waiting { under, .. } => {
                self.0.set_value(Touch::None);
                under
            }
            _ => {
                self.0.set_value(Touch::None);
                None
            }
        }
    }

    /// The browser scrolls with it; `back` gets the value to return to, where it has moved one.
    pub fn cancel(self, back: impl FnOnce(Option<Decimal>)) {
        let touch = self.0.get_value();
        self.0.set_value(Touch::None);
        if let Touch::Dragging { before } = touch {
            back(before);
        }
    }

    /// Whether a value that the browser offers is one to take.
    pub fn offered(self, value: Decimal) -> Offer {
        match self.0.get_value() {
            Touch::Waiting { from, knob, before, .. } => {
                self.0.set_value(Touch::Waiting { from, knob, before, under: Some(value) });
                Offer::Keep
            }
            Touch::Lifted { at } if clock::now() - at < ECHO => Offer::Keep,
            _ => Offer::Take,
        }
    }
}
