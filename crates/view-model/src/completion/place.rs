//! What is being typed at the caret of a model file, which may have mistakes everywhere.

/// Keys of what is computed.
const FORMULAS: [&str; 3] = ["formula", "first", "condition"];

/// Where the caret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// In a formula, behind the beginning of a name.
    Formula {
        /// What was typed of the name.
        word: &'a str,
    },
    /// In the text of another key.
    Value {
        /// The table, as in its brackets: `lines.guards`; empty at the head of the file.
        table: &'a str,
        /// The key.
        key: &'a str,
        /// What was typed of the text.
        typed: &'a str,
    },
    /// At the beginning of a line, behind the beginning of a key.
    Key {
        /// The table.
        table: &'a str,
        /// What was typed of the key.
        typed: &'a str,
    },
    /// In the brackets of a table, which are part of what was typed.
    Table {
        /// What was typed.
        typed: &'a str,
    },
}

impl<'a> Place<'a> {
    /// What was typed of what stands there.
    pub fn typed(&self) -> &'a str {
        match self {
            Self::Formula { word: typed }
            | Self::Value { typed, .. }
            | Self::Key { typed, .. }
            | Self::Table { typed } => typed,
        }
    }

    /// Whether it is one of a few things that can stand there.
    pub fn is_choice(&self) -> bool {
        matches!(self, Self::Value { .. } | Self::Table { .. })
    }
}

/// What a name is made of: names in the reader's language are looked for too.
pub fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic() || letter.is_ascii_digit() || matches!(letter, '_' | '.')
}

/// What is between two places of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Comment,
    /// A text: the byte at which it begins, its mark, and whether it goes on over lines.
    Text(usize, char, bool),
}

/// Where the caret is behind `before`; `None` where nothing is offered: in comments, behind numbers.
pub fn place(before: &str) -> Option<Place<'_>> {
    let (mut inside, mut table, mut key) = (Inside::Nothing, head(before).unwrap_or_default(), "");
    let (mut depth, mut line, mut skipped) = (0_usize, 0, 0);
    for (at, letter) in before.char_indices() {
        if at < skipped {
            continue;
        }
        let rest = &before[at..];
        match inside {
            Inside::Text(_, mark, many) => {
                let ends = if many { rest.starts_with(&mark.to_string().repeat(3)) } else { letter == mark };
                if letter == '\\' && mark == '"' {
                    skipped = at + 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                } else if ends {
                    skipped = at + if many { 3 } else { 1 };
                    inside = Inside::Nothing;
                }
                // One that was not closed ends with its line.
                if letter == '\n' && !many {
                    inside = Inside::Nothing;
                }
            }
            Inside::Comment if letter == '\n' => inside = Inside::Nothing,
            Inside::Comment => {}
            Inside::Nothing => match letter {
                '#' => inside = Inside::Comment,
                '"' | '\'' => {
                    let many = rest.starts_with(&letter.to_string().repeat(3));
                    let marks = if many { 3 } else { 1 };
                    skipped = at + marks;
                    inside = Inside::Text(at + marks, letter, many);
                }
                '=' => {
                    key = ending(before[..at].trim_end(), |letter| {
                        letter.is_alphabetic() || letter.is_ascii_digit() || matches!(letter, '_' | '-')
                    })
                }
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            },
        }
        if letter == '\n' && matches!(inside, Inside::Nothing) {
            line = at + 1;
            let next = &before[line..];
            let begins = next.trim_start();
            // A list that was not closed ends where something else begins.
            if begins.starts_with("[[") || begins.starts_with(|first: char| first.is_ascii_alphabetic()) {
                depth = 0;
            }
            if let Some(head) = head(next).filter(|_| depth == 0) {
                table = head;
            }
        }
    }
    match inside {
        Inside::Comment => None,
        Inside::Text(begin, ..) => value(table, key, before.get(begin..)?),
        Inside::Nothing => bare(table, before.get(line..)?.trim_start(), depth),
    }
}

/// A table's name in the first line of a text that is nothing but one in brackets.
fn head(text: &str) -> Option<&str> {
    let line = text.lines().next()?.trim();
    let line = line.split('#').next()?.trim_end();
    line.strip_prefix('[')?.strip_suffix(']').map(|inner| inner.trim_matches(['[', ']', ' ']))
}

/// What a text ends with that is made of such letters.
fn ending(text: &str, is_of_it: fn(char) -> bool) -> &str {
    text.rsplit(|letter| !is_of_it(letter)).next().unwrap_or_default()
}

fn value<'a>(table: &'a str, key: &'a str, typed: &'a str) -> Option<Place<'a>> {
    if !FORMULAS.contains(&key) {
        return Some(Place::Value { table, key, typed });
    }
    let word = ending(typed, is_of_word);
    let is_number = word.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    (!is_number).then_some(Place::Formula { word })
}

/// What stands on a line outside of texts.
fn bare<'a>(table: &'a str, line: &'a str, depth: usize) -> Option<Place<'a>> {
    if line.starts_with('[') && !line.contains([']', '"', ',']) {
        return Some(Place::Table { typed: line });
    }
    let is_key = depth == 0 && line.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '_');
    is_key.then_some(Place::Key { table, typed: line })
}
