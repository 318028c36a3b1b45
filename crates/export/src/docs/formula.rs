//! Formulas in names.

use takerate_core::Reference;
use takerate_core::explain::{Token, tokens};
use takerate_core::expression::Expression;
use takerate_display::format::plain;

use super::leaf::Leaf;
use crate::markdown::escaped;

/// A formula as the page explains it, with each name a link to what it names.
pub(super) fn in_names(leaf: &Leaf<'_, '_>, formula: &Expression<Reference>) -> String {
    let words = leaf.book.page;
    let piece = |token| match token {
        Token::Name(reference) => leaf.named(reference),
        Token::Number(number) => plain(number),
        Token::Operator(operator) => format!(" {} ", escaped(operator)),
        Token::Mark(mark) => escaped(mark),
        Token::If => format!("{} ", words.if_()),
        Token::Then => format!(" {} ", words.then()),
        Token::Otherwise => format!(" {} ", words.otherwise()),
    };
    tokens(formula).into_iter().map(piece).collect()
}
