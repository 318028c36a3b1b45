//! Drawing the uncertain inputs, a block of samples at a time.

use takerate_core::{InputId, Model, Number};

use crate::block::LANES;
use crate::distribution::Shape;
use crate::normal;
use crate::request_error::RequestError;
use crate::rng::Rng;
use crate::uncertain::Known;

/// A number for each sample of a block.
pub type Lanes = [f64; LANES];

struct Draw {
    input: InputId,
    shape: Shape,
    /// The weight of the driver's normal and that of the input's own.
    follows: Option<(f64, f64)>,
    low: f64,
    high: f64,
    clamped: u64,
}

/// All uncertain inputs. What is drawn for each is one uniform number between 0 and 1, independent of the others; the
/// distribution and the correlation with the driver are made of these.
pub struct Draws {
    draws: Vec<Draw>,
    driver: Option<usize>,
}

impl Draws {
    pub(crate) fn new(model: &Model, known: &[Known], driver: Option<InputId>) -> Result<Self, RequestError> {
        let place = driver.and_then(|driver| known.iter().position(|known| known.input == driver));
        let mut draws = Vec::new();
        for (index, one) in known.iter().enumerate() {
            let correlation = f64::from_decimal(one.correlation);
            let follows = (!one.correlation.is_zero()).then(|| (correlation, (1.0 - correlation * correlation).sqrt()));
            let input = model.input(one.input);
            if follows.is_some() && (place.is_none() || place == Some(index)) {
                return Err(RequestError::NoDriver(
                    input.id.clone(),
                    driver.map(|driver| model.input(driver).id.clone()),
                ));
            }
            let kind = input.unit.kind;
            let (low, high) =
                (f64::from_decimal(kind.lowest()), kind.highest().map_or(f64::INFINITY, f64::from_decimal));
            draws.push(Draw { input: one.input, shape: one.distribution.shape(), follows, low, high, clamped: 0 });
        }
        Ok(Self { draws, driver: place })
    }

    /// How many inputs are drawn.
    #[must_use]
    pub fn len(&self) -> usize {
        self.draws.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.draws.is_empty()
    }

    /// The input with an index below [`Self::len`].
    #[must_use]
    pub fn input(&self, index: usize) -> InputId {
        self.draws[index].input
    }

    /// The indices of the inputs that change when the uniform number of `index` does.
    #[must_use]
    pub fn moved_by(&self, index: usize) -> Vec<usize> {
        let follows = |other: &usize| self.driver == Some(index) && self.draws[*other].follows.is_some();
        (0..self.len()).filter(|other| *other == index || follows(other)).collect()
    }

    /// The values of an input, of which the first `count` samples count, from the uniform numbers of all inputs. Values
    /// that the unit forbids become the nearest allowed one.
    pub fn values(&mut self, index: usize, uniform: &[Lanes], count: usize, values: &mut Lanes) {
        let driver = self.driver.map(|driver| &uniform[driver]);
        let draw = &mut self.draws[index];
        match (draw.follows, driver) {
            (Some((with, own)), Some(driver)) => {
                let mut other = [0.0; LANES];
                normal::quantiles(driver, &mut other);
                normal::quantiles(&uniform[index], values);
                for (value, other) in values.iter_mut().zip(&other) {
                    *value = with * other + own * *value;
                }
                draw.shape.at_normals(values);
            }
            _ => draw.shape.quantiles(&uniform[index], values),
        }
        for value in values.iter().take(count) {
            draw.clamped += u64::from(*value < draw.low || *value > draw.high);
        }
        for value in values {
            *value = value.max(draw.low).min(draw.high);
        }
    }

    /// How many values of an input had to be moved to what its unit allows.
    #[must_use]
    pub fn clamped(&self, index: usize) -> u64 {
        self.draws[index].clamped
    }
}

/// One stream of random numbers for each uncertain input.
pub struct Streams(Vec<Rng>);

impl Streams {
    /// The streams of `draws` for a seed. Another `part` gives other numbers.
    #[must_use]
    pub fn new(model: &Model, draws: &Draws, seed: u64, part: &str) -> Self {
        let stream = |index| Rng::new(seed, &format!("{}{part}", model.input(draws.input(index)).id));
        Self((0..draws.len()).map(stream).collect())
    }

    /// Draws the next block for every input.
    pub fn fill(&mut self, uniform: &mut [Lanes]) {
        for (stream, lanes) in self.0.iter_mut().zip(uniform) {
            for lane in lanes {
                *lane = stream.uniform();
            }
        }
    }
}
