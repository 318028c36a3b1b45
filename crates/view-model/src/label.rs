//! Room for labels. A drawing does not know how wide it will be; what fits at the width of a small phone fits wherever.

/// The width of the narrowest drawing in pixels: a phone of 360 less its margins.
pub const NARROW: f64 = 328.0;

/// About how wide `text` is at the size of labels, in pixels.
#[must_use]
pub fn width(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            '.' | ',' | ':' | ' ' | 'i' | 'l' => 3.8,
            '\u{2e80}'.. => 12.5,
            'm' | 'M' | 'w' | 'W' | '%' => 10.5,
            _ => 7.0,
        })
        .sum()
}

/// Labels that stand side by side without room between.
struct Cluster {
    /// Where it would begin, for each label the beginning that brings that label to its place.
    wanted: Vec<f64>,
    width: f64,
}

impl Cluster {
    fn start(&self) -> f64 {
        #[allow(clippy::cast_precision_loss)] // A handful.
        let mean = self.wanted.iter().sum::<f64>() / self.wanted.len() as f64;
        mean.min(100.0 - self.width).max(0.0)
    }
}

/// Where in per cent the middles of labels stand so that together they are as near as can be to their places and none
/// meets another or leaves the drawing. Labels are given as place and text, in any order.
#[must_use]
pub fn spread(labels: &[(f64, &str)]) -> Vec<f64> {
    let gap = 8.0 / NARROW * 100.0;
    let wide = |index: usize| width(labels[index].1) / NARROW * 100.0;
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*a].0.total_cmp(&labels[*b].0));
    let mut clusters: Vec<Cluster> = Vec::new();
    for index in order.iter().copied() {
        let mut last = Cluster { wanted: vec![labels[index].0 - wide(index) / 2.0], width: wide(index) };
        while let Some(before) = clusters.pop_if(|before| before.start() + before.width + gap > last.start()) {
            let offset = before.width + gap;
            let mut wanted = before.wanted;
            wanted.extend(last.wanted.iter().map(|start| start - offset));
            last = Cluster { wanted, width: offset + last.width };
        }
        clusters.push(last);
    }
    let mut middles = vec![0.0; labels.len()];
    let mut order = order.into_iter();
    for cluster in clusters {
        let mut start = cluster.start();
        for index in order.by_ref().take(cluster.wanted.len()) {
            // Labels that are too long for any drawing at least begin in it.
            middles[index] = (start + wide(index) / 2.0).min(100.0);
            start += wide(index) + gap;
        }
    }
    middles
}

/// Which of the labels in a row, given as middle (of the row's length 1) and text, are shown where the row is `length`
/// pixels long: the first, the last, and as many evenly chosen others as fit. The first begins where the row does, and
/// the last ends there.
#[must_use]
pub fn fitting(labels: &[(f64, String)], length: f64) -> Vec<bool> {
    let last = labels.len().saturating_sub(1);
    let span = |index: usize| {
        let (middle, text) = &labels[index];
        let width = width(text);
        match index {
            0 => (0.0, width),
            _ if index == last => (length - width, length),
            _ => (middle * length - width / 2.0, middle * length + width / 2.0),
        }
    };
    for stride in 1..=labels.len() {
        for offset in (0..stride).rev() {
            let shown = |index: usize| index == 0 || index == last || index % stride == offset;
            let chosen: Vec<usize> = (0..labels.len()).filter(|index| shown(*index)).collect();
            let crowded = chosen.windows(2).any(|pair| span(pair[0]).1 + 8.0 > span(pair[1]).0);
            if !crowded && chosen.len() > 2 {
                return (0..labels.len()).map(shown).collect();
            }
        }
    }
    (0..labels.len()).map(|index| index == 0 || index == last).collect()
}
