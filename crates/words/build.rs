//! Reads and checks the folders of `languages/`, and writes what the crate is made of: a type for each file, a function for each
//! text, and the texts themselves. A mistake stops the build and names file and key.

#[allow(dead_code, reason = "the build only writes it")]
#[path = "src/manner.rs"]
mod manner;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use manner::Manner;
use toml::Value;

/// The language that the others follow.
const REFERENCE: &str = "en";
/// What the page says before the whole model has been read; these come first.
const FIRST: [&str; 3] = ["numbers", "reasons", "page"];
/// How a language writes; no texts.
const MANNER: &str = "language";
/// What the texts of models are, for languages in which model files are not written; no texts of the page.
const MODELS: &str = "models";
/// Places for a number, which are counts of something.
const COUNT: &str = "count";

/// What stands in written texts, as in `src/texts.rs`.
const PART: char = '\u{1d}';
const END: char = '\u{1e}';
const FORM: char = '\u{1f}';
const PLACE: char = '\u{e000}';

type Mistake = Box<dyn Error>;
type File = BTreeMap<String, Value>;

/// A text as it may be filled.
enum Entry {
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
    fn of(value: &Value) -> Result<Self, Mistake> {
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("is not a text");
        match value {
            Value::String(text) => Ok(Self::Plain(text.clone())),
            Value::Array(list) if list.is_empty() => Err("is an empty list".into()),
            Value::Array(list) => Ok(Self::List(list.iter().map(text).collect::<Result<_, _>>()?)),
            Value::Table(forms) => {
                let known = ["zero", "one", "other", "exact"];
                if let Some(key) = forms.keys().find(|key| !known.contains(&key.as_str())) {
                    return Err(format!("has the unknown form {key}; there are {}", known.join(", ")).into());
                }
                let form = |key: &str| forms.get(key).map(text).transpose();
                match (form("exact")?, forms.len()) {
                    (Some(text), 1) => Ok(Self::Exact(text)),
                    (Some(_), _) => Err("has other forms beside `exact`".into()),
                    (None, _) if !forms.contains_key("other") => Err("lacks the form `other`".into()),
                    (None, _) => Ok(Self::Count([form("zero")?, form("one")?, form("other")?])),
                }
            }
            _ => Err("is not a text, a list of texts or forms of a text".into()),
        }
    }

    /// The text that names all places.
    fn full(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Exact(text) => text,
            Self::List(_) => "",
            Self::Count([_, _, other]) => other.as_deref().unwrap_or_default(),
        }
    }

    fn shape(&self) -> (&'static str, usize) {
        match self {
            Self::Plain(_) => ("a text", 1),
            Self::Exact(_) => ("a text that is exact", 1),
            Self::List(list) => ("a list", list.len()),
            Self::Count(_) => ("forms by a count", 1),
        }
    }

    /// The texts as they are written, `places` by their numbers.
    fn written(&self, places: &[String]) -> Result<String, Mistake> {
        let mut out = String::new();
        match self {
            Self::Plain(text) | Self::Exact(text) => out = numbered(text, places, false)?,
            Self::List(list) => {
                for (index, text) in list.iter().enumerate() {
                    if index > 0 {
                        out.push(END);
                    }
                    out += &numbered(text, places, false)?;
                }
            }
            Self::Count(forms) => {
                for (index, form) in forms.iter().enumerate() {
                    if index > 0 {
                        out.push(FORM);
                    }
                    if let Some(form) = form {
                        out += &numbered(form, places, index < 2)?;
                    }
                }
            }
        }
        out.push(END);
        Ok(out)
    }
}

/// The names of the places of a text, each once, in their order.
fn places(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split('{').skip(1).filter_map(|rest| rest.split_once('}')) {
        if !names.iter().any(|known| known == name.0) {
            names.push(name.0.to_owned());
        }
    }
    names
}

