//! A text of `languages/`, as it may be filled.

use toml::Value;

use crate::marks::{END, FORM, PLACE};

/// The place of a count, which is a number.
pub const COUNT: &str = "count";

/// A text as it may be filled.
pub enum Entry {
    /// One text.
    Plain(String),
    /// One text that keeps its spaces as they are, since it holds markup.
    Exact(String),
    /// A text for each of several things, in their order; the last one stands for all further.
    List(Vec<String>),
    /// Forms by a count: of none, of one, of any other.
    Count([Option<String>; 3]),
}

impl Entry {
    /// Reads the value of a key.
    ///
    /// # Errors
    /// What is wrong with it, as the rest of a sentence that begins with the key.
    pub fn of(value: &Value) -> Result<Self, String> {
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("is not a text");
        match value {
            Value::String(text) => Ok(Self::Plain(text.clone())),
            Value::Array(list) if list.is_empty() => Err("is an empty list".to_owned()),
            Value::Array(list) => Ok(Self::List(list.iter().map(text).collect::<Result<_, _>>()?)),
            Value::Table(forms) => {
                let known = ["zero", "one", "other", "exact"];
                if let Some(key) = forms.keys().find(|key| !known.contains(&key.as_str())) {
                    return Err(format!("has the unknown form {key}; there are {}", known.join(", ")));
                }
                let form = |key: &str| forms.get(key).map(text).transpose();
                match (form("exact")?, forms.len()) {
                    (Some(text), 1) => Ok(Self::Exact(text)),
                    (Some(_), _) => Err("has other forms beside `exact`".to_owned()),
                    (None, _) if !forms.contains_key("other") => Err("lacks the form `other`".to_owned()),
                    (None, _) => Ok(Self::Count([form("zero")?, form("one")?, form("other")?])),
                }
            }
            _ => Err("is not a text, a list of texts or forms of a text".to_owned()),
        }
    }

    /// The names of its places, each once, in their order.
    pub fn places(&self) -> Vec<String> {
        places(self.full())
    }

    /// The text that names all places.
    pub fn full(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Exact(text) => text,
            Self::List(_) => "",
            Self::Count([_, _, other]) => other.as_deref().unwrap_or_default(),
        }
    }

    /// What it is, and how many texts that are.
    pub fn shape(&self) -> (&'static str, usize) {
        match self {
            Self::Plain(_) => ("a text", 1),
            Self::Exact(_) => ("a text that is exact", 1),
            Self::List(list) => ("a list", list.len()),
            Self::Count(_) => ("forms by a count", 1),
        }
    }

    /// The texts as they are written, with the places of the reference by their numbers.
    ///
    /// # Errors
    /// Where it is not what the reference is, as the rest of a sentence that begins with the key.
    pub fn written(&self, reference: &Self) -> Result<String, String> {
        let ((what, length), (expected, count)) = (self.shape(), reference.shape());
        if what != expected {
            return Err(format!("is {what}, but {expected} in the reference"));
        }
        if length != count {
            return Err(format!("has {length} texts, but {count} in the reference"));
        }
        let places = reference.places();
        let mut out = match self {
            Self::Plain(text) | Self::Exact(text) => numbered(text, &places, false)?,
            Self::List(list) => {
                let texts: Vec<String> =
                    list.iter().map(|text| numbered(text, &places, false)).collect::<Result<_, _>>()?;
                texts.join(&END.to_string())
            }
            Self::Count(forms) => {
                let form = |(index, form): (usize, &Option<String>)| {
                    form.as_ref().map_or_else(|| Ok(String::new()), |form| numbered(form, &places, index < 2))
                };
                let forms: Vec<String> = forms.iter().enumerate().map(form).collect::<Result<_, _>>()?;
                forms.join(&FORM.to_string())
            }
        };
        out.push(END);
        Ok(out)
    }
}

fn places(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in text.split('{').skip(1).filter_map(|rest| rest.split_once('}')) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The text with a character for each place; it has all of them, but the count where it is `counted`.
fn numbered(text: &str, names: &[String], counted: bool) -> Result<String, String> {
    if text.is_empty() && !names.is_empty() {
        return Err("is empty".to_owned());
    }
    let unseen = |letter: &char| letter.is_control() || ('\u{e000}'..='\u{f8ff}').contains(letter);
    if let Some(bad) = text.chars().find(unseen) {
        return Err(format!("holds the character {bad:?}"));
    }
    let own = places(text);
    if let Some(more) = own.iter().find(|name| !names.contains(name)) {
        return Err(format!("has the place {{{more}}}, which the reference has not"));
    }
    let spared = |name: &String| own.contains(name) || counted && name == COUNT;
    if let Some(less) = names.iter().find(|name| !spared(name)) {
        return Err(format!("lacks the place {{{less}}}"));
    }
    let mut out = text.to_owned();
    for (name, place) in names.iter().zip(PLACE..) {
        out = out.replace(&format!("{{{name}}}"), &place.to_string());
    }
    Ok(out)
}
