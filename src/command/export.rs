//! `takerate export`

use std::io::Write;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use takerate_core::{Language, Model};
use takerate_export::{Date, ExportContext, markdown, scenario_file, table, workbook};
use takerate_scenario_io::assign::clipped;
use takerate_scenario_io::caption::LONGEST_NOTE;
use takerate_scenario_io::prices::Prices;
use takerate_scenario_io::{csv, name};

use super::scenario::{ScenarioArguments, outside_range, read_link, read_scenario};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,
    #[command(flatten)]
    files: Files,
    /// The protocol that statements are about, such as aave; all where it is left out. A workbook and a scenario file
    /// hold all of them
    #[arg(long, value_name = "ID")]
    view: Option<String>,
    /// The language of the files, by its two letters
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// The day that the files name; today (UTC) where it is left out. The same day gives the same bytes
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// That a service has told the changed prices, and when: such as 2026-11-27T21:05Z, and behind it, where not all are meant,
    /// the ids of those that are (;macro.eth_price)
    #[arg(long, value_name = "MOMENT")]
    prices: Option<String>,
    /// The name of the scenario, at most 80 characters
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// What is said of the scenario, of which files and the link in them hold at most 280 characters
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The address of the page to which the link in the files leads, such as https://example.org/
    #[arg(long, value_name = "URL")]
    page: Option<String>,
    /// What CSV holds: the lines, or the assumptions
    #[arg(long, value_enum, default_value_t = Table::Statement)]
    table: Table,
    /// Begin CSV with a byte order mark, by which Excel knows that it is UTF-8
    #[arg(long)]
    bom: bool,
}

/// Where to; at least one.
#[derive(Args)]
#[group(required = true, multiple = true)]
struct Files {
    /// Write a workbook with live formulas
    #[arg(long, value_name = "FILE")]
    xlsx: Option<String>,
    /// Write a table as CSV; - for standard output
    #[arg(long, value_name = "FILE")]
    csv: Option<String>,
    /// Write the scenario, to be opened again; - for standard output
    #[arg(long, value_name = "FILE")]
    json: Option<String>,
    /// Write the statements and the changed assumptions as Markdown; - for standard output
    #[arg(long, value_name = "FILE")]
    markdown: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Table {
    Statement,
    Inputs,
}

/// The languages that files can be in, as a list.
fn languages() -> String {
    Language::all().iter().map(Language::code).collect::<Vec<_>>().join(", ")
}

/// The language of what is written.
pub(super) fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| format!("--lang {}: there are {}", clipped(tag), languages()))
}

/// Writes the files; what goes to standard output is returned.
pub(super) fn execute(model: &Model, arguments: &Arguments) -> Result<String, String> {
    let scenario = read_scenario(model, &arguments.scenario)?;
    let language = language(&arguments.lang)?;
    let named = arguments.name.as_deref().map(name::clean).transpose();
    let named = named.map_err(|error| format!("--name: {}", error.message(Language::ENGLISH)))?;
    let prices = arguments.prices.as_deref().map(|text| {
        Prices::read(model, &scenario, text)
            .map_err(|_| format!("--prices {}: write the moment as 2026-11-27T21:05Z", clipped(text)))
    });
    let prices = prices.transpose()?.flatten();
    // What a link says of its scenario holds where nothing else is said, and where it is still that scenario.
    let linked = read_link(model, &arguments.scenario)?.filter(|opened| opened.scenario == scenario);
    let (marked, caption) = linked.map(|opened| (opened.prices, opened.caption)).unwrap_or_default();
    let caption = caption.unwrap_or_default();
    let prices = prices.or(marked);
    let note = arguments.note.as_deref().map(|note| name::clip(note, LONGEST_NOTE));
    let note = note.unwrap_or_else(|| caption.note.clone());
    let subject = ExportContext {
        model,
        scenario: &scenario,
        language,
        name: named.as_deref().or(caption.name()),
        note: Some(note.as_str()).filter(|note| !note.is_empty()),
        prices: prices.as_ref(),
        date: date(arguments.date.as_deref())?,
        page: page(arguments.page.as_deref())?,
        edition: Some(takerate_bundled::edition()),
        view: view(model, arguments.view.as_deref())?,
    };
    let files = &arguments.files;
    if files.xlsx.as_deref() == Some("-") {
        return Err("--xlsx -: a workbook is no text; name a file, such as --xlsx scenario.xlsx".to_owned());
    }
    let texts = [&files.csv, &files.json, &files.markdown];
    if texts.iter().filter(|file| file.as_deref() == Some("-")).count() > 1 {
        return Err("only one of --csv, --json and --markdown can go to standard output (-)".to_owned());
    }
    for notice in outside_range(model, &scenario) {
        eprintln!("takerate: {notice}");
    }
    let mut output = String::new();
    if let Some(file) = &files.xlsx {
        let whole = ExportContext { view: None, ..subject };
        let bytes = workbook::write(&whole).map_err(|error| error.message(Language::ENGLISH))?;
        save("--xlsx", file, &bytes)?;
    }
    if let Some(file) = &files.csv {
        let mark = if arguments.bom { csv::BYTE_ORDER_MARK } else { csv::mark(language) };
        let rows = match arguments.table {
            Table::Statement => table::statement(&subject),
            Table::Inputs => table::inputs(&subject),
        };
        deliver("--csv", file, &format!("{mark}{}", csv::write(rows)), &mut output)?;
    }
    if let Some(file) = &files.json {
        deliver("--json", file, &scenario_file::write(&subject), &mut output)?;
    }
    if let Some(file) = &files.markdown {
        deliver("--markdown", file, &markdown::write(&subject), &mut output)?;
    }
    Ok(output)
}

fn deliver(option: &str, file: &str, text: &str, output: &mut String) -> Result<(), String> {
    if file == "-" {
        output.push_str(text);
        return Ok(());
    }
    save(option, file, text.as_bytes())
}

fn save(option: &str, file: &str, bytes: &[u8]) -> Result<(), String> {
    let written = std::fs::File::create(file).and_then(|mut to| to.write_all(bytes));
    written.map_err(|error| format!("{option} {file}: the file cannot be written: {error}"))
}

/// The day that was given, or today.
pub(super) fn date(text: Option<&str>) -> Result<Date, String> {
    let Some(text) = text else {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        return Date::from_days(seconds / 86_400).ok_or_else(|| "the clock tells no date; give --date".to_owned());
    };
    Date::read(text).ok_or_else(|| format!("--date {}: write a day of the calendar as 2025-01-31", clipped(text)))
}

pub(super) fn page(address: Option<&str>) -> Result<Option<&str>, String> {
    match address {
        Some(address) if !address.starts_with("https://") && !address.starts_with("http://") => {
            Err(format!("--page {}: write a whole address, such as https://example.org/", clipped(address)))
        }
        Some(address) if address.contains(['#', ' ', '<', '>', '"']) => {
            Err(format!("--page {}: write the address without a fragment (#...) and without blanks", clipped(address)))
        }
        _ => Ok(address),
    }
}

/// The protocol of an id.
pub(super) fn view<'a>(model: &Model, id: Option<&'a str>) -> Result<Option<&'a str>, String> {
    let known: Vec<&str> = model.protocols().map(|(_, chapter)| chapter.id.as_str()).collect();
    match id {
        Some(id) if !known.contains(&id) => {
            Err(format!("--view {}: no protocol is called that; there are {}", clipped(id), known.join(", ")))
        }
        _ => Ok(id),
    }
}
