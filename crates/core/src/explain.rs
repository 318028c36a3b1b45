//! A formula for people: neutral tokens that a page, a text or a document renders, and the parts of a sum.

use rust_decimal::Decimal;
use takerate_words::{PageWords, ReasonsWords};

use crate::expression::{Binary, Expression, Reference, Unary};
use crate::language::Language;
use crate::model::{Guard, GuardKind, InputId, Line, LineId, Model};
use crate::problem::{Cause, Problem};

/// A piece of a formula, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, or its value.
    Name(Reference),
    /// A plain number.
    Number(Decimal),
    /// An operator between two operands: ` × `.
    Operator(&'static str),
    /// A function's name, an opening or closing parenthesis, a separator.
    Mark(&'static str),
    /// The word before a condition, or before its outcomes.
    If,
    /// The word before what holds where the condition does.
    Then,
    /// The word before what holds otherwise.
    Otherwise,
}

/// How a term enters a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It is added.
    Plus,
    /// It is taken off.
    Minus,
}

impl Sign {
    /// `value` as it enters the sum.
    #[must_use]
    pub fn apply(self, value: Decimal) -> Decimal {
        if self == Self::Minus { -value } else { value }
    }

    fn times(self, other: Self) -> Self {
        if self == other { Self::Plus } else { Self::Minus }
    }
}

/// The formula as tokens, with no more parentheses than it needs.
#[must_use]
pub fn tokens(expression: &Expression<Reference>) -> Vec<Token> {
    let mut tokens = Vec::new();
    write(expression, 0, &mut tokens);
    tokens
}

fn symbol(operator: Binary) -> (&'static str, u8) {
    match operator {
        Binary::Less => ("<", 1),
        Binary::LessOrEqual => ("≤", 1),
        Binary::Greater => (">", 1),
        Binary::GreaterOrEqual => ("≥", 1),
        Binary::Equal => ("=", 1),
        Binary::NotEqual => ("≠", 1),
        Binary::Add => ("+", 2),
        Binary::Subtract => ("−", 2),
        Binary::Multiply => ("×", 3),
        Binary::Divide => ("÷", 3),
        Binary::Min => ("min", 5),
        Binary::Max => ("max", 5),
    }
}

fn write(expression: &Expression<Reference>, outer: u8, tokens: &mut Vec<Token>) {
    match expression {
        Expression::Number(number) => tokens.push(Token::Number(*number)),
        Expression::Name(name) => tokens.push(Token::Name(*name)),
        Expression::Unary(Unary::Negate, operand) => wrapped(outer > 3, tokens, |tokens| {
            tokens.push(Token::Mark("−"));
            write(operand, 4, tokens);
        }),
        Expression::Unary(operator, operand) => {
            tokens.push(Token::Mark(if *operator == Unary::Sqrt { "√(" } else { "abs(" }));
            write(operand, 0, tokens);
            tokens.push(Token::Mark(")"));
        }
        Expression::Binary(operator @ (Binary::Min | Binary::Max), left, right) => {
            tokens.push(Token::Mark(if *operator == Binary::Min { "min(" } else { "max(" }));
            write(left, 0, tokens);
            tokens.push(Token::Mark(", "));
            write(right, 0, tokens);
            tokens.push(Token::Mark(")"));
        }
        Expression::Binary(operator, left, right) => {
            let (text, level) = symbol(*operator);
            // A comparison takes no other as its operand: (a < b) = c.
            let left_level = level + u8::from(level == 1);
            // The right operand of − and ÷ needs parentheses at its own level: a − (b + c).
            let right_level = left_level + u8::from(matches!(operator, Binary::Subtract | Binary::Divide));
            wrapped(level < outer, tokens, |tokens| {
                write(left, left_level, tokens);
                tokens.push(Token::Operator(text));
                write(right, right_level, tokens);
            });
        }
        Expression::If(parts) => wrapped(outer > 0, tokens, |tokens| {
            let (condition, then, otherwise) = parts.as_ref();
            // “else if” reads by itself; an “if” further in front does not.
            let inner = |part: &Expression<Reference>| u8::from(matches!(part, Expression::If(_)));
            tokens.push(Token::If);
            write(condition, inner(condition), tokens);
            tokens.push(Token::Then);
            write(then, inner(then), tokens);
            tokens.push(Token::Otherwise);
            write(otherwise, 0, tokens);
        }),
    }
}

fn wrapped(wrap: bool, tokens: &mut Vec<Token>, content: impl FnOnce(&mut Vec<Token>)) {
    if wrap {
        tokens.push(Token::Mark("("));
    }
    content(tokens);
    if wrap {
        tokens.push(Token::Mark(")"));
    }
}

/// The terms of a formula that is a chain of + and - of plain names; empty where it is anything else.
#[must_use]
pub fn parts(expression: &Expression<Reference>) -> Vec<(Sign, Reference)> {
    let mut parts = Vec::new();
    if collect(expression, Sign::Plus, &mut parts) { parts } else { Vec::new() }
}

