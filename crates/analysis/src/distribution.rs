//! How an uncertain input is distributed.

use serde::{Deserialize, Serialize};
use takerate_core::{Decimal, Number};

use crate::beta::{self, BetaTable};
use crate::draw::Lanes;
use crate::normal;
use crate::request_error::RequestError;

/// The standard normal's 90th percentile.
const NINETY: f64 = 1.281_551_565_544_600_4;

/// A distribution, its parameters in the input's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Distribution {
    /// Every value between the ends alike.
    Uniform {
        /// The lowest value.
        low: Decimal,
        /// The highest value.
        high: Decimal,
    },
    /// A density that rises and falls in straight lines.
    Triangular {
        /// The lowest value.
        low: Decimal,
        /// The most likely value.
        mode: Decimal,
        /// The highest value.
        high: Decimal,
    },
    /// A beta distribution with mean (low + 4 mode + high) / 6 (Malcolm et al. 1959).
    Pert {
        /// The lowest value.
        low: Decimal,
        /// The most likely value.
        mode: Decimal,
        /// The highest value.
        high: Decimal,
    },
    /// A normal distribution.
    Normal {
        /// The value that one in ten lies below.
        p10: Decimal,
        /// The value that one in ten lies above.
        p90: Decimal,
    },
    /// A distribution whose logarithm is normal.
    Lognormal {
        /// The value that one in ten lies below; above 0.
        p10: Decimal,
        /// The value that one in ten lies above.
        p90: Decimal,
    },
}

impl Distribution {
    /// Refuses parameters that make no distribution of `input`.
    ///
    /// # Errors
    /// Ends in the wrong order, a most likely value outside them, and a lognormal's percentile that is not above 0.
    pub fn check(&self, input: &str) -> Result<(), RequestError> {
        let id = || input.to_owned();
        match *self {
            Self::Uniform { low, high } | Self::Triangular { low, high, .. } | Self::Pert { low, high, .. }
                if low >= high =>
            {
                Err(RequestError::LowAboveHigh(id(), low, high))
            }
            Self::Triangular { low, mode, high } | Self::Pert { low, mode, high } if mode < low || mode > high => {
                Err(RequestError::ModeOutside(id(), mode, low, high))
            }
            Self::Normal { p10, p90 } | Self::Lognormal { p10, p90 } if p10 >= p90 => {
                Err(RequestError::P10AboveP90(id(), p10, p90))
            }
            Self::Lognormal { p10, .. } if p10 <= Decimal::ZERO => Err(RequestError::NotPositive(id(), p10)),
            _ => Ok(()),
        }
    }

    /// The value that is not exceeded with `probability`, between 0 and 1, both excluded: as [`Shape::quantile`], without
    /// the preparation that pays for many draws.
    #[must_use]
    pub fn percentile(&self, probability: f64) -> f64 {
        match *self {
            Self::Pert { low, mode, high } => {
                let Pert { low, width, a, b } = Pert::of(low, mode, high);
                low + width * beta::quantile(a, b, probability)
            }
            _ => self.shape().quantile(probability),
        }
    }

    /// The distribution, ready to be drawn from.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let [float, log] = [f64::from_decimal, |value| libm::log(f64::from_decimal(value))];
        let bell = |p10: f64, p90: f64| (0.5 * (p10 + p90), (p90 - p10) / (2.0 * NINETY));
        match *self {
            Self::Uniform { low, high } => Shape::Uniform { low: float(low), width: float(high) - float(low) },
            Self::Triangular { low, mode, high } => {
                let (low, mode, high) = (float(low), float(mode), float(high));
                let (width, rise, fall) = (high - low, mode - low, high - mode);
                Shape::Triangular { low, high, top: rise / width, rise: width * rise, fall: width * fall }
            }
            Self::Pert { low, mode, high } => {
                let Pert { low, width, a, b } = Pert::of(low, mode, high);
                Shape::Pert { low, width, beta: BetaTable::new(a, b) }
            }
            Self::Normal { p10, p90 } => {
                let (mean, deviation) = bell(float(p10), float(p90));
                Shape::Normal { mean, deviation }
            }
            Self::Lognormal { p10, p90 } => {
                let (mean, deviation) = bell(log(p10), log(p90));
                Shape::Lognormal { mean, deviation }
            }
        }
    }
}

/// A PERT distribution as a beta distribution between `low` and `low + width`.
struct Pert {
    low: f64,
    width: f64,
    a: f64,
    b: f64,
}

impl Pert {
    fn of(low: Decimal, mode: Decimal, high: Decimal) -> Self {
        let [low, mode, high] = [low, mode, high].map(f64::from_decimal);
        let width = high - low;
        Self { low, width, a: 1.0 + 4.0 * (mode - low) / width, b: 1.0 + 4.0 * (high - mode) / width }
    }
}

/// A distribution in double precision.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Uniform.
    Uniform {
        /// The lowest value.
        low: f64,
        /// The distance to the highest.
        width: f64,
    },
    /// Triangular.
    Triangular {
        /// The lowest value.
        low: f64,
        /// The highest value.
        high: f64,
        /// The probability of a value below the most likely one.
        top: f64,
        /// The width times the distance from the lowest to the most likely value.
        rise: f64,
        /// The width times the distance from the most likely to the highest value.
        fall: f64,
    },
    /// PERT.
    Pert {
        /// The lowest value.
        low: f64,
        /// The distance to the highest.
        width: f64,
        /// Where between the two.
        beta: BetaTable,
    },
    /// Normal.
    Normal {
        /// The mean.
        mean: f64,
        /// The standard deviation.
        deviation: f64,
    },
    /// Lognormal.
    Lognormal {
        /// The mean of the logarithm.
        mean: f64,
        /// The standard deviation of the logarithm.
        deviation: f64,
    },
}

impl Shape {
    /// The value that is not exceeded with `probability`, between 0 and 1, both excluded.
    #[must_use]
    #[inline]
    pub fn quantile(&self, probability: f64) -> f64 {
        match self {
            Self::Uniform { low, width } => low + width * probability,
            Self::Triangular { low, high, top, rise, fall } => {
                if probability < *top {
                    low + (probability * rise).sqrt()
                } else {
                    high - ((1.0 - probability) * fall).sqrt()
                }
            }
            _ => self.at_normal(normal::quantile(probability)),
        }
    }

    /// The value that is as likely not to be exceeded as `z` is by a standard normal.
    #[must_use]
    #[inline]
    pub fn at_normal(&self, z: f64) -> f64 {
        match self {
            Self::Uniform { .. } | Self::Triangular { .. } => self.quantile(normal::cdf(z)),
            Self::Pert { low, width, beta } => low + width * beta.at(z),
            Self::Normal { mean, deviation } => mean + deviation * z,
            Self::Lognormal { mean, deviation } => libm::exp(mean + deviation * z),
        }
    }

    /// [`Self::quantile`] of each of `probabilities`.
    pub fn quantiles(&self, probabilities: &Lanes, values: &mut Lanes) {
        match self {
            Self::Uniform { .. } | Self::Triangular { .. } => {
                for (value, probability) in values.iter_mut().zip(probabilities) {
                    *value = self.quantile(*probability);
                }
            }
            _ => {
                normal::quantiles(probabilities, values);
                self.at_normals(values);
            }
        }
    }

    /// [`Self::at_normal`] of each of `values`, in place.
    pub fn at_normals(&self, values: &mut Lanes) {
        for value in values {
            *value = self.at_normal(*value);
        }
    }
}