/// The text with a character for each place; it has all of them, but the count where it is `counted`.
fn numbered(text: &str, names: &[String], counted: bool) -> Result<String, Mistake> {
    if text.is_empty() && !names.is_empty() {
        return Err("is empty".into());
    }
    if let Some(bad) = text.chars().find(|letter| letter.is_control() || ('\u{e000}'..='\u{f8ff}').contains(letter)) {
        return Err(format!("holds the character {bad:?}").into());
    }
    let own = places(text);
    if let Some(more) = own.iter().find(|name| !names.contains(name)) {
        return Err(format!("has the place {{{more}}}, which the reference has not").into());
    }
    let spared = |name: &String| own.contains(name) || counted && name == COUNT;
    if let Some(less) = names.iter().find(|name| !spared(name)) {
        return Err(format!("lacks the place {{{less}}}").into());
    }
    let mut out = text.to_owned();
    for (name, place) in names.iter().zip(PLACE..) {
        out = out.replace(&format!("{{{name}}}"), &place.to_string());
    }
    Ok(out)
}

fn main() -> Result<(), Mistake> {
    let root = Path::new("../../languages");
    println!("cargo::rerun-if-changed={}", root.display());
    let reference = files(&root.join(REFERENCE))?;
    let mut order: Vec<&String> = reference.keys().filter(|name| *name != MANNER).collect();
    order.sort_by_key(|name| FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len()));

    let (mut languages, mut catalogued, mut catalogues) = (Vec::new(), Vec::new(), String::new());
    for entry in fs::read_dir(root)? {
        let folder = entry?.path();
        let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !folder.is_dir() {
            continue;
        }
        let place = |what: &str| format!("{}/{what}", folder.display());
        if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return Err(format!("{}: a folder is called by two letters, as in a BCP 47 tag", folder.display()).into());
        }
        let mut own = files(&folder)?;
        let catalogue = own.remove(MODELS);
        catalogued.extend(catalogue.as_ref().map(|_| code.clone()));
        for (english, text) in catalogue.unwrap_or_default() {
            let text = text.as_str().ok_or(place("models.toml: what stands there are texts, by their English"))?;
            writeln!(catalogues, "    ({code:?}, {english:?}, {text:?}),")?;
        }
        if let Some(name) = reference.keys().find(|name| !own.contains_key(*name)) {
            return Err(place(&format!("{name}.toml is missing")).into());
        }
        if let Some(name) = own.keys().find(|name| !reference.contains_key(*name)) {
            return Err(place(&format!("{name}.toml: {REFERENCE} has no such file")).into());
        }
        let manner = fs::read_to_string(folder.join(format!("{MANNER}.toml")))?;
        let manner: Manner = toml::from_str(&manner).map_err(|error| place(&format!("{MANNER}.toml: {error}")))?;
        if !manner.tag.starts_with(&code) || manner.scales.is_empty() {
            return Err(place(&format!("{MANNER}.toml: the tag begins with {code}, and there is a scale")).into());
        }
        let mut texts = format!("{code}{END}{}{END}", manner.written());
        for name in &order {
            texts += &written(&own[*name], &reference[*name])
                .map_err(|(key, error)| place(&format!("{name}.toml: {key} {error}")))?;
        }
        languages.push((code != REFERENCE, code, texts));
    }
    // English first, then by their codes.
    languages.sort();
    let languages: Vec<String> = languages.into_iter().map(|(_, _, texts)| texts).collect();

    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("words"), languages.join(&PART.to_string()))?;
    let mut code = code(&order, &reference)?;
    writeln!(code, "/// Texts of models by language and English.\n#[cfg(not(target_arch = \"wasm32\"))]")?;
    writeln!(code, "pub(crate) static CATALOGUES: &[(&str, &str, &str)] = &[\n{catalogues}];")?;
    writeln!(code, "/// Languages with a catalogue.\n#[cfg(not(target_arch = \"wasm32\"))]")?;
    writeln!(code, "pub(crate) static CATALOGUED: &[&str] = &{catalogued:?};")?;
    fs::write(out.join("words.rs"), code)?;
    Ok(())
}

fn files(folder: &Path) -> Result<BTreeMap<String, File>, Mistake> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        println!("cargo::rerun-if-changed={}", path.display());
        let file =
            toml::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        files.insert(name, file);
    }
    Ok(files)
}

/// The texts of a file in the order of the reference's keys; a mistake with its key.
fn written(own: &File, reference: &File) -> Result<String, (String, Mistake)> {
    if let Some(more) = own.keys().find(|key| !reference.contains_key(*key)) {
        return Err((more.clone(), "is unknown to the reference".into()));
    }
    let mut out = String::new();
    for (key, value) in reference {
        let text = || {
            let model = Entry::of(value)?;
            let entry = Entry::of(own.get(key).ok_or("is missing")?)?;
            if entry.shape() != model.shape() {
                return Err(format!("is {}, but {} in the reference", entry.shape().0, model.shape().0).into());
            }
            entry.written(&places(model.full()))
        };
        out += &text().map_err(|error: Mistake| (key.clone(), error))?;
    }
    Ok(out)
}

