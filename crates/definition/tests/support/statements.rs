//! The bundled model with a second statement beside its own, which has no line in common with it, and two protocols that
//! follow the second.

use takerate_core::Model;
use takerate_definition::{SourceFile, read};

use super::support::model_files;

const USAGE: &str = r#"
kind = "statement"
id = "usage"
order = 2
name = { en = "Usage", zh = "用量" }
subtotals = ["surplus"]
margins = ["surplus_margin"]
multiples = ["worth", "worth_to_surplus"]
headline = ["users", "surplus", "worth_to_surplus"]
strip = ["surplus", "worth_to_surplus"]

[[required]]
id = "users"
unit = "ratio"
name = { en = "Users", zh = "用户数" }

[[required]]
id = "fees"
unit = "USD/year"
name = { en = "Fees", zh = "费用" }

[[lines]]
id = "surplus"
unit = "USD/year"
formula = "fees - spending"
name = { en = "Surplus", zh = "盈余" }

[[lines]]
id = "surplus_margin"
unit = "share"
formula = "surplus / fees"
name = { en = "Surplus margin", zh = "盈余率" }

[[lines.guards]]
condition = "fees > 0"
kind = "not-meaningful"
message = { en = "There are no fees.", zh = "没有费用。" }

[[lines]]
id = "worth"
unit = "USD"
formula = "fees * span"
requires = ["span"]
name = { en = "Worth", zh = "价值" }

[[lines]]
id = "worth_to_surplus"
unit = "multiple"
formula = "worth / surplus"
requires = ["span"]
name = { en = "Worth / surplus", zh = "价值 / 盈余" }

[[lines.guards]]
condition = "surplus > 0"
kind = "not-meaningful"
message = { en = "There is no surplus.", zh = "没有盈余。" }
"#;

/// A protocol of so many users; with a span of years it has a worth.
fn network(id: &str, order: u16, users: u32, worth: bool) -> SourceFile {
    let input = |id: &str, unit: &str, high: &str, value: &str| {
        format!(
            r#"
[[inputs]]
id = "{id}"
group = "all"
unit = "{unit}"
range = [0, {high}]
values = {{ 2024e = {value}, 2025p = {value} }}
basis = "assumption"
name = {{ en = "Its {id}", zh = "{id}" }}
note = {{ en = "Invented.", zh = "虚构。" }}
"#
        )
    };
    let mut text = format!(
        r#"
kind = "protocol"
id = "{id}"
order = {order}
sector = "networks"
statement = "usage"
name = {{ en = "Network {id}", zh = "网络 {id}" }}
note = {{ en = "Invented.", zh = "虚构。" }}

[[groups]]
id = "all"
name = {{ en = "All", zh = "全部" }}

[[lines]]
id = "users"
formula = "people"

[[lines]]
id = "fees"
formula = "users * fee"
"#
    );
    text += &input("people", "ratio", "1e9", &users.to_string());
    text += &input("fee", "USD/year", "100", "3");
    text += &input("spending", "USD/year", "1e9", "1000");
    if worth {
        text += &input("span", "multiple", "10", "3.65");
    }
    SourceFile { name: format!("{id}.toml"), text }
}

/// The files of the model.
pub fn files() -> Vec<SourceFile> {
    let mut files = model_files("models");
    for file in files.iter_mut().filter(|file| file.name.ends_with("report.toml")) {
        file.text += "\n[[sectors]]\nid = \"networks\"\nname = { en = \"Networks\", zh = \"网络\" }\n";
    }
    files.push(SourceFile { name: "usage.toml".to_owned(), text: USAGE.to_owned() });
    files.extend([network("small", 2, 100, false), network("large", 1, 2000, true)]);
    files
}

/// The model: the first network has a surplus of 5,000 a year, the second a loss of 700.
pub fn model() -> Model {
    read(&files()).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}
