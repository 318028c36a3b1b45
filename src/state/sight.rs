//! What is out of sight follows a move once it is over, so that a move costs what is seen of it.

use leptos::prelude::*;

/// Whether a part of the page is in sight.
#[derive(Clone, Copy)]
pub struct Sight(
    /// 0 where it is; otherwise it rises whenever the part is to follow.
    RwSignal<u32>,
);

impl Sight {
    /// Of a part that is in sight until it is known to be out of it.
    pub fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// Says whether the part is in sight. One that comes into sight follows at once.
    pub fn set(self, seen: bool) {
        let _gone = self.0.try_update(|turn| *turn = u32::from(!seen));
    }

    /// Lets the part follow, where it is out of sight.
    pub fn follow(self) {
        if self.0.try_get_untracked().is_some_and(|turn| turn > 0) {
            self.0.update(|turn| *turn = turn.wrapping_add(1).max(1));
        }
    }

    /// What a value was when the part followed last.
    pub fn of<T: Clone + Send + Sync + 'static>(self, value: Memo<T>) -> Memo<T> {
        let now = move |_: Option<&T>| if self.0.get() == 0 { value.get() } else { value.get_untracked() };
        Memo::new_with_compare(now, |_, _| true)
    }
}
