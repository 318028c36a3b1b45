//! Sentences of a model with places for its numbers: `If GHO is {aave.gho_share} of all loans, Aave earns ${aave.adjusted_earnings}.`

/// Signs of currencies that stand right before a place: with a negative number they stand behind its minus.
const SIGNS: [char; 3] = ['$', '€', '£'];

/// The place of the name of the period that a preset is of.
pub const PERIOD: &str = "period";

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is written.
    Text(&'a str),
    /// Where a number belongs.
    Place {
        /// The id between the braces, or [`PERIOD`].
        id: &'a str,
        /// The sign of a currency before it; empty where there is none.
        sign: &'a str,
    },
}

/// The parts of a sentence in order. A brace that nothing closes is text.
#[must_use]
pub fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some((before, (id, after))) =
        rest.split_once('{').and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
    {
        let text = before.trim_end_matches(SIGNS);
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(Piece::Place { id, sign: &before[text.len()..] });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_belongs_to_the_number_behind_it() {
        let found = pieces("ETH costs ${macro.eth_price}, in {period}.");
        let expected = [
            Piece::Text("ETH costs "),
            Piece::Place { id: "macro.eth_price", sign: "$" },
            Piece::Text(", in "),
            Piece::Place { id: "period", sign: "" },
            Piece::Text("."),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_place_is_text() {
        assert_eq!(pieces("a { b"), [Piece::Text("a { b")]);
        assert_eq!(pieces(""), []);
        assert_eq!(pieces("{a}"), [Piece::Place { id: "a", sign: "" }]);
    }
}
