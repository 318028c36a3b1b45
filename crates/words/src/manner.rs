//! How a language writes.

use serde::Deserialize;

/// What stands between the fields of what is written.
const FIELD: char = '\u{1f}';

/// How a language writes amounts, and what it puts between words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manner {
    /// The BCP 47 tag, as in the page's `lang` attribute.
    pub tag: String,
    /// The name of the language in itself.
    pub name: String,
    /// Whether a space stands between Han and Latin letters or digits ([`spaced`](crate::spaced)).
    pub han_spacing: bool,
    /// Whether a name begins with a small letter within a sentence.
    pub small_in_sentence: bool,
    /// Whether all amounts of a table have the scale that its head names.
    pub one_scale: bool,
    /// Whether the exact value of a field is written in its scale where few decimals hold it (`3,000万`), since readers type it so.
    pub typed_in_scale: bool,
    /// Whether a scale stands with the unit rather than with the number, where there is a unit: `115 万 ETH`.
    pub scale_with_unit: bool,
    /// Whether files of comma-separated text begin with a byte order mark: without one, Excel does not take them for UTF-8.
    pub byte_order_mark: bool,
    /// The powers of ten in which amounts are shown, from the largest to the plain one.
    pub scales: Vec<Step>,
}

/// A power of ten in which amounts are shown, and from which amount on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The power of ten of the least amount.
    pub from: u32,
    /// Amounts are divided by ten to this power.
    pub power: u32,
    /// Decimals shown after that.
    pub decimals: u32,
    /// What is written behind the number.
    pub suffix: String,
}

impl Manner {
    /// As one text, which [`Manner::read`] reads.
    #[must_use]
    pub fn written(&self) -> String {
        let Self {
            han_spacing, small_in_sentence, one_scale, typed_in_scale, scale_with_unit, byte_order_mark, ..
        } = *self;
        let flags = [han_spacing, small_in_sentence, one_scale, typed_in_scale, scale_with_unit, byte_order_mark]
            .map(|flag| u8::from(flag).to_string());
        let mut fields = vec![self.tag.clone(), self.name.clone(), flags.concat()];
        for Step { from, power, decimals, suffix } in &self.scales {
            fields.extend([from, power, decimals].map(u32::to_string));
            fields.push(suffix.clone());
        }
        fields.join(&FIELD.to_string())
    }

    /// Reads what [`Manner::written`] wrote; what is missing is nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut fields = text.split(FIELD);
        let mut field = || fields.next().map(str::to_owned);
        let [tag, name, flags] = [(); 3].map(|()| field().unwrap_or_default());
        let flag = |index: usize| flags.as_bytes().get(index) == Some(&b'1');
        let mut scales = Vec::new();
        while let Some(from) = field() {
            let number = |text: Option<String>| text.and_then(|text| text.parse().ok()).unwrap_or_default();
            let (from, power, decimals) = (number(Some(from)), number(field()), number(field()));
            scales.push(Step { from, power, decimals, suffix: field().unwrap_or_default() });
        }
        Self {
            han_spacing: flag(0),
            small_in_sentence: flag(1),
            one_scale: flag(2),
            typed_in_scale: flag(3),
            scale_with_unit: flag(4),
            byte_order_mark: flag(5),
            tag,
            name,
            scales,
        }
    }
}
