//! Formula text to tree. The grammar, loosest first: comparison, + and -, * and /, unary minus, primary.

use rust_decimal::Decimal;
use takerate_core::expression::{Binary, Expression, Unary};
use takerate_words::ModelFilesWords;

use crate::decimal;

/// Deeper nesting than this is refused, so that no formula can exhaust the stack.
const DEEPEST: usize = 64;

#[derive(Clone, Debug, PartialEq)]
enum Token<'a> {
    Number(Decimal),
    Name(&'a str),
    Symbol(&'a str),
}

/// Reads a formula into a tree over names as they are written.
///
/// # Errors
/// What is wrong, where in the formula, and what was expected, in these words.
pub fn parse(text: &str, words: ModelFilesWords) -> Result<Expression<String>, String> {
    let tokens = tokenize(text, words)?;
    let mut parser = Parser { text, words, tokens: &tokens, next: 0, depth: 0 };
    let expression = parser.comparison()?;
    match parser.peek() {
        None => Ok(expression),
        Some(_) => Err(parser.expected(words.an_operator())),
    }
}

fn tokenize(text: &str, words: ModelFilesWords) -> Result<Vec<(usize, Token<'_>)>, String> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_ascii_digit() {
            let length = number_length(rest);
            let number = decimal::parse(&rest[..length])
                .ok_or_else(|| words.formula_number(&rest[..length], &(at + 1).to_string()))?;
            tokens.push((at, Token::Number(number)));
            length
        } else if first.is_ascii_alphabetic() || first == '_' {
            let length =
                rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
            tokens.push((at, Token::Name(&rest[..length])));
            length
        } else if let Some(symbol) = ["<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ","]
            .into_iter()
            .find(|s| rest.starts_with(s))
        {
            tokens.push((at, Token::Symbol(symbol)));
            symbol.len()
        } else {
            return Err(words.formula_letter(&first.to_string(), &(at + 1).to_string()));
        };
        at += length;
    }
    Ok(tokens)
}

fn number_length(rest: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_')).unwrap_or(text.len());
    let mantissa = digits(rest);
    let Some(exponent) = rest[mantissa..].strip_prefix(['e', 'E']) else { return mantissa };
    let sign = usize::from(exponent.starts_with(['+', '-']));
    match digits(&exponent[sign..]) {
        0 => mantissa,
        length => mantissa + 1 + sign + length,
    }
}

struct Parser<'a> {
    text: &'a str,
    words: ModelFilesWords,
    tokens: &'a [(usize, Token<'a>)],
    next: usize,
    depth: usize,
}

type Tree = Expression<String>;

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn take(&mut self, symbols: &[(&str, Binary)]) -> Option<Binary> {
        let Some(Token::Symbol(symbol)) = self.peek() else { return None };
        let (_, operator) = symbols.iter().find(|(text, _)| text == symbol)?;
        self.next += 1;
        Some(*operator)
    }

    fn accept(&mut self, symbol: &str) -> bool {
        let found = self.peek() == Some(&Token::Symbol(symbol));
        self.next += usize::from(found);
        found
    }

    fn require(&mut self, symbol: &str) -> Result<(), String> {
        if self.accept(symbol) { Ok(()) } else { Err(self.expected(&format!("\"{symbol}\""))) }
    }

    fn expected(&self, what: &str) -> String {
        match self.tokens.get(self.next) {
            Some((at, _)) => self.words.formula_before(what, &(at + 1).to_string(), &self.text[*at..]),
            None => self.words.formula_end(what, self.text),
        }
    }

    fn comparison(&mut self) -> Result<Tree, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.words.nested(&DEEPEST.to_string()));
        }
        let left = self.sum()?;
        let operator = self.take(&[
            ("<", Binary::Less),
            ("<=", Binary::LessOrEqual),
            (">", Binary::Greater),
            (">=", Binary::GreaterOrEqual),
            ("=", Binary::Equal),
            ("!=", Binary::NotEqual),
        ]);
        let tree = match operator {
            Some(operator) => Tree::Binary(operator, Box::new(left), Box::new(self.sum()?)),
            None => left,
        };
        self.depth -= 1;
        Ok(tree)
    }

    fn sum(&mut self) -> Result<Tree, String> {
        let mut left = self.product()?;
        while let Some(operator) = self.take(&[("+", Binary::Add), ("-", Binary::Subtract)]) {
            left = Tree::Binary(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Tree, String> {
        let mut left = self.signed()?;
        while let Some(operator) = self.take(&[("*", Binary::Multiply), ("/", Binary::Divide)]) {
            left = Tree::Binary(operator, Box::new(left), Box::new(self.signed()?));
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Tree, String> {
        if self.accept("-") { Ok(Tree::Unary(Unary::Negate, Box::new(self.primary()?))) } else { self.primary() }
    }

    fn primary(&mut self) -> Result<Tree, String> {
        match self.peek() {
            Some(Token::Number(number)) => {
                self.next += 1;
                Ok(Tree::Number(*number))
            }
            Some(Token::Name(name)) => {
                let start = self.next;
                self.next += 1;
                if !self.accept("(") {
                    return Ok(Tree::Name((*name).to_owned()));
                }
                let arguments = self.arguments()?;
                call(name, arguments, self.words).map_err(|message| {
                    let column = self.tokens.get(start).map_or(1, |(at, _)| at + 1);
                    self.words.at_column(&message, &column.to_string())
                })
            }
            Some(Token::Symbol("(")) => {
                self.next += 1;
                let inner = self.comparison()?;
                self.require(")")?;
                Ok(inner)
            }
            _ => Err(self.expected(self.words.an_operand())),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Tree>, String> {
        let mut arguments = vec![self.comparison()?];
        while self.accept(",") {
            arguments.push(self.comparison()?);
        }
        self.require(")")?;
        Ok(arguments)
    }
}

/// `sum`, `min` and `max` of many become nested pairs, so that every reading of a formula knows fewer kinds of node.
fn call(name: &str, arguments: Vec<Tree>, words: ModelFilesWords) -> Result<Tree, String> {
    let count = arguments.len();
    let fold = |operator: Binary, arguments: Vec<Tree>| {
        arguments.into_iter().reduce(|left, right| Tree::Binary(operator, Box::new(left), Box::new(right)))
    };
    let wrong = |arguments: &str| Err(words.takes(name, arguments, &count.to_string()));
    match (name, count) {
        ("sum", _) => fold(Binary::Add, arguments).ok_or_else(String::new),
        ("min" | "max", 1) => wrong(words.two_or_more()),
        ("min", _) => fold(Binary::Min, arguments).ok_or_else(String::new),
        ("max", _) => fold(Binary::Max, arguments).ok_or_else(String::new),
        ("abs" | "sqrt", 1) => {
            let operator = if name == "abs" { Unary::Abs } else { Unary::Sqrt };
            fold(Binary::Add, arguments).map(|one| Tree::Unary(operator, Box::new(one))).ok_or_else(String::new)
        }
        ("abs" | "sqrt", _) => wrong(words.one_argument()),
        ("if", _) => match <[Tree; 3]>::try_from(arguments) {
            Ok([condition, then, otherwise]) => Ok(Tree::If(Box::new((condition, then, otherwise)))),
            Err(_) => wrong(words.three_arguments()),
        },
        _ => Err(words.unknown_function(name)),
    }
}