fn collect(expression: &Expression<Reference>, sign: Sign, parts: &mut Vec<(Sign, Reference)>) -> bool {
    match expression {
        Expression::Name(name) => {
            parts.push((sign, *name));
            true
        }
        Expression::Unary(Unary::Negate, operand) => collect(operand, sign.times(Sign::Minus), parts),
        Expression::Binary(Binary::Add, left, right) => collect(left, sign, parts) && collect(right, sign, parts),
        Expression::Binary(Binary::Subtract, left, right) => {
            collect(left, sign, parts) && collect(right, sign.times(Sign::Minus), parts)
        }
        _ => false,
    }
}

/// The names that a line's formula and guards use, each once, in reading order.
#[must_use]
pub fn names(line: &Line) -> Vec<Reference> {
    let mut names = Vec::new();
    let mut visit = |name: &Reference| {
        if !names.contains(name) {
            names.push(*name);
        }
    };
    line.formula.for_each_name(&mut visit);
    for guard in &line.guards {
        guard.condition.for_each_name(&mut visit);
    }
    names
}

/// The guard that failed, where the problem is a guard's.
#[must_use]
pub fn failed_guard(model: &Model, problem: Problem) -> Option<&Guard> {
    match problem.cause {
        Cause::Guard(index) => model.line(problem.line).guards.get(usize::from(index)),
        _ => None,
    }
}

/// Why `line` has no value, as a sentence for a reader.
#[must_use]
pub fn reason(model: &Model, line: LineId, problem: Problem, language: Language) -> String {
    let own = match (failed_guard(model, problem), problem.cause) {
        (Some(guard), _) => guard.message.get(language).to_owned(),
        (None, Cause::Unpublished(input)) => {
            ReasonsWords::of(language).unpublished(model.input(input).name.get(language))
        }
        (None, cause) => plain_reason(model.line(problem.line).name.get(language), cause, language),
    };
    if problem.line == line || !is_fault(model, problem) {
        return own;
    }
    ReasonsWords::of(language).needs(model.line(problem.line).name.get(language), &own)
}

fn plain_reason(name: &str, cause: Cause, language: Language) -> String {
    let words = ReasonsWords::of(language);
    match cause {
        Cause::DivisionByZero => words.divides_by_zero(name),
        Cause::NegativeRoot => words.negative_root(name),
        _ => words.too_large(name),
    }
}

/// Whether a problem means that something is wrong, rather than that the line says nothing here or that a value which it
/// needs was never published.
#[must_use]
pub fn is_fault(model: &Model, problem: Problem) -> bool {
    !is_not_meaningful(model, problem) && !problem.is_unpublished()
}

/// What stands for a value that there is not, where nothing is wrong; `None` of a fault.
#[must_use]
pub fn no_value_word(model: &Model, problem: Problem, language: Language) -> Option<&'static str> {
    let words = PageWords::of(language);
    if problem.is_unpublished() {
        return Some(words.unpublished());
    }
    is_not_meaningful(model, problem).then(|| words.not_meaningful())
}

/// Whether a problem means that the line says nothing here, rather than that something is wrong.
#[must_use]
pub fn is_not_meaningful(model: &Model, problem: Problem) -> bool {
    failed_guard(model, problem).is_some_and(|guard| guard.kind == GuardKind::NotMeaningful)
}

/// The inputs that a reader should look at to mend a problem: those that a guard names, or those that the failing
/// formula reads directly (for a division by zero, the ones that are zero).
#[must_use]
pub fn inputs_to_mend(model: &Model, problem: Problem, values: &[Option<Decimal>]) -> Vec<InputId> {
    if let Some(guard) = failed_guard(model, problem) {
        return guard.inputs.clone();
    }
    let direct = names(model.line(problem.line)).into_iter().filter_map(|name| match name {
        Reference::Input(id) => Some(id),
        _ => None,
    });
    match problem.cause {
        Cause::DivisionByZero => {
            direct.filter(|id| values[usize::from(id.0)].is_some_and(|value| value.is_zero())).collect()
        }
        Cause::Unpublished(input) => vec![input],
        _ => direct.collect(),
    }
}

/// Every input that a line rests on, however far down, in the model's order.
#[must_use]
pub fn rests_on(model: &Model, line: LineId) -> Vec<InputId> {
    inputs_behind(model, vec![line])
}

/// Every input that the lines of a section rest on, the section's own before others.
#[must_use]
pub fn section_rests_on(model: &Model, section: usize) -> Vec<InputId> {
    let lines = model.line_ids().filter(|id| usize::from(model.line(*id).section) == section);
    let own = |id: &InputId| usize::from(model.input(*id).section) == section;
    let (mut inputs, others): (Vec<InputId>, Vec<InputId>) =
        inputs_behind(model, lines.collect()).into_iter().partition(own);
    inputs.extend(others);
    inputs
}

fn inputs_behind(model: &Model, mut open: Vec<LineId>) -> Vec<InputId> {
    let mut seen = vec![false; model.lines.len()];
    let mut inputs = std::collections::BTreeSet::new();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[usize::from(id.0)], true) {
            continue;
        }
        for name in names(model.line(id)) {
            match name {
                Reference::Line(needed) => open.push(needed),
                Reference::Input(input) => {
                    inputs.insert(input);
                }
                Reference::Constant(_) => {}
            }
        }
    }
    inputs.into_iter().collect()
}
