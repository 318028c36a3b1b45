//! A line as a spreadsheet's formula, from the same tree that the core evaluates.
//!
//! Where the core has no value, the cell holds a word: one for "not meaningful", one for a problem, one for what needs an unpublished value. A spreadsheet would
//! compute on with words in its own ways (a text is greater than any number), so every formula first looks at what can
//! fail, in the order in which the core does: a line without a value hands its word on, a divisor must not be zero, a
//! root's operand not negative. Only then comes the formula proper.

use takerate_core::expression::{Binary, Unary};
use takerate_core::model::{Guard, GuardKind};
use takerate_core::{Expression, Line, Model, Reference};

use super::WorkbookError;
use super::names::Names;
use super::sheets::Book;
use takerate_words::FilesWords;

/// What spreadsheets take: characters of a formula and functions within functions.
const LONGEST: usize = 8192;
const DEEPEST: usize = 60;

/// The formula of every line, in the model's order, with its `=`.
pub(super) fn all(book: &Book<'_>) -> Result<Vec<String>, WorkbookError> {
    let model = book.context.model;
    let mut writer = Writer { model, names: &book.names, words: book.words, fails: vec![false; model.lines.len()] };
    let mut formulas = vec![String::new(); model.lines.len()];
    for &id in &model.order {
        let line = model.line(id);
        let formula = format!("={}", writer.line(line));
        if formula.len() > LONGEST || depth(&formula) > DEEPEST {
            return Err(WorkbookError::TooComplex { line: line.id.clone() });
        }
        writer.fails[usize::from(id.0)] = !line.guards.is_empty() || !writer.checks(&line.formula, &[]).is_empty();
        formulas[usize::from(id.0)] = formula;
    }
    Ok(formulas)
}

fn depth(formula: &str) -> usize {
    let mut open = 0usize;
    let levels = formula.chars().map(|character| {
        match character {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        open
    });
    levels.max().unwrap_or(0)
}

/// Where `when` holds there is no value, and the cell holds `word`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Check {
    when: String,
    word: String,
}

struct Writer<'a> {
    model: &'a Model,
    names: &'a Names,
    words: FilesWords,
    /// Whether a line can be without a value; known of those that were written already.
    fails: Vec<bool>,
}

