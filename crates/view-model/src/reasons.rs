//! Why a figure changed, in one line: the largest contributions of a bridge, and the rest of them together.

use takerate_analysis::bridge::Bridge;
use takerate_core::{Decimal, Language, Model};
use takerate_display::portion::Portions;
use takerate_words::PageWords;

use crate::bridge::name;
use crate::named::Output;

/// The reasons of a difference. Exactly, they sum to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Names with their portions, the largest first whatever its sign: `ETH price`, `+15.0M`; the last may be what all
    /// others come to.
    pub parts: Vec<[String; 2]>,
    /// Whether the portions as they are written do not add up to the difference as it is written.
    pub rounded: bool,
}

/// The reasons that a bridge gives, of which `most` are named, and one more where nothing would be saved by leaving out
/// its name. `None` where nothing contributes, where the bridge breaks, and where a sum is beyond any decimal.
#[must_use]
pub fn reasons(model: &Model, answer: &Bridge, most: usize, language: Language) -> Option<Reasons> {
    let total = answer.total.filter(|_| answer.breaks.is_none())?;
    let all = &answer.contributions;
    let output = Output::of(model, &answer.output, language);
    let portions = Portions::of(total, &output.unit, language);
    let named = if all.len() > most + 1 { most } else { all.len() };
    let (alone, together) = all.split_at(named);
    let mut values: Vec<Decimal> = alone.iter().map(|contribution| contribution.value).collect();
    let mut names: Vec<String> =
        alone.iter().map(|contribution| name(model, contribution, answer.grain, &output)).collect();
    if !together.is_empty() {
        values.push(together.iter().try_fold(Decimal::ZERO, |sum, next| sum.checked_add(next.value))?);
        names.push(PageWords::of(language).more_reasons(together.len()));
    }
    let rounded = !portions.foot(&values, total);
    let parts: Vec<_> = names.into_iter().zip(&values).map(|(name, value)| [name, portions.text(*value)]).collect();
    (!parts.is_empty()).then_some(Reasons { parts, rounded })
}
