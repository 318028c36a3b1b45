//! What a model file names itself, line by line: it is there also while the file has mistakes.

use takerate_core::Language;

/// Years of a series; more are a mistake.
const MOST_YEARS: usize = 20;

/// Something that a file declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id, without the file's.
    pub id: String,
    /// Its name in the reader's language, or in another; empty where it has none.
    pub name: String,
    /// What it is counted in; empty where that is not said.
    pub unit: String,
}

/// What a file declares, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The id of the protocol.
    pub id: String,
    /// The units of account that it introduces.
    pub tokens: Vec<String>,
    pub inputs: Vec<Entry>,
    pub constants: Vec<Entry>,
    pub lines: Vec<Entry>,
    pub groups: Vec<Entry>,
    pub sources: Vec<Entry>,
}

impl Written {
    /// What a text declares, with names in a language where it has them.
    pub fn of(text: &str, language: Language) -> Self {
        let mut written = Self::default();
        let (mut table, mut block, mut years) = (String::new(), Entry::default(), 0);
        for line in text.lines().map(str::trim).chain(["[end]"]) {
            if line.starts_with('[') {
                written.add(&table, std::mem::take(&mut block), std::mem::take(&mut years));
                table = line.split('#').next().unwrap_or_default().trim_matches(['[', ']', ' ']).to_owned();
            } else if let Some((key, value)) = line.split_once('=') {
                match key.trim() {
                    "id" => block.id = quoted(value),
                    "unit" => block.unit = quoted(value),
                    "name" | "title" => block.name = in_language(value, language),
                    "years" => years = value.trim().parse().unwrap_or_default(),
                    "units" if table.is_empty() => {
                        written.tokens = value.split('"').skip(1).step_by(2).map(str::to_owned).collect();
                    }
                    _ => {}
                }
            }
        }
        written
    }

    fn add(&mut self, table: &str, entry: Entry, years: usize) {
        let list = match table {
            "" => return self.id = entry.id,
            "inputs" => &mut self.inputs,
            "constants" => &mut self.constants,
            "lines" => &mut self.lines,
            "groups" => &mut self.groups,
            "sources" => &mut self.sources,
            _ => return,
        };
        if entry.id.contains("{n}") {
            let year = |text: &str, year: usize| text.replace("{n}", &year.to_string());
            list.extend((1..=years.min(MOST_YEARS)).map(|number| Entry {
                id: year(&entry.id, number),
                name: year(&entry.name, number),
                unit: entry.unit.clone(),
            }));
        } else if !entry.id.is_empty() {
            list.push(entry);
        }
    }
}

/// The first text of a value.
fn quoted(value: &str) -> String {
    value.split(['"', '\'']).nth(1).unwrap_or_default().to_owned()
}

/// The text of a language, `{ en = "…", zh = "…" }`; the first one where that is not there.
fn in_language(value: &str, language: Language) -> String {
    let own = value
        .split_once(&format!("{} =", language.code()))
        .or_else(|| value.split_once(&format!("{}=", language.code())));
    quoted(own.map_or(value, |(_, rest)| rest))
}
