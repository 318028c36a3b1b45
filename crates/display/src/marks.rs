//! The marks of the presets under a slider, and where their names have room.

use takerate_core::Decimal;

/// The narrowest run of a slider, on a phone of 360 pixels, is some 230 pixels wide. Widths are in ten-thousandths of a run, as
/// positions are: of a Latin letter or a digit, of a Han character, and of what is left free between two names.
const NARROW: i64 = 310;
const WIDE: i64 = 545;
const FREE: i64 = 350;
/// The whole run.
const RUN: i64 = 10_000;
/// Half a knob lies on either side of the run.
const OVERHANG: i64 = 500;

/// A name under the slider, or several whose places lie too close together for a name each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its middle, as a share of the run.
    pub at: Decimal,
    /// The names in the order of their places; those of one place are joined.
    pub text: String,
}

/// What stands under a slider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Where there are lines, as shares of the run, from left to right.
    pub places: Vec<Decimal>,
    /// The names, from left to right. None covers another one, and none reaches beyond the slider unless it is wider.
    pub labels: Vec<Label>,
    /// How many rows the widest name takes.
    pub rows: usize,
}

/// Places and names that stand as one.
struct Cluster {
    from: i64,
    to: i64,
    text: String,
}

impl Cluster {
    fn width(&self) -> i64 {
        self.text.chars().map(|letter| if letter >= '\u{2e80}' { WIDE } else { NARROW }).sum()
    }

    /// Its left and its right end, drawn in where they would reach beyond the slider.
    fn ends(&self) -> [i64; 2] {
        let half = self.width() / 2;
        let middle = (self.from + self.to) / 2;
        let middle = middle.min(RUN + OVERHANG - half).max(half - OVERHANG);
        [middle - half, middle + half]
    }
}

/// The marks of named places (shares of the run). Names of one place are joined by `joined`, those of neighbours by a space.
#[must_use]
pub fn marks(named: impl IntoIterator<Item = (Decimal, String)>, joined: &str) -> Marks {
    let mut places: Vec<Decimal> = Vec::new();
    let mut clusters: Vec<Cluster> = Vec::new();
    for (at, name) in named {
        let place = places.iter().position(|known| *known >= at).unwrap_or(places.len());
        if places.get(place) == Some(&at) {
            let text = &mut clusters[place].text;
            *text = format!("{text}{joined}{name}");
        } else {
            let thousandths = (at * Decimal::from(RUN)).trunc();
            let from = i64::try_from(thousandths.mantissa()).unwrap_or_default();
            places.insert(place, at);
            clusters.insert(place, Cluster { from, to: from, text: name });
        }
    }
    // Joining two may make them meet a third, so it begins anew; each time there is one less.
    while let Some(left) = clusters.windows(2).position(|pair| pair[0].ends()[1] + FREE > pair[1].ends()[0]) {
        let right = clusters.remove(left + 1);
        let cluster = &mut clusters[left];
        cluster.to = right.to;
        cluster.text = format!("{} {}", cluster.text, right.text);
    }
    let widest = clusters.iter().map(Cluster::width).max().unwrap_or_default();
    let labels = clusters.into_iter().map(|cluster| {
        let [left, right] = cluster.ends();
        Label { at: Decimal::new((left + right) / 2, 4), text: cluster.text }
    });
    let rows = usize::try_from(widest / (RUN + 2 * OVERHANG)).unwrap_or_default() + 1;
    Marks { places, labels: labels.collect(), rows }
}
