//! Reads and checks the folders of `languages/`, and writes what the crate is made of: a type for each file, a function for each
//! text, and the texts themselves. Mistakes stop the build; all are named, each with file and key.
#![allow(dead_code, reason = "what the crate and its build share is not used by both")]

#[path = "src/entry.rs"]
mod entry;
#[path = "src/folder.rs"]
mod folder;
#[path = "src/manner.rs"]
mod manner;
#[path = "src/marks.rs"]
mod marks;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use entry::{COUNT, Entry};
use folder::{FIRST, Files, Folder, LAST, READER, files, order};

/// The language that the others follow.
const REFERENCE: &str = "en";

type Mistake = Box<dyn Error>;

fn main() -> Result<(), Mistake> {
    let root = Path::new("../../languages");
    println!("cargo::rerun-if-changed={}", root.display());
    let reference = files(&root.join(REFERENCE))?;
    let mut languages = Vec::new();
    for entry in fs::read_dir(root)? {
        let folder = entry?.path();
        if !folder.is_dir() {
            continue;
        }
        match Folder::read(&folder, &reference) {
            Ok(language) => languages.push(language),
            Err(mistakes) => {
                for mistake in mistakes {
                    println!("cargo::error={}", mistake.replace('\n', " "));
                }
                return Err("the languages have mistakes".into());
            }
        }
    }
    // The reference first, then by their codes.
    languages.sort_by_key(|language| (language.code != REFERENCE, language.code.clone()));

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut code = code(&reference)?;
    writeln!(code, "/// The files of the reference, by their names.\n#[cfg(not(target_arch = \"wasm32\"))]")?;
    writeln!(code, "pub(crate) static REFERENCE: &[(&str, &str)] = &[")?;
    for name in reference.keys() {
        let path = fs::canonicalize(root.join(REFERENCE).join(format!("{name}.toml")))?;
        writeln!(code, "({name:?}, include_str!({:?})),", path.display().to_string())?;
    }
    writeln!(
        code,
        "];\n/// The languages: code, what is written of it, what models say in it.\n#[cfg(not(target_arch = \"wasm32\"))]"
    )?;
    writeln!(
        code,
        "#[allow(clippy::type_complexity)]\npub(crate) static LANGUAGES: &[(&str, &str, Option<&[(&str, &str)]>)] = &["
    )?;
    for Folder { code: name, part, catalogue } in languages {
        fs::write(out.join(&name), part)?;
        let catalogue = catalogue.map(|texts| format!("&{texts:?}"));
        let catalogue = catalogue.map_or("None".to_owned(), |texts| format!("Some({texts})"));
        writeln!(code, "({name:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\")), {catalogue}),")?;
    }
    writeln!(code, "];")?;
    fs::write(out.join("words.rs"), code)?;
    Ok(())
}

fn code(reference: &Files) -> Result<String, Mistake> {
    let mut code = String::new();
    let (mut number, mut first, mut page, mut reader, mut shapes) = (0, 0, 0, 0, String::new());
    for name in order(reference) {
        let words: String = name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let of_type = words + "Words";
        let here = if LAST.contains(&name) { "#[cfg(not(target_arch = \"wasm32\"))]\n" } else { "" };
        writeln!(
            code,
            "/// The texts of `{name}.toml`.\n{here}#[derive(Clone, Copy, Debug)]\npub struct {of_type}(&'static texts::Texts);\n"
        )?;
        writeln!(code, "{here}#[allow(clippy::too_many_arguments)]\nimpl {of_type} {{")?;
        writeln!(
            code,
            "/// In a language.\n#[must_use]\npub fn of(language: Language) -> Self {{ Self(texts::of(language)) }}"
        )?;
        for (key, value) in &reference[name] {
            let entry = Entry::of(value).map_err(|error| format!("{name}.toml: {key} {error}"))?;
            let names = entry.places();
            if !LAST.contains(&name) {
                writeln!(shapes, "{name} {key} {:?} {names:?}", entry.shape())?;
            }
            function(&mut code, key, &entry, &names, number)?;
            number += entry.shape().1;
        }
        writeln!(code, "}}\n")?;
        if FIRST.contains(&name) {
            first = number;
        }
        if !LAST.contains(&name) {
            reader = number;
        }
        if !LAST.contains(&name) && !READER.contains(&name) {
            page = number;
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
        "/// How many of them a page has.\npub(crate) const PAGE: usize = {page};\n/// How many there are with those of the reader of model files.\n#[cfg(not(target_arch = \"wasm32\"))]\npub(crate) const READER: usize = {reader};"
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