impl Writer<'_> {
    fn line(&self, line: &Line) -> String {
        self.guarded(line, &line.guards, &[])
    }

    fn guarded(&self, line: &Line, guards: &[Guard], known: &[Check]) -> String {
        let Some((guard, rest)) = guards.split_first() else {
            return self.total(&line.formula, known, &line.guards);
        };
        let checks = fresh(self.checks(&guard.condition, &[]), known);
        let known = [known, &checks].concat();
        let word = match guard.kind {
            GuardKind::NotMeaningful => quoted(self.words.not_meaningful()),
            GuardKind::Problem => quoted(self.words.problem()),
        };
        let (holds, then) = (self.condition(&guard.condition), self.guarded(line, rest, &known));
        checked(&checks, format!("IF({holds},{then},{word})"))
    }

    /// The expression behind everything that can fail in it.
    fn total(&self, expression: &Expression<Reference>, known: &[Check], guards: &[Guard]) -> String {
        if let Expression::If(parts) = expression {
            let (condition, then, otherwise) = parts.as_ref();
            let checks = fresh(self.checks(condition, guards), known);
            let known = [known, &checks].concat();
            let [then, otherwise] = [then, otherwise].map(|branch| self.total(branch, &known, guards));
            return checked(&checks, format!("IF({},{then},{otherwise})", self.condition(condition)));
        }
        checked(&fresh(self.checks(expression, guards), known), self.value(expression, 0))
    }

    /// Everything that can fail in an expression, in the order in which the core meets it.
    fn checks(&self, expression: &Expression<Reference>, guards: &[Guard]) -> Vec<Check> {
        match expression {
            Expression::Name(Reference::Line(id)) if self.fails[usize::from(id.0)] => {
                let name = self.names.get(Reference::Line(*id));
                vec![Check { when: format!("ISTEXT({name})"), word: name.to_owned() }]
            }
            // A reader may put a number in the place of the word.
            Expression::Name(Reference::Input(id)) if self.model.input(*id).lacks_value() => {
                let when = format!("NOT(ISNUMBER({}))", self.names.get(Reference::Input(*id)));
                vec![Check { when, word: quoted(self.words.unpublished()) }]
            }
            Expression::Number(_) | Expression::Name(_) => Vec::new(),
            Expression::Unary(operator, operand) => {
                let mut checks = self.checks(operand, guards);
                if *operator == Unary::Sqrt {
                    checks.push(self.problem(format!("{}<0", self.value(operand, 2))));
                }
                checks
            }
            Expression::Binary(operator, left, right) => {
                let mut checks = self.checks(left, guards);
                checks.extend(self.checks(right, guards));
                if *operator == Binary::Divide && !self.is_never_zero(right, guards) {
                    checks.push(self.problem(format!("{}=0", self.value(right, 2))));
                }
                checks
            }
            Expression::If(parts) => {
                let (condition, then, otherwise) = parts.as_ref();
                let mut checks = self.checks(condition, guards);
                let holds = self.condition(condition);
                let within = |check: Check, when: String| Check { when, word: check.word };
                checks.extend(self.checks(then, guards).into_iter().map(|check| {
                    let when = format!("IF({holds},{},FALSE)", check.when);
                    within(check, when)
                }));
                checks.extend(self.checks(otherwise, guards).into_iter().map(|check| {
                    let when = format!("IF({holds},FALSE,{})", check.when);
                    within(check, when)
                }));
                checks
            }
        }
    }

    fn problem(&self, when: String) -> Check {
        Check { when, word: quoted(self.words.problem()) }
    }

    /// Whether a divisor is a number other than 0, or one that a guard asked to be positive.
    fn is_never_zero(&self, divisor: &Expression<Reference>, guards: &[Guard]) -> bool {
        let asked = |guard: &Guard| match &guard.condition {
            Expression::Binary(Binary::Greater | Binary::NotEqual, left, right) => {
                **left == *divisor && matches!(&**right, Expression::Number(number) if number.is_zero())
            }
            _ => false,
        };
        let number = match divisor {
            Expression::Number(number) => Some(*number),
            Expression::Name(Reference::Constant(id)) => Some(self.model.constant(*id).value),
            _ => None,
        };
        number.is_some_and(|number| !number.is_zero()) || guards.iter().any(asked)
    }

    /// As the condition of an `IF`: there a comparison stands as it is. A number holds where it is not 0, which is said
    /// in full: behind a bare name, Formualizer 0.13 computes both branches where the `IF` is within `ABS` or `SQRT`.
    fn condition(&self, expression: &Expression<Reference>) -> String {
        let (left, symbol, right) = match expression {
            Expression::Binary(operator, left, right) => match comparison(*operator) {
                Some(symbol) => (&**left, symbol, self.value(right, 2)),
                None => (expression, "<>", "0".to_owned()),
            },
            _ => (expression, "<>", "0".to_owned()),
        };
        format!("{}{symbol}{right}", self.value(left, 2))
    }

    /// As a number. `outer` is how tightly what stands around it binds: 2 a sum, 3 a product, 4 a sign.
    fn value(&self, expression: &Expression<Reference>, outer: u8) -> String {
        let (text, level) = match expression {
            Expression::Number(number) => {
                (number.normalize().to_string(), if number.is_sign_negative() { 2 } else { 5 })
            }
            Expression::Name(name) => (self.names.get(*name).to_owned(), 5),
            Expression::Unary(Unary::Negate, operand) => (format!("-{}", self.value(operand, 4)), 2),
            Expression::Unary(Unary::Abs, operand) => (format!("ABS({})", self.value(operand, 0)), 5),
            Expression::Unary(Unary::Sqrt, operand) => (format!("SQRT({})", self.value(operand, 0)), 5),
            Expression::If(parts) => {
                let (condition, then, otherwise) = parts.as_ref();
                let [then, otherwise] = [then, otherwise].map(|branch| self.value(branch, 0));
                (format!("IF({},{then},{otherwise})", self.condition(condition)), 5)
            }
            Expression::Binary(operator, left, right) => match operator {
                Binary::Add => (format!("{}+{}", self.value(left, 2), self.value(right, 3)), 2),
                Binary::Subtract => (format!("{}-{}", self.value(left, 2), self.value(right, 3)), 2),
                Binary::Multiply => (format!("{}*{}", self.value(left, 3), self.value(right, 4)), 3),
                Binary::Divide => (format!("{}/{}", self.value(left, 3), self.value(right, 4)), 3),
                Binary::Min => (format!("MIN({},{})", self.value(left, 0), self.value(right, 0)), 5),
                Binary::Max => (format!("MAX({},{})", self.value(left, 0), self.value(right, 0)), 5),
                // A truth is no number to a spreadsheet's comparison, MIN and MAX.
                _ => (format!("IF({},1,0)", self.condition(expression)), 5),
            },
        };
        if level < outer { format!("({text})") } else { text }
    }
}

fn comparison(operator: Binary) -> Option<&'static str> {
    match operator {
        Binary::Less => Some("<"),
        Binary::LessOrEqual => Some("<="),
        Binary::Greater => Some(">"),
        Binary::GreaterOrEqual => Some(">="),
        Binary::Equal => Some("="),
        Binary::NotEqual => Some("<>"),
        Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Min | Binary::Max => None,
    }
}

/// Those checks that were not made yet, each once.
fn fresh(checks: Vec<Check>, known: &[Check]) -> Vec<Check> {
    let mut fresh: Vec<Check> = Vec::new();
    for check in checks {
        if !known.contains(&check) && !fresh.contains(&check) {
            fresh.push(check);
        }
    }
    fresh
}

/// `body` behind its checks.
fn checked(checks: &[Check], body: String) -> String {
    checks.iter().rev().fold(body, |body, check| format!("IF({},{},{body})", check.when, check.word))
}

/// A text within a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