fn code(order: &[&String], reference: &BTreeMap<String, File>) -> Result<String, Mistake> {
    let mut code = String::new();
    let (mut number, mut first, mut shapes) = (0, 0, String::new());
    for name in order {
        let of_type = name[..1].to_uppercase() + &name[1..] + "Words";
        writeln!(
            code,
            "/// The texts of `{name}.toml`.\n#[derive(Clone, Copy, Debug)]\npub struct {of_type}(&'static texts::Texts);\n"
        )?;
        writeln!(code, "#[allow(clippy::too_many_arguments)]\nimpl {of_type} {{")?;
        writeln!(
            code,
            "/// In a language.\n#[must_use]\npub fn of(language: Language) -> Self {{ Self(texts::of(language)) }}"
        )?;
        for (key, value) in &reference[*name] {
            let entry = Entry::of(value).map_err(|error| format!("{name}.toml: {key} {error}"))?;
            let names = places(entry.full());
            writeln!(shapes, "{name} {key} {:?} {names:?}", entry.shape())?;
            function(&mut code, key, &entry, &names, number)?;
            number += entry.shape().1;
        }
        writeln!(code, "}}\n")?;
        if FIRST.contains(&name.as_str()) {
            first = number;
        }
    }
    writeln!(
        code,
        "/// Differs where files, keys, forms or places do, since texts are known by their numbers, and where what is written of a language does.\npub const KEYS: u64 = {};",
        fnv(&(shapes + include_str!("src/manner.rs")).replace('\r', ""))
    )?;
    writeln!(
        code,
        "/// How many texts come first.\n#[cfg(not(target_arch = \"wasm32\"))]\npub(crate) const FIRST: usize = {first};"
    )?;
    writeln!(
        code,
        "#[cfg(not(target_arch = \"wasm32\"))]\npub(crate) static EMBEDDED: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/words\"));"
    )?;
    Ok(code)
}

fn function(code: &mut String, key: &str, entry: &Entry, names: &[String], number: usize) -> Result<(), Mistake> {
    let parameters: String =
        names.iter().map(|name| format!(", {name}: {}", if name == COUNT { "usize" } else { "&str" })).collect();
    let value = |name: &String| if name == COUNT { format!("&{name}.to_string()") } else { name.clone() };
    let values: Vec<String> = names.iter().map(value).collect();
    let values = values.join(", ");
    let said = match entry {
        Entry::List(list) => list.join(" | "),
        _ => entry.full().to_owned(),
    };
    writeln!(code, "/// `{}`\n#[must_use]", said.replace('`', "'"))?;
    match entry {
        Entry::List(list) => {
            let end = number + list.len();
            writeln!(
                code,
                "pub fn {key}(self, which: usize) -> &'static str {{ self.0.text(({number} + which).min({})) }}",
                end - 1
            )?;
            writeln!(
                code,
                "/// All of [`{key}`](Self::{key}).\npub fn {key}_list(self) -> impl Iterator<Item = &'static str> {{"
            )?;
            writeln!(code, "({number}..{end}).map(move |number| self.0.text(number)) }}")?;
        }
        Entry::Count(_) if names.iter().any(|name| name == COUNT) => {
            writeln!(
                code,
                "pub fn {key}(self{parameters}) -> String {{ self.0.count({number}, {COUNT}, &[{values}]) }}"
            )?;
        }
        Entry::Count(_) => return Err(format!("{key} has forms by a count, but no place {{{COUNT}}}").into()),
        Entry::Plain(_) if names.is_empty() => {
            writeln!(code, "pub fn {key}(self) -> &'static str {{ self.0.text({number}) }}")?
        }
        Entry::Plain(_) => {
            writeln!(code, "pub fn {key}(self{parameters}) -> String {{ self.0.fill({number}, &[{values}]) }}")?
        }
        Entry::Exact(_) => {
            writeln!(code, "pub fn {key}(self{parameters}) -> String {{ self.0.fill_exact({number}, &[{values}]) }}")?
        }
    }
    Ok(())
}

/// FNV-1a.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
